// Modal panels: a dialog is a card in the middle, a drawer a sheet at the end side; on phones both
// are sheets at the bottom edge, within thumb's reach.
#include "ui/animation.h"
#include "ui/overlay.h"
#include "ui/overlays.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

void draw_head(Context::State& s, NodeId id, std::string_view title, float pad, bool sheet) {
  const NodeId close_id = Context::State::derived(id, "close");
  const int32_t head = s.open(0);
  s.apply(head, {.axis = Axis::Row,
                 .gap = 16,
                 .padding_x = pad,
                 .padding_y = sheet ? 12.0f : 16.0f,
                 .align = Align::Center});
  Item& heading = s.items[s.add_text(title, Type::Title, Color::Text)];
  heading.id = Context::State::derived(id, "title");
  heading.role = Role::Heading;
  heading.level = 2;
  heading.flags |= platform::flag::Focusable;
  heading.text_wraps = true;
  heading.grow = 1;
  // The close button lies at the corner, whatever the title's length.
  const int32_t cross = s.open(close_id);
  s.apply(cross, {.axis = Axis::Row,
                  .align = Align::Center,
                  .justify = Justify::Center,
                  .width = s.touch(32),
                  .height = s.touch(32),
                  .role = Role::Button,
                  .label = s.words.close});
  s.items[cross].min_width = s.touch(32);
  s.items[cross].radius = s.theme.radius_px;
  if (s.hover == close_id) s.items[cross].fill = s.color(Color::SurfaceHover);
  s.add_icon("x", 20, s.color(Color::TextMuted));
  s.close();
  s.close();
}

// Opens layer, panel and body, which the scope closes.
Scope open_modal(Ui& ui, std::string_view key, std::string_view title, bool& open, float width_px,
                 Place place) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  const Held held = hold_overlay(s, id, OverlayKind::Modal);
  if (held.fresh) s.focus_next = Context::State::derived(id, "title");
  if (held.dismissed || s.clicked(Context::State::derived(id, "close"))) {
    open = false;
    s.need_frame();
  }
  const float shown = s.animated(Context::State::derived(id, "motion"), 1, 0, kMotionMs);
  const bool sheet = s.phone();
  const bool side = !sheet && place == Place::Side;
  open_layer(s, id, shown);
  const int32_t card = s.open(id, key);
  s.levels.back().seed = id;
  s.apply(card, {.width = sheet ? kFill : width_px,
                 .surface = Surface::Card,
                 .role = Role::Dialog,
                 .label = title});
  Item& ground = s.items[card];
  ground.place = sheet ? Place::Sheet : place;
  ground.elevation = Elevation::Floating;
  ground.square_bottom = sheet;
  ground.radius = sheet ? 16 : side ? 0 : s.theme.card_radius_px + 4;
  ground.border_px = sheet ? 0.0f : 1.0f;
  ground.fade = shown;
  ground.shift_y = side ? 0 : (1 - shown) * (sheet ? 48.0f : 8.0f);
  if (side) ground.shift_x = (1 - shown) * (s.rtl() ? -32.0f : 32.0f);

  const float pad = sheet ? 16 : 24;
  draw_head(s, id, title, pad, sheet);
  const int32_t body = s.open(Context::State::derived(id, "body"));
  s.apply(body,
          {.gap = 16, .padding_x = pad, .height = side ? kFill : kFit, .role = Role::Scroller});
  s.items[body].pad_bottom = pad;
  s.items[body].pad_top = 4;
  s.items[body].scroll_y = s.memory(s.items[body].id).scroll_y;
  s.levels.back().closes = 3;  // body, card, layer
  return Scope(&ui);
}

}  // namespace

Scope Ui::dialog(std::string_view key, std::string_view title, bool& open, float width_px) {
  return open_modal(*this, key, title, open, width_px, Place::Center);
}

Scope drawer(Ui& ui, std::string_view key, std::string_view title, bool& open, float width_px) {
  return open_modal(ui, key, title, open, width_px, Place::Side);
}

}  // namespace portico::ui
