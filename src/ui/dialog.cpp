// Modal dialogs: a card in the middle, on phones a sheet at the bottom edge, within thumb's reach.
#include "ui/animation.h"
#include "ui/widgets.h"

namespace portico::ui {

Scope Ui::dialog(std::string_view key, std::string_view title, bool& open, float width_px) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  const NodeId scrim = Context::State::derived(id, "scrim");
  const NodeId close_id = Context::State::derived(id, "close");
  const NodeId title_id = Context::State::derived(id, "title");

  Memory& kept = s.memory(id);
  const bool fresh = kept.last_frame + 1 < s.frame;
  if (fresh) {
    s.focus_next = title_id;
    s.dialogs.push_back({id, s.focus, s.frame});
  }
  kept.last_frame = s.frame;
  for (OpenDialog& dialog : s.dialogs) {
    if (dialog.id == id) dialog.last_frame = s.frame;
  }
  const bool escape =
      !s.dialogs.empty() && s.dialogs.back().id == id && !s.menu_open() && s.key_pressed("Escape");
  if (s.clicked(scrim) || s.clicked(close_id) || escape) open = false;

  const float shown = s.animated(Context::State::derived(id, "motion"), 1, 0, kMotionMs);
  const bool sheet = s.phone();

  // Behind: dims the page, and closes when pressed. Not in the tab order, not spoken.
  const int32_t layer = s.open_over(Context::State::derived(id, "layer"), Place::Fill);
  s.modal = layer;
  const int32_t behind = s.add(scrim);
  Item& dim = s.items[behind];
  dim.place = Place::Within;
  dim.semantic = true;
  dim.role = Role::Button;
  dim.flags |= platform::flag::Decorative | platform::flag::Focusable;
  dim.fill = s.color(Color::Scrim);
  dim.fade = shown;

  const int32_t card = s.items.add(layer);
  s.items[card].id = id;
  s.levels.push_back({card, id, 0, true});
  s.apply(card, {.width = sheet ? kFill : width_px,
                 .surface = Surface::Card,
                 .role = Role::Dialog,
                 .label = title});
  Item& ground = s.items[card];
  ground.place = sheet ? Place::Sheet : Place::Center;
  ground.elevation = Elevation::Floating;
  ground.square_bottom = sheet;
  ground.radius = sheet ? 16 : s.theme.card_radius_px + 4;
  ground.border_px = sheet ? 0.0f : 1.0f;
  ground.fade = shown;
  ground.shift_y = (1 - shown) * (sheet ? 48.0f : 8.0f);

  const float pad = sheet ? 16 : 24;
  const int32_t head = s.open(0);
  s.apply(head, {.axis = Axis::Row,
                 .gap = 16,
                 .padding_x = pad,
                 .padding_y = sheet ? 12.0f : 16.0f,
                 .align = Align::Center});
  const int32_t name = s.add_text(title, Type::Title, Color::Text);
  Item& heading = s.items[name];
  heading.id = title_id;
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

  const int32_t body = s.open(Context::State::derived(id, "body"));
  s.apply(body, {.gap = 16, .padding_x = pad, .role = Role::Scroller});
  s.items[body].pad_bottom = pad;
  s.items[body].pad_top = 4;
  const Memory& scroll = s.memory(s.items[body].id);
  s.items[body].scroll_y = scroll.scroll_y;
  s.levels.back().closes = 3;  // body, card, layer
  return Scope(this);
}

void Context::State::after_dialogs() {
  // A dialog that is gone gives focus back to where it came from.
  while (!dialogs.empty() && dialogs.back().last_frame != frame) {
    if (focus_next == 0) focus_next = dialogs.back().focus_before;
    dialogs.pop_back();
  }
}

bool Context::State::menu_open() const {
  for (const Memory& kept : memories) {
    if (kept.open) return true;
  }
  return false;
}

}  // namespace portico::ui
