// Writes that wait on this device for a network: told by the host, shown to the person, asked about
// before they are lost.
#include "api/outbox.h"

#include "app/portal.h"
#include "ui/overlays.h"

namespace portico::app {

void Portal::waiting_changed(const platform::Event& event) {
  model_.outbox.writes = api::decode_waiting(event.text);
  if (event.x > 0) {
    // What was sent shows everywhere: name, language, what screens hold.
    model_.profile.drafted_version = -1;
    if (model_.profile.error && model_.profile.error->type == "waiting") {
      model_.profile.error.reset();
      model_.profile.was_saved = true;
    }
    load_session();
    model_.toast = Toast{"outbox.sent", Toast::Mood::Good};
  }
  context_.invalidate();
}

void Portal::ask_sign_out(bool everywhere) {
  if (model_.outbox.writes.empty()) return sign_out(everywhere);
  model_.outbox.is_asking = true;
  model_.outbox.asks_everywhere = everywhere;
}

std::string Portal::change_detail(const domain::ProfileChange& change) const {
  std::string detail;
  const auto add = [&detail](const std::string& text) {
    if (!detail.empty()) detail += " · ";
    detail += text;
  };
  if (change.name) add(*change.name);
  if (change.locale) add(phrases_.language_name(*change.locale));
  if (change.time_zone) add(*change.time_zone);
  return detail;
}

void Portal::draw_outbox(screens::View& view) {
  screens::draw_outbox(view, model_.outbox);
}

}  // namespace portico::app
