#include "ui/content.h"

#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using ui::Ui;

TEST(Progress, SaysHowFarItIs) {
  KitPage page([](Ui& ui) { ui::progress(ui, "p", "Upload", 0.4f, "40 %"); });
  const SemanticNode& bar = page.driver.get(Role::Progress, "Upload");
  EXPECT_EQ(bar.attribute(platform::Attr::ValueNow), "40");
  EXPECT_EQ(page.context.next_deadline_ms(), std::numeric_limits<double>::infinity());
}

TEST(Progress, MovesWhileNobodyKnowsAndEndsWithItsBar) {
  bool busy = true;
  KitPage page([&](Ui& ui) {
    if (busy) ui::progress(ui, "p", "Asking", -1);
  });
  EXPECT_EQ(page.driver.get(Role::Progress, "Asking").attribute(platform::Attr::ValueNow), "");
  EXPECT_LT(page.context.next_deadline_ms(), page.host.clock.monotonic + 100);
  busy = false;
  page.context.invalidate();
  page.driver.settle();
  EXPECT_EQ(page.context.next_deadline_ms(), std::numeric_limits<double>::infinity());
}

TEST(Progress, StandsStillWhereMotionIsNotWanted) {
  KitPage page([](Ui& ui) { ui::progress(ui, "p", "Asking", -1); });
  page.host.appearance.wanted.reduced_motion = true;
  page.driver.event(platform::EventKind::Appearance);
  page.driver.wait(100);
  EXPECT_EQ(page.context.next_deadline_ms(), std::numeric_limits<double>::infinity());
}

TEST(Disclosure, ShowsAndHidesByItsButton) {
  bool open = false;
  KitPage page([&](Ui& ui) {
    if (ui::disclosure(ui, "d", "More", open)) ui.text(ui::Type::Body, "Within");
  });
  EXPECT_FALSE(page.driver.shows("Within"));
  EXPECT_TRUE(page.driver.has(Role::Heading, "More"));
  page.driver.click(Role::Button, "More");
  EXPECT_TRUE(page.driver.shows("Within"));
  EXPECT_TRUE(page.driver.get(Role::Button, "More").has(platform::flag::Expanded));
}

struct SplitPage {
  explicit SplitPage(platform::TextDirection direction = platform::TextDirection::Ltr)
      : page(
            [this](Ui& ui) {
              {
                auto list = ui::split_start(ui, "s", start_px, {.label = "Width of the list"});
                ui.text(ui::Type::Body, "List");
              }
              auto detail = ui::split_end(ui, "s");
              ui.text(ui::Type::Body, "Detail");
            },
            800, 600, direction) {}
  float start_px = 300;
  KitPage page;
};

TEST(SplitView, IsMovedByArrowsWithinItsBounds) {
  SplitPage it;
  it.page.driver.focus(it.page.driver.get(Role::Splitter, "Width of the list"));
  it.page.driver.key("ArrowRight");
  EXPECT_GT(it.start_px, 300);
  it.page.driver.key("Home");
  EXPECT_EQ(it.start_px, 200);
  it.page.driver.key("End");
  EXPECT_EQ(it.start_px, 800 - 200 - 16);
}

TEST(SplitView, IsMovedByThePointerInBothDirections) {
  SplitPage ltr;
  const auto drag = [](SplitPage& it, float x) {
    const NodeId bar = it.page.driver.get(Role::Splitter, "Width of the list").node.id;
    it.page.driver.event(platform::EventKind::Drag, bar, x, 100);
    it.page.driver.settle();
  };
  drag(ltr, 408);
  EXPECT_EQ(ltr.start_px, 400);
  SplitPage rtl(platform::TextDirection::Rtl);
  drag(rtl, 392);
  EXPECT_EQ(rtl.start_px, 400);
}

TEST(RichText, IsOneParagraphOfManyParts) {
  KitPage page([](Ui& ui) {
    ui::rich_text(ui, "r", parse_rich_text("Pay **by Friday** at [the desk](/pay), please."));
  });
  EXPECT_TRUE(page.driver.has(Role::Paragraph, "Pay  by Friday  at  the desk , please."))
      << page.driver.dump();
  EXPECT_TRUE(page.driver.has(Role::Strong, "by Friday"));
  page.driver.click(Role::Link, "the desk");
  EXPECT_EQ(page.context.take_navigation()->href, "/pay");
}

TEST(RichText, BreaksLinesAcrossItsParts) {
  KitPage page(
      [](Ui& ui) {
        ui::rich_text(ui, "r", parse_rich_text("one two **three four five** six seven eight"));
      },
      140, 600);
  const auto paragraphs = page.driver.all(Role::Paragraph);
  ASSERT_EQ(paragraphs.size(), 1u);
  EXPECT_GT(paragraphs.front()->node.height_px, 60);
  std::string all;
  for (const SemanticNode& node : page.host.semantics.nodes) {
    if (node.has(platform::flag::Inline)) all += node.text;
  }
  for (char& c : all) {
    if (c == '\n') c = ' ';
  }
  EXPECT_EQ(all, "one two three four five six seven eight");
}

TEST(Avatar, ShowsTheInitialsOfAName) {
  EXPECT_EQ(ui::initials("anna de vries"), "AV");
  EXPECT_EQ(ui::initials("Shirin"), "S");
  EXPECT_EQ(ui::initials("شیرین رضایی"), "ش");
  EXPECT_EQ(ui::initials("Émile Zola"), "ÉZ");
  EXPECT_EQ(ui::initials(""), "");
}

TEST(Avatar, IsHeardOnlyWhereItIsTheName) {
  KitPage page([](Ui& ui) {
    ui::avatar(ui, "Anna");
    ui::avatar(ui, "Maria", {.label = "Maria"});
  });
  EXPECT_TRUE(page.driver.has(Role::Figure, "Maria"));
  EXPECT_EQ(page.driver.all(Role::Figure).size(), 1u);
}

}  // namespace
}  // namespace portico::test
