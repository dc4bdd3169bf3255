// What the files of the data table share: the columns as they are shown, and the rows as they are
// displayed (with a head row above each group).
#pragma once

#include <vector>

#include "ui/data_table.h"
#include "ui/widgets.h"

namespace portico::ui::data_table_parts {

constexpr float kSelectWidth = 48, kActionsWidth = 56, kHeadHeight = 40;

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

// One call of data_table().
struct Table {
  Ui& ui;
  Context::State& s;
  ColumnView& view;
  DataTableState& state;
  const DataTableOptions& options;
  DataTableResponse& response;
  std::vector<Shown> shown;
  float pinned_w = 0, content_w = 0, row_h = 44;

  const Columns& columns() const { return view.columns(); }
  const DataTableWords& words() const { return *options.words; }
  bool ends(size_t column) const {  // its values are aligned at the end
    const ColumnKind kind = columns().head(column).kind;
    return kind == ColumnKind::Money || kind == ColumnKind::Integer;
  }
  std::string text(size_t column, size_t row) const;

  // data_table_state.cpp
  void settle_choices();
  void apply();  // sort, filters and group, where they changed
  void show_columns(float viewport_w);
  int64_t display_count() const;
  DisplayRow display(int64_t at) const;
  bool choose_column(const std::string& action, size_t column);
  void sort_by(size_t column, bool also);
  void toggle(int64_t display_row, bool range);
  void keys();
  std::string tsv() const;

  // data_table_bar.cpp
  void bar();
  void filters();
  void foot();
  // data_table_rows.cpp
  void grid();
  // data_table.cpp
  void cards();

 private:
  std::string group_text(int64_t group) const;
  void head();
  int32_t head_cell(const Shown& cell, Hidden hidden);
  void rows(float viewport_w, float viewport_h);
  void row(int64_t at);
  void group_row(int64_t at, int64_t group);
  void cell(const Shown& shown, Hidden hidden, int64_t at, size_t place, uint32_t row);
  int32_t open_cell(const Shown& shown, Hidden hidden, Role role);
  void focusable(int32_t item, bool active);
  void reveal(float viewport_w, float viewport_h);
  void cell_text(size_t column, uint32_t row, std::string_view href);
  void card(int64_t at);
  template <typename Visit>
  void each_in_sight(float viewport_w, Visit visit);
};

}  // namespace portico::ui::data_table_parts
