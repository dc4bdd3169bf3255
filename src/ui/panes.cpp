// Boxes that show and hide: disclosures, and panes with a bar between.
#include <cmath>

#include "ui/content.h"
#include "ui/widgets.h"

namespace portico::ui {

using platform::Attr;

bool disclosure(Ui& ui, std::string_view key, std::string_view title, bool& open, int level) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  if (s.clicked(id)) open = !open;
  const int32_t heading = s.open(Context::State::derived(id, "heading"));
  s.apply(heading, {.role = Role::Heading});
  s.items[heading].level = static_cast<uint8_t>(level);
  const int32_t button = s.open(id);
  s.apply(button, {.axis = Axis::Row,
                   .gap = 10,
                   .padding_x = 8,
                   .align = Align::Center,
                   .height = s.touch(44),
                   .role = Role::Button});
  Item& face = s.items[button];
  face.radius = s.theme.radius_px > 6 ? 6 : s.theme.radius_px;
  face.flags |= platform::flag::HasExpanded | (open ? platform::flag::Expanded : 0u);
  if (s.hover == id) face.fill = s.color(Color::SurfaceHover);
  s.add_icon(open ? "chevron-down" : "chevron-right", 18, s.color(Color::TextMuted));
  Item& words = s.items[s.add_text(title, Type::BodyStrong, Color::Text)];
  words.grow = 1;
  s.close();
  s.close();
  return open;
}

namespace {

constexpr float kBar = 16;  // room of the bar between two panes
constexpr float kStep = 24;

}  // namespace

Scope split_start(Ui& ui, std::string_view key, float& start_px, const SplitOptions& options) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  const NodeId bar = Context::State::derived(id, "bar");
  const bool stacked = s.phone();
  const int32_t frame = s.open(id, key);
  s.apply(frame, {.axis = stacked ? Axis::Column : Axis::Row,
                  .gap = stacked ? 16.0f : 0.0f,
                  .align = Align::Stretch});
  Memory& kept = s.memory(id);  // its left edge and width in the frame before, and its start
  const float most = kept.to - options.least_px - kBar;
  for (const Drag& drag : s.drags) {
    if (drag.id != bar || drag.begins) continue;
    start_px = (s.rtl() ? kept.from + kept.to - drag.x : drag.x - kept.from) - kBar / 2;
    s.need_frame();
  }
  if (s.focus == bar) {
    if (s.key_pressed(s.rtl() ? "ArrowRight" : "ArrowLeft")) start_px -= kStep;
    if (s.key_pressed(s.rtl() ? "ArrowLeft" : "ArrowRight")) start_px += kStep;
    if (s.key_pressed("Home")) start_px = options.least_px;
    if (s.key_pressed("End")) start_px = most;
  }
  if (kept.to > 0 && start_px > most) start_px = most;
  if (start_px < options.least_px) start_px = options.least_px;
  s.splits.push_back({id, frame, start_px, options.least_px, std::string(options.label)});
  const int32_t pane = s.open(Context::State::derived(id, "start"), "start");
  s.apply(pane, {.gap = 16, .width = stacked ? kFill : start_px});
  if (!stacked) s.items[pane].min_width = start_px;
  return Scope(&ui);
}

Scope split_end(Ui& ui, std::string_view) {
  Context::State& s = ui.context().state();
  const SplitFrame split = s.splits.back();
  s.splits.pop_back();
  const NodeId bar = Context::State::derived(split.id, "bar");
  if (!s.phone()) {
    const int32_t index = s.open(bar);
    s.apply(index, {.axis = Axis::Row,
                    .align = Align::Stretch,
                    .justify = Justify::Center,
                    .width = kBar,
                    .min_width = kBar,
                    .role = Role::Splitter,
                    .label = split.label});
    s.items[index].flags |= platform::flag::Drags;
    s.items.attribute(index, Attr::Keys, "ArrowLeft ArrowRight Home End");
    s.items.attribute(index, Attr::Min, "0");
    s.items.attribute(index, Attr::Max, "100");
    const float width = s.memory(split.id).to;
    const float share = width > 0 ? split.start_px / width * 100 : 50;
    s.items.attribute(index, Attr::ValueNow,
                      std::to_string(static_cast<int>(share > 100 ? 100 : share)));
    const bool lit = s.hover == bar || s.press == bar || s.focus == bar;
    Item& line = s.items[s.add(0)];
    line.width = lit ? 3 : s.hairline();
    line.height = kFill;
    line.radius = lit ? 1.5f : 0;
    line.fill = s.color(lit ? Color::Accent : Color::Border);
    s.close();
  }
  const int32_t pane = s.open(Context::State::derived(split.id, "end"), "end");
  s.apply(pane, {.gap = 16, .grow = 1, .width = kFill});
  s.items[pane].shrinks_to_nothing = true;
  s.levels.back().closes = 2;  // the frame too
  s.measured.push_back({split.id, split.frame});
  return Scope(&ui);
}

void Context::State::remember_measures() {
  for (const Measured& each : measured) {
    const Item& item = items[each.item];
    float x = item.x, y = item.y;
    for (int32_t at = item.parent; at >= 0; at = items[at].parent) {
      x -= items[at].scroll_x;
      y -= items[at].scroll_y;
    }
    Memory& kept = memory(each.id);
    if (kept.to != item.w) need_frame();
    kept.from = x;
    kept.to = item.w;
    kept.top = y;
    kept.height = item.h;
  }
  measured.clear();
}

}  // namespace portico::ui
