#include <gtest/gtest.h>

#include "portal_page.h"

namespace portico::test {
namespace {

std::string below(std::string_view path) {
  return kCustomer + std::string(path);
}

// Both programs sign people in.
template <typename Page>
class SignIn : public testing::Test {};
using Pages = testing::Types<PortalPage, EntrancePage>;
TYPED_TEST_SUITE(SignIn, Pages);

TEST(Portal, AsksForThemeTextsAndSessionAtOnce) {
  platform::headless::HeadlessHost host;
  const auto portal = app::make_application(host.host());
  EXPECT_TRUE(host.http.find("GET", "/themes/"));
  EXPECT_TRUE(host.http.find("GET", "/strings/en.json"));
  EXPECT_TRUE(host.http.find("GET", "/api/v1/session"));
}

TYPED_TEST(SignIn, IsSeenByPasswordManagers) {
  TypeParam page;
  page.answer("GET", "/session", "session-anonymous");
  const SemanticNode& email = page.driver->get(Role::TextField, "E-mail address");
  const SemanticNode& password = page.driver->get(Role::TextField, "Password");
  EXPECT_EQ(email.attribute(platform::Attr::Autocomplete), "username");
  EXPECT_EQ(password.attribute(platform::Attr::Autocomplete), "current-password");
  EXPECT_EQ(password.attribute(platform::Attr::InputType), "password");
}

TYPED_TEST(SignIn, KeepsEmailAfterWrongPassword) {
  TypeParam page;
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "wrong");
  page.answer("POST", "/session", 401, example("problem-wrong-credentials"));
  EXPECT_TRUE(page.driver->shows("E-mail address or password is wrong"));
  page.driver->type("Password", "right");
  page.driver->click(Role::Button, "Sign in");
  const platform::HttpRequest* sent = page.host.http.find("POST", "/api/v1/session");
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->body, R"({"email":"alice@example.com","password":"right"})");
}

TYPED_TEST(SignIn, SendsNothingWhileSomethingIsMissing) {
  TypeParam page;
  page.answer("GET", "/session", "session-anonymous");
  page.driver->type("E-mail address", "alice");
  page.driver->click(Role::Button, "Sign in");
  EXPECT_EQ(page.times_sent("POST", "/session"), 0);
  EXPECT_TRUE(page.driver->shows("This does not look like an e-mail address."));
  EXPECT_TRUE(page.driver->shows("Enter your password."));
}

TYPED_TEST(SignIn, SaysThatTheBrowserKeepsNoCookies) {
  TypeParam page;
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "right");
  page.answer("POST", "/session", 403, example("problem-csrf"));
  page.answer("GET", "/session", "session-anonymous");
  page.answer("POST", "/session", 403, example("problem-csrf"));
  EXPECT_TRUE(page.driver->shows("This browser keeps no cookies")) << page.driver->dump();
}

// The examples are of March 2026; the device believes otherwise.
TEST(Portal, GoesByTheServersClock) {
  PortalPage page("/statement");
  page.signed_in();
  EXPECT_TRUE(page.is_asked("GET", below("/statement?from=2025-12-17&to=2026-03-16")))
      << page.requests();
}

TYPED_TEST(SignIn, CountsTheLockOutDown) {
  TypeParam page;
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "wrong");
  page.answer("POST", "/session", 429, example("problem-locked-out"));
  EXPECT_TRUE(page.driver->shows("You can try again in 40 seconds."));
  page.driver->wait(38'500);
  EXPECT_TRUE(page.driver->shows("You can try again in 2 seconds."));
  page.driver->wait(3'000);
  EXPECT_FALSE(page.driver->shows("You can try again in"));
  page.driver->type("Password", "right");
  page.driver->click(Role::Button, "Sign in");
  EXPECT_TRUE(page.is_asked("POST", "/session"));
}

TEST(Portal, GetsAFreshTokenAndSendsAgainWhenThePageIsOutOfDate) {
  PortalPage page;
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "right");
  page.answer("POST", "/session", 403, example("problem-csrf"));
  page.answer("GET", "/session", "session-anonymous");
  page.answer("POST", "/session", "session");
  EXPECT_TRUE(page.is_asked("GET", below("/overview")));
}

TEST(Portal, DeepLinkOpensAfterSignIn) {
  PortalPage page("/invoices/INV-2026-0042");
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "right");
  page.answer("POST", "/session", "session");
  page.answer("GET", below("/invoices/INV-2026-0042"), "invoice");
  EXPECT_EQ(page.driver->count(Role::Heading, "INV-2026-0042"), 1);
  EXPECT_EQ(page.host.navigator.title, "INV-2026-0042 – Northwind Trading");
}

TEST(Session, ThatEndsKeepsWhereThePersonWas) {
  PortalPage page("/statement");
  page.signed_in();
  page.answer("GET", below("/statement"), 401, example("problem-signed-out"));
  EXPECT_TRUE(page.driver->shows("Your session has ended"));
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "right");
  page.answer("POST", "/session", "session");
  EXPECT_EQ(page.address(), "/statement");
  EXPECT_TRUE(page.is_asked("GET", below("/statement")));
}

TEST(Session, SignOutWipesWhatBelongsToThePerson) {
  PortalPage page("/profile");
  page.signed_in();
  page.answer("GET", "/profile", "profile");
  page.driver->click(Role::Button, "Sign out");
  page.answer("DELETE", "/session", 204, "");
  EXPECT_EQ(page.host.storage.cleared, 1);
  EXPECT_EQ(page.address(), "/sign-in");
  EXPECT_TRUE(page.driver->has(Role::TextField, "Password"));
  EXPECT_FALSE(page.host.http.stream_open());
}

TEST(Session, SpeaksThePersonsLanguage) {
  PortalPage page;
  page.answer("GET", "/session", "session-persian");
  EXPECT_EQ(page.host.navigator.language, "fa");
  EXPECT_EQ(page.host.navigator.direction, platform::TextDirection::Rtl);
}

TEST(Session, ServerThatIsAwayIsSaidWithAWayToTryAgain) {
  PortalPage page;
  page.answer("GET", "/session", 0, "");
  EXPECT_TRUE(page.driver->shows("No connection"));
  page.driver->click(Role::Button, "Try again");
  page.signed_in();
  EXPECT_TRUE(page.is_asked("GET", below("/overview")));
}

TEST(Session, ClerkSeesCustomersAndCannotPay) {
  PortalPage page("/pay");
  page.answer("GET", "/session", "session-staff");
  EXPECT_FALSE(page.driver->has(Role::Link, "Magbayad"));
}

TEST(Session, AnotherScreenIsAnnouncedByItsTitle) {
  PortalPage page;
  page.signed_in();
  page.answer("GET", below("/overview"), "overview");
  page.host.semantics.announced.clear();
  page.driver->click(Role::Link, "Statement");
  ASSERT_EQ(page.host.semantics.announced.size(), 1u);
  EXPECT_EQ(page.host.semantics.announced[0].text, "Statement of account – Northwind Trading");
  EXPECT_FALSE(page.host.semantics.announced[0].assertive);
}

TEST(Session, OtherCustomersAreOneMenuAway) {
  PortalPage page;
  page.signed_in();
  page.answer("GET", below("/overview"), "overview");
  page.driver->click(Role::Button, "Brightside Bakery");
  page.driver->click(Role::MenuItem, "Harbour Hotels");
  EXPECT_TRUE(page.is_asked("GET", "/customers/harbour-hotels/overview"));
}

}  // namespace
}  // namespace portico::test
