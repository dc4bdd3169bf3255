// What a data table holds, apart from how it looks: columns chosen, rows displayed, cell,
// selection.
#include <algorithm>

#include "core/date.h"
#include "ui/data_table_parts.h"

namespace portico::ui {

std::string written(std::span<const ColumnChoice> choices) {
  std::string text;
  for (const ColumnChoice& choice : choices) {
    if (!text.empty()) text += ',';
    text += choice.name + ':' + std::to_string(static_cast<int>(choice.width_px));
    if (choice.hidden) text += 'h';
    if (choice.pinned) text += 'p';
  }
  return text;
}

std::vector<ColumnChoice> read_choices(std::string_view text) {
  std::vector<ColumnChoice> choices;
  while (!text.empty()) {
    const size_t end = std::min(text.find(','), text.size());
    std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const size_t colon = one.find(':');
    if (colon == std::string_view::npos || colon == 0) continue;
    ColumnChoice choice;
    choice.name = one.substr(0, colon);
    for (const char c : one.substr(colon + 1)) {
      if (c >= '0' && c <= '9' && choice.width_px < 1000) {
        choice.width_px = choice.width_px * 10 + static_cast<float>(c - '0');
      }
      choice.hidden = choice.hidden || c == 'h';
      choice.pinned = choice.pinned || c == 'p';
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

namespace data_table_parts {

namespace {

constexpr float kLeastWidth = 64, kMostWidth = 640, kWidthStep = 40;

const DataColumn* find(std::span<const DataColumn> columns, std::string_view name) {
  for (const DataColumn& column : columns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

}  // namespace

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

// Every column of the table has one choice, and no other.
void Table::settle_choices() {
  std::vector<ColumnChoice>& choices = state.choices;
  std::erase_if(choices, [&](const ColumnChoice& choice) {
    return find(options.columns, choice.name) == nullptr;
  });
  for (const DataColumn& column : options.columns) {
    const bool known = std::any_of(choices.begin(), choices.end(), [&](const ColumnChoice& choice) {
      return choice.name == column.name;
    });
    if (!known) {
      choices.push_back({std::string(column.name), column.width_px, column.hidden, column.pinned});
    }
  }
  for (ColumnChoice& choice : choices) {
    choice.width_px = std::clamp(choice.width_px, kLeastWidth, kMostWidth);
  }
}

void Table::apply() {
  if (state.shown_version != columns().version()) state.stale = true;
  if (!state.stale) return;
  state.stale = false;
  state.shown_version = columns().version();
  if (state.selected.rows() != columns().row_count()) state.selected.resize(columns().row_count());
  if (columns().column_count() == 0) return;
  std::vector<SortKey> keys = state.sort;
  const auto by = static_cast<size_t>(state.group_by);
  if (state.group_by >= 0) {
    bool descending = false;
    std::erase_if(keys, [&](const SortKey& key) {
      if (key.column != by) return false;
      descending = key.descending;
      return true;
    });
    keys.insert(keys.begin(), {by, descending});
  }
  view.sort(keys);
  std::vector<ColumnFilter> filters;
  for (const auto& [column, filter] : state.filters) filters.push_back(filter);
  view.filter(state.quick, filters);
  const int money = columns().find(options.totals);
  state.totals = {};
  state.groups = {};
  state.group_begin.clear();
  state.group_rows.clear();
  if (money >= 0) {
    // A code column says the unit; its one group a unit is the total.
    const int unit = columns().head(static_cast<size_t>(money)).unit;
    if (unit >= 0) {
      state.totals =
          view.totals(static_cast<size_t>(unit), Bucket::Value, static_cast<size_t>(money));
    }
  }
  if (state.group_by < 0) return;
  const bool dated = columns().head(by).kind == ColumnKind::Date;
  size_t summed = money >= 0 ? static_cast<size_t>(money) : 0;
  state.groups = view.totals(by, dated ? Bucket::Month : Bucket::Value, summed);
  std::vector<GroupTotals::Group>& groups = state.groups.groups;
  // What has no date is sorted first, and counted last.
  if (!groups.empty() && groups.back().value == kNoValue && dated) {
    std::rotate(groups.begin(), groups.end() - 1, groups.end());
    const auto units = static_cast<std::ptrdiff_t>(state.groups.units.size());
    std::rotate(state.groups.sums.begin(), state.groups.sums.end() - units,
                state.groups.sums.end());
  }
  if (keys.front().descending) {
    GroupTotals turned = state.groups;
    for (size_t at = 0; at < groups.size(); ++at) {
      const size_t from = groups.size() - 1 - at;
      turned.groups[at] = groups[from];
      for (size_t unit = 0; unit < turned.units.size(); ++unit) {
        turned.sums[at * turned.units.size() + unit] = state.groups.sum(from, unit);
      }
    }
    state.groups = std::move(turned);
  }
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

void Table::show_columns(float viewport_w) {
  shown.clear();
  if (options.selectable) shown.push_back({CellKind::Select, 0, nullptr, 0, kSelectWidth, true});
  for (const bool pinned : {true, false}) {
    for (const ColumnChoice& choice : state.choices) {
      const int column = columns().find(choice.name);
      if (choice.hidden || choice.pinned != pinned || column < 0) continue;
      shown.push_back({CellKind::Data, static_cast<size_t>(column),
                       find(options.columns, choice.name), 0, choice.width_px, pinned});
    }
  }
  if (!options.row_actions.empty()) {
    shown.push_back({CellKind::Actions, 0, nullptr, 0, kActionsWidth, false});
  }
  float sum = 0, pinned = 0, growing = 0;
  for (const Shown& cell : shown) {
    sum += cell.width;
    if (cell.kind == CellKind::Data) growing += cell.width;
    if (cell.pinned) pinned += cell.width;
  }
  if (pinned > viewport_w * 0.6f) {  // no room to scroll in: nothing stays
    for (Shown& cell : shown) cell.pinned = false;
  }
  const float share = sum < viewport_w && growing > 0 ? (viewport_w - sum) / growing : 0;
  float start = 0;
  pinned_w = 0;
  for (Shown& cell : shown) {
    if (cell.kind == CellKind::Data) cell.width += cell.width * share;
    cell.start = start;
    start += cell.width;
    if (cell.pinned) pinned_w = start;
  }
  content_w = start;
  if (state.active_cell >= shown.size()) state.active_cell = shown.empty() ? 0 : shown.size() - 1;
}

bool Table::choose_column(const std::string& action, size_t column) {
  const std::string& name = columns().head(column).name;
  const auto at = std::find_if(state.choices.begin(), state.choices.end(),
                               [&](const ColumnChoice& choice) { return choice.name == name; });
  if (action == "up" || action == "down") {
    state.sort = {{column, action == "down"}};
    state.stale = true;
    return true;
  }
  if (action == "group") {
    state.group_by = state.group_by == static_cast<int>(column) ? -1 : static_cast<int>(column);
    state.group_open.clear();
    state.stale = true;
    return true;
  }
  if (at == state.choices.end()) return false;
  if (action == "pin") at->pinned = !at->pinned;
  if (action == "hide") at->hidden = !at->hidden;
  if (action == "wider") at->width_px = std::min(at->width_px + kWidthStep, kMostWidth);
  if (action == "narrower") at->width_px = std::max(at->width_px - kWidthStep, kLeastWidth);
  if (action == "back" && at != state.choices.begin()) std::iter_swap(at, at - 1);
  if (action == "on" && at + 1 != state.choices.end()) std::iter_swap(at, at + 1);
  response.choices_changed = true;
  return true;
}

// One press sorts up (amounts: the largest first), the next the other way, a third as the rows
// came.
void Table::sort_by(size_t column, bool also) {
  const auto at = std::find_if(state.sort.begin(), state.sort.end(),
                               [&](const SortKey& key) { return key.column == column; });
  const bool known = at != state.sort.end();
  const bool first_down = columns().head(column).kind == ColumnKind::Money;
  if (!also && state.sort.size() > (known ? 1u : 0u)) {
    state.sort = {{column, first_down}};
  } else if (!known) {
    state.sort.push_back({column, first_down});
  } else if (at->descending == first_down) {
    at->descending = !first_down;
  } else {
    state.sort.erase(at);
  }
  state.stale = true;
}

void Table::toggle(int64_t display_row, bool range) {
  const auto add = [&](int64_t at, bool in) {
    const DisplayRow row = display(at);
    if (row.group >= 0) return;
    in ? state.selected.add(row.row) : state.selected.remove(row.row);
  };
  if (range && state.anchor >= 0 && state.anchor < display_count()) {
    for (int64_t at = std::min(state.anchor, display_row);
         at <= std::max(state.anchor, display_row); ++at) {
      add(at, true);
    }
    return;
  }
  state.anchor = display_row;
  const DisplayRow row = display(display_row);
  if (row.group < 0) add(display_row, !state.selected.has(row.row));
}

// WAI-ARIA grid pattern.
void Table::keys() {
  const int64_t count = display_count();
  const bool here = state.has_focus || (state.focus_id != 0 && s.focus == state.focus_id);
  state.has_focus = false;
  if (count == 0 || !here) return;
  const auto page = static_cast<int64_t>(s.height * 0.6f / row_h);
  for (const std::string& pressed : std::vector<std::string>(s.keys)) {
    std::string_view key = pressed;
    const bool control = key.substr(0, 8) == "Control+";
    if (control) key.remove_prefix(8);
    const bool shift = key.substr(0, 6) == "Shift+";
    if (shift) key.remove_prefix(6);
    const int64_t was = state.active;
    auto place = static_cast<int64_t>(state.active_cell);
    const auto last = static_cast<int64_t>(shown.size()) - 1;
    const int64_t on = s.rtl() ? -1 : 1;
    if (key == "ArrowDown") ++state.active;
    if (key == "ArrowUp") --state.active;
    if (key == "PageDown") state.active += page;
    if (key == "PageUp") state.active -= page;
    if (key == "ArrowRight") place += on;
    if (key == "ArrowLeft") place -= on;
    if (key == "Home") place = 0;
    if (key == "End") place = last;
    if (control && (key == "Home" || key == "ArrowUp")) state.active = 0;
    if (control && (key == "End" || key == "ArrowDown")) state.active = count - 1;
    state.active = std::clamp<int64_t>(state.active, 0, count - 1);
    state.active_cell = static_cast<size_t>(std::clamp<int64_t>(place, 0, last));
    if (shift && state.active != was && options.selectable) {
      if (state.anchor < 0) state.anchor = was;
      toggle(state.active, true);
    }
    const DisplayRow row = display(state.active);
    if (row.group >= 0 && (key == " " || key == "Enter")) {
      const auto group = static_cast<size_t>(row.group);
      state.group_open[group] = !state.group_open[group];
      state.stale = true;
    } else if (key == " " && options.selectable) {
      toggle(state.active, shift);
    } else if (key == "Enter" && shown[state.active_cell].kind == CellKind::Actions) {
      state.goes_inside = true;
    } else if (key == "Enter" && options.href) {
      if (const std::string href = options.href(row.row); !href.empty()) s.go(href);
    } else if (control && key == "a" && options.selectable) {
      for (size_t at = 0; at < view.count(); ++at) state.selected.add(view.row(at));
    } else if (control && key == "c") {
      response.copied = tsv();
    }
    state.wants_focus = !state.goes_inside;
    s.need_frame();
  }
}

// The selected rows in their order, or the active one; heads first.
std::string Table::tsv() const {
  const auto plain = [](std::string text) {
    for (char& c : text) {
      if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    }
    return text;
  };
  std::string out;
  const auto line = [&](auto cell_text) {
    bool first = true;
    for (const Shown& cell : shown) {
      if (cell.kind != CellKind::Data) continue;
      if (!first) out += '\t';
      first = false;
      out += plain(cell_text(cell));
    }
    out += '\n';
  };
  line([](const Shown& cell) { return std::string(cell.data->title); });
  bool any = false;
  for (size_t at = 0; at < view.count(); ++at) {
    const uint32_t row = view.row(at);
    if (!state.selected.has(row)) continue;
    any = true;
    line([&](const Shown& cell) { return text(cell.column, row); });
  }
  if (any || display_count() == 0) return out;
  const DisplayRow row = display(state.active);
  if (row.group < 0) line([&](const Shown& cell) { return text(cell.column, row.row); });
  return out;
}

}  // namespace data_table_parts
}  // namespace portico::ui
