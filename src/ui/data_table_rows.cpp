// Rows and cells of a data table.
#include "ui/data_table_parts.h"

namespace portico::ui::data_table_parts {

namespace {

using platform::Attr;

// What the grid takes from the browser; in a control within it Enter and Space are the control's.
constexpr std::string_view kGridKeys =
    "ArrowDown ArrowUp ArrowLeft ArrowRight Home End PageDown PageUp Space Enter "
    "Shift+ArrowDown Shift+ArrowUp Shift+PageDown Shift+PageUp Shift+Space Control+Home "
    "Control+End Control+ArrowDown Control+ArrowUp Control+Shift+Home Control+Shift+End Control+a "
    "Control+c";

}  // namespace

int32_t Table::open_cell(const Shown& shown_cell, Hidden hidden, size_t place, Role role) {
  const std::string_view key = shown_cell.kind == CellKind::Select    ? std::string_view("#select")
                               : shown_cell.kind == CellKind::Actions ? std::string_view("#actions")
                                                                      : shown_cell.data->name;
  const int32_t index = s.open(s.id_of(key), key);
  Item& item = s.items[index];
  item.axis = Axis::Row;
  item.gap = 4;
  item.align = Align::Center;
  const bool data = shown_cell.kind == CellKind::Data;
  item.justify = !data ? Justify::Center : ends(shown_cell) ? Justify::End : Justify::Start;
  item.shrinks_to_nothing = true;
  item.clips = true;
  item.width = shown_cell.width - hidden.start - hidden.end;
  item.rigid = true;
  const float padding = data ? kCellPadding : 0;
  item.pad_start = padding - hidden.start;
  item.pad_end = padding - hidden.end;
  item.semantic = true;
  item.role = role;
  s.items.attribute(index, Attr::ColIndex, std::to_string(place + 1));
  return index;
}

// After the columns that stay: what scrolls goes behind them.
void Table::pinned_edge() {
  Item& line = s.items[s.add(0)];
  line.width = line.min_width = s.hairline();
  line.height = kFill;
  line.fill = s.color(Color::BorderStrong);
}

// The grid is one tab stop: what is in a cell is not one of its own.
void Table::inner_places(int32_t cell, const GridSpot& spot) {
  for (int32_t inner = cell + 1; inner < s.items.count(); ++inner) {
    Item& item = s.items[inner];
    const bool control =
        item.role == Role::Link || item.role == Role::Checkbox || item.role == Role::Button;
    if (!item.semantic || !control || item.draws_over) continue;
    if (spot.row == kHeadRow) {
      take_place(inner, spot);
    } else {
      item.flags |= platform::flag::Focusable;
      state.places.push_back({item.id, spot});
    }
  }
}

void Table::cell_text(size_t column, uint32_t row, std::string_view href) {
  const bool link = !href.empty();
  if (!link && options.cell && options.cell(column, row)) return;
  const ColumnKind kind = columns().head(column).kind;
  const std::string words_of = text(column, row);
  if (link) {
    ui.link("open", words_of, href, {.type = Type::BodyStrong, .quiet = true});
    return;
  }
  ui.text(Type::Body, words_of,
          {.color = kind == ColumnKind::Date ? Color::TextMuted : Color::Text,
           .wrap = false,
           .tabular = is_number(column) || kind == ColumnKind::Date,
           .isolate = kind != ColumnKind::Code});
}

void Table::cell(const Shown& shown_cell, Hidden hidden, int64_t at, size_t place, uint32_t row) {
  const int32_t index = open_cell(shown_cell, hidden, place, Role::GridCell);
  const NodeId id = s.items[index].id;
  const GridSpot spot{at, place};
  take_place(index, spot);
  if (s.clicked(id) && s.shift_click && options.selectable) select_to(at);
  if (shown_cell.kind == CellKind::Select) {
    bool selected = state.selected.has(row);
    if (ui.checkbox("box", row_name(words().select_row, row), selected, true)) {
      s.shift_click ? select_to(at) : toggle(at);
    }
  } else if (shown_cell.kind == CellKind::Actions) {
    if (const auto chosen = small_menu("actions", row_name(words().row_actions, row), "ellipsis",
                                       options.row_actions, s.touch(36), spot)) {
      response.action = *chosen;
      response.action_row = row;
    }
  } else {
    cell_text(shown_cell.column, row,
              shown_cell.data->opens && options.href ? options.href(row) : std::string());
  }
  inner_places(index, spot);
  s.close();
}

std::string Table::group_text(int64_t group) const {
  const GroupTotals::Group& made = state.groups.groups[static_cast<size_t>(group)];
  const auto by = static_cast<size_t>(state.group_by);
  if (columns().head(by).kind != ColumnKind::Date) {
    return options.format_word ? options.format_word(by, made.word) : made.word;
  }
  if (made.value == kNoValue) return std::string(words().none);
  return options.format_month ? options.format_month(made.value) : std::to_string(made.value);
}

void Table::group_row(int64_t at, int64_t group, Role role) {
  const auto index_of = static_cast<size_t>(group);
  const bool open = state.group_open[index_of];
  const NodeId id = s.id_of("group");
  const int32_t index = s.open(id, "group");
  s.apply(index, {.axis = Axis::Row,
                  .gap = 8,
                  .padding_x = 12,
                  .align = Align::Center,
                  .width = kFill,
                  .height = kFill,
                  .role = role});
  Item& item = s.items[index];
  item.fill = s.color(s.hover == id ? Color::SurfaceHover : Color::SurfaceSunken);
  item.radius = role == Role::GridCell ? 0 : s.theme.radius_px;
  item.pad_end = kCellPadding + kTail;
  item.clips = true;
  item.flags |= platform::flag::HasExpanded | (open ? platform::flag::Expanded : 0u);
  if (role == Role::GridCell) take_place(index, {at, state.active.cell});
  if (s.clicked(id)) open_group(group, !open);
  s.add_icon(open ? "chevron-down" : "chevron-right", 16, s.color(Color::TextMuted));
  ui.text(Type::BodyStrong, group_text(group), {.wrap = false});
  ui.text(Type::Caption, words().number(state.groups.groups[index_of].row_count),
          {.color = Color::TextMuted, .wrap = false, .tabular = true});
  ui.spacer();
  const bool summed = options.format_sum && columns().find(options.totals) >= 0;
  for (size_t unit = 0; summed && unit < state.groups.units.size(); ++unit) {
    const int64_t sum = state.groups.sum(index_of, unit);
    if (sum == 0) continue;
    ui.text(Type::Body, options.format_sum(sum, state.groups.units[unit]),
            {.wrap = false, .tabular = true, .isolate = true});
  }
  s.close();
}

void Table::row(int64_t at) {
  const DisplayRow what = display(at);
  const std::string key =
      what.group >= 0 ? "g" + std::to_string(what.group) : "r" + std::to_string(what.row);
  const NodeId id = s.id_of(key);
  const int32_t index = s.open(id, key);
  s.apply(index, {.axis = Axis::Row, .align = Align::Stretch, .height = row_h, .role = Role::Row});
  s.items.attribute(index, Attr::RowIndex, std::to_string(at + 2));
  if (what.group >= 0) {
    group_row(at, what.group, Role::GridCell);
  } else {
    const bool selected = state.selected.has(what.row);
    Item& item = s.items[index];
    item.radius = 0;
    if (selected) {
      item.fill = s.color(Color::AccentSoft);
    } else if (at == hovered_row) {
      item.fill = s.color(Color::SurfaceHover);
    }
    if (options.selectable) {
      item.flags |= platform::flag::HasChecked | (selected ? platform::flag::Checked : 0u);
    }
    each_in_sight([&](const Shown& cell_shown, Hidden hidden,
                      size_t place) { cell(cell_shown, hidden, at, place, what.row); },
                  [&] { pinned_edge(); });
  }
  s.close();
}

void Table::grid() {
  const int64_t count = display_count();
  const bool rows_here = options.error.empty() && count > 0;
  const bool heads_here = columns().column_count() > 0;  // a page has come
  const int32_t card = s.open(s.id_of("card"), "card");
  s.apply(card, {.padding = s.hairline(), .height = options.height, .surface = Surface::Card});
  s.items[card].clips = true;
  if (options.height == kFill) s.items[card].min_height = 320;
  if (!heads_here) {
    in_place_of_rows();
    return s.close();
  }
  const int32_t table = s.open(s.id_of("grid"), "grid");
  s.apply(table, {.height = rows_here && !ui.plain() ? kFill : kFit,
                  .role = Role::Grid,
                  .label = options.label});
  s.items.attribute(table, Attr::RowCount, std::to_string(count + 1));
  s.items.attribute(table, Attr::ColCount, std::to_string(shown.size()));
  s.items.attribute(table, Attr::Keys, kGridKeys);
  if (options.busy) s.items[table].flags |= platform::flag::Busy;
  const NodeId scroller = s.id_of("rows");
  Window window{0, count < state.plain_rows ? count : state.plain_rows};
  if (!ui.plain()) window = scroll(scroller, count, row_h);
  frame_id = s.id_of("head");
  head();
  if (rows_here && ui.plain()) {
    for (int64_t at = 0; at < window.end; ++at) row(at);
  } else if (rows_here) {
    scrolled(scroller, window, count, row_h, true, [&](int64_t at) { row(at); });
  }
  s.close();
  if (!rows_here) in_place_of_rows();
  ui.divider();
  foot();
  s.close();
  if (ui.plain() && rows_here && window.end < count && ui.button("more", words().show_more)) {
    state.plain_rows += 500;
  }
}

}  // namespace portico::ui::data_table_parts
