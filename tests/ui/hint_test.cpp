// Tooltips and toasts: what shows itself, and goes by itself.
#include <gtest/gtest.h>

#include "support/kit_page.h"
#include "ui/overlays.h"

namespace portico::test {
namespace {

using ui::Ui;

struct TipPage {
  KitPage page{[](Ui& ui) {
    ui.button("hold", "On hold");
    ui::tooltip(ui, "hold", "Ask the seller");
    ui.button("other", "Other");
  }};
  Driver& driver = page.driver;
};

TEST(Tooltip, ComesAfterAMomentOfHovering) {
  TipPage it;
  it.driver.hover(Role::Button, "On hold");
  EXPECT_FALSE(it.driver.shows("Ask the seller"));
  it.driver.wait(600);
  EXPECT_TRUE(it.driver.shows("Ask the seller"));
  it.driver.hover(Role::Button, "Other");
  it.driver.wait(600);
  EXPECT_FALSE(it.driver.shows("Ask the seller"));
}

TEST(Tooltip, ComesAtOnceWithFocusAndGoesWithEscape) {
  TipPage it;
  it.driver.focus(it.driver.get(Role::Button, "On hold"));
  it.driver.settle();
  EXPECT_TRUE(it.driver.shows("Ask the seller"));
  it.driver.key("Escape");
  EXPECT_FALSE(it.driver.shows("Ask the seller"));
}

TEST(Tooltip, IsSpokenByItsWidget) {
  TipPage it;
  EXPECT_EQ(it.driver.get(Role::Button, "On hold").attribute(platform::Attr::Description),
            "Ask the seller");
}

TEST(Tooltip, StaysWhileThePointerIsOnIt) {
  TipPage it;
  it.driver.hover(Role::Button, "On hold");
  it.driver.wait(600);
  NodeId tip = 0;
  for (const SemanticNode& node : it.page.host.semantics.nodes) {
    if (node.has(platform::flag::Hovers)) tip = node.node.id;
  }
  ASSERT_NE(tip, 0u);
  it.driver.event(platform::EventKind::Hover, tip);
  it.driver.wait(2000);
  EXPECT_TRUE(it.driver.shows("Ask the seller"));
  it.driver.event(platform::EventKind::Hover, 0);
  it.driver.settle();
  it.driver.wait(2000);
  EXPECT_FALSE(it.driver.shows("Ask the seller"));
}

TEST(Tooltip, AsksForNoFrameWhileItIsAway) {
  TipPage it;
  EXPECT_EQ(it.page.context.next_deadline_ms(), std::numeric_limits<double>::infinity());
}

struct ToastPage {
  int undone = 0;
  KitPage page{[this](Ui& ui) {
    ui.title("Screen");
    if (ui.button("clear", "Clear")) {
      ui::toast(ui, "Cleared", {.key = "clear", .action = "Undo"});
    }
    undone += ui::toast_pressed(ui, "clear");
  }};
  Driver& driver = page.driver;
};

TEST(Toast, IsAnnouncedAndGoesByItself) {
  ToastPage it;
  it.driver.click(Role::Button, "Clear");
  ASSERT_EQ(it.page.host.semantics.announced.size(), 1u);
  EXPECT_EQ(it.page.host.semantics.announced.front().text, "Cleared");
  EXPECT_TRUE(it.driver.shows("Cleared"));
  it.driver.wait(11000);
  EXPECT_FALSE(it.driver.shows("Cleared"));
}

TEST(Toast, CanBeTakenBackOnce) {
  ToastPage it;
  it.driver.click(Role::Button, "Clear");
  it.driver.click(Role::Button, "Undo");
  EXPECT_EQ(it.undone, 1);
  EXPECT_FALSE(it.driver.shows("Cleared"));
  it.page.force_frame();
  EXPECT_EQ(it.undone, 1);
  EXPECT_EQ(it.page.host.semantics.focused.back(), it.driver.get(Role::Heading, "Screen").node.id);
}

TEST(Toast, WaitsWhileItHasFocusOrPointer) {
  ToastPage it;
  it.driver.click(Role::Button, "Clear");
  it.driver.focus(it.driver.get(Role::Button, "Undo"));
  it.driver.wait(60'000);
  EXPECT_TRUE(it.driver.shows("Cleared"));
  EXPECT_EQ(it.page.context.next_deadline_ms(), std::numeric_limits<double>::infinity());
  it.driver.event(platform::EventKind::Focus, 0);
  it.driver.settle();
  EXPECT_TRUE(it.driver.shows("Cleared"));
  it.driver.wait(11'000);
  EXPECT_FALSE(it.driver.shows("Cleared"));
}

TEST(Toast, IsClosedByItsButton) {
  ToastPage it;
  it.driver.click(Role::Button, "Clear");
  it.driver.click(Role::Button, "Close");
  EXPECT_FALSE(it.driver.shows("Cleared"));
}

}  // namespace
}  // namespace portico::test
