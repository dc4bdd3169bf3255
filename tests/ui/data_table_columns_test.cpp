#include "data_table_fixture.h"

namespace portico::test {
namespace {

using platform::Attr;
using platform::EventKind;

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

}  // namespace
}  // namespace portico::test
