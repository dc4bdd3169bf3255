#include <gtest/gtest.h>
#include <set>
#include <utility>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using platform::Attr;
using ui::Type;
using ui::Ui;

TEST(Semantics, IdsStayTheSameWhileOthersComeAndGo) {
  bool extra = false;
  KitPage page([&](Ui& ui) {
    if (extra) ui.button("extra", "Extra");
    auto row = ui.row();
    ui.button("pay", "Pay");
  });
  const NodeId before = page.driver.get(Role::Button, "Pay").node.id;
  extra = true;
  page.force_frame();
  EXPECT_EQ(page.driver.get(Role::Button, "Pay").node.id, before);
}

TEST(Semantics, NoTwoNodesShareAnIdEvenUnderOneKey) {
  KitPage page([](Ui& ui) {
    ui.button("same", "One");
    ui.button("same", "Two");
    ui.text(Type::Body, "Three");
    ui.text(Type::Body, "Three");
  });
  std::set<NodeId> ids;
  for (const SemanticNode& node : page.host.semantics.nodes) {
    EXPECT_TRUE(ids.insert(node.node.id).second);
    EXPECT_LT(node.node.parent, node.index);
  }
}

TEST(Semantics, NestsByRegionAndCountsPositionsFromTheParent) {
  KitPage page([](Ui& ui) {
    ui.gap(100);
    auto region = ui.region("r", "Totals", {.padding = 20});
    ui.text(Type::Body, "Sum");
  });
  const SemanticNode& text = *page.driver.all(Role::Text)[0];
  EXPECT_EQ(page.host.semantics.parent(text), &page.driver.get(Role::Region, "Totals"));
  EXPECT_EQ(text.node.y_px, 20);
  EXPECT_EQ(page.host.semantics.y(text), 120);
}

TEST(Semantics, TheTitleTakesFocusAfterAChangeOfRoute) {
  KitPage page([](Ui& ui) { ui.title("Invoices"); });
  page.context.focus_title_on_next_frame();
  page.driver.settle();
  const SemanticNode& title = page.driver.get(Role::Heading, "Invoices");
  EXPECT_EQ(title.node.level, 1);
  EXPECT_TRUE(title.has(platform::flag::Focusable));
  EXPECT_EQ(page.host.semantics.focused.back(), title.node.id);
}

TEST(Semantics, AnotherScreenBeginsAtItsTop) {
  KitPage page([](Ui& ui) {
    auto scroller = ui.scroller("page", "Page");
    ui.gap(5000);
  });
  const SemanticNode& scroller = page.driver.get(Role::Scroller, "Page");
  const NodeId id = scroller.node.id;
  page.driver.scroll(scroller, 900);
  page.context.reset_screen();
  ASSERT_EQ(page.host.semantics.scrolled.size(), 1u);
  EXPECT_EQ(page.host.semantics.scrolled[0].node, id);
  EXPECT_EQ(page.host.semantics.scrolled[0].y_px, 0);
}

TEST(Semantics, FiguresSpeakTheirData) {
  KitPage page([](Ui& ui) {
    const ui::ChartPart parts[] = {{"Due", "5.00", 5}, {"Late", "3.00", 3}};
    ui.stacked_bar("bar", "Ageing", parts);
  });
  EXPECT_TRUE(page.driver.has(Role::Figure, "Ageing: Due 5.00; Late 3.00"));
}

TEST(Semantics, IsolatedNumbersKeepTheirOwnDirection) {
  KitPage page(
      [](Ui& ui) {
        ui.text(Type::Body, "INV-1 \u0635", {.isolate = true});
        ui.text(Type::Body, "\u0635\u0648 INV-1", {.isolate = true});
      },
      800, 600, platform::TextDirection::Rtl);
  EXPECT_EQ(page.driver.all(Role::Text)[0]->attribute(Attr::Dir), "ltr");
  EXPECT_EQ(page.driver.all(Role::Text)[1]->attribute(Attr::Dir), "");
}

// Every text whose letters all run the other way says so, and stands as it would by itself.
void draw_names(Ui& ui, std::string_view name, bool& told) {
  ui.text(Type::Body, name);
  ui.heading(2, name, Type::Title);
  ui.link("link", name, "/a");
  ui.button("button", name);
  const auto banner = ui.banner("banner", ui::Tone::Info, name, name);
  if (!std::exchange(told, true)) ui.toast(name, ui::Tone::Info);
  const ui::Column columns[] = {{.key = "name", .title = name}};
  ui.table({.label = "Table", .columns = columns, .row_count = 1}, [&](int64_t row) {
    const auto line = ui.table_row("row", row);
    const auto cell = ui.cell();
    ui.text(Type::Body, name);
  });
}

void expect_directions(std::string_view name, platform::TextDirection page_direction,
                       std::string_view wanted) {
  bool told = false;
  KitPage page([&](Ui& ui) { draw_names(ui, name, told); }, 800, 600, page_direction);
  int seen = 0;
  for (const auto& node : page.host.semantics.nodes) {
    if (node.text != name) continue;
    ++seen;
    EXPECT_EQ(node.attribute(Attr::Dir), wanted) << static_cast<int>(node.node.role);
  }
  EXPECT_GE(seen, 7) << name;
}

TEST(Semantics, ANameInAnotherScriptKeepsItsDirectionInEveryWidget) {
  using enum platform::TextDirection;
  expect_directions("Brightside Bakery Ltd.", Rtl, "ltr");
  expect_directions("\u0646\u0627\u0646 \u0633\u0646\u06af\u06a9.", Ltr, "rtl");
  expect_directions("Brightside Bakery Ltd.", Ltr, "");
  expect_directions("Portico \u0633\u0631\u0648 2.", Rtl, "");
}

TEST(Shell, HasNavigationMainAndBannerOnEverySize) {
  const ui::NavItem items[] = {{"a", "Overview", "house", "/", true},
                               {"b", "Invoices", "file", "/b"}};
  KitPage page([&](Ui& ui) {
    ui.shell(
        {.logo = "/logo.svg", .seller = "Northwind", .items = items, .navigation_label = "Main"},
        [](Ui& main) { main.title("Overview"); });
  });
  for (const float width : {390.0f, 820.0f, 1280.0f}) {
    page.driver.resize(width, 800);
    EXPECT_TRUE(page.driver.has(Role::Navigation, "Main")) << width;
    EXPECT_EQ(page.driver.all(Role::Main).size(), 1u);
    EXPECT_EQ(page.driver.all(Role::Banner).size(), 1u);
    EXPECT_TRUE(page.driver.get(Role::Link, "Overview").has(platform::flag::Current));
    EXPECT_GE(page.driver.get(Role::Link, "Invoices").node.height_px, 40);
  }
  page.driver.resize(390, 800);
  EXPECT_GT(page.host.semantics.y(page.driver.get(Role::Navigation, "Main")), 700);
}

}  // namespace
}  // namespace portico::test
