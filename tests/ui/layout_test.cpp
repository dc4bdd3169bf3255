#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using ui::Align;
using ui::Axis;
using ui::Justify;
using ui::Type;
using ui::Ui;

constexpr float kEm = 14 * 0.55f;  // a body character on wide screens, HeadlessText

// A box that can be found by its label.
ui::Box named(std::string_view label, ui::Box box = {}) {
  box.role = Role::Region;
  box.label = label;
  box.key = label;
  return box;
}

struct Frame {
  float x, y, w, h;
};

Frame frame(const KitPage& page, std::string_view label) {
  const SemanticNode& node = page.driver.get(Role::Region, label);
  return {page.host.semantics.x(node), page.host.semantics.y(node), node.node.width_px,
          node.node.height_px};
}

void put(Ui& ui, std::string_view label, ui::Box box = {}) {
  auto scope = ui.box(named(label, box));
}

TEST(Layout, GrowsByShareWithinTheRowsPaddingAndGap) {
  KitPage page([](Ui& ui) {
    auto row = ui.box({.axis = Axis::Row, .gap = 8, .padding = 16});
    put(ui, "a", {.width = 100, .height = 10});
    put(ui, "b", {.grow = 1, .height = 10});
    put(ui, "c", {.grow = 2, .height = 10});
  });
  EXPECT_EQ(frame(page, "a").x, 16);
  EXPECT_EQ(frame(page, "b").x, 124);
  const float left = 800 - 32 - 100 - 16;
  EXPECT_NEAR(frame(page, "b").w, left / 3, 0.2f);
  EXPECT_NEAR(frame(page, "c").w, left * 2 / 3, 0.2f);
}

TEST(Layout, MirrorsFromTheEndInRightToLeftLanguages) {
  const auto draw = [](Ui& ui) {
    auto row = ui.box({.axis = Axis::Row, .gap = 8, .padding = 16});
    put(ui, "a", {.width = 100, .height = 10});
    put(ui, "b", {.width = 50, .height = 10});
  };
  KitPage page(draw, 800, 600, platform::TextDirection::Rtl);
  EXPECT_EQ(frame(page, "a").x, 800 - 16 - 100);
  EXPECT_EQ(frame(page, "b").x, 800 - 16 - 100 - 8 - 50);
}

TEST(Layout, WrapsARowThatDoesNotFit) {
  KitPage page([](Ui& ui) {
    auto row = ui.box({.axis = Axis::Row, .gap = 10, .wrap = true});
    put(ui, "a", {.width = 300, .height = 20});
    put(ui, "b", {.width = 300, .height = 30});
    put(ui, "c", {.width = 300, .height = 20});
  });
  EXPECT_EQ(frame(page, "b").x, 310);
  EXPECT_EQ(frame(page, "c").x, 0);
  EXPECT_EQ(frame(page, "c").y, 40);
}

TEST(Layout, PutsGridItemsInEqualColumnsAndRowsOfOneHeight) {
  KitPage page([](Ui& ui) {
    auto grid = ui.box({.gap = 20, .columns = 3});
    put(ui, "a", {.height = 10});
    put(ui, "b", {.height = 50});
    put(ui, "c");
    put(ui, "d", {.height = 10});
  });
  EXPECT_NEAR(frame(page, "b").w, 760 / 3.0f, 0.2f);
  EXPECT_EQ(frame(page, "c").h, 50);
  EXPECT_EQ(frame(page, "d").y, 70);
  EXPECT_EQ(frame(page, "d").x, 0);
}

TEST(Layout, FillsTheRestOfAColumn) {
  KitPage page([](Ui& ui) {
    auto column = ui.box({.height = ui::kFill});
    put(ui, "top", {.height = 50});
    put(ui, "rest", {.height = ui::kFill});
  });
  EXPECT_EQ(frame(page, "rest").y, 50);
  EXPECT_EQ(frame(page, "rest").h, 550);
}

TEST(Layout, KeepsWithinLeastAndMostWidth) {
  KitPage page([](Ui& ui) {
    auto column = ui.box({.align = Align::Center});
    put(ui, "narrow", {.width = ui::kFill, .max_width = 200});
    put(ui, "wide", {.width = 10, .min_width = 90});
  });
  EXPECT_EQ(frame(page, "narrow").w, 200);
  EXPECT_EQ(frame(page, "narrow").x, 300);
  EXPECT_EQ(frame(page, "wide").w, 90);
}

TEST(Layout, SpreadsChildrenBetweenTheEdges) {
  KitPage page([](Ui& ui) {
    auto row = ui.box({.axis = Axis::Row, .justify = Justify::SpaceBetween});
    put(ui, "a", {.width = 100});
    put(ui, "b", {.width = 100});
    put(ui, "c", {.width = 100});
  });
  EXPECT_EQ(frame(page, "b").x, 350);
  EXPECT_EQ(frame(page, "c").x, 700);
}

TEST(Layout, SetsTextsOfTwoSizesOnOneBaseline) {
  KitPage page([](Ui& ui) {
    auto row = ui.row(8, Align::Baseline);
    ui.text(Type::Caption, "small");
    ui.text(Type::Figure, "large");
  });
  const auto texts = page.driver.all(Role::Text);
  ASSERT_EQ(texts.size(), 2u);
  const auto baseline = [](const SemanticNode& node) {
    return node.node.y_px + (node.node.height_px + 0.6f * node.node.font_px) / 2;
  };
  EXPECT_NEAR(baseline(*texts[0]), baseline(*texts[1]), 0.3f);
}

TEST(Layout, ShrinksTextsBeforeTheRowOverflows) {
  KitPage page([](Ui& ui) {
    auto row = ui.box({.axis = Axis::Row, .width = 200});
    ui.text(Type::Body, "a long text that does not fit into this row at all", {.wrap = false});
    put(ui, "b", {.width = 50, .height = 10, .min_width = 50});
  });
  EXPECT_NEAR(frame(page, "b").x, 150, 0.5f);
}

TEST(Layout, ShrinksTextsBeforeButtons) {
  KitPage page([](Ui& ui) {
    auto row = ui.box({.axis = Axis::Row, .width = 260});
    ui.text(Type::Body, "a long text that does not fit into this row at all", {.wrap = false});
    ui.button("pay", "Pay both now");
  });
  const float words = 12 * kEm;
  EXPECT_NEAR(page.driver.get(Role::Button, "Pay both now").node.width_px, words + 32, 0.5f);
}

TEST(Layout, WrapsTextToTheWidthItGets) {
  KitPage page([](Ui& ui) {
    auto column = ui.box({.width = 10 * kEm + 1});
    ui.text(Type::Body, "four four four");
  });
  const SemanticNode& text = *page.driver.all(Role::Text)[0];
  EXPECT_EQ(text.node.height_px, 40);
  EXPECT_EQ(text.text, "four four\nfour");
}

TEST(Layout, ANoticeOfThePageStandsInLineWithItsContent) {
  const auto draw = [](Ui& ui) {
    const auto fill = [](std::string_view label) {
      return [label](Ui& inside) { put(inside, label, {.width = ui::kFill, .height = 40}); };
    };
    const ui::Ui::Shell shell{.seller = "Northwind", .notice = fill("notice")};
    ui.shell(shell, fill("content"));
  };
  for (const float width : {1600.0f, 1280.0f, 800.0f}) {
    KitPage page(draw, width);
    EXPECT_EQ(frame(page, "notice").x, frame(page, "content").x) << width;
    EXPECT_EQ(frame(page, "notice").w, frame(page, "content").w) << width;
    EXPECT_EQ(frame(page, "content").y - frame(page, "notice").y, 40 + 24) << width;
  }
}

}  // namespace
}  // namespace portico::test
