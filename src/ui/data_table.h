// A table over many rows in memory (core/columns.h): a million are sorted, filtered and summed as
// one asks, and scrolled without a hitch, for only what is in sight is made.
//
//   const auto answer = data_table(ui, "documents", view, state, {.label = ..., .columns = ...});
//   if (!answer.copied.empty()) commands.add(Do::Copy, answer.copied);
//
// With a pointer: press a head to sort (with Shift: by that one, too), drag it to move the column,
// drag its edge to make it wider, press its arrow for all of that and more: pin, hide, group. Press
// a row's box to select it, with Shift all since the last one. By keyboard (WAI-ARIA grid pattern):
// arrows, Home, End, Page Up and Page Down, with Control to the ends, up into the heads; Space
// selects, with Shift and arrows several, Control+A all; Enter opens; Control+C copies the rows
// selected as tab-separated values, or else the cell. On phones rows are cards.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/column_view.h"
#include "ui/overlays.h"
#include "ui/ui.h"

namespace portico::ui {

struct DataColumn {
  std::string_view name;   // of the store's column
  std::string_view title;  // as the person reads it
  float width_px = 140;
  bool hidden = false, pinned = false;  // until the person chooses otherwise
  bool groups = false;                  // may be grouped by: codes, and dates by month
  bool opens = false;                   // its text is the row's link, and names the row
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

struct DataTableState;
// As displayed, for a file of it: the columns that are not hidden, and the sort with the group that
// comes first.
std::vector<std::string> columns_shown(const DataTableState& state);
std::vector<SortKey> sort_shown(const DataTableState& state);

// Where the keyboard is. In the head a column has several parts.
enum class GridPart : uint8_t { Cell, HeadMenu, HeadEdge };
struct GridSpot {
  int64_t row = 0;  // as displayed: heads of groups count; kHeadRow: the head
  size_t cell = 0;  // among the columns shown
  GridPart part = GridPart::Cell;

  friend bool operator==(const GridSpot&, const GridSpot&) = default;
};
constexpr int64_t kHeadRow = -1;

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
  GridSpot active;
  int64_t anchor = -1, reach = -1;  // displayed rows between which Shift selected
  double top_px = 0;                // of the rows, at the upper edge of the viewport
  float start_px = 0;               // of the columns, at its start edge

  // Kept between frames
  GroupTotals groups, totals;
  std::vector<int64_t> group_begin;  // displayed row of each group's head; a last one past the end
  std::vector<int64_t> group_rows;   // view rows before each group
  std::vector<bool> group_open;
  uint64_t shown_version = ~uint64_t{0};
  bool stale = true;       // sort, filters or group changed
  bool unsorted = false;   // groups are all closed: the order of their rows is of no use yet
  bool regrouped = false;  // groups were opened or closed
  bool all_selected = false;
  bool wants_focus = false;  // for what is active
  struct Place {             // what takes focus, and where it is
    platform::NodeId id;
    GridSpot spot;
  };
  std::vector<Place> places;
  platform::NodeId seen_focus = 0;
  platform::NodeId active_menu = 0;  // of the active cell's actions
  struct {
    platform::NodeId id = 0;  // of the head that is held
    float from_x = 0, x = 0;  // px of the portal
    bool moved = false;
  } drag;
  float last_scroll_x = 0, last_scroll_y = 0;  // of the browser's scroller
  int64_t plain_rows = 200;
};

struct DataTableWords {
  std::string_view quick, filters, clear, columns, group, no_group, more, all, from, to;
  std::string_view sort_by, sort_ascending, sort_descending, pin, move_back, move_on, width, wider,
      narrower, hide, group_by;
  std::string_view select_all, select_row, row_actions, nothing, show_more, none, copied;
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
  std::span<const MenuEntry> row_actions;
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
  std::string action;            // ... a row action's key
};

DataTableResponse data_table(Ui& ui, std::string_view key, ColumnView& view, DataTableState& state,
                             const DataTableOptions& options);

}  // namespace portico::ui
