#include "app/portal.h"

#include <utility>

#include "api/strings.h"
#include "app/screen.h"

namespace portico::app {

using platform::EventKind;

Portal::Portal(platform::Host host, std::string_view strings) : Program(host, strings) {
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
  } else if (event.kind == EventKind::Waiting) {
    waiting_changed(event);
  } else if (event.kind == EventKind::Update) {
    update_ = event.x > 0 ? Update::Needed : Update::Ready;
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
  texts_ = Texts::First;
  if (screen_of(model_.route.screen).says_more) load_more_texts();
}

void Portal::load_more_texts() {
  if (!phrases_.is_ready() || texts_ == Texts::Coming || texts_ == Texts::All) return;
  texts_ = Texts::Coming;
  const std::string tag = phrases_.locale().tag();
  fetch_file(base("strings/later/" + tag + ".json"),
             [this, tag](const platform::HttpResponse& response) {
               if (tag != phrases_.locale().tag() || texts_ != Texts::Coming) return;
               auto more = api::decode_strings(response.body, phrases_.locale());
               const bool arrived = response.status == 200 && more.ok();
               if (arrived) phrases_.add(more.take());
               texts_ = arrived ? Texts::All : Texts::Failed;
               context_.invalidate();
             });
}

}  // namespace portico::app
