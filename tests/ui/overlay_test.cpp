#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using ui::Ui;

struct DialogPage {
  bool open = false;
  KitPage page{[this](Ui& ui) {
    if (ui.button("open", "Open")) open = true;
    if (!open) return;
    auto dialog = ui.dialog("confirm", "Sure?", open);
    ui.button("yes", "Yes");
  }};
};

TEST(Dialog, MakesEverythingOutsideInert) {
  DialogPage it;
  it.page.driver.click(Role::Button, "Open");
  EXPECT_TRUE(it.page.driver.get(Role::Button, "Open").has(platform::flag::Inert));
  EXPECT_FALSE(it.page.driver.get(Role::Button, "Yes").has(platform::flag::Inert));
  EXPECT_TRUE(it.page.driver.has(Role::Dialog, "Sure?"));
}

TEST(Dialog, TakesFocusAndGivesItBack) {
  DialogPage it;
  auto& focused = it.page.host.semantics.focused;
  const NodeId opener = it.page.driver.get(Role::Button, "Open").node.id;
  it.page.driver.click(Role::Button, "Open");
  ASSERT_FALSE(focused.empty());
  EXPECT_EQ(focused.back(), it.page.driver.get(Role::Heading, "Sure?").node.id);
  it.page.driver.key("Escape");
  EXPECT_FALSE(it.page.driver.has(Role::Dialog, "Sure?"));
  EXPECT_EQ(focused.back(), opener);
}

TEST(Dialog, ClosesByItsCloseButton) {
  DialogPage it;
  it.page.driver.click(Role::Button, "Open");
  it.page.driver.click(Role::Button, "Close");
  EXPECT_FALSE(it.open);
}

TEST(Dialog, IsASheetAtTheBottomOfAPhone) {
  DialogPage it;
  it.page.driver.resize(390, 844);
  it.page.driver.click(Role::Button, "Open");
  const SemanticNode& dialog = it.page.driver.get(Role::Dialog, "Sure?");
  EXPECT_EQ(dialog.node.width_px, 390);
  EXPECT_EQ(dialog.node.y_px + dialog.node.height_px, 844);
}

struct MenuPage {
  std::string chosen;
  std::vector<ui::Option> items{{"csv", "CSV"}, {"pdf", "PDF"}};
  KitPage page{[this](Ui& ui) {
    if (const auto value = ui.menu("export", "Export", items)) chosen = *value;
  }};
  NodeId item(std::string_view name) { return page.driver.get(Role::MenuItem, name).node.id; }
};

TEST(Menu, OpensBelowItsButtonAndAnswersTheChoice) {
  MenuPage it;
  EXPECT_TRUE(it.page.driver.get(Role::Button, "Export").has(platform::flag::HasExpanded));
  it.page.driver.click(Role::Button, "Export");
  EXPECT_TRUE(it.page.driver.get(Role::Button, "Export").has(platform::flag::Expanded));
  EXPECT_EQ(it.page.host.semantics.focused.back(), it.item("CSV"));
  it.page.driver.click(Role::MenuItem, "PDF");
  EXPECT_EQ(it.chosen, "pdf");
  EXPECT_FALSE(it.page.driver.has(Role::MenuItem, "PDF"));
}

TEST(Menu, MovesFocusByArrowsAndClosesByEscape) {
  MenuPage it;
  it.page.driver.click(Role::Button, "Export");
  it.page.driver.key("ArrowDown");
  EXPECT_EQ(it.page.host.semantics.focused.back(), it.item("PDF"));
  it.page.driver.key("Escape");
  EXPECT_FALSE(it.page.driver.has(Role::MenuItem, "PDF"));
  EXPECT_EQ(it.page.host.semantics.focused.back(),
            it.page.driver.get(Role::Button, "Export").node.id);
}

TEST(Menu, ClosesWhenFocusGoesElsewhere) {
  MenuPage it;
  it.page.driver.click(Role::Button, "Export");
  it.page.driver.event(platform::EventKind::Focus, 0);
  it.page.driver.settle();
  EXPECT_FALSE(it.page.driver.has(Role::MenuItem, "PDF"));
}

}  // namespace
}  // namespace portico::test
