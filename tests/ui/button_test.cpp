#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using ui::Ui;

TEST(Button, AnswersTrueInTheFrameAfterAClick) {
  int pressed = 0;
  KitPage page([&](Ui& ui) {
    if (ui.button("pay", "Pay")) ++pressed;
  });
  page.driver.click(Role::Button, "Pay");
  EXPECT_EQ(pressed, 1);
  page.force_frame();
  EXPECT_EQ(pressed, 1);
}

TEST(Button, IgnoresClicksWhileBusyOrDisabled) {
  int pressed = 0;
  KitPage page([&](Ui& ui) {
    if (ui.button("a", "Busy", {.busy = true})) ++pressed;
    if (ui.button("b", "Off", {.disabled = true})) ++pressed;
  });
  page.driver.click(Role::Button, "Busy");
  page.driver.click(Role::Button, "Off");
  EXPECT_EQ(pressed, 0);
  EXPECT_TRUE(page.driver.get(Role::Button, "Off").has(platform::flag::Disabled));
  EXPECT_TRUE(page.driver.get(Role::Button, "Busy").has(platform::flag::Busy));
}

TEST(Button, ShowsThatItIsHovered) {
  KitPage page([](Ui& ui) { ui.button("pay", "Pay"); });
  const auto calm = page.context.statistics().draw_hash;
  page.driver.hover(Role::Button, "Pay");
  EXPECT_NE(page.context.statistics().draw_hash, calm);
}

TEST(Form, IsSubmittedByEnterAndByItsPrimaryButton) {
  int submitted = 0;
  std::string email;
  KitPage page([&](Ui& ui) {
    auto form = ui.form("sign-in", "Sign in");
    ui.field("email", email, {.label = "E-mail"});
    ui.button("go", "Continue", {.kind = ui::ButtonKind::Primary});
    if (ui.submitted()) ++submitted;
  });
  page.driver.type("E-mail", "alice@example.com");
  EXPECT_EQ(submitted, 0);
  page.driver.enter("E-mail");
  EXPECT_EQ(submitted, 1);
  page.driver.click(Role::Button, "Continue");
  EXPECT_EQ(submitted, 2);
  EXPECT_EQ(email, "alice@example.com");
}

TEST(Link, AsksForNavigationUnlessTheBrowserFollowsIt) {
  KitPage page([](Ui& ui) {
    ui.link("in", "Invoices", "/invoices");
    ui.link("out", "PDF", "/api/x.pdf", {.external = true});
  });
  page.driver.click(Role::Link, "PDF");
  EXPECT_FALSE(page.context.take_navigation().has_value());
  page.driver.click(Role::Link, "Invoices");
  const auto link = page.context.take_navigation();
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(link->href, "/invoices");
  EXPECT_FALSE(page.context.take_navigation().has_value());
}

TEST(Link, DrawsALineUnderItsWordsWhileHovered) {
  KitPage page([](Ui& ui) { ui.link("in", "Invoices", "/invoices"); });
  const int calm = page.context.statistics().vertices;
  page.driver.hover(Role::Link, "Invoices");
  EXPECT_EQ(page.context.statistics().vertices, calm + 4);
}

TEST(Link, KeepsItsWordsWholeBesideAHeadingThatWraps) {
  KitPage page(
      [](Ui& ui) {
        const auto row = ui.row();
        ui.heading(2, "Recent documents of this customer");
        ui.spacer();
        ui.link("all", "All invoices", "/invoices");
      },
      260);
  EXPECT_GE(page.driver.get(Role::Link, "All invoices").node.width_px, 12 * 14 * 0.55f);
}

TEST(Theme, HeightOfFieldsAndButtonsIsTheBrandsAndThumbsKeepTheirTargets) {
  std::string value;
  const auto heights = [&](float height_px, bool coarse) {
    KitPage page([&](Ui& ui) {
      ui.button("pay", "Pay");
      ui.field("name", value, {.label = "Name"});
    });
    ui::Theme theme = test_theme();
    theme.field_height_px = height_px;
    page.context.set_theme(theme);
    page.host.appearance.wanted.coarse_pointer = coarse;
    page.driver.event(platform::EventKind::Appearance);
    page.driver.settle();
    return std::pair(page.driver.get(Role::Button, "Pay").node.height_px,
                     page.driver.get(Role::TextField, "Name").node.height_px);
  };
  EXPECT_EQ(heights(40, false), std::pair(40.0f, 40.0f));
  EXPECT_EQ(heights(32, false), std::pair(32.0f, 32.0f));
  EXPECT_EQ(heights(50, false), std::pair(50.0f, 50.0f));
  EXPECT_EQ(heights(32, true), std::pair(44.0f, 44.0f));
}

}  // namespace
}  // namespace portico::test
