#include "data_table_fixture.h"

namespace portico::test {
namespace {

using platform::Attr;
using platform::EventKind;

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
