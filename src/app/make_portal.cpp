// The program of who names no other: portico.wasm, and the tests.
#include "app/app.h"
#include "app/portal.h"

namespace portico::app {

std::unique_ptr<platform::Application> make_application(platform::Host host) {
  return std::make_unique<Portal>(host);
}

}  // namespace portico::app
