#include "ui/signature.h"

#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using platform::Attr;
using platform::EventKind;
using platform::TextDirection;
using ui::Ui;

struct PadPage {
  explicit PadPage(TextDirection direction = TextDirection::Ltr)
      : page([this](Ui& ui) { ui::signature_pad(ui, "sign", signature, options); }, 800, 600,
             direction) {}
  ui::Signature signature;
  ui::FieldOptions options{.label = "Signature", .hint = "As on the order"};
  KitPage page;
  Driver& driver = page.driver;

  const SemanticNode& pad(std::string_view state = "field.signature.empty") {
    return driver.get(Role::Figure, "Signature: " + std::string(state));
  }
  // Px from the pad's top left.
  void stroke(std::initializer_list<std::pair<float, float>> points) {
    const SemanticNode& node = *driver.all(Role::Figure).front();
    const NodeId id = node.node.id;
    const float left = page.host.semantics.x(node), top = page.host.semantics.y(node);
    driver.event(EventKind::Press, id);
    float begins = 1;
    for (const auto& [x, y] : points) {
      driver.event(EventKind::Drag, id, left + x, top + y, begins);
      begins = 0;
    }
    driver.event(EventKind::Press, 0);
    driver.settle();
  }
  bool is_disabled(std::string_view button) {
    return driver.get(Role::Button, button).has(platform::flag::Disabled);
  }
};

TEST(SignaturePad, KeepsStrokesInThousandthsOfItsHeight) {
  PadPage it;
  const float height = it.pad().node.height_px;
  it.stroke({{0, 0}, {height, height / 2}});
  ASSERT_EQ(it.signature.strokes.size(), 1u);
  ASSERT_EQ(it.signature.strokes[0].size(), 2u);
  EXPECT_EQ(it.signature.strokes[0][1].x, 1000);
  EXPECT_EQ(it.signature.strokes[0][1].y, 500);
  EXPECT_TRUE(it.pad("field.signature.signed").has(platform::flag::Drags));
}

TEST(SignaturePad, TellsStrokesApartThatCameBetweenTwoFrames) {
  PadPage it;
  const NodeId id = it.pad().node.id;
  for (int stroke = 0; stroke < 2; ++stroke) {
    it.driver.event(EventKind::Drag, id, 50, 50, 1);
    it.driver.event(EventKind::Drag, id, 90, 90);
  }
  it.driver.settle();
  EXPECT_EQ(it.signature.strokes.size(), 2u);
}

TEST(SignaturePad, UndoesTheLastStrokeAndClearsAll) {
  PadPage it;
  EXPECT_TRUE(it.is_disabled("kit.undo"));
  EXPECT_TRUE(it.is_disabled("field.signature.clear"));
  it.stroke({{10, 10}, {50, 50}});
  it.stroke({{60, 10}, {90, 50}});
  it.driver.click(Role::Button, "kit.undo");
  EXPECT_EQ(it.signature.strokes.size(), 1u);
  it.stroke({{60, 10}, {90, 50}});
  it.driver.click(Role::Button, "field.signature.clear");
  EXPECT_TRUE(it.signature.is_empty());
  EXPECT_EQ(it.page.host.semantics.announced.back().text, "field.signature.empty");
  EXPECT_TRUE(it.is_disabled("field.signature.clear"));
}

TEST(SignaturePad, IsSignedByTypingTheNameInstead) {
  PadPage it;
  it.driver.click(Role::Button, "field.signature.type");
  const SemanticNode& field = it.driver.get(Role::TextField, "Signature");
  EXPECT_EQ(it.page.host.semantics.focused.back(), field.node.id);
  EXPECT_EQ(field.attribute(Attr::Autocomplete), "name");
  EXPECT_TRUE(it.signature.is_empty());
  it.driver.type("Signature", "Anna Visser");
  EXPECT_FALSE(it.signature.is_empty());
  EXPECT_EQ(it.signature.name, "Anna Visser");
  EXPECT_EQ(ui::svg_path(it.signature), "");
  it.driver.click(Role::Button, "field.signature.draw");
  EXPECT_TRUE(it.signature.is_empty());
  it.pad();
}

TEST(SignaturePad, IsAFieldForTheNameWhereNothingCanBeDrawn) {
  PadPage it;
  it.page.host.appearance.wanted.plain = true;
  it.driver.event(EventKind::Appearance);
  it.driver.settle();
  it.driver.type("Signature", "Anna Visser");
  EXPECT_FALSE(it.signature.is_empty());
  EXPECT_TRUE(it.driver.all(Role::Figure).empty());
  it.signature = {.strokes = {{{5, 7}}}, .by_name = false, .name = {}};
  it.options.read_only = true;
  it.page.force_frame();
  EXPECT_TRUE(it.driver.shows("field.signature.signed"));
}

TEST(SignaturePad, GivesSmoothPathDataOfWholeNumbers) {
  ui::Signature signature;
  signature.strokes = {{{0, 0}, {100, 50}, {200, 0}}, {{5, 7}}};
  EXPECT_EQ(ui::svg_path(signature), "M0 0Q100 50 150 25L200 0M5 7L5 7");
}

TEST(SignaturePad, HoldsNoMoreThanItsBound) {
  PadPage it;
  const NodeId id = it.pad().node.id;
  for (int at = 0; at < 10'000; ++at) {
    it.driver.event(EventKind::Drag, id, at % 2 == 0 ? 40.0f : 140.0f, 100, at == 0 ? 1.0f : 0.0f);
  }
  it.driver.settle();
  ASSERT_EQ(it.signature.strokes.size(), 1u);
  EXPECT_EQ(it.signature.strokes[0].size(), ui::kMostPenPoints);
}

TEST(SignaturePad, LeavesNoPointOutsideOfIt) {
  PadPage it;
  it.stroke({{-50, -50}, {5000, 5000}});
  const ui::PenPoint first = it.signature.strokes[0][0], last = it.signature.strokes[0][1];
  EXPECT_EQ(first.x, 0);
  EXPECT_EQ(first.y, 0);
  EXPECT_EQ(last.y, 1000);
}

TEST(SignaturePad, IsNotMirroredWhereLinesRunRightToLeft) {
  PadPage it(TextDirection::Rtl);
  it.stroke({{10, 40}, {100, 40}});
  EXPECT_LT(it.signature.strokes[0][0].x, it.signature.strokes[0][1].x);
}

TEST(SignaturePad, TakesNothingWhileDisabledBusyOrReadOnly) {
  using Options = ui::FieldOptions;
  for (const Options& options : {Options{.label = "Signature", .disabled = true},
                                 Options{.label = "Signature", .busy = true},
                                 Options{.label = "Signature", .read_only = true}}) {
    PadPage it;
    it.options = options;
    it.page.force_frame();
    it.stroke({{10, 10}, {50, 50}});
    EXPECT_TRUE(it.signature.strokes.empty());
    EXPECT_FALSE(it.pad().has(platform::flag::Drags));
  }
}

TEST(SignaturePad, SaysItsErrorAndDrawsOnlyWhileOneDraws) {
  PadPage it;
  it.options.error = "Sign to go on";
  it.page.force_frame();
  EXPECT_EQ(it.pad().attribute(Attr::Hint), "Sign to go on");
  EXPECT_TRUE(it.driver.shows("Sign to go on"));
  it.stroke({{10, 10}, {50, 50}});
  EXPECT_GT(it.page.frame(), 1e12);
}

}  // namespace
}  // namespace portico::test
