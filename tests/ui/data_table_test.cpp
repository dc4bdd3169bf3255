#include "ui/data_table.h"

#include <gtest/gtest.h>

#include "support/columns.h"
#include "support/kit_page.h"

namespace portico::test {
namespace {

using platform::Attr;
using platform::EventKind;
using ui::DataTableState;

struct Held {
  Columns columns;
  ColumnView view{columns};
  DataTableState state;
  ui::DataTableResponse last;
  std::string copied, action;
  int changes = 0;
  bool busy = false;
};

ui::DataTableWords words() {
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
    const ui::DataTableWords said = words();
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

  Held held;
  KitPage page{[this](ui::Ui& ui) { draw(ui); }, 900, 600};
  Driver& driver = page.driver;
};

TEST_F(DataTable, MakesOnlyTheRowsInSightAndSaysHowManyThereAre) {
  fill(100'000);
  const auto& grid = driver.get(Role::Grid, "Documents");
  EXPECT_EQ(grid.attribute(Attr::RowCount), "100001");
  EXPECT_LT(driver.all(Role::Row).size(), 30u);
  EXPECT_TRUE(driver.shows("100000 of 100000"));
  EXPECT_TRUE(driver.has(Role::Link, "N0"));
}

TEST_F(DataTable, ScrollsToTheLastOfAMillionRows) {
  fill(1 << 20);
  const auto& scroller = *driver.all(Role::Scroller)[0];
  driver.scroll(scroller, scroller.node.content_height_px);
  driver.settle();
  EXPECT_TRUE(driver.has(Role::Link, "N1048575"));
  driver.scroll(*driver.all(Role::Scroller)[0], 0);
  driver.settle();
  EXPECT_TRUE(driver.has(Role::Link, "N0"));
}

TEST_F(DataTable, SortsByAPressedHeadAndByMoreWithShift) {
  fill(200);
  driver.click(Role::Button, "Amount");
  EXPECT_TRUE(driver.has(Role::Link, "N57")) << "largest first: 7 * 57 = 399";
  driver.click(Role::Button, "Amount");
  EXPECT_TRUE(driver.has(Role::Link, "N100")) << driver.dump();
  const auto& number = driver.get(Role::Button, "Number");
  driver.event(EventKind::Click, number.node.id, 1);
  driver.settle();
  EXPECT_EQ(held.state.sort.size(), 2u);
  driver.click(Role::Button, "Status");
  EXPECT_EQ(held.state.sort.size(), 1u) << "a press without Shift sorts by that alone";
}

TEST_F(DataTable, NarrowsAsOneTypesAndTellsWhenNothingIsLeft) {
  fill(500);
  driver.type("Find", "n49");
  EXPECT_TRUE(driver.shows("11 of 500")) << driver.dump();
  driver.type("Find", "zebra");
  EXPECT_TRUE(driver.shows("Nothing found"));
}

TEST_F(DataTable, FiltersByColumn) {
  fill(300);
  driver.click(Role::Button, "Filters");
  driver.select("Status", "open");
  EXPECT_TRUE(driver.shows("100 of 300"));
  driver.type("Date to", "2022-01-10");
  EXPECT_TRUE(driver.shows("4 of 300") || held.view.count() < 100);
  driver.click(Role::Button, "Clear");
  EXPECT_TRUE(driver.shows("300 of 300"));
}

TEST_F(DataTable, GroupsWithTotalsAndOpensThem) {
  fill(300);
  driver.select("Group", "status");
  EXPECT_EQ(driver.all(Role::Row).size(), 3u) << driver.dump();
  EXPECT_NE(row(0).find("open"), std::string::npos);
  EXPECT_NE(row(0).find("EUR"), std::string::npos);
  driver.click(*driver.all(Role::GridCell)[0]);
  EXPECT_GT(driver.all(Role::Row).size(), 8u);
  EXPECT_EQ(driver.get(Role::Grid, "Documents").attribute(Attr::RowCount), "103");
}

TEST_F(DataTable, OrdersRowsForGroupsOnceThatIsSeenOrCopied) {
  fill(30);
  driver.select("Group", "status");
  EXPECT_EQ(held.view.row(1), 1u) << "nothing of it is seen: as they came";
  driver.click(*driver.all(Role::GridCell)[0]);
  EXPECT_EQ(held.view.row(1), 3u) << "the open ones first";
  driver.select("Group", "-");
  EXPECT_EQ(held.view.row(1), 1u);
  driver.click(Role::Checkbox, "Select all");
  driver.select("Group", "status");
  driver.focus(*driver.all(Role::GridCell)[0]);
  key("Control+c");
  EXPECT_NE(held.copied.find("\nN0\topen\t19000\t0\nN3\topen"), std::string::npos) << held.copied;
}

TEST_F(DataTable, MovesByKeysAndKeepsTheCellInSight) {
  fill(100'000);
  driver.focus(*driver.all(Role::GridCell)[0]);
  key("ArrowDown");
  key("ArrowRight");
  EXPECT_EQ(held.state.active, (ui::GridSpot{1, 1}));
  key("Control+End");
  EXPECT_EQ(held.state.active, (ui::GridSpot{99'999, 5}));
  EXPECT_TRUE(driver.has(Role::Link, "N99999")) << driver.dump();
  EXPECT_EQ(page.host.semantics.find(focused())->node.role, Role::GridCell);
  key("PageUp");
  EXPECT_LT(held.state.active.row, 99'999);
  EXPECT_GT(held.state.active.row, 99'980);
  key("Control+Home");
  EXPECT_TRUE(driver.has(Role::Link, "N0"));
  EXPECT_EQ(held.state.active, (ui::GridSpot{0, 0}));
}

TEST_F(DataTable, ComesToTheHeadsAndTheirMenusByArrows) {
  fill(50);
  driver.focus(*driver.all(Role::GridCell)[1]);
  key("ArrowUp");
  EXPECT_EQ(focused(), driver.get(Role::Button, "Number").node.id);
  key("ArrowRight");
  EXPECT_EQ(focused(), driver.get(Role::Button, "Number: more").node.id);
  key("ArrowDown");
  EXPECT_TRUE(driver.has(Role::MenuItem, "Hide")) << "the menu's button opens it";
  key("Escape");
  EXPECT_EQ(focused(), driver.get(Role::Button, "Number: more").node.id);
  key("ArrowRight");
  EXPECT_EQ(focused(), driver.get(Role::Button, "Status").node.id);
  key("ArrowDown");
  EXPECT_EQ(held.state.active, (ui::GridSpot{0, 2}));
}

TEST_F(DataTable, HasOneTabStop) {
  fill(50);
  const auto stops = [&] {
    int count = 0;
    for (const auto& node : page.host.semantics.nodes) {
      const auto* up = &node;
      while (up != nullptr && up->node.role != Role::Grid) up = page.host.semantics.parent(*up);
      if (up == nullptr || node.has(platform::flag::Focusable)) continue;
      const bool control = node.node.role == Role::Button || node.node.role == Role::Link ||
                           node.node.role == Role::Checkbox;
      count += control || node.has(platform::flag::TabStop);
    }
    return count;
  };
  EXPECT_EQ(stops(), 1) << driver.dump();
  driver.focus(*driver.all(Role::GridCell)[1]);
  key("ArrowUp");
  EXPECT_EQ(stops(), 1) << driver.dump();
}

TEST_F(DataTable, KeepsTheFocusedRowWhenItIsScrolledOutOfSight) {
  fill(100'000);
  driver.focus(*driver.all(Role::GridCell)[1]);
  key("ArrowDown");
  const NodeId cell = focused();
  driver.scroll(*driver.all(Role::Scroller)[0], 500'000);
  ASSERT_NE(page.host.semantics.find(cell), nullptr);
  EXPECT_TRUE(page.host.semantics.find(cell)->has(platform::flag::TabStop));
  EXPECT_TRUE(driver.has(Role::Link, "N11370")) << driver.dump();
  key("ArrowDown");
  EXPECT_TRUE(driver.has(Role::Link, "N0")) << "a key brings it into sight again";
}

TEST_F(DataTable, SelectsRowsByKeyboardAndCopiesThem) {
  fill(50);
  driver.focus(*driver.all(Role::GridCell)[1]);
  key("Control+c");
  EXPECT_EQ(held.copied, "N0") << "the cell, where no row is selected";
  key("Space");
  key("Shift+ArrowDown");
  key("Shift+ArrowDown");
  EXPECT_EQ(held.state.selected.count(), 3u);
  key("Shift+ArrowUp");
  EXPECT_EQ(held.state.selected.count(), 2u) << "back again is one less";
  EXPECT_TRUE(driver.shows("2 selected"));
  key("Control+c");
  EXPECT_EQ(held.copied, "Number\tStatus\tDate\tAmount\nN0\topen\t19000\t0\nN1\tpaid\t19001\t7\n");
  EXPECT_TRUE(driver.shows("Copied"));
  key("Control+a");
  EXPECT_EQ(held.state.selected.count(), 50u);
}

TEST_F(DataTable, SelectsByItsBoxesAndWithShiftAllBetween) {
  fill(50);
  driver.click(Role::Checkbox, "Select: N2");
  const auto& other = driver.get(Role::Checkbox, "Select: N6");
  driver.event(EventKind::Click, other.node.id, 1);
  driver.settle();
  EXPECT_EQ(held.state.selected.count(), 5u);
  driver.click(Role::Checkbox, "Select all");
  EXPECT_EQ(held.state.selected.count(), 50u);
  EXPECT_TRUE(driver.get(Role::Checkbox, "Select all").has(platform::flag::Checked));
  driver.click(Role::Checkbox, "Select all");
  EXPECT_EQ(held.state.selected.count(), 0u);
}

TEST_F(DataTable, OpensARowByEnterAndItsActionsToo) {
  fill(50);
  driver.focus(*driver.all(Role::GridCell)[0]);
  key("ArrowDown");
  key("End");
  key("Enter");
  EXPECT_TRUE(driver.has(Role::MenuItem, "Pay"));
  key("Escape");
  key("Home");
  key("Enter");
  const auto link = page.context.take_navigation();
  ASSERT_TRUE(link);
  EXPECT_EQ(link->href, "/d/N1");
}

TEST_F(DataTable, ChangesAWidthByItsEdge) {
  fill(50);
  const float before = width_of("Status");
  const auto edge = driver.get(Role::Splitter, "Status: width").node.id;
  const float end = x_of("Status") + before;
  driver.event(EventKind::Press, edge);
  driver.event(EventKind::Drag, edge, end - 6 + 50, 100);
  driver.event(EventKind::Press, 0);
  driver.settle();
  EXPECT_NEAR(width_of("Status"), before + 50, 1);
  EXPECT_GE(held.changes, 1);
  driver.focus(driver.get(Role::Splitter, "Status: width"));
  key("ArrowLeft");
  EXPECT_NEAR(width_of("Status"), before + 34, 1);
}

TEST_F(DataTable, MovesAColumnThatIsDraggedAndDoesNotSortByIt) {
  fill(50);
  const NodeId head = driver.get(Role::Button, "Amount").node.id;
  const float from = x_of("Amount") + 40, to = x_of("Status") + 10;
  driver.event(EventKind::Press, head);
  driver.event(EventKind::Drag, head, from, 100);
  driver.event(EventKind::Drag, head, to, 100);
  driver.settle();
  driver.event(EventKind::Press, 0);
  driver.event(EventKind::Click, head);
  driver.settle();
  EXPECT_LT(x_of("Amount"), x_of("Status"));
  EXPECT_TRUE(held.state.sort.empty());
  EXPECT_EQ(held.changes, 1);
  driver.click(Role::Button, "Amount");
  EXPECT_EQ(held.state.sort.size(), 1u);
}

TEST_F(DataTable, HidesMovesAndPinsColumnsAndSaysWhatWasChosen) {
  fill(50);
  driver.click(Role::Button, "Status: more");
  driver.click(Role::MenuItem, "Hide");
  EXPECT_FALSE(driver.has(Role::ColumnHeader, "Status"));
  EXPECT_EQ(held.changes, 1);
  driver.click(Role::Button, "Amount: more");
  driver.click(Role::MenuCheck, "Pin");
  const std::string text = ui::written(held.state.choices);
  EXPECT_EQ(text, "number:160p,status:140h,date:140,amount:140p");
  EXPECT_EQ(ui::read_choices(text), held.state.choices);
  EXPECT_EQ(ui::read_choices("x:9zz,,:3,y").size(), 1u) << "whatever was stored is read";
}

TEST_F(DataTable, TellsWhichRowAnActionIsFor) {
  fill(50);
  driver.click(Role::Button, "Actions: N3");
  driver.click(Role::MenuItem, "Pay");
  EXPECT_EQ(held.action, "pay3");
}

TEST_F(DataTable, IsCardsOnAPhone) {
  fill(1000);
  driver.resize(390, 800);
  EXPECT_FALSE(driver.has(Role::Grid, "Documents"));
  EXPECT_GT(driver.all(Role::ListItem).size(), 2u);
  EXPECT_TRUE(driver.shows("N0"));
}

TEST_F(DataTable, MirrorsFromRightToLeft) {
  page.context.set_language("fa", platform::TextDirection::Rtl, test_words());
  fill(50);
  const auto& first = driver.get(Role::ColumnHeader, "Number");
  const auto& last = driver.get(Role::ColumnHeader, "Amount");
  EXPECT_GT(first.node.x_px, last.node.x_px);
  driver.focus(*driver.all(Role::GridCell)[0]);
  key("ArrowLeft");
  EXPECT_EQ(held.state.active.cell, 1u) << "onwards is to the left";
}

TEST_F(DataTable, TakesMoreRowsWhileOneLooks) {
  fill(64);
  driver.click(Role::Button, "Amount");
  held.busy = true;
  fill(64);
  EXPECT_TRUE(driver.shows("128 of 128"));
  EXPECT_NE(driver.get(Role::Grid, "Documents").node.flags & platform::flag::Busy, 0u);
}

}  // namespace
}  // namespace portico::test
