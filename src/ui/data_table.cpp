#include "ui/data_table.h"

#include "ui/data_table_parts.h"

namespace portico::ui {

namespace data_table_parts {

std::string Table::group_text(int64_t group) const {
  const GroupTotals::Group& made = state.groups.groups[static_cast<size_t>(group)];
  const auto by = static_cast<size_t>(state.group_by);
  if (columns().head(by).kind != ColumnKind::Date) {
    return options.format_word ? options.format_word(by, made.word) : made.word;
  }
  if (made.value == kNoValue) return std::string(words().none);
  return options.format_month ? options.format_month(made.value) : std::to_string(made.value);
}

void Table::group_row(int64_t at, int64_t group) {
  const auto index_of = static_cast<size_t>(group);
  const bool open = state.group_open[index_of];
  const NodeId id = s.id_of("cell");
  const int32_t index = s.open(id, "cell");
  s.apply(index,
          {.axis = Axis::Row, .gap = 8, .padding_x = 12, .align = Align::Center, .width = kFill});
  Item& item = s.items[index];
  item.semantic = true;
  item.role = Role::GridCell;
  item.fill = s.hover == id ? s.color(Color::SurfaceHover) : s.color(Color::SurfaceSunken);
  item.radius = 0;
  item.clips = true;
  item.flags |= platform::flag::HasExpanded | (open ? platform::flag::Expanded : 0u);
  focusable(index, at == state.active);
  if (s.clicked(id)) {
    state.active = at;
    state.group_open[index_of] = !open;
    state.stale = true;
    s.need_frame();
  }
  s.add_icon(open ? "chevron-down" : "chevron-right", 16, s.color(Color::TextMuted));
  ui.text(Type::BodyStrong, group_text(group), {.wrap = false});
  ui.text(Type::Caption, words().number(state.groups.groups[index_of].row_count),
          {.color = Color::TextMuted, .wrap = false, .tabular = true});
  ui.spacer();
  for (size_t unit = 0; options.format_sum && unit < state.groups.units.size(); ++unit) {
    const int64_t sum = state.groups.sum(index_of, unit);
    if (sum == 0) continue;
    ui.text(Type::Body, options.format_sum(sum, state.groups.units[unit]),
            {.wrap = false, .tabular = true, .isolate = true});
  }
  s.close();
}

// On phones: what opens is the card's title, the first amount stands beside it, the rest below.
void Table::card(int64_t at) {
  const DisplayRow what = display(at);
  if (what.group >= 0) {
    const std::string key = "g" + std::to_string(what.group);
    const int32_t index = s.open(s.id_of(key), key);
    s.apply(index, {.axis = Axis::Row, .align = Align::Stretch, .height = kFill});
    group_row(at, what.group);
    s.close();
    return;
  }
  const uint32_t row = what.row;
  const std::string href = options.href ? options.href(row) : std::string();
  const std::string key = "r" + std::to_string(row);
  const Box box{.gap = 4, .padding = 16, .height = kFill, .surface = Surface::Card, .key = key};
  auto scope = href.empty() ? ui.box(box) : ui.link_box(key, href, box);
  const Shown *title = nullptr, *amount = nullptr;
  for (const Shown& cell_shown : shown) {
    if (cell_shown.kind != CellKind::Data) continue;
    if (title == nullptr || (cell_shown.data->opens && !title->data->opens)) title = &cell_shown;
    const bool money = columns().head(cell_shown.column).kind == ColumnKind::Money;
    if (amount == nullptr && money) amount = &cell_shown;
  }
  if (title != nullptr) {
    auto top = ui.row(8);
    ui.text(Type::BodyStrong, text(title->column, row), {.wrap = false, .isolate = true});
    ui.spacer();
    if (amount != nullptr) {
      ui.text(Type::BodyStrong, text(amount->column, row),
              {.wrap = false, .tabular = true, .isolate = true});
    }
  }
  int more = 0;
  for (const Shown& cell_shown : shown) {
    if (cell_shown.kind != CellKind::Data || &cell_shown == title || &cell_shown == amount)
      continue;
    if (++more > 3) break;
    auto line = ui.row(8);
    ui.text(Type::Caption, cell_shown.data->title, {.color = Color::TextMuted, .wrap = false});
    ui.spacer();
    cell_text(cell_shown.column, row, {});
  }
}

void Table::cards() {
  if (!options.error.empty()) {
    ui.empty("circle-alert", options.error, {});
  } else if (display_count() == 0) {
    options.busy ? ui.skeleton_lines(6) : ui.empty("search", words().nothing, {});
  } else {
    ui.cards("cards", options.label, display_count(), 136, options.height,
             [&](int64_t at) { card(at); });
  }
  foot();
}

}  // namespace data_table_parts

DataTableResponse data_table(Ui& ui, std::string_view key, ColumnView& view, DataTableState& state,
                             const DataTableOptions& options) {
  DataTableResponse response;
  Context::State& s = ui.context().state();
  const bool fills = options.height == kFill;
  auto outer = ui.box(
      {.gap = 12, .grow = fills ? 1.0f : 0.0f, .min_height = fills ? 320.0f : 0.0f, .key = key});
  data_table_parts::Table table{ui, s, view, state, options, response};
  table.row_h = s.touch(44);
  table.settle_choices();
  table.bar();
  table.filters();
  table.apply();
  table.show_columns(state.viewport_w > 0 ? state.viewport_w : s.width);
  table.keys();
  table.apply();
  if (ui.width_class() == WidthClass::Phone && !ui.plain()) {
    table.cards();
  } else {
    table.grid();
  }
  if (state.stale) s.need_frame();
  return response;
}

}  // namespace portico::ui
