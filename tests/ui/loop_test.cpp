#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using platform::EventKind;
using ui::Ui;

void some(Ui& ui) {
  ui.title("Overview");
  ui.button("pay", "Pay");
}

TEST(Loop, StopsWhenNothingChanges) {
  KitPage page(some);
  EXPECT_FALSE(page.context.wants_frame(page.host.clock.monotonic + 1e9));
  EXPECT_TRUE(std::isinf(page.context.next_deadline_ms()));
}

TEST(Loop, SubmitsAndDrawsNothingForAFrameThatIsTheSame) {
  KitPage page(some);
  const int submitted = page.host.semantics.submitted, drawn = page.host.renderer.drawn;
  page.force_frame();
  EXPECT_EQ(page.host.semantics.submitted, submitted);
  EXPECT_EQ(page.host.renderer.drawn, drawn);
}

TEST(Loop, NeedsAtMostThreeFramesForAPointerMoveAPressOrAKey) {
  std::string value;
  KitPage page([&](Ui& ui) {
    some(ui);
    ui.field("name", value, {.label = "Name"});
  });
  const auto frames_of = [&](EventKind kind, NodeId node, std::string_view text = {}) {
    page.driver.event(kind, node, 0, 0, 0, text);
    const auto before = page.context.statistics().frames;
    page.driver.settle();
    return page.context.statistics().frames - before;
  };
  const NodeId button = page.driver.get(Role::Button, "Pay").node.id;
  const NodeId field = page.driver.get(Role::TextField, "Name").node.id;
  EXPECT_LE(frames_of(EventKind::Hover, button), 1u);
  EXPECT_EQ(frames_of(EventKind::Hover, button), 0u);
  EXPECT_LE(frames_of(EventKind::Press, button), 1u);
  EXPECT_LE(frames_of(EventKind::Click, button), 3u);
  EXPECT_LE(frames_of(EventKind::Input, field, "a"), 3u);
  EXPECT_LE(frames_of(EventKind::Key, 0, "Escape"), 3u);
}

TEST(Loop, DrawsNothingWhileHidden) {
  KitPage page(some);
  page.driver.event(EventKind::Visible, 0, 0);
  page.context.invalidate();
  EXPECT_FALSE(page.context.wants_frame(page.host.clock.monotonic));
  EXPECT_TRUE(std::isinf(page.context.next_deadline_ms()));
  page.driver.event(EventKind::Visible, 0, 1);
  EXPECT_TRUE(page.context.wants_frame(page.host.clock.monotonic));
}

TEST(Loop, WakesForAToastsEndAndThenSleeps) {
  bool first = true;
  KitPage page([&](Ui& ui) {
    some(ui);
    if (first) ui.toast("Saved", ui::Tone::Positive);
    first = false;
  });
  EXPECT_TRUE(page.driver.shows("Saved"));
  ASSERT_EQ(page.host.semantics.announced.size(), 1u);
  EXPECT_FALSE(std::isinf(page.context.next_deadline_ms()));
  page.driver.wait(10'000);
  EXPECT_FALSE(page.driver.shows("Saved"));
  EXPECT_TRUE(std::isinf(page.context.next_deadline_ms()));
}

TEST(Loop, AnimatesNothingUnderReducedMotion) {
  bool open = false;
  KitPage page([&](Ui& ui) {
    if (open) auto dialog = ui.dialog("d", "Details", open);
  });
  page.host.appearance.wanted.reduced_motion = true;
  page.driver.event(EventKind::Appearance);
  page.driver.settle();
  open = true;
  page.context.invalidate();
  EXPECT_LE(page.driver.settle(), 3);
}

TEST(Loop, MakesAtlasAndPictureAnewAfterALostContext) {
  KitPage page(some);
  const int drawn = page.host.renderer.drawn;
  const auto runs = page.host.text.painted.size();
  page.host.text.painted.clear();
  page.host.renderer.context_restored = true;
  page.frame();  // nothing else asks for one
  EXPECT_EQ(page.host.renderer.drawn, drawn + 1);
  EXPECT_EQ(page.host.text.painted.size(), runs);
}

TEST(Loop, TellsGroundsWhileThereIsNoCanvasInATreeThatStaysTheSame) {
  KitPage page([](Ui& ui) {
    const auto card = ui.card("card");
    ui.button("pay", "Pay", {.kind = ui::ButtonKind::Primary});
  });
  const auto tree = [&] {
    std::vector<std::pair<platform::NodeId, uint32_t>> nodes;
    for (const auto& [node, text, attributes, index] : page.host.semantics.nodes) {
      nodes.emplace_back(node.id, node.background_rgba);
    }
    return nodes;
  };
  const auto grounds = [](const auto& nodes) {
    return std::count_if(nodes.begin(), nodes.end(), [](const auto& node) { return node.second; });
  };
  const auto drawn = tree();
  const int pictures = page.host.renderer.drawn;
  EXPECT_EQ(grounds(drawn), 0);
  page.host.renderer.canvas = false;
  page.frame();  // nothing else asks for one
  const auto bare = tree();
  EXPECT_EQ(page.host.renderer.drawn, pictures);
  EXPECT_EQ(grounds(bare), 2);
  ASSERT_EQ(bare.size(), drawn.size());
  for (size_t i = 0; i < bare.size(); ++i) EXPECT_EQ(bare[i].first, drawn[i].first);
  page.host.renderer.canvas = page.host.renderer.context_restored = true;
  page.frame();
  EXPECT_EQ(page.host.renderer.drawn, pictures + 1);
  EXPECT_EQ(tree(), drawn);
}

TEST(Loop, DrawsWithPageZeroAloneWhereTextIsScarce) {
  KitPage page(some);
  ASSERT_EQ(page.host.renderer.commands.size(), 1u);
  EXPECT_EQ(page.host.renderer.commands[0].page, 0u);
  EXPECT_GT(page.host.renderer.vertices.size(), 20u);
}

}  // namespace
}  // namespace portico::test
