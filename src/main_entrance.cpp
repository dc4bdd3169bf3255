// entrance.wasm: signing in, in the portal's place.
#include "app/app.h"
#include "app/entrance.h"

namespace portico::app {

std::unique_ptr<platform::Application> make_application(platform::Host host) {
  return std::make_unique<Entrance>(host);
}

}  // namespace portico::app
