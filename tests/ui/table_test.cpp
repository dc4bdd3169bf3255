#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using platform::Attr;
using ui::Type;
using ui::Ui;

constexpr int64_t kRows = 10'000;

struct TablePage {
  int64_t first = -1, end = -1, made = 0;
  int sorted = -1;
  KitPage page;
  explicit TablePage(platform::TextDirection direction = platform::TextDirection::Ltr)
      : page([this](Ui& ui) { draw(ui); }, 800, 600, direction) {}

  void draw(Ui& ui) {
    made = 0;
    const ui::Column columns[] = {{"number", "Number", 0, 2, ui::ColumnAlign::Start, true, 1},
                                  {"amount", "Amount", 120, 1, ui::ColumnAlign::End}};
    const auto seen =
        ui.table({.label = "Invoices", .columns = columns, .row_count = kRows, .height = ui::kFill},
                 [&](int64_t row) {
                   ++made;
                   const std::string name = "INV-" + std::to_string(row);
                   auto line = ui.table_row(name, row, "/invoices/" + name);
                   {
                     auto cell = ui.cell();
                     ui.text(Type::Body, name, {.wrap = false});
                   }
                   auto cell = ui.cell();
                   ui.text(Type::Body, "1.00", {.wrap = false, .tabular = true});
                 });
    first = seen.first_visible;
    end = seen.end_visible;
    if (seen.sort_column >= 0) sorted = seen.sort_column;
  }
  const SemanticNode& scroller() { return *page.driver.all(Role::Scroller)[0]; }
};

TEST(Table, MakesOnlyTheRowsInSightAndSomeToSpare) {
  TablePage it;
  EXPECT_GT(it.made, 11);
  EXPECT_LT(it.made, 40);
  EXPECT_EQ(it.first, 0);
  EXPECT_NEAR(static_cast<double>(it.end), 12, 1);
}

TEST(Table, KeepsTheHeightOfAllRows) {
  TablePage it;
  EXPECT_EQ(it.scroller().node.content_height_px, kRows * 48);
  it.page.driver.scroll(it.scroller(), 48 * 5000);
  EXPECT_EQ(it.scroller().node.content_height_px, kRows * 48);
  EXPECT_EQ(it.first, 5000);
  const SemanticNode& link = it.page.driver.get(Role::Link, "INV-5000");
  EXPECT_EQ(it.page.host.semantics.y(link) - it.page.host.semantics.y(it.scroller()), 48 * 5000);
}

TEST(Table, SaysHowManyRowsThereAreAndWhichOnesTheseAre) {
  TablePage it;
  const SemanticNode& table = it.page.driver.get(Role::Table, "Invoices");
  EXPECT_EQ(table.attribute(Attr::RowCount), "10001");
  it.page.driver.scroll(it.scroller(), 48 * 100);
  bool found = false;
  for (const SemanticNode* row : it.page.driver.all(Role::Row)) {
    found = found || row->attribute(Attr::RowIndex) == "102";
  }
  EXPECT_TRUE(found);
}

TEST(Table, KeepsARowsIdWhileItScrolls) {
  TablePage it;
  const NodeId before = it.page.driver.get(Role::Link, "INV-9").node.id;
  it.page.driver.scroll(it.scroller(), 48 * 8);
  EXPECT_EQ(it.page.driver.get(Role::Link, "INV-9").node.id, before);
}

TEST(Table, IsOpenedByTheWholeRow) {
  TablePage it;
  const SemanticNode& link = it.page.driver.get(Role::Link, "INV-3");
  EXPECT_GT(link.node.width_px, 790);
  it.page.driver.click(link);
  EXPECT_EQ(it.page.context.take_navigation()->href, "/invoices/INV-3");
}

TEST(Table, SortsByItsHeads) {
  TablePage it;
  const SemanticNode& head = it.page.driver.get(Role::ColumnHeader, "Number");
  EXPECT_EQ(head.attribute(Attr::Sort), "ascending");
  it.page.driver.click(Role::Button, "Number");
  EXPECT_EQ(it.sorted, 0);
}

TEST(Table, AlignsNumbersToTheEndInBothDirections) {
  const auto amount_at = [](TablePage& it) {
    for (const SemanticNode* node : it.page.driver.all(Role::Text)) {
      if (node->text == "1.00") {
        const float x = it.page.host.semantics.x(*node);
        return std::pair(x, x + node->node.width_px);
      }
    }
    return std::pair(0.0f, 0.0f);
  };
  TablePage ltr;
  EXPECT_NEAR(amount_at(ltr).second, 800 - 17, 1.5f);
  TablePage rtl(platform::TextDirection::Rtl);
  EXPECT_NEAR(amount_at(rtl).first, 17, 1.5f);
}

TEST(Table, RowsFollowTheThemesDensity) {
  TablePage it;
  ui::Theme theme = test_theme();
  theme.density = 0.75f;
  it.page.context.set_theme(theme);
  it.page.driver.settle();
  EXPECT_EQ(it.scroller().node.content_height_px, kRows * 36);
}

TEST(Table, GoesBackToItsOffsetAsSoonAsItsRowsAreThere) {
  TablePage it;
  it.page.driver.scroll(it.scroller(), 48 * 5000);
  const auto kept = it.page.context.scroll_offsets();
  it.page.context.reset_screen();
  it.page.driver.settle();
  EXPECT_EQ(it.first, 0);
  it.page.context.restore_scroll(kept);
  it.page.driver.settle();
  EXPECT_EQ(it.first, 5000);
  EXPECT_EQ(it.page.host.semantics.scrolled.back().y_px, 48 * 5000);
}

TEST(Table, ScrollsByAFewPixelsWithoutTouchingTheTree) {
  TablePage it;
  it.page.driver.scroll(it.scroller(), 48 * 100 + 4);
  const int submitted = it.page.host.semantics.submitted;
  const int drawn = it.page.host.renderer.drawn;
  it.page.driver.scroll(it.scroller(), 48 * 100 + 12);
  EXPECT_EQ(it.page.host.semantics.submitted, submitted);
  EXPECT_GT(it.page.host.renderer.drawn, drawn);
}

TEST(Table, EmitsEveryRowWhereTheOverlayIsThePage) {
  int64_t made = 0;
  KitPage page([&](Ui& ui) {
    made = 0;
    const ui::Column columns[] = {{"n", "N"}};
    ui.table({.label = "T", .columns = columns, .row_count = 300, .height = ui::kFill},
             [&](int64_t row) {
               ++made;
               auto line = ui.table_row(std::to_string(row + 1), row);
               auto cell = ui.cell();
               ui.text(Type::Body, "x");
             });
  });
  EXPECT_LT(made, 300);
  page.host.appearance.wanted.plain = true;
  page.driver.event(platform::EventKind::Appearance);
  page.driver.settle();
  EXPECT_EQ(made, 300);
}

TEST(Cards, WindowTheirItemsLikeATable) {
  int64_t made = 0;
  KitPage page(
      [&](Ui& ui) {
        made = 0;
        ui.cards("cards", "Invoices", kRows, 88, ui::kFill, [&](int64_t item) {
          ++made;
          auto card = ui.link_box(std::to_string(item + 1), "/x");
          ui.text(Type::Body, "INV-" + std::to_string(item));
        });
      },
      390, 844);
  EXPECT_LT(made, 30);
  EXPECT_EQ(page.driver.all(Role::Scroller)[0]->node.content_height_px, kRows * 100);
  EXPECT_EQ(page.driver.all(Role::ListItem).size(), static_cast<std::size_t>(made));
}

}  // namespace
}  // namespace portico::test
