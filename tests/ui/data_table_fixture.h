// A data table of documents, its words, and what it told.
#pragma once

#include <gtest/gtest.h>

#include "support/columns.h"
#include "support/kit_page.h"
#include "ui/data_table.h"

namespace portico::test {

using ui::DataTableState;

struct HeldTable {
  Columns columns;
  ColumnView view{columns};
  DataTableState state;
  ui::DataTableResponse last;
  std::string copied, action;
  int changes = 0;
  bool busy = false;
};

inline ui::DataTableWords data_table_words() {
  ui::DataTableWords w;
  w.quick = "Find";
  w.filters = "Filters";
  w.clear = "Clear";
  w.columns = "Columns";
  w.group = "Group";
  w.no_group = "No groups";
  w.more = "more";
  w.all = "All";
  w.from = "from";
  w.to = "to";
  w.sort_by = "Sort";
  w.sort_ascending = "Ascending";
  w.sort_descending = "Descending";
  w.pin = "Pin";
  w.width = "width";
  w.copied = "Copied";
  w.move_back = "Move back";
  w.move_on = "Move on";
  w.wider = "Wider";
  w.narrower = "Narrower";
  w.hide = "Hide";
  w.group_by = "Group by this";
  w.select_all = "Select all";
  w.select_row = "Select";
  w.row_actions = "Actions";
  w.nothing = "Nothing found";
  w.show_more = "Show more";
  w.none = "None";
  w.counted = [](int64_t shown, int64_t all) {
    return std::to_string(shown) + " of " + std::to_string(all);
  };
  w.selected = [](int64_t count) { return std::to_string(count) + " selected"; };
  w.number = [](int64_t value) { return std::to_string(value); };
  return w;
}

class DataTable : public ::testing::Test {
 protected:
  // Documents N0, N1 ...: amount (7 * row) % 100, status open or paid, currency EUR.
  void fill(int64_t count) {
    std::vector<std::string> number, status, currency;
    std::vector<int64_t> date, amount;
    for (int64_t row = 0; row < count; ++row) {
      number.push_back("N" + std::to_string(row));
      status.push_back(row % 3 == 0 ? "open" : "paid");
      date.push_back(19'000 + row % 90);
      amount.push_back(7 * row % 100);
      currency.push_back("EUR");
    }
    append_page(
        held.columns,
        {texts("number", ColumnKind::Text, number), texts("status", ColumnKind::Code, status),
         numbers("date", ColumnKind::Date, date), numbers("amount", ColumnKind::Money, amount, 4),
         texts("currency", ColumnKind::Code, currency)});
    page.force_frame();
    page.driver.settle();
  }

  void draw(ui::Ui& ui) {
    const ui::DataColumn columns[] = {
        {.name = "number", .title = "Number", .width_px = 160, .pinned = true, .opens = true},
        {.name = "status", .title = "Status", .groups = true},
        {.name = "date", .title = "Date", .groups = true},
        {.name = "amount", .title = "Amount"}};
    const ui::DataTableWords said = data_table_words();
    const ui::MenuEntry actions[] = {{.key = "pay", .text = "Pay"}};
    held.last = data_table(
        ui, "documents", held.view, held.state,
        {.label = "Documents",
         .columns = columns,
         .words = &said,
         .format_month = [](int64_t day) { return "month of " + std::to_string(day); },
         .format_sum =
             [](int64_t sum, std::string_view unit) {
               return std::to_string(sum) + " " + std::string(unit);
             },
         .href = [&](size_t row) { return "/d/" + std::string(held.columns.text(0, row)); },
         .totals = "amount",
         .row_actions = actions,
         .busy = held.busy});
    if (!held.last.copied.empty()) held.copied = held.last.copied;
    if (held.last.choices_changed) ++held.changes;
    if (!held.last.action.empty()) {
      held.action = held.last.action + std::to_string(held.last.action_row);
    }
  }

  // Words of the n-th row of the tree, heads not counted.
  std::string row(size_t at) {
    const auto rows = page.driver.all(Role::Row);
    return at + 1 < rows.size() ? page.host.semantics.words(*rows[at + 1]) : "";
  }
  void key(const char* name) { page.driver.key(name); }
  NodeId focused() { return page.host.semantics.focused.back(); }
  float x_of(const char* head) {
    return page.host.semantics.x(driver.get(Role::ColumnHeader, head));
  }
  float width_of(const char* head) { return driver.get(Role::ColumnHeader, head).node.width_px; }

  HeldTable held;
  KitPage page{[this](ui::Ui& ui) { draw(ui); }, 900, 600};
  Driver& driver = page.driver;
};

}  // namespace portico::test
