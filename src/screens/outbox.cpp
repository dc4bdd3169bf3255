#include "screens/outbox.h"

#include <algorithm>

#include "screens/parts.h"
#include "ui/overlays.h"

namespace portico::screens {

using domain::WaitingState;
using domain::WaitingWrite;
using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

int OutboxState::refused() const {
  return static_cast<int>(std::count_if(writes.begin(), writes.end(), [](const auto& write) {
    return write.state == WaitingState::Refused;
  }));
}

namespace {

void badge(View& view, WaitingState state) {
  const std::string text(view.words("outbox.state." + std::string(name_of(state))));
  const bool refused = state == WaitingState::Refused;
  view.ui.badge(text, refused ? Tone::Danger : Tone::Info, refused ? "triangle-alert" : "clock");
}

void write_row(View& view, const WaitingWrite& write) {
  ui::Ui& ui = view.ui;
  const auto item =
      ui.list_item(write.id, {.gap = 12, .padding_x = 0, .padding_y = 12, .align = Align::Stretch});
  {
    const auto head = ui.box({.axis = Axis::Row, .gap = 12, .align = Align::Center, .wrap = true});
    {
      const auto texts = ui.box({.gap = 4, .grow = 1, .min_width = 160});
      ui.text(Type::BodyStrong, view.words("outbox.what." + write.what));
      if (!write.detail.empty()) ui.text(Type::Body, write.detail);
      ui.text(Type::Caption,
              view.words("outbox.made_at", {{"when", view.words.instant(write.made_at)}}),
              {.color = Color::TextMuted});
    }
    badge(view, write.state);
  }
  if (write.refusal) {
    const bool elsewhere = write.refusal->kind == ErrorKind::Conflict;
    ui.text(Type::Body,
            elsewhere                       ? std::string(view.words("outbox.conflict"))
            : write.refusal->detail.empty() ? error_text(view.words, *write.refusal)
                                            : write.refusal->detail,
            {.color = Color::Danger});
  }
  const auto row = ui.box({.axis = Axis::Row, .gap = 8, .wrap = true});
  const bool sending = write.state == WaitingState::Sending;
  const std::string description = write.detail;
  if (ui.button("again", view.words("outbox.retry"),
                {.icon = "refresh-cw",
                 .busy = sending,
                 .disabled = !view.online,
                 .description = description})) {
    view.commands.add(Do::SendWaiting, write.id);
  }
  if (ui.button("discard", view.words("outbox.discard"),
                {.kind = ui::ButtonKind::Quiet, .disabled = sending, .description = description})) {
    view.commands.add(Do::DiscardWaiting, write.id);
  }
}

void panel(View& view, OutboxState& state) {
  ui::Ui& ui = view.ui;
  const auto drawer = ui::drawer(ui, "outbox", view.words("outbox.title"), state.is_open);
  if (state.writes.empty()) {
    ui.empty("circle-check", view.words("outbox.none"), view.words("outbox.none_text"));
    return;
  }
  ui.text(Type::Body, view.words("outbox.text"), {.color = Color::TextMuted});
  const auto items = ui.list(view.words("outbox.title"), {.divided = true});
  for (const WaitingWrite& write : state.writes) write_row(view, write);
}

void sign_out_dialog(View& view, OutboxState& state) {
  ui::Ui& ui = view.ui;
  const auto dialog = ui.dialog("unsent", view.words("outbox.sign_out_title"), state.is_asking);
  ui.text(Type::Body,
          view.words.count("outbox.sign_out_text", static_cast<std::int64_t>(state.writes.size())));
  const auto row =
      ui.box({.axis = Axis::Row, .gap = 12, .justify = ui::Justify::End, .wrap = true});
  if (ui.button("keep", view.words("action.cancel"))) state.is_asking = false;
  if (ui.button("end", view.words("outbox.sign_out"), {.kind = ui::ButtonKind::Danger})) {
    state.is_asking = false;
    view.commands.add(Do::DiscardAndSignOut);
  }
}

}  // namespace

void draw_outbox(View& view, OutboxState& state) {
  if (state.is_open) panel(view, state);
  if (state.is_asking) sign_out_dialog(view, state);
}

void draw_outbox_notice(View& view, const OutboxState& state) {
  if (state.writes.empty()) return;
  const int refused = state.refused();
  const auto banner =
      refused > 0
          ? view.ui.banner("refused", Tone::Warning,
                           view.words.count("outbox.refused_count", refused))
          : view.ui.banner("waiting", Tone::Info,
                           view.words.count("outbox.waiting_count",
                                            static_cast<std::int64_t>(state.writes.size())));
  const auto row = view.ui.box({.axis = Axis::Row});
  if (view.ui.button("show", view.words("outbox.show"), {.kind = ui::ButtonKind::Quiet})) {
    view.commands.add(Do::ShowWaiting);
  }
}

}  // namespace portico::screens
