// Which rows a data table displays, grouped or not, and which of them are selected.
#include <algorithm>

#include "ui/data_table_parts.h"

namespace portico::ui {

std::vector<std::string> columns_shown(const DataTableState& state) {
  std::vector<std::string> names;
  for (const bool pinned : {true, false}) {
    for (const ColumnChoice& choice : state.choices) {
      if (!choice.hidden && choice.pinned == pinned) names.push_back(choice.name);
    }
  }
  return names;
}

std::vector<SortKey> sort_shown(const DataTableState& state) {
  std::vector<SortKey> keys = state.sort;
  if (state.group_by < 0) return keys;
  const auto by = static_cast<size_t>(state.group_by);
  bool descending = false;
  std::erase_if(keys, [&](const SortKey& key) {
    if (key.column != by) return false;
    descending = key.descending;
    return true;
  });
  keys.insert(keys.begin(), {by, descending});
  return keys;
}

}  // namespace portico::ui

namespace portico::ui::data_table_parts {

std::string Table::text(size_t column, size_t row) const {
  switch (columns().head(column).kind) {
    case ColumnKind::Text:
      return std::string(columns().text(column, row));
    case ColumnKind::Code:
      return options.format_word ? options.format_word(column, columns().text(column, row))
                                 : std::string(columns().text(column, row));
    default:
      if (columns().integer(column, row) == kNoValue) return {};
      return options.format ? options.format(column, row)
                            : std::to_string(columns().integer(column, row));
  }
}

// "Select: INV-1": what is done, and to which row.
std::string Table::row_name(std::string_view what, size_t row) const {
  std::string name(what);
  name += ": ";
  for (const DataColumn& column : options.columns) {
    const int at = column.opens ? columns().find(column.name) : -1;
    if (at >= 0) return name + text(static_cast<size_t>(at), row);
  }
  return name;
}

void Table::apply() {
  if (state.shown_version != columns().version()) state.stale = true;
  if (state.stale) query();
  if (state.regrouped) index_groups();
  if (state.unsorted && order_matters()) sort();
  const int64_t count = display_count();
  if (state.active.row >= count) state.active.row = count > 0 ? count - 1 : kHeadRow;
}

// Whether rows are seen, or would be copied.
bool Table::order_matters() const {
  const auto& open = state.group_open;
  return state.group_by < 0 || std::find(open.begin(), open.end(), true) != open.end() ||
         state.selected.count() > 0;
}

void Table::sort() {
  view.sort(sort_shown(state));
  state.unsorted = false;
}

void Table::query() {
  state.stale = false;
  if (state.selected.rows() != columns().row_count()) state.selected.resize(columns().row_count());
  if (columns().column_count() == 0) return;
  state.unsorted = !order_matters();
  if (!state.unsorted) sort();
  std::vector<ColumnFilter> filters;
  for (const auto& [column, filter] : state.filters) filters.push_back(filter);
  const bool narrowed = view.filter(state.quick, filters);
  const bool other_rows = narrowed || state.shown_version != columns().version();
  state.shown_version = columns().version();
  state.anchor = -1;
  const int money = columns().find(options.totals);
  // A code column says the unit; its one group a unit is the total.
  const int unit = money < 0 ? -1 : columns().head(static_cast<size_t>(money)).unit;
  if (other_rows && unit >= 0) {
    state.totals =
        view.totals(static_cast<size_t>(unit), Bucket::Value, static_cast<size_t>(money));
  }
  if (other_rows) state.all_selected = false;
  state.groups = {};
  if (state.group_by >= 0) group();
  state.regrouped = true;
}

void Table::group() {
  const auto by = static_cast<size_t>(state.group_by);
  const bool dated = columns().head(by).kind == ColumnKind::Date;
  const int money = columns().find(options.totals);
  // Without a sum, whatever can be added: the counts are what is wanted.
  size_t summed = money >= 0 ? static_cast<size_t>(money) : 0;
  while (summed < columns().column_count() && !is_number(summed)) ++summed;
  if (summed == columns().column_count()) {
    state.group_by = -1;
    return;
  }
  state.groups = view.totals(by, dated ? Bucket::Month : Bucket::Value, summed);
  std::vector<GroupTotals::Group>& groups = state.groups.groups;
  const auto units = static_cast<std::ptrdiff_t>(state.groups.units.size());
  std::vector<int64_t>& sums = state.groups.sums;
  // What has no date is sorted first, and counted last.
  if (dated && !groups.empty() && groups.back().value == kNoValue) {
    std::rotate(groups.begin(), groups.end() - 1, groups.end());
    std::rotate(sums.begin(), sums.end() - units, sums.end());
  }
  const auto descends = [&](const SortKey& key) { return key.column == by && key.descending; };
  if (std::none_of(state.sort.begin(), state.sort.end(), descends)) return;
  std::reverse(groups.begin(), groups.end());
  std::reverse(sums.begin(), sums.end());
  for (auto at = sums.begin(); at != sums.end(); at += units) std::reverse(at, at + units);
}

void Table::index_groups() {
  state.regrouped = false;
  state.group_begin.clear();
  state.group_rows.clear();
  if (state.group_by < 0) return;
  state.group_open.resize(state.groups.groups.size());
  int64_t begin = 0, before = 0;
  for (size_t at = 0; at < state.groups.groups.size(); ++at) {
    state.group_begin.push_back(begin);
    state.group_rows.push_back(before);
    const int64_t count = state.groups.groups[at].row_count;
    begin += 1 + (state.group_open[at] ? count : 0);
    before += count;
  }
  state.group_begin.push_back(begin);
}

void Table::open_group(int64_t group, bool open) {
  state.group_open[static_cast<size_t>(group)] = open;
  state.regrouped = true;
  state.anchor = -1;
  s.need_frame();
}

int64_t Table::display_count() const {
  return state.group_begin.empty() ? static_cast<int64_t>(view.count()) : state.group_begin.back();
}

DisplayRow Table::display(int64_t at) const {
  if (state.group_begin.empty()) return {-1, view.row(static_cast<size_t>(at))};
  const auto above = std::upper_bound(state.group_begin.begin(), state.group_begin.end(), at) - 1;
  const int64_t group = above - state.group_begin.begin();
  const int64_t inside = at - *above - 1;
  if (inside < 0) return {group, 0};
  return {-1, view.row(static_cast<size_t>(state.group_rows[static_cast<size_t>(group)] + inside))};
}

// ---- selection

void Table::toggle(int64_t display_row) {
  const DisplayRow row = display(display_row);
  if (row.group >= 0) return;
  const bool on = !state.selected.has(row.row);
  on ? state.selected.add(row.row) : state.selected.remove(row.row);
  state.all_selected = false;
  state.anchor = state.reach = display_row;
}

// From where one began to here, and no further than that: Shift and arrows go back, too.
void Table::select_to(int64_t display_row) {
  if (state.anchor < 0) state.anchor = state.reach = state.active.row < 0 ? 0 : state.active.row;
  const auto set = [&](int64_t from, int64_t to, bool on) {
    for (int64_t at = std::min(from, to); at <= std::max(from, to); ++at) {
      const DisplayRow row = display(at);
      if (row.group >= 0) continue;
      on ? state.selected.add(row.row) : state.selected.remove(row.row);
    }
  };
  set(state.anchor, state.reach, false);
  set(state.anchor, display_row, true);
  state.reach = display_row;
  state.all_selected = false;
}

// All rows that are shown, or none at all.
void Table::select_all(bool on) {
  state.all_selected = on && view.count() > 0;
  if (!on) state.selected.clear();
  for (size_t at = 0; on && at < view.count(); ++at) state.selected.add(view.row(at));
}

namespace {

void add_field(std::string& out, std::string_view field) {
  for (const char c : field) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace

// The selected rows in their order under their heads, or what stands in the active cell.
std::string Table::tsv() const {
  std::string out;
  if (state.selected.count() == 0) {
    if (state.active.row < 0 || state.active.row >= display_count()) return out;
    const DisplayRow row = display(state.active.row);
    const Shown& cell = shown[state.active.cell];
    if (row.group < 0 && cell.kind == CellKind::Data) add_field(out, text(cell.column, row.row));
    return out;
  }
  const auto line = [&](auto field_of) {
    bool first = true;
    for (const Shown& cell : shown) {
      if (cell.kind != CellKind::Data) continue;
      if (!first) out += '\t';
      first = false;
      add_field(out, field_of(cell));
    }
    out += '\n';
  };
  line([](const Shown& cell) { return std::string(cell.data->title); });
  for (size_t at = 0; at < view.count(); ++at) {
    const uint32_t row = view.row(at);
    if (state.selected.has(row)) {
      line([&](const Shown& cell) { return text(cell.column, row); });
    }
  }
  return out;
}

}  // namespace portico::ui::data_table_parts
