#include <algorithm>
#include <gtest/gtest.h>

#include "api/outbox.h"
#include "api/payments.h"
#include "api/session.h"
#include "portal_page.h"

namespace portico::test {
namespace {

using platform::EventKind;

constexpr int64_t kSeen = 1'773'600'000'000;  // 2026-03-15T18:40:00Z

// Answers with a copy that the device kept.
void answer_kept(PortalPage& page, std::string_view path, const std::string& name) {
  platform::HttpResponse copy;
  copy.status = 200;
  copy.body = example(name);
  copy.seen_at_ms = kSeen;
  EXPECT_TRUE(page.host.http.answer("GET", "/api/v1" + std::string(path), copy));
  page.driver->settle();
  page.answer_files();
}

TEST(Offline, OpensWithWhatWasSeenAndSaysSinceWhen) {
  PortalPage page("/profile");
  page.driver->event(EventKind::Online, 0, 0);
  answer_kept(page, "/session", "session");
  answer_kept(page, "/profile", "profile");
  EXPECT_TRUE(page.driver->shows("You are offline"));
  EXPECT_TRUE(page.driver->shows("As of"));
  EXPECT_TRUE(page.driver->find(Role::TextField, "Name"));
}

TEST(Offline, AsksForTheSessionAgainOnceTheServerAnswers) {
  PortalPage page("/profile");
  answer_kept(page, "/session", "session");
  EXPECT_FALSE(page.is_asked("GET", "/session?"));
  const int before = page.times_sent("GET", "/session");
  page.answer("GET", "/profile", "profile");
  EXPECT_GT(page.times_sent("GET", "/session"), before);
  EXPECT_FALSE(page.driver->shows("As of"));
}

TEST(Offline, TellsTheDeviceWhoseItIs) {
  PortalPage page("/profile");
  page.signed_in();
  ASSERT_EQ(page.host.offline.people.size(), 1U);
  EXPECT_FALSE(page.host.offline.people[0].empty());
  EntrancePage entrance;
  entrance.answer("GET", "/session", "session-anonymous");
  EXPECT_EQ(entrance.host.offline.people, std::vector<std::string>{""});
}

// The profile with another time zone chosen and saved.
void save_change(PortalPage& page) {
  page.signed_in();
  page.answer("GET", "/profile", "profile");
  page.driver->type("Name", "Alice Another");
  page.driver->click(Role::Button, "Save");
}

void answer_change(PortalPage& page, const std::string& became) {
  platform::HttpResponse none;
  none.content_type = became;
  EXPECT_TRUE(page.host.http.answer("PATCH", "/api/v1/profile", none));
  page.driver->settle();
}

TEST(Outbox, TakesAChangeOfTheProfileUnderAKey) {
  PortalPage page("/profile");
  save_change(page);
  const platform::HttpRequest* sent = page.host.http.find("PATCH", "/api/v1/profile");
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->waits_as, "profile\tAlice Another");
  EXPECT_TRUE(std::any_of(sent->headers.begin(), sent->headers.end(), [](const auto& header) {
    return header.first == "Idempotency-Key" && header.second.size() >= 16;
  }));
}

TEST(Outbox, SaysThatAChangeWaits) {
  PortalPage page("/profile");
  save_change(page);
  answer_change(page, "waiting");
  EXPECT_TRUE(page.driver->shows("Kept until you are online"));
}

TEST(Outbox, KeepsWhatWasTypedWhereTheDeviceKeepsNothing) {
  PortalPage page("/profile");
  save_change(page);
  answer_change(page, "not-kept");
  EXPECT_TRUE(page.driver->shows("This change could neither be sent nor kept"));
  EXPECT_EQ(page.driver->get(Role::TextField, "Name").attribute(platform::Attr::Value),
            "Alice Another");
}

constexpr std::string_view kTwo =
    "7\twaiting\t1773600000000\t0\tprofile\tDeutsch\t\n"
    "9\trefused\t1773600001000\t412\tprofile\tEurope/Berlin\t"
    "{\"type\":\"urn:portico:problem:stale\",\"title\":\"Changed elsewhere.\"}";

TEST(Outbox, ShowsWhatWaitsAndWhatWasRefusedAndLetsThePersonDecide) {
  PortalPage page("/profile");
  page.signed_in();
  page.driver->event(EventKind::Waiting, 0, 0, 0, 0, kTwo);
  page.driver->settle();
  EXPECT_TRUE(page.driver->shows("1 change was not accepted"));
  page.driver->click(Role::Button, "Show");
  EXPECT_TRUE(page.driver->shows("Deutsch"));
  EXPECT_TRUE(page.driver->shows("Not accepted"));
  EXPECT_TRUE(page.driver->shows("It was changed elsewhere meanwhile."));
  page.driver->event(EventKind::Waiting, 0, 0, 0, 0, kTwo.substr(kTwo.find('\n') + 1));
  page.driver->settle();
  page.driver->click(Role::Button, "Send now");
  EXPECT_EQ(page.host.offline.sent_again, std::vector<std::string>{"9"});
  page.driver->click(Role::Button, "Discard");
  EXPECT_EQ(page.host.offline.discarded, std::vector<std::string>{"9"});
}

TEST(Outbox, ReadsAnewWhatWasSentLater) {
  PortalPage page("/profile");
  page.signed_in();
  page.driver->event(EventKind::Waiting, 0, 0, 0, 0, kTwo);
  page.driver->settle();
  const int before = page.times_sent("GET", "/session");
  page.driver->event(EventKind::Waiting, 0, 2);
  page.driver->settle();
  EXPECT_GT(page.times_sent("GET", "/session"), before);
  EXPECT_FALSE(page.driver->shows("change was not accepted"));
}

TEST(Outbox, AsksBeforeSigningOutLosesWhatWaits) {
  PortalPage page("/profile");
  page.signed_in();
  page.answer("GET", "/profile", "profile");
  page.answer("GET", "/sessions", "sessions");
  page.driver->event(EventKind::Waiting, 0, 0, 0, 0, kTwo);
  page.driver->settle();
  page.driver->click(Role::Button, "Sign out");
  EXPECT_TRUE(page.driver->shows("2 changes wait on this device."));
  EXPECT_EQ(page.times_sent("DELETE", "/session"), 0);
  page.driver->click(Role::Button, "Discard and sign out");
  EXPECT_EQ(page.times_sent("DELETE", "/session"), 1);
}

TEST(Offline, SigningOutForgetsThePersonAtOnceAndTellsTheServerLater) {
  PortalPage page("/profile");
  page.signed_in();
  page.answer("GET", "/profile", "profile");
  page.answer("GET", "/sessions", "sessions");
  page.driver->click(Role::Button, "Sign out");
  page.answer("DELETE", "/session", 0, "");
  EXPECT_EQ(page.host.storage.cleared, 1);
  EXPECT_EQ(page.host.offline.people.back(), "");
  EXPECT_TRUE(page.driver->has(Role::TextField, "Password"));
  EXPECT_TRUE(page.driver->shows("signed out on this device"));
  page.driver->event(EventKind::Online, 0, 1);
  page.answer("GET", "/session", "session");  // whose cookie is still there
  EXPECT_EQ(page.times_sent("DELETE", "/session"), 2);
  EXPECT_TRUE(page.driver->has(Role::TextField, "Password"));
  page.answer("DELETE", "/session", 204, "");
  page.answer("GET", "/session", "session-anonymous");
  EXPECT_TRUE(page.driver->has(Role::TextField, "Password"));
  EXPECT_EQ(page.times_sent("DELETE", "/session"), 2);
}

TEST(Offline, NobodyIsShownWhileTheServerHasNotHeardOfTheSignOut) {
  PortalPage page("/profile");
  page.host.storage.write("sign_out_owed", "1", false);
  page.start();
  page.answer("GET", "/session", "session");
  page.answer("DELETE", "/session", 500, "{}");
  EXPECT_FALSE(page.is_asked("GET", "/profile"));
  EXPECT_TRUE(page.driver->has(Role::Button, "Try again"));
}

TEST(Outbox, NeverHoldsMoneyOrSigningIn) {
  const domain::PaymentRequest payment;
  for (const platform::HttpRequest& request :
       {api::create_payment("c", payment, "key"), api::apply_credit("c", payment, "key"),
        api::refresh_payment("c", "p"), api::sign_in("a@example.com", "secret"), api::sign_out(),
        api::sign_out_everywhere(), api::end_session("s")}) {
    EXPECT_EQ(request.waits_as, "") << request.method << " " << request.url;
  }
}

TEST(Outbox, LeavesOutLinesThatItCannotRead) {
  EXPECT_TRUE(api::decode_waiting("").empty());
  EXPECT_TRUE(api::decode_waiting("\n\t\n8\tlost\t1\n").empty());
  const auto writes = api::decode_waiting("8\tsending\t5\t0\tcase\t\t\nrest");
  ASSERT_EQ(writes.size(), 1U);
  EXPECT_EQ(writes[0].made_at.epoch_ms, 5);
  EXPECT_EQ(writes[0].what, "case");
}

TEST(NewVersion, IsOfferedAndTakenWhenThePersonSaysSo) {
  PortalPage page("/profile");
  page.signed_in();
  EXPECT_FALSE(page.driver->shows("A new version is ready"));
  page.driver->event(EventKind::Update, 0, 0);
  page.driver->settle();
  EXPECT_TRUE(page.driver->shows("A new version is ready"));
  EXPECT_EQ(page.host.navigator.left_to, "");
  page.driver->click(Role::Button, "Reload");
  EXPECT_EQ(page.host.navigator.left_to, "/profile");
}

TEST(NewVersion, SaysSoWhereThisOneCannotGoOnWithoutIt) {
  PortalPage page("/");
  page.signed_in();
  page.driver->event(EventKind::Update, 0, 1);
  page.driver->settle();
  EXPECT_TRUE(page.driver->shows("This page is out of date"));
}

}  // namespace
}  // namespace portico::test
