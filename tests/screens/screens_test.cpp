// Every screen in every language, width and state: calm, and with one heading of level 1.
#include <algorithm>
#include <gtest/gtest.h>

#include "../app/portal_page.h"

namespace portico::test {
namespace {

struct Case {
  const char* route;
  const char* method;
  const char* path;
  const char* answer;
};
constexpr Case kCases[] = {
    {"/", "GET", "/overview", "overview"},
    {"/", "GET", "/overview", "overview-empty"},
    {"/invoices", "GET", "/invoices", "invoice-page"},
    {"/invoices", "GET", "/invoices", "invoice-page-empty"},
    {"/invoices/INV-2026-0042", "GET", "/invoices/INV-2026-0042", "invoice"},
    {"/invoices/INV~2F2026~200040", "GET", "/invoices/INV~2F2026~200040", "invoice-jpy"},
    {"/credit-notes/CN-2026-0003", "GET", "/credit-notes/CN-2026-0003", "credit-note"},
    {"/pay", "GET", "/invoices", "invoice-page"},
    {"/pay", "GET", "/invoices", "invoice-page-empty"},
    {"/pay/pay_9d2f5g8h1j4k7l0z3x6c", "POST", "/payments/", "payment-succeeded"},
    {"/pay/pay_0q3w6e9r2t5y8u1i4o7p", "POST", "/payments/", "payment-late"},
    {"/pay/pay_6v9b2n5m8a1s4d7f0g3h", "POST", "/payments/", "payment-expired-jpy"},
    {"/statement", "GET", "/statement", "statement"},
    {"/statement", "GET", "/statement", "statement-empty"},
};

int titles(const PortalPage& page) {
  int count = 0;
  for (const SemanticNode* heading : page.driver->all(Role::Heading)) {
    count += heading->node.level == 1;
  }
  return count;
}

TEST(Screens, HaveOneTitleWhileLoadingWhenLoadedAndWhenFailed) {
  for (const float width : {390.0f, 820.0f, 1440.0f}) {
    for (const Case& one : kCases) {
      PortalPage page(one.route, width, 844);
      page.signed_in();
      EXPECT_EQ(titles(page), 1) << one.route << " loading at " << width << page.driver->dump();
      PortalPage failed(one.route, width, 844);
      failed.signed_in();
      page.answer(one.method, kCustomer + one.path, one.answer);
      EXPECT_EQ(titles(page), 1) << one.route << " loaded at " << width << page.driver->dump();
      failed.answer(one.method, kCustomer + one.path, 500, example("problem-server"));
      EXPECT_EQ(titles(failed), 1) << one.route << " failed at " << width;
      EXPECT_TRUE(failed.driver->has(Role::Button, "Try again")) << one.route;
    }
  }
}

TEST(Screens, LeaveNoKeyInPlaceOfAText) {
  for (const Case& one : kCases) {
    PortalPage page(one.route, 1440, 900);
    page.signed_in();
    page.answer(one.method, kCustomer + one.path, one.answer);
    for (const SemanticNode& node : page.host.semantics.nodes) {
      const bool is_key =
          node.text.find('.') != std::string::npos && node.text.find(' ') == std::string::npos &&
          node.text.find('_') != std::string::npos && node.text.find('@') == std::string::npos;
      EXPECT_FALSE(is_key) << one.route << ": " << node.text;
      EXPECT_EQ(node.text.find('{'), std::string::npos) << one.route << ": " << node.text;
    }
  }
}

TEST(Screens, DrawNothingOnceNothingHappens) {
  for (const Case& one : kCases) {
    PortalPage page(one.route, 1440, 900);
    page.signed_in();
    page.answer(one.method, kCustomer + one.path, one.answer);
    page.driver->wait(10'000);
    const int drawn = page.host.renderer.drawn;
    page.driver->wait(60'000);
    EXPECT_EQ(page.host.renderer.drawn, drawn) << one.route;
  }
}

TEST(Overview, LinksAgeingIntoTheFilteredList) {
  PortalPage page;
  page.signed_in();
  page.answer("GET", kCustomer + "/overview", "overview");
  EXPECT_TRUE(page.driver->shows("€1,522.40"));
  int links = 0;
  for (const SemanticNode* link : page.driver->all(Role::Link)) {
    links += link->attribute(platform::Attr::Href).find("status=overdue") != std::string_view::npos;
  }
  EXPECT_GE(links, 1);
}

TEST(Document, RowsAreAsHighAsTheirWords) {
  PortalPage page("/invoices/INV-2026-0042");
  page.signed_in();
  page.answer("GET", kCustomer + "/invoices/INV-2026-0042", "invoice");
  int rows = 0;
  for (const SemanticNode* row : page.driver->all(Role::Row)) {
    float most = 0;
    for (const SemanticNode& node : page.host.semantics.nodes) {
      const SemanticNode* up = &node;
      while (up && up != row) up = page.host.semantics.parent(*up);
      if (!up || &node == row) continue;
      const float end = page.host.semantics.y(node) + node.node.height_px;
      most = std::max(most, end - page.host.semantics.y(*row));
    }
    EXPECT_GE(row->node.height_px + 0.5f, most);
    ++rows;
  }
  EXPECT_GE(rows, 2);
}

TEST(Document, NamesCountries) {
  PortalPage page("/invoices/INV-2026-0042");
  page.signed_in();
  page.answer("GET", kCustomer + "/invoices/INV-2026-0042", "invoice");
  EXPECT_TRUE(page.driver->shows("Netherlands"));
}

TEST(Statement, MonthsAreThoseOfThePersonsCalendar) {
  const auto last_month = [](const std::string& session) {
    PortalPage page("/statement");
    page.answer("GET", "/session", session);
    const std::string customer = page.requests();
    page.driver->select(session == "session" ? "Period" : "دوره", "last_month");
    const std::string& at = page.address();
    return at.substr(at.find("from="), at.find("&currency") - at.find("from="));
  };
  EXPECT_EQ(last_month("session"), "from=2026-02-01&to=2026-02-28");
  // 1 to 30 Bahman 1404; today is 25 Esfand.
  EXPECT_EQ(last_month("session-persian"), "from=2026-01-21&to=2026-02-19");
}

TEST(Document, TitleOfABackgroundTabIsTheDocuments) {
  PortalPage page("/invoices/INV-2026-0042");
  page.driver->event(platform::EventKind::Visible, 0, 0);
  page.signed_in();
  page.answer("GET", kCustomer + "/invoices/INV-2026-0042", "invoice");
  EXPECT_EQ(page.host.navigator.title, "INV-2026-0042 – Northwind Trading");
  EXPECT_EQ(page.driver->count(Role::Heading, "INV-2026-0042"), 0);  // nothing is drawn yet
  page.driver->event(platform::EventKind::Visible, 0, 1);
  page.driver->settle();
  EXPECT_EQ(page.driver->count(Role::Heading, "INV-2026-0042"), 1);
}

TEST(Document, NotFoundIsSaidWithAWayOn) {
  PortalPage page("/invoices/NONE");
  page.signed_in();
  page.answer("GET", kCustomer + "/invoices/NONE", 404, example("problem-not-found"));
  EXPECT_TRUE(page.driver->shows("There is nothing here"));
  EXPECT_EQ(page.driver->count(Role::Button, "Try again"), 0);
}

TEST(Profile, KeepsTheChangeWhenItWasChangedElsewhere) {
  PortalPage page("/profile");
  page.signed_in();
  page.answer("GET", "/profile", "profile");
  page.answer("GET", "/sessions", "sessions");
  page.driver->type("Name", "Alice B. Archer");
  page.driver->click(Role::Button, "Save");
  page.answer("PATCH", "/profile", 412, example("problem-stale"));
  EXPECT_TRUE(page.driver->shows("Your profile was changed elsewhere"));
  EXPECT_TRUE(page.is_asked("GET", "/profile"));
}

TEST(Profile, SignsOutEverywhereOnlyAfterAsking) {
  PortalPage page("/profile");
  page.signed_in();
  page.answer("GET", "/profile", "profile");
  page.answer("GET", "/sessions", "sessions");
  page.driver->click(Role::Button, "Sign out everywhere");
  EXPECT_EQ(page.times_sent("DELETE", "/sessions"), 0);
  EXPECT_TRUE(page.driver->shows("Sign out everywhere?"));
}

TEST(NotFound, IsAScreenOfItsOwn) {
  PortalPage page("/nowhere");
  page.signed_in();
  EXPECT_TRUE(page.driver->shows("Not found"));
}

}  // namespace
}  // namespace portico::test
