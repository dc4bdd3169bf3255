#include "app/portal.h"

#include <utility>

#include "app/screen.h"

namespace portico::app {

using platform::EventKind;

std::unique_ptr<platform::Application> make_application(platform::Host host) {
  return std::make_unique<Portal>(host);
}

Portal::Portal(platform::Host host) : Program(host, "strings/") {
  model_.route = screens::parse_route(address_);
  model_.profile.scheme = host_.storage.read("scheme", false).value_or("system");
}

void Portal::event(const platform::Event& event) {
  if (event.kind == EventKind::Route) {
    come_back(event.text);
  } else if (event.kind == EventKind::Online && event.x > 0) {
    wants_refresh_ = true;
  } else if (event.kind == EventKind::Visible && event.x > 0) {
    // The provider's page may have been left by the browser's own way back.
    model_.pay.is_sending = false;
    context_.invalidate();
  }
  Program::event(event);
}

double Portal::frame() {
  if (wants_refresh_) open_screen();
  return Program::frame();
}

void Portal::drawn() {
  if (person() && model_.route.screen == screens::ScreenId::Invoices) load_more_invoices();
}

// Amounts as typed belong to the language that they were written for.
void Portal::language_arrived() {
  model_.pay.filled_from = nullptr;
}

}  // namespace portico::app
