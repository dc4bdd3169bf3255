// Tooltips: hoverable, dismissible and persistent, as WCAG 2.2 (1.4.13) wants them.
#include "ui/animation.h"
#include "ui/overlay.h"
#include "ui/overlays.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

constexpr double kWaitMs = 500;   // before a hovered widget explains itself
constexpr double kGraceMs = 160;  // for the way from the widget to the tooltip

enum class Tip : uint8_t { Away, Waiting, Shown, Leaving, Dismissed };

int32_t item_of(const Context::State& s, NodeId id) {
  for (int32_t at = s.items.count(); at-- > 0;) {
    if (s.items[at].id == id) return at;
  }
  return -1;
}

Tip next_state(Context::State& s, Tip now, NodeId owner, NodeId tip, double& since_ms) {
  const bool hovered = s.hover == owner || (s.hover == tip && now != Tip::Away);
  const bool wanted = hovered || s.focus == owner;
  if (s.press == owner || s.clicked(owner)) return Tip::Dismissed;
  const auto begin = [&](Tip state, double wait_ms) {
    since_ms = s.now;
    s.wake_at(s.now + wait_ms);
    return state;
  };
  const auto until = [&](double wait_ms, Tip state, Tip then) {
    if (s.now - since_ms >= wait_ms) return then;
    s.wake_at(since_ms + wait_ms);
    return state;
  };
  switch (now) {
    case Tip::Away:
      if (!wanted) return Tip::Away;
      return s.focus == owner ? Tip::Shown : begin(Tip::Waiting, kWaitMs);
    case Tip::Waiting:
      return wanted ? until(kWaitMs, Tip::Waiting, Tip::Shown) : Tip::Away;
    case Tip::Shown:
      return wanted ? Tip::Shown : begin(Tip::Leaving, kGraceMs);
    case Tip::Leaving:
      return wanted ? Tip::Shown : until(kGraceMs, Tip::Leaving, Tip::Away);
    case Tip::Dismissed:
      return wanted ? Tip::Dismissed : Tip::Away;
  }
  return Tip::Away;
}

}  // namespace

void tooltip(Ui& ui, std::string_view key, std::string_view text) {
  Context::State& s = ui.context().state();
  const NodeId owner = s.id_of(key);
  const int32_t anchor = item_of(s, owner);
  if (anchor < 0) return;
  s.items.attribute(anchor, platform::Attr::Description, text);
  const NodeId id = Context::State::derived(owner, "tip");
  const NodeId panel_id = Context::State::derived(id, "panel");
  double since_ms = s.memory(id).since_ms;
  Tip state =
      next_state(s, static_cast<Tip>(static_cast<int>(s.memory(id).to)), owner, panel_id, since_ms);
  const bool shown = state == Tip::Shown || state == Tip::Leaving;
  if (shown && hold_overlay(s, id, OverlayKind::Hint).dismissed) state = Tip::Dismissed;
  s.memory(id).since_ms = since_ms;
  s.memory(id).to = static_cast<float>(state);
  if (state != Tip::Shown && state != Tip::Leaving) return;

  open_layer(s, id, 1);
  const int32_t panel = s.open(panel_id);
  s.apply(panel, {.padding_x = 10, .padding_y = 6, .max_width = 280});
  Item& ground = s.items[panel];
  ground.place = Place::Tip;
  ground.anchor = anchor;
  ground.fill = s.color(Color::Text);
  ground.radius = s.theme.radius_px > 6 ? 6 : s.theme.radius_px;
  ground.semantic = true;
  ground.flags |= platform::flag::Decorative | platform::flag::Hovers;
  ground.fade = s.animated(panel_id, 1, 0, kMotionMs);
  Item& words = s.items[s.add_text(text, Type::Caption, Color::Surface)];
  words.font.size_px = 13;
  words.line_px = 18;
  words.text_wraps = true;
  s.close();
  s.close();
}

}  // namespace portico::ui
