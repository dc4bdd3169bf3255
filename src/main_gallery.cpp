// gallery.wasm: the gallery in the portal's place.
#include "app/app.h"
#include "gallery/gallery.h"

namespace portico::app {

std::unique_ptr<platform::Application> make_application(platform::Host host) {
  return gallery::make_gallery(host);
}

}  // namespace portico::app
