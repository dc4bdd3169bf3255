#include "ui/navigation.h"

#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using ui::TabItem;
using ui::Ui;

struct TabsPage {
  explicit TabsPage(platform::TextDirection direction = platform::TextDirection::Ltr)
      : page(
            [this](Ui& ui) {
              const TabItem items[] = {{.key = "lines", .text = "Lines"},
                                       {.key = "files", .text = "Files"},
                                       {.key = "note", .text = "Note", .disabled = true}};
              ui::tabs(ui, "tabs", "Parts", items, shown);
              auto panel = ui::tab_panel(ui, "tabs", shown);
              ui.text(ui::Type::Body, "Panel of " + shown);
            },
            800, 600, direction) {}
  std::string shown = "lines";
  KitPage page;
  Driver& driver = page.driver;
};

TEST(Tabs, ShowThePanelOfTheOnePressed) {
  TabsPage it;
  it.driver.click(Role::Tab, "Files");
  EXPECT_EQ(it.shown, "files");
  EXPECT_TRUE(it.driver.get(Role::Tab, "Files").has(platform::flag::Selected));
  EXPECT_TRUE(it.driver.has(Role::TabPanel, "Files")) << it.driver.dump();
}

TEST(Tabs, HaveOneTabInTheTabOrder) {
  TabsPage it;
  EXPECT_FALSE(it.driver.get(Role::Tab, "Lines").has(platform::flag::Focusable));
  EXPECT_TRUE(it.driver.get(Role::Tab, "Files").has(platform::flag::Focusable));
}

TEST(Tabs, MoveAndChooseByArrowsAroundTheEnds) {
  TabsPage it;
  it.driver.focus(it.driver.get(Role::Tab, "Lines"));
  it.driver.key("ArrowRight");
  EXPECT_EQ(it.shown, "files");
  it.driver.key("ArrowRight");
  EXPECT_EQ(it.shown, "files") << "a disabled tab has focus, and is not shown";
  it.driver.key("ArrowRight");
  EXPECT_EQ(it.shown, "lines");
}

TEST(Tabs, MoveTheOtherWayWhereLinesRunRightToLeft) {
  TabsPage it(platform::TextDirection::Rtl);
  it.driver.focus(it.driver.get(Role::Tab, "Lines"));
  it.driver.key("ArrowLeft");
  EXPECT_EQ(it.shown, "files");
}

TEST(Breadcrumb, LinksAllButWhereOneIs) {
  KitPage page([](Ui& ui) {
    const ui::Crumb crumbs[] = {{"Overview", "/"}, {"Invoices", "/invoices"}, {"INV-1", ""}};
    ui::breadcrumb(ui, "You are here", crumbs);
  });
  EXPECT_TRUE(page.driver.has(Role::Link, "Overview"));
  EXPECT_FALSE(page.driver.has(Role::Link, "INV-1"));
  EXPECT_TRUE(page.driver.get(Role::Text, "INV-1").has(platform::flag::Current));
  page.driver.click(Role::Link, "Invoices");
  EXPECT_EQ(page.context.take_navigation()->href, "/invoices");
}

TEST(Breadcrumb, IsTheWayBackOnAPhone) {
  KitPage page(
      [](Ui& ui) {
        const ui::Crumb crumbs[] = {{"Overview", "/"}, {"Invoices", "/invoices"}, {"INV-1", ""}};
        ui::breadcrumb(ui, "You are here", crumbs);
      },
      390, 844);
  EXPECT_EQ(page.driver.all(Role::Link).size(), 1u);
  EXPECT_TRUE(page.driver.has(Role::Link, "Invoices"));
}

struct TreePage {
  explicit TreePage(platform::TextDirection direction = platform::TextDirection::Ltr)
      : page([this](Ui& ui) { draw(ui); }, 800, 600, direction) {}
  void draw(Ui& ui) {
    auto files = ui::tree(ui, "files", "Files");
    if (ui::tree_item(ui, {.key = "a", .text = "Alpha", .branch = true}, chosen)) {
      ++asked;
      ui::tree_item(ui, {.key = "x", .text = "Xray"}, chosen);
      ui::tree_item(ui, {.key = "y", .text = "Yankee"}, chosen);
      ui::tree_end(ui);
    }
    ui::tree_item(ui, {.key = "b", .text = "Bravo"}, chosen);
  }
  const SemanticNode& item(std::string_view name) { return driver.get(Role::TreeItem, name); }
  bool has_focus(std::string_view name) {
    return page.host.semantics.focused.back() == item(name).node.id;
  }
  std::string chosen;
  int asked = 0;
  KitPage page;
  Driver& driver = page.driver;
};

TEST(Tree, AsksForChildrenOnlyOnceABranchIsOpen) {
  TreePage it;
  EXPECT_EQ(it.asked, 0);
  EXPECT_FALSE(it.driver.has(Role::TreeItem, "Xray"));
  it.driver.click(Role::TreeItem, "Alpha");
  EXPECT_GT(it.asked, 0);
  EXPECT_TRUE(it.item("Alpha").has(platform::flag::Expanded));
  it.driver.click(Role::TreeItem, "Xray");
  EXPECT_EQ(it.chosen, "a/x");
}

TEST(Tree, SaysLevelPlaceAndNumberOfSiblings) {
  TreePage it;
  it.driver.click(Role::TreeItem, "Alpha");
  EXPECT_EQ(it.item("Yankee").node.level, 2);
  EXPECT_EQ(it.item("Yankee").attribute(platform::Attr::PosInSet), "2");
  EXPECT_EQ(it.item("Xray").attribute(platform::Attr::SetSize), "2");
  EXPECT_EQ(it.item("Bravo").attribute(platform::Attr::PosInSet), "2");
}

TEST(Tree, OpensEntersAndLeavesByArrows) {
  TreePage it;
  it.driver.focus(it.item("Alpha"));
  it.driver.key("ArrowRight");
  EXPECT_TRUE(it.item("Alpha").has(platform::flag::Expanded));
  it.driver.key("ArrowRight");
  EXPECT_TRUE(it.has_focus("Xray"));
  it.driver.key("ArrowDown");
  it.driver.key("ArrowDown");
  EXPECT_TRUE(it.has_focus("Bravo"));
  it.driver.key("y");
  EXPECT_TRUE(it.has_focus("Yankee"));
  it.driver.key("ArrowLeft");
  EXPECT_TRUE(it.has_focus("Alpha"));
  it.driver.key("ArrowLeft");
  EXPECT_FALSE(it.item("Alpha").has(platform::flag::Expanded));
}

TEST(Tree, OpensToTheLeftWhereLinesRunRightToLeft) {
  TreePage it(platform::TextDirection::Rtl);
  it.driver.focus(it.item("Alpha"));
  it.driver.key("ArrowLeft");
  EXPECT_TRUE(it.item("Alpha").has(platform::flag::Expanded));
}

TEST(Tree, HasOneItemInTheTabOrder) {
  TreePage it;
  const auto in_order = [&] {
    std::string names;
    for (const SemanticNode* node : it.driver.all(Role::TreeItem)) {
      if (!node->has(platform::flag::Focusable)) names += it.page.host.semantics.name(*node);
    }
    return names;
  };
  EXPECT_EQ(in_order(), "Alpha");
  it.driver.focus(it.item("Bravo"));
  it.driver.settle();
  EXPECT_EQ(in_order(), "Bravo");
}

}  // namespace
}  // namespace portico::test
