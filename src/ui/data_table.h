// A table over many rows in memory (core/columns.h): a million are sorted, filtered and summed as
// one asks, and scrolled without a hitch, for only what is in sight is made.
//
//   const auto answer = data_table(ui, "documents", view, state, {.label = ..., .columns = ...});
//   if (!answer.copied.empty()) commands.add(Do::Copy, answer.copied);
//
// With a mouse or a finger: press a head to sort (with Shift: by that one, too), its arrow for
// more: pin, move, widen, hide, group. Press a row's box to select it, with Shift all since the
// last one. By keyboard (WAI-ARIA grid pattern): arrows, Home, End, Page Up and Page Down, with
// Control to the ends; Space selects, with Shift and arrows several, Control+A all; Enter opens;
// Control+C copies as tab-separated values. On phones rows are cards.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/column_view.h"
#include "ui/ui.h"

namespace portico::ui {

struct DataColumn {
  std::string_view name;   // of the store's column
  std::string_view title;  // as the person reads it
  float width_px = 140;
  bool hidden = false, pinned = false;  // until the person chooses otherwise
  bool groups = false;                  // may be grouped by: codes, and dates by month
  bool opens = false;                   // its text is the row's link
};

// What a person chose of a column, to be kept for them.
struct ColumnChoice {
  std::string name;
  float width_px = 0;
  bool hidden = false, pinned = false;

  friend bool operator==(const ColumnChoice&, const ColumnChoice&) = default;
};
// In the order chosen; one line of text, for a preference. Names that the table does not have are
// dropped when it is read, new columns come last.
std::string written(std::span<const ColumnChoice> choices);
std::vector<ColumnChoice> read_choices(std::string_view text);

struct DataTableState {
  std::vector<ColumnChoice> choices;
  std::vector<SortKey> sort;
  std::string quick;  // filter
  std::map<size_t, ColumnFilter> filters;
  std::map<size_t, std::string> filter_from, filter_to;  // as typed
  bool shows_filters = false;
  int group_by = -1;  // the store's column
  RowSet selected;    // of the store's rows

  // Where one is
  int64_t active = 0;      // display row
  size_t active_cell = 0;  // among the columns shown
  int64_t anchor = -1;     // display row from which Shift selects
  double top_px = 0;       // of the display rows, at the upper edge of the viewport
  float start_px = 0;      // of the columns, at its start edge

  // Kept between frames
  GroupTotals groups;
  std::vector<int64_t> group_begin;  // display row of each group's head; a last one past the end
  std::vector<int64_t> group_rows;   // view rows before each group
  std::vector<bool> group_open;
  GroupTotals totals;
  uint64_t shown_version = ~uint64_t{0};
  bool stale = true;  // sort, filters or group changed
  bool wants_focus = false;
  bool has_focus = false;         // a cell or what is in it, in the frame before
  bool goes_inside = false;       // to the control of the active cell
  platform::NodeId focus_id = 0;  // of the active cell, in the frame before
  float viewport_w = 0;
  float last_scroll_x = 0, last_scroll_y = 0;  // of the browser's scroller
  int64_t plain_rows = 200;
};

struct DataTableWords {
  std::string_view quick, filters, clear, columns, group, no_group, more, all, from, to, contains;
  std::string_view sort_by, sort_ascending, sort_descending, pin, unpin, move_back, move_on, wider,
      narrower, hide, group_by;
  std::string_view select_all, select_row, row_actions, nothing, show_more, none;
  std::function<std::string(int64_t shown, int64_t all)> counted;  // "12 of 40 rows"
  std::function<std::string(int64_t selected)> selected;           // "3 selected"
  std::function<std::string(int64_t)> number;
};

struct DataTableOptions {
  std::string_view label;
  std::span<const DataColumn> columns;
  const DataTableWords* words = nullptr;
  // A value as the person's language writes it. Numbers, money, dates; words of codes.
  std::function<std::string(size_t column, size_t row)> format;
  std::function<std::string(size_t column, std::string_view word)> format_word;
  // A date bucket's name, and a sum.
  std::function<std::string(int64_t epoch_days)> format_month;
  std::function<std::string(int64_t amount_minor, std::string_view unit)> format_sum;
  // A number as it is typed into a filter; without it numbers and money have no filter.
  std::function<std::optional<int64_t>(size_t column, std::string_view typed)> parse;
  // Draws a cell in its own way; false: as text.
  std::function<bool(size_t column, size_t row)> cell;
  std::function<std::string(size_t row)> href;
  std::string_view totals;  // name of the money column that is summed; empty: none
  std::span<const Option> row_actions;
  std::function<void()> tools;  // further controls at the end of the bar
  float height = kFill;
  bool selectable = true;
  bool busy = false;         // more rows are on their way
  std::string_view error{};  // in place of rows
};

struct DataTableResponse {
  std::string copied;            // tab-separated values, for the clipboard
  bool choices_changed = false;  // state.choices wants keeping
  int64_t action_row = -1;       // the store's row of ...
  std::string action;            // ... a row action's value
};

DataTableResponse data_table(Ui& ui, std::string_view key, ColumnView& view, DataTableState& state,
                             const DataTableOptions& options);

}  // namespace portico::ui
