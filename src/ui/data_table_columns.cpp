// Which columns a data table shows, in what order and how wide.
#include <algorithm>

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
    const std::string_view one = text.substr(0, end);
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

constexpr float kWidthStep = 40;

const DataColumn* find(std::span<const DataColumn> columns, std::string_view name) {
  for (const DataColumn& column : columns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

std::vector<ColumnChoice>::iterator find(std::vector<ColumnChoice>& choices,
                                         std::string_view name) {
  return std::find_if(choices.begin(), choices.end(),
                      [&](const ColumnChoice& choice) { return choice.name == name; });
}

float fitting(float width_px) {
  return std::clamp(width_px, kLeastWidth, kMostWidth);
}

}  // namespace

// Every column of the table has one choice, and no other.
void Table::settle_choices() {
  std::vector<ColumnChoice>& choices = state.choices;
  std::erase_if(choices, [&](const ColumnChoice& choice) {
    return find(options.columns, choice.name) == nullptr;
  });
  for (const DataColumn& column : options.columns) {
    if (find(choices, column.name) != choices.end()) continue;
    choices.push_back({std::string(column.name), column.width_px, column.hidden, column.pinned});
  }
  for (ColumnChoice& choice : choices) choice.width_px = fitting(choice.width_px);
}

// As wide as chosen; the room that is left over is shared out until the person sets a width.
void Table::show_columns() {
  shown.clear();
  if (options.selectable) shown.push_back({CellKind::Select, 0, nullptr, 0, kSelectWidth, true});
  bool sized = false;
  for (const bool pinned : {true, false}) {
    for (const ColumnChoice& choice : state.choices) {
      const int column = columns().find(choice.name);
      if (choice.hidden || choice.pinned != pinned || column < 0) continue;
      const DataColumn* data = find(options.columns, choice.name);
      sized = sized || choice.width_px != fitting(data->width_px);
      shown.push_back(
          {CellKind::Data, static_cast<size_t>(column), data, 0, choice.width_px, pinned});
    }
  }
  if (!options.row_actions.empty()) {
    shown.push_back({CellKind::Actions, 0, nullptr, 0, kActionsWidth, false});
  }
  float sum = kTail, pinned = 0, growing = 0;
  for (const Shown& cell : shown) {
    sum += cell.width;
    if (cell.kind == CellKind::Data) growing += cell.width;
    if (cell.pinned) pinned += cell.width;
  }
  if (pinned > viewport_w * 0.6f) {  // no room to scroll in: nothing stays
    for (Shown& cell : shown) cell.pinned = false;
  }
  const bool shares = !sized && sum < viewport_w && growing > 0;
  float start = 0;
  pinned_w = 0;
  for (Shown& cell : shown) {
    if (shares && cell.kind == CellKind::Data) {
      cell.width += cell.width * (viewport_w - sum) / growing;
    }
    cell.start = start;
    start += cell.width;
    if (cell.pinned) pinned_w = start;
  }
  content_w = start + kTail;
}

void Table::resize_column(size_t cell, float width_px) {
  // From now on all are as wide as they are seen.
  for (const Shown& each : shown) {
    if (each.kind != CellKind::Data) continue;
    find(state.choices, each.data->name)->width_px = fitting(each.width);
  }
  find(state.choices, shown[cell].data->name)->width_px = fitting(width_px);
  response.choices_changed = true;
  s.need_frame();
}

void Table::move_column(size_t from_cell, size_t to_cell, bool after) {
  const Shown& to = shown[to_cell];
  if (from_cell == to_cell || to.kind != CellKind::Data) return;
  std::vector<ColumnChoice>& choices = state.choices;
  const auto from = find(choices, shown[from_cell].data->name);
  ColumnChoice moved = *from;
  moved.pinned = to.pinned;
  choices.erase(from);
  choices.insert(find(choices, to.data->name) + (after ? 1 : 0), std::move(moved));
  response.choices_changed = true;
  s.need_frame();
}

void Table::choose_column(const std::string& action, size_t column) {
  s.need_frame();
  if (action == "up" || action == "down") {
    state.sort = {{column, action == "down"}};
    state.stale = true;
    return;
  }
  if (action == "group") {
    state.group_by = state.group_by == static_cast<int>(column) ? -1 : static_cast<int>(column);
    state.group_open.clear();
    state.stale = true;
    return;
  }
  size_t cell = 0;
  while (cell < shown.size() &&
         (shown[cell].kind != CellKind::Data || shown[cell].column != column)) {
    ++cell;
  }
  if (cell < shown.size()) {
    const bool back = action == "back", on = action == "on";
    if (back && cell > 0) return move_column(cell, cell - 1, false);
    if (on && cell + 1 < shown.size()) return move_column(cell, cell + 1, true);
    if (action == "wider") return resize_column(cell, shown[cell].width + kWidthStep);
    if (action == "narrower") return resize_column(cell, shown[cell].width - kWidthStep);
  }
  const auto at = find(state.choices, columns().head(column).name);
  if (at == state.choices.end()) return;
  if (action == "pin") at->pinned = !at->pinned;
  if (action == "hide") at->hidden = !at->hidden;
  response.choices_changed = true;
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
  s.need_frame();
}

}  // namespace data_table_parts
}  // namespace portico::ui
