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

}  // namespace
}  // namespace portico::test
