#include "app/kiosk.h"

#include <cmath>
#include <gtest/gtest.h>

#include "portal_page.h"

namespace portico::test {
namespace {

using platform::EventKind;

constexpr double kIdleMs = 60'000;  // as the example's kiosk has it
constexpr double kCountDownMs = 20'000;

void sign_in(KioskPage& page) {
  page.begin();
  page.enter("C-1001", "40718253");
  page.answer("POST", "/session/kiosk", "session-kiosk");
  page.answer("GET", "/customers/brightside-bakery/overview", "overview");
}

TEST(Kiosk, InvitesWhoeverComesAndAsksNothingOfTheServer) {
  KioskPage page;
  page.answer("GET", "/session", "session-kiosk-anonymous");
  EXPECT_TRUE(page.driver->shows("Welcome to Northwind Trading"));
  EXPECT_FALSE(page.driver->has(Role::TextField, "Customer number"));
  EXPECT_TRUE(std::isinf(page.portal->frame()));
}

TEST(Kiosk, BeginsInTheLanguageThatIsTouched) {
  KioskPage page;
  page.answer("GET", "/session", "session-kiosk-anonymous");
  page.driver->click(Role::Button, "فارسی");
  page.answer_files();
  EXPECT_EQ(page.host.navigator.language, "fa");
  EXPECT_TRUE(page.driver->has(Role::TextField, "شمارهٔ مشتری"));
}

TEST(Kiosk, SignsInByNumberAndCode) {
  KioskPage page;
  sign_in(page);
  EXPECT_TRUE(page.driver->has(Role::Heading, "Overview"));
  EXPECT_TRUE(page.driver->has(Role::Button, "Finish"));
}

TEST(Kiosk, ShowsNothingThatChangesOrLeadsElsewhere) {
  KioskPage page;
  sign_in(page);
  EXPECT_FALSE(page.driver->has(Role::Link, "Profile"));
  EXPECT_FALSE(page.driver->has(Role::Link, "Pay"));
  page.driver->route("/invoices/inv-2026-0042");
  page.answer("GET", "/customers/brightside-bakery/invoices/", "invoice");
  EXPECT_TRUE(page.driver->has(Role::Button, "Print"));
  for (const SemanticNode* link : page.driver->all(Role::Link)) {
    EXPECT_FALSE(link->attribute(platform::Attr::Href).starts_with("http")) << page.driver->dump();
    EXPECT_FALSE(link->attribute(platform::Attr::Href).starts_with("mailto"))
        << page.driver->dump();
    EXPECT_FALSE(link->attribute(platform::Attr::Href).starts_with("/api")) << page.driver->dump();
  }
  page.driver->click(Role::Button, "Print");
  EXPECT_EQ(page.host.navigator.printed, 1);
}

TEST(Kiosk, SaysWhatIsMissingAndKeepsTheNumberThatWasWrong) {
  KioskPage page;
  page.begin();
  page.driver->click(Role::Button, "Sign in");
  EXPECT_EQ(page.times_sent("POST", "/session/kiosk"), 0);
  EXPECT_TRUE(page.driver->shows("Enter the customer number."));
  page.enter("C-1001", "1");
  page.answer("POST", "/session/kiosk", 401, example("problem-wrong-credentials"));
  EXPECT_TRUE(page.driver->shows("Customer number or code is wrong"));
  EXPECT_EQ(page.driver->get(Role::TextField, "Customer number").attribute(platform::Attr::Value),
            "C-1001");
  EXPECT_EQ(page.driver->get(Role::TextField, "Code").attribute(platform::Attr::Value), "");
}

TEST(Kiosk, CountsDownWhereTriesAreTooMany) {
  KioskPage page;
  page.begin();
  page.enter("C-1001", "1");
  page.answer("POST", "/session/kiosk", 429, example("problem-locked-out"));
  EXPECT_TRUE(page.driver->shows("Too many"));
  page.driver->click(Role::Button, "Sign in");
  EXPECT_EQ(page.times_sent("POST", "/session/kiosk"), 1);
}

TEST(Kiosk, AsksWhetherSomebodyIsThereThenLeavesForThem) {
  KioskPage page;
  sign_in(page);
  page.driver->wait(kIdleMs - 1000);
  EXPECT_FALSE(page.driver->shows("Are you still there?"));
  page.driver->wait(1000);
  EXPECT_TRUE(page.driver->shows("Are you still there?"));
  EXPECT_TRUE(page.driver->shows("In 20 seconds"));
  page.driver->wait(5000);
  EXPECT_TRUE(page.driver->shows("In 15 seconds"));
  EXPECT_EQ(page.times_sent("DELETE", "/session"), 0);
  page.driver->wait(kCountDownMs - 5000);
  page.answer("DELETE", "/session", 204, "");
  EXPECT_EQ(page.host.storage.cleared, 1);
  EXPECT_FALSE(page.host.storage.read("sign_out_owed", false));
  EXPECT_FALSE(page.host.storage.read("locale", false));
}

TEST(Kiosk, GoesOnForWhoeverTouchesIt) {
  KioskPage page;
  sign_in(page);
  page.driver->wait(kIdleMs + 3000);
  page.driver->click(Role::Button, "Go on");
  EXPECT_FALSE(page.driver->shows("Are you still there?"));
  page.driver->wait(kIdleMs - 1000);
  page.driver->event(EventKind::Press, 0);
  page.driver->wait(kIdleMs - 1000);
  EXPECT_FALSE(page.driver->shows("Are you still there?"));
  EXPECT_EQ(page.times_sent("DELETE", "/session"), 0);
}

TEST(Kiosk, ForgetsWhatWasTypedByWhoeverWentAway) {
  KioskPage page;
  page.begin();
  page.driver->type("Customer number", "C-1001");
  page.driver->wait(kIdleMs);
  page.driver->wait(kCountDownMs);
  EXPECT_EQ(page.host.storage.cleared, 1);
  EXPECT_EQ(page.times_sent("DELETE", "/session"), 0);
}

TEST(Kiosk, LeavesWhenSomebodyIsDone) {
  KioskPage page;
  sign_in(page);
  page.driver->click(Role::Button, "Finish");
  page.answer("DELETE", "/session", 204, "");
  EXPECT_EQ(page.host.storage.cleared, 1);
}

TEST(Kiosk, OwesTheServerASignOutThatItCouldNotHear) {
  KioskPage page;
  sign_in(page);
  page.driver->click(Role::Button, "Finish");
  page.answer("DELETE", "/session", 0, "");
  EXPECT_EQ(page.host.storage.cleared, 1);
  EXPECT_TRUE(page.host.storage.read("sign_out_owed", false));
}

TEST(Kiosk, ShowsAQrCodeAndAsksWhileItIsGood) {
  KioskPage page;
  page.begin();
  page.driver->click(Role::Radio, "With your phone");
  page.answer("POST", "/kiosk/pairings", 201, example("kiosk-pairing"));
  EXPECT_TRUE(page.driver->has(Role::Picture, "QR code that leads to the portal"));
  EXPECT_TRUE(page.driver->shows("47"));
  EXPECT_FALSE(page.is_asked("POST", "/kiosk/pairings/"));
  page.driver->wait(2000);
  page.answer("POST", "/kiosk/pairings/", "session-kiosk-anonymous");
  page.driver->wait(2000);
  page.answer("POST", "/kiosk/pairings/", "session-kiosk");
  page.answer("GET", "/customers/brightside-bakery/overview", "overview");
  EXPECT_TRUE(page.driver->has(Role::Heading, "Overview"));
  page.driver->wait(10'000);
  EXPECT_FALSE(page.is_asked("POST", "/kiosk/pairings/"));
}

TEST(Kiosk, ASpentQrCodeIsAskedForNoMore) {
  KioskPage page;
  page.begin();
  page.driver->click(Role::Radio, "With your phone");
  page.answer("POST", "/kiosk/pairings", 201, example("kiosk-pairing"));
  page.driver->wait(2000);
  page.answer("POST", "/kiosk/pairings/", 404, example("problem-not-found"));
  EXPECT_TRUE(page.driver->shows("This code is no longer good"));
  page.driver->wait(10'000);
  EXPECT_FALSE(page.is_asked("POST", "/kiosk/pairings/"));
  page.driver->click(Role::Button, "Show a new one");
  EXPECT_TRUE(page.is_asked("POST", "/kiosk/pairings"));
}

TEST(Kiosk, WithoutANetworkNobodyBegins) {
  KioskPage page;
  page.answer("GET", "/session", "session-kiosk-anonymous");
  page.driver->event(EventKind::Online, 0, 0);
  page.driver->settle();
  EXPECT_TRUE(page.driver->shows("This device has no connection"));
  EXPECT_FALSE(page.driver->has(Role::Button, "Touch to begin"));
  page.driver->event(EventKind::Online, 0, 1);
  page.driver->settle();
  EXPECT_TRUE(page.driver->has(Role::Button, "Touch to begin"));
}

TEST(Kiosk, IsThePortalOnADeviceOfOnesOwn) {
  KioskPage page("/", KioskPage::Device::Own);
  page.signed_in();
  EXPECT_TRUE(page.driver->has(Role::Link, "Profile"));
  page.driver->wait(10 * kIdleMs);
  EXPECT_FALSE(page.driver->shows("Are you still there?"));
}

TEST(ForKiosks, ACodeIsMadeAndToldOnce) {
  KioskPage page("/kiosk-code", KioskPage::Device::Own);
  page.signed_in();
  page.driver->click(Role::Button, "Make a code");
  page.answer("POST", "/customers/brightside-bakery/kiosk-code", 201, example("kiosk-code"));
  EXPECT_TRUE(page.driver->shows("40718253"));
  EXPECT_TRUE(page.driver->shows("C-1001"));
}

TEST(ForKiosks, AQrCodesAddressIsAllowedWhereBothShowOneNumber) {
  KioskPage page("/pair/token-of-the-code", KioskPage::Device::Own);
  page.signed_in();
  page.answer("GET", "/kiosk/requests/token-of-the-code", "kiosk-request");
  EXPECT_TRUE(page.driver->shows("Front desk"));
  EXPECT_TRUE(page.driver->shows("47"));
  page.driver->click(Role::Button, "Sign me in there");
  page.answer("POST", "/kiosk/requests/token-of-the-code", 204, "");
  EXPECT_TRUE(page.driver->shows("You are signed in at the kiosk"));
}

TEST(ForKiosks, AQrCodeThatIsOverSaysSo) {
  KioskPage page("/pair/token-of-the-code", KioskPage::Device::Own);
  page.signed_in();
  page.answer("GET", "/kiosk/requests/token-of-the-code", 404, example("problem-not-found"));
  EXPECT_TRUE(page.driver->shows("Show a new code at the kiosk"));
}

}  // namespace
}  // namespace portico::test
