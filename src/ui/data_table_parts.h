// What the files of the data table share: the columns as they are shown, and the rows as they are
// displayed (with a head row above each group).
#pragma once

#include <functional>
#include <vector>

#include "ui/data_table.h"
#include "ui/state.h"

namespace portico::ui::data_table_parts {

constexpr float kSelectWidth = 48, kActionsWidth = 52;
constexpr float kLeastWidth = 64, kMostWidth = 640;
constexpr float kCellPadding = 12;
constexpr float kTail = 12;  // px after the last column: the scroll bar lies there

enum class CellKind : uint8_t { Select, Data, Actions };
struct Shown {
  CellKind kind = CellKind::Data;
  size_t column = 0;  // of the store
  const DataColumn* data = nullptr;
  float start = 0, width = 0;  // px from the start of the row
  bool pinned = false;
};

struct Hidden {  // px of a cell that are out of sight
  float start = 0, end = 0;
};

struct DisplayRow {
  int64_t group = -1;  // >= 0: a group's head
  uint32_t row = 0;    // else the store's row
};

struct Window {  // displayed rows that are made
  int64_t first = 0, end = 0;
};

// One call of data_table().
struct Table {
  Ui& ui;
  Context::State& s;
  ColumnView& view;
  DataTableState& state;
  const DataTableOptions& options;
  DataTableResponse& response;
  NodeId frame_id = 0;  // of the head, which is measured
  int64_t hovered_row = kHeadRow;
  std::vector<Shown> shown;
  float pinned_w = 0, content_w = 0, row_h = 44, viewport_w = 0, viewport_h = 0;

  const Columns& columns() const { return view.columns(); }
  const DataTableWords& words() const { return *options.words; }
  bool is_number(size_t column) const {
    const ColumnKind kind = columns().head(column).kind;
    return kind == ColumnKind::Money || kind == ColumnKind::Integer;
  }
  // Its values are aligned at the end; a number that names the row is a word.
  bool ends(const Shown& cell) const { return is_number(cell.column) && !cell.data->opens; }
  std::string text(size_t column, size_t row) const;
  std::string row_name(std::string_view what, size_t row) const;

  // data_table_columns.cpp
  void settle_choices();
  void show_columns();
  void choose_column(const std::string& action, size_t column);
  void sort_by(size_t column, bool also);
  void resize_column(size_t cell, float width_px);
  void move_column(size_t from_cell, size_t to_cell, bool after);
  // data_table_state.cpp
  void apply();  // sort, filters and group, where they changed
  int64_t display_count() const;
  DisplayRow display(int64_t at) const;
  void open_group(int64_t group, bool open);
  void toggle(int64_t display_row);
  void select_to(int64_t display_row);
  void select_all(bool on);
  std::string tsv() const;
  // data_table_keys.cpp
  void keys();
  void take_place(int32_t item, const GridSpot& spot);  // what takes focus there
  // data_table_bar.cpp
  void bar();
  void filters();
  void foot();
  void in_place_of_rows();  // nothing, an error, or what is on its way
  // data_table_scroll.cpp
  Window scroll(NodeId scroller, int64_t count, float each_h);
  void scrolled(NodeId scroller, Window window, int64_t count, float each_h, bool divided,
                const std::function<void(int64_t)>& draw);
  // data_table_head.cpp
  void head();
  std::optional<std::string> small_menu(std::string_view key, std::string_view label,
                                        std::string_view icon, std::span<const MenuEntry> entries,
                                        float width, const GridSpot& spot);
  // data_table_rows.cpp
  void grid();
  void cell_text(size_t column, uint32_t row, std::string_view href);
  void group_row(int64_t at, int64_t group, Role role);
  // data_table_cards.cpp
  void cards();

  // Calls visit(cell, hidden, place) for the columns in sight: those pinned, and what of the others
  // is not behind them or past the edge; and edge() after those pinned.
  template <typename Visit, typename Edge>
  void each_in_sight(Visit visit, Edge edge) {
    for (size_t place = 0; place < shown.size(); ++place) {
      const Shown& cell = shown[place];
      if (cell.pinned) {
        const bool last = place + 1 == shown.size() || !shown[place + 1].pinned;
        const bool drawn = last && state.start_px > 0;
        visit(cell, Hidden{0, drawn ? s.hairline() : 0}, place);
        if (drawn) edge();
        continue;
      }
      const float start = cell.start - state.start_px;
      if (start + cell.width <= pinned_w || start >= viewport_w) continue;
      const float before = pinned_w - start, past = start + cell.width - viewport_w;
      visit(cell, Hidden{before > 0 ? before : 0, past > 0 ? past : 0}, place);
    }
  }
  int32_t open_cell(const Shown& cell, Hidden hidden, size_t place, Role role);
  void pinned_edge();

 private:
  void head_cell(const Shown& cell, Hidden hidden, size_t place);
  void head_title(const Shown& cell, size_t place);
  void head_edge(const Shown& cell, size_t place);
  bool drag_head(NodeId head, size_t place);
  void drop_mark();
  float local_px(float x) const;
  size_t drop_place(bool* after) const;
  std::vector<MenuEntry> head_entries(const Shown& cell) const;
  void row(int64_t at);
  void cell(const Shown& shown, Hidden hidden, int64_t at, size_t place, uint32_t row);
  void inner_places(int32_t cell, const GridSpot& spot);
  void reveal();
  bool order_matters() const;
  void sort();
  void query();
  void group();
  void index_groups();
  std::string group_text(int64_t group) const;
  std::vector<MenuEntry> column_entries() const;
  void group_choice(bool phone);
  void filter_of(const DataColumn& column);
  void card(int64_t at);
  void press(const GridSpot& spot, bool shift);
  bool move(std::string_view key, bool control);
  void step(int64_t on);
};

}  // namespace portico::ui::data_table_parts
