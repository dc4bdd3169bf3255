// gallery.wasm: the gallery in the portal's place.
#include "app/app.h"
#include "gallery/gallery.h"
#include "platform/browser/uploads.h"

namespace portico::app {

std::unique_ptr<platform::Application> make_application(platform::Host host) {
  return gallery::make_gallery(host, std::make_unique<platform::browser::PageUploads>());
}

}  // namespace portico::app
