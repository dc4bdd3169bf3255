// kiosk.wasm: the portal on a device that many people use, and what they do for it on their own.
#include "app/app.h"
#include "app/kiosk.h"

namespace portico::app {

std::unique_ptr<platform::Application> make_application(platform::Host host) {
  return std::make_unique<Kiosk>(host);
}

}  // namespace portico::app
