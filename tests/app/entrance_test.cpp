#include <gtest/gtest.h>

#include "portal_page.h"

namespace portico::test {
namespace {

TEST(Entrance, GivesThePageToThePortalOnceSomebodyIsSignedIn) {
  EntrancePage page;
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "right");
  EXPECT_EQ(page.host.navigator.left_to, "");
  page.answer("POST", "/session", "session-persian");
  EXPECT_EQ(page.host.navigator.left_to, "/");
  EXPECT_EQ(page.host.storage.read("locale", false), "fa");
  // Until the page is another, nothing is to be pressed twice.
  page.driver->click(Role::Button, "Sign in");
  EXPECT_EQ(page.times_sent("POST", "/session"), 1);
}

TEST(Entrance, ComesBackToTheAddressThatWasAskedFor) {
  EntrancePage page("/invoices?status=open");
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "right");
  page.answer("POST", "/session", "session");
  EXPECT_EQ(page.host.navigator.left_to, "/invoices?status=open");
  EXPECT_EQ(page.address(), "/invoices?status=open");
}

TEST(Entrance, IsNotWhereTheWayBackLeads) {
  EntrancePage page("/sign-in");
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "right");
  page.answer("POST", "/session", "session");
  EXPECT_EQ(page.host.navigator.left_to, "/");
  EXPECT_EQ(page.address(), "/");
}

TEST(Entrance, WhoSignedInElsewhereMeanwhileNeedNotDoItAgain) {
  EntrancePage page("/pay");
  page.signed_in();
  EXPECT_EQ(page.host.navigator.left_to, "/pay");
}

TEST(Entrance, SpeaksTheLanguageThatIsChosenThere) {
  EntrancePage page;
  page.answer("GET", "/session", "session-anonymous");
  page.driver->click(Role::Button, "English");
  page.driver->click(Role::MenuItem, "فارسی");
  page.answer_files();
  EXPECT_EQ(page.host.navigator.language, "fa");
  EXPECT_EQ(page.host.navigator.direction, platform::TextDirection::Rtl);
  EXPECT_TRUE(page.driver->has(Role::TextField, "گذرواژه"));
}

TEST(Entrance, HasEveryTextThatItShows) {
  const auto shows_keys = [](const EntrancePage& page) {
    for (const std::string_view group :
         {"sign_in.", "error.", "kit.", "app.", "action.", "profile."}) {
      EXPECT_FALSE(page.driver->shows(group)) << group;
      EXPECT_EQ(page.host.navigator.title.find(group), std::string::npos)
          << page.host.navigator.title;
    }
  };
  EntrancePage page;
  page.answer("GET", "/session", 500, "");
  shows_keys(page);
  page.driver->click(Role::Button, "Try again");
  page.answer("GET", "/session", "session-anonymous");
  shows_keys(page);
  page.driver->event(platform::EventKind::Online, 0, 0);
  page.driver->click(Role::Button, "Sign in");
  shows_keys(page);
  page.driver->event(platform::EventKind::Online, 0, 1);
  page.sign_in("alice@example.com", "wrong");
  page.answer("POST", "/session", 401, example("problem-wrong-credentials"));
  shows_keys(page);
  page.driver->type("Password", "again");
  page.driver->click(Role::Button, "Sign in");
  page.answer("POST", "/session", 0, "");
  shows_keys(page);
  page.driver->click(Role::Button, "Sign in");
  page.answer("POST", "/session", 429, example("problem-locked-out"));
  shows_keys(page);
}

TEST(Entrance, TriesAgainWhenTheServerWasAway) {
  EntrancePage page;
  page.answer("GET", "/session", 0, "");
  page.driver->click(Role::Button, "Try again");
  page.answer("GET", "/session", "session-anonymous");
  EXPECT_TRUE(page.driver->has(Role::TextField, "Password"));
}

TEST(Entrance, GetsAFreshTokenAndSendsAgainWhenThePageIsOutOfDate) {
  EntrancePage page;
  page.answer("GET", "/session", "session-anonymous");
  page.sign_in("alice@example.com", "right");
  page.answer("POST", "/session", 403, example("problem-csrf"));
  page.answer("GET", "/session", "session-anonymous");
  page.answer("POST", "/session", "session");
  EXPECT_EQ(page.host.navigator.left_to, "/");
}

}  // namespace
}  // namespace portico::test
