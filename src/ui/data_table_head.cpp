// The head of a data table: sorts, opens the column's menu, is dragged to another place, and by its
// edge to another width.
#include <cmath>

#include "ui/data_table_parts.h"
#include "ui/menu.h"

namespace portico::ui::data_table_parts {

namespace {

using platform::Attr;

constexpr float kMenuWidth = 28, kEdgeWidth = 12;
constexpr float kLetGoPx = 6;  // moved less, a press is a press

}  // namespace

// A menu behind an icon that is drawn only where one is.
std::optional<std::string> Table::small_menu(std::string_view key, std::string_view label,
                                             std::string_view icon,
                                             std::span<const MenuEntry> entries, float width,
                                             const GridSpot& spot) {
  const NodeId id = s.id_of(key);
  const int32_t index = s.open(id, key);
  s.apply(index, {.axis = Axis::Row,
                  .align = Align::Center,
                  .justify = Justify::Center,
                  .width = width,
                  .height = kFill,
                  .min_width = width,
                  .role = Role::Button,
                  .label = label});
  s.items[index].rigid = true;
  if (spot.row == kHeadRow) {
    take_place(index, spot);
  } else if (spot == state.active) {
    state.active_menu = id;
  }
  const bool lit = s.hover == id || s.focus == id || s.memory(id).open;
  const bool near = lit || s.preferences.coarse_pointer || spot.row != kHeadRow;
  if (near) s.add_icon(icon, 18, s.color(lit ? Color::Text : Color::TextMuted));
  s.close();
  return menu_below(s, {.id = id, .item = index, .label = label}, entries);
}

std::vector<MenuEntry> Table::head_entries(const Shown& cell) const {
  const auto entry = [](std::string_view key, std::string_view text) {
    return MenuEntry{.key = std::string(key), .text = std::string(text)};
  };
  std::vector<MenuEntry> entries = {
      entry("up", words().sort_ascending), entry("down", words().sort_descending),
      entry("pin", words().pin),           entry("back", words().move_back),
      entry("on", words().move_on),        entry("wider", words().wider),
      entry("narrower", words().narrower), entry("hide", words().hide)};
  entries[0].icon = "arrow-up";
  entries[1].icon = "arrow-down";
  entries[2].mark = MenuMark::Check;
  entries[2].checked = cell.pinned;
  entries[2].divided = true;
  entries[7].divided = true;
  if (cell.data->groups) {
    MenuEntry by = entry("group", words().group_by);
    by.mark = MenuMark::Check;
    by.checked = state.group_by == static_cast<int>(cell.column);
    entries.insert(entries.begin() + 2, std::move(by));
    entries[2].divided = true;
    entries[3].divided = false;
  }
  return entries;
}

// Px from the start side of the head, of a place in the portal.
float Table::local_px(float x) const {
  const Memory& kept = s.memory(frame_id);
  return s.rtl() ? kept.from + kept.to - x : x - kept.from;
}

// The column at whose edge a head that is held would be dropped.
size_t Table::drop_place(bool* after) const {
  const float x = local_px(state.drag.x);
  size_t found = shown.size();
  for (size_t at = 0; at < shown.size(); ++at) {
    const Shown& cell = shown[at];
    if (cell.kind != CellKind::Data) continue;
    const float start = cell.pinned ? cell.start : cell.start - state.start_px;
    if (!cell.pinned && x < pinned_w && found < shown.size()) break;
    if (found < shown.size() && x < start) break;
    found = at;
    *after = x > start + cell.width / 2;
  }
  return found;
}

// True while the head is held and moved, and in the frame in which it is let go.
bool Table::drag_head(NodeId head, size_t place) {
  auto& drag = state.drag;
  for (const Drag& each : s.drags) {
    if (each.id != head) continue;
    if (drag.id != head) drag = {head, each.x, each.x, false};
    drag.x = each.x;
    if (std::abs(drag.x - drag.from_x) > kLetGoPx) drag.moved = true;
  }
  if (drag.id != head) return false;
  const bool moved = drag.moved;
  if (s.press != head) {  // let go
    bool after = false;
    const size_t to = drop_place(&after);
    drag = {};
    if (moved && to < shown.size()) move_column(place, to, after);
  }
  return moved;
}

void Table::head_title(const Shown& cell, size_t place) {
  size_t sorts = 0;
  while (sorts < state.sort.size() && state.sort[sorts].column != cell.column) ++sorts;
  const bool sorted = sorts < state.sort.size();
  const bool down = sorted && state.sort[sorts].descending;
  const NodeId id = s.id_of("sort");
  const int32_t button = s.open(id, "sort");
  s.apply(button, {.axis = Axis::Row,
                   .gap = 4,
                   .align = Align::Center,
                   .justify = ends(cell) ? Justify::End : Justify::Start,
                   .grow = 1,
                   .height = kFill,
                   .role = Role::Button});
  s.items[button].shrinks_to_nothing = true;
  s.items[button].flags |= platform::flag::Drags;
  take_place(button, {kHeadRow, place, GridPart::Cell});
  const bool dragged = drag_head(id, place);
  if (s.clicked(id) && !dragged) sort_by(cell.column, s.shift_click);
  const bool lit = sorted || dragged || s.hover == id;
  const int32_t title =
      s.add_text(cell.data->title, Type::Caption, lit ? Color::Text : Color::TextMuted);
  s.items[title].font.weight = 500;
  if (sorted) {
    s.add_icon(down ? "arrow-down" : "arrow-up", 14, s.color(Color::Text));
    if (state.sort.size() > 1) {
      const int32_t number =
          s.add_text(words().number(static_cast<int64_t>(sorts) + 1), Type::Caption, Color::Text);
      s.items[number].flags |= platform::flag::Decorative;
    }
  }
  s.close();
}

// The edge by which a column is made wider; its keys are the arrows.
void Table::head_edge(const Shown& cell, size_t place) {
  const NodeId id = s.id_of("edge");
  const int32_t index = s.open(id, "edge");
  s.apply(index, {.axis = Axis::Row,
                  .padding_y = 8,
                  .align = Align::Stretch,
                  .justify = Justify::Center,
                  .width = kEdgeWidth,
                  .height = kFill,
                  .min_width = kEdgeWidth,
                  .role = Role::Splitter});
  s.items[index].rigid = true;
  s.items[index].flags |= platform::flag::Drags | platform::flag::Focusable;
  const std::string label = std::string(cell.data->title) + ": " + std::string(words().width);
  s.items.attribute(index, Attr::Label, label);
  const auto whole = [](float px) { return std::to_string(static_cast<int>(px)); };
  s.items.attribute(index, Attr::Min, whole(kLeastWidth));
  s.items.attribute(index, Attr::Max, whole(kMostWidth));
  s.items.attribute(index, Attr::ValueNow, whole(cell.width));
  state.places.push_back({id, {kHeadRow, place, GridPart::HeadEdge}});
  for (const Drag& drag : s.drags) {
    if (drag.id != id || drag.begins) continue;
    const float start = cell.pinned ? cell.start : cell.start - state.start_px;
    resize_column(place, local_px(drag.x) + kEdgeWidth / 2 - start);
  }
  const bool lit = s.hover == id || s.press == id || s.focus == id;
  Item& line = s.items[s.add(0)];
  line.width = lit ? 2 : s.hairline();
  line.height = kFill;
  line.fill = s.color(lit ? Color::Accent : Color::Border);
  s.close();
}

void Table::head_cell(const Shown& cell, Hidden hidden, size_t place) {
  const int32_t index = open_cell(cell, hidden, place, Role::ColumnHeader);
  if (cell.kind == CellKind::Select) {
    bool all = state.all_selected;
    if (ui.checkbox("all", words().select_all, all, true)) select_all(all);
    inner_places(index, {kHeadRow, place, GridPart::Cell});
  } else if (cell.kind == CellKind::Actions) {
    s.items.attribute(index, Attr::Label, words().row_actions);
  } else {
    size_t sorts = 0;
    while (sorts < state.sort.size() && state.sort[sorts].column != cell.column) ++sorts;
    s.items.attribute(index, Attr::Sort,
                      sorts == state.sort.size()     ? "none"
                      : state.sort[sorts].descending ? "descending"
                                                     : "ascending");
    s.items[index].gap = 0;
    s.items[index].pad_end = -hidden.end;
    const std::string label = std::string(cell.data->title) + ": " + std::string(words().more);
    std::optional<std::string> chosen;
    const auto more = [&] {
      chosen = small_menu("more", label, "chevron-down", head_entries(cell), kMenuWidth,
                          {kHeadRow, place, GridPart::HeadMenu});
    };
    if (ends(cell)) more();  // so that the title stands over its figures
    head_title(cell, place);
    if (!ends(cell)) more();
    head_edge(cell, place);
    if (chosen) choose_column(*chosen, cell.column);
  }
  s.close();
}

// Where a head that is held would go.
void Table::drop_mark() {
  bool after = false;
  const size_t to = state.drag.moved ? drop_place(&after) : shown.size();
  if (to >= shown.size()) return;
  const Shown& cell = shown[to];
  float start = cell.pinned ? cell.start : cell.start - state.start_px;
  if (after) start += cell.width;
  const int32_t over = s.open(0);
  s.apply(over, {.axis = Axis::Row, .align = Align::Stretch});
  s.items[over].place = Place::Within;
  s.items[over].pad_start = start > 1 ? start - 1 : 0;
  Item& line = s.items[s.add(0)];
  line.width = line.min_width = 3;
  line.height = kFill;
  line.radius = 1.5f;
  line.fill = s.color(Color::Accent);
  s.close();
}

void Table::head() {
  const int32_t row = s.open(frame_id, "head");
  s.apply(row, {.axis = Axis::Row,
                .align = Align::Stretch,
                .height = s.touch(s.dense(s.roomy(40))),
                .role = Role::Row});
  Item& item = s.items[row];
  item.fill = s.color(Color::SurfaceSunken);
  item.radius = s.theme.card_radius_px > 1 ? s.theme.card_radius_px - 1 : 0;
  item.square_bottom = true;
  item.clips = true;
  s.items.attribute(row, Attr::RowIndex, "1");
  s.measured.push_back({frame_id, row});
  each_in_sight(
      [&](const Shown& cell, Hidden hidden, size_t place) { head_cell(cell, hidden, place); },
      [&] { pinned_edge(); });
  drop_mark();
  s.close();
}

}  // namespace portico::ui::data_table_parts
