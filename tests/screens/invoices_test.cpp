#include <gtest/gtest.h>

#include "../app/portal_page.h"

namespace portico::test {
namespace {

const std::string kList = kCustomer + "/invoices";

std::string row(int index) {
  const std::string number = "INV-" + std::to_string(index);
  return R"({"id":")" + number + R"(","type":"invoice","number":")" + number +
         R"(","issue_date":"2026-03-01","due_date":"2026-03-31","total":{"amount_minor":100,)"
         R"("currency":"EUR"},"open":{"amount_minor":100,"currency":"EUR"},"status":"open",)"
         R"("payment_status":"not_paid","overdue":false,"days_overdue":0,"actions":["pay"]})";
}

std::string page_of(int first, int count, int total) {
  std::string rows;
  for (int i = first; i < first + count; ++i) rows += (rows.empty() ? "" : ",") + row(i);
  const bool last = first + count >= total;
  return "{\"data\":[" + rows +
         "],\"next_cursor\":" + (last ? "null" : "\"after" + std::to_string(first + count) + "\"") +
         ",\"total_count\":" + std::to_string(total) + "}";
}

struct Invoices : PortalPage {
  explicit Invoices(std::string_view route = "/invoices") : PortalPage(route) { signed_in(); }
};

TEST(Invoices, ShowSkeletonsThenRows) {
  Invoices page;
  EXPECT_FALSE(page.driver->shows("INV-2026-0042"));
  page.answer("GET", kList, "invoice-page");
  EXPECT_TRUE(page.driver->shows("INV-2026-0042"));
}

TEST(Invoices, AreOpenedByTheirRow) {
  Invoices page;
  page.answer("GET", kList, "invoice-page");
  page.driver->click(Role::Link, "INV-2026-0042 PO-7781");
  EXPECT_EQ(page.address(), "/invoices/INV-2026-0042");
}

TEST(Invoices, ShowsStaleListWhileRefreshing) {
  Invoices page;
  page.answer("GET", kList, 200, page_of(42, 1, 1));
  page.host.http.message({"1", example("event-resync")});
  page.driver->settle();
  EXPECT_TRUE(page.is_asked("GET", kList));
  EXPECT_TRUE(page.driver->shows("INV-42"));
  page.answer("GET", kList, 200, page_of(1, 1, 1));
  EXPECT_FALSE(page.driver->shows("INV-42"));
  EXPECT_TRUE(page.driver->shows("INV-1"));
}

TEST(Invoices, ReadTheirFilterFromTheAddress) {
  Invoices page("/invoices?status=overdue&q=PO");
  EXPECT_TRUE(page.is_asked("GET", std::string(kList) + "?q=PO&status=overdue&"));
}

TEST(Invoices, BackRestoresFilter) {
  Invoices page;
  page.answer("GET", kList, 200, page_of(42, 1, 1));
  page.driver->click(Role::Radio, "Overdue");
  EXPECT_EQ(page.address(), "/invoices?status=overdue");
  page.answer("GET", std::string(kList) + "?status=overdue", "invoice-page-empty");
  EXPECT_TRUE(page.driver->shows("Nothing matches"));
  page.driver->route("/invoices");
  page.answer("GET", std::string(kList) + "?sort=", 200, page_of(42, 1, 1));
  EXPECT_TRUE(page.driver->shows("INV-42"));
}

TEST(Invoices, AreThoseOfThePeriodThatIsChosen) {
  Invoices page;
  page.answer("GET", kList, 200, page_of(42, 1, 1));
  page.driver->select("Period", "last_month");
  EXPECT_EQ(page.address(), "/invoices?from=2026-02-01&to=2026-02-28");
  EXPECT_TRUE(page.is_asked("GET", std::string(kList) + "?from=2026-02-01&to=2026-02-28&"));
  page.answer("GET", std::string(kList) + "?from=2026-02-01&to=2026-02-28", "invoice-page-empty");
  EXPECT_TRUE(page.driver->shows("Nothing matches"));

  page.driver->select("Period", "custom");
  page.driver->type("From", "2026-01-05");
  EXPECT_EQ(page.address(), "/invoices?from=2026-01-05&to=2026-02-28");
  page.driver->type("To", "2026-01-04");
  EXPECT_TRUE(page.driver->shows("This is before"));
  EXPECT_EQ(page.address(), "/invoices?from=2026-01-05&to=2026-02-28");
  page.driver->type("To", "2026-01-31");
  EXPECT_EQ(page.address(), "/invoices?from=2026-01-05&to=2026-01-31");
  EXPECT_TRUE(page.is_asked("GET", std::string(kList) + "?from=2026-01-05&to=2026-01-31&"));
}

TEST(Invoices, AreSortedByTheHeadThatIsPressed) {
  Invoices page;
  const auto sorted = [&](std::string_view head) {
    return page.driver->get(Role::ColumnHeader, head).attribute(platform::Attr::Sort);
  };
  page.answer("GET", kList, 200, page_of(42, 1, 1));
  EXPECT_EQ(sorted("Issued"), "descending");
  // Amounts begin at the largest, numbers and what is due at the smallest.
  page.driver->click(Role::Button, "Total");
  EXPECT_EQ(page.address(), "/invoices?sort=-total");
  EXPECT_EQ(sorted("Total"), "descending");
  EXPECT_TRUE(page.is_asked("GET", std::string(kList) + "?sort=-total"));
  page.driver->click(Role::Button, "Total");
  EXPECT_EQ(page.address(), "/invoices?sort=total");
  EXPECT_EQ(sorted("Total"), "ascending");
  page.driver->click(Role::Button, "Due");
  EXPECT_EQ(page.address(), "/invoices?sort=due_date");
  EXPECT_EQ(sorted("Total"), "none");
}

TEST(Invoices, BackRestoresTheScroll) {
  Invoices page;
  page.answer("GET", kList, 200, page_of(0, 50, 50));
  const auto scroller = [&] { return page.driver->all(Role::Scroller).back(); };
  const NodeId id = scroller()->node.id;
  page.driver->scroll(*scroller(), 56 * 20);
  page.driver->click(*page.driver->all(Role::Link).back());
  page.host.semantics.scrolled.clear();
  page.driver->route("/invoices");
  ASSERT_FALSE(page.host.semantics.scrolled.empty());
  EXPECT_EQ(page.host.semantics.scrolled.back().node, id);
  EXPECT_EQ(page.host.semantics.scrolled.back().y_px, 56 * 20);
  EXPECT_TRUE(page.driver->shows("INV-25"));
}

TEST(Invoices, SearchWaitsForAPauseInTyping) {
  Invoices page;
  page.answer("GET", kList, "invoice-page");
  const SemanticNode& field = page.driver->get(Role::TextField, "Search invoices");
  const NodeId id = field.node.id;
  const int before = page.times_sent("GET", kList);
  for (const std::string_view typed : {"P", "PO", "PO-"}) {
    page.driver->event(platform::EventKind::Input, id, 0, 0, 0, typed);
    page.driver->wait(100);
  }
  EXPECT_EQ(page.times_sent("GET", kList), before);
  page.driver->wait(400);
  EXPECT_EQ(page.times_sent("GET", kList), before + 1);
  EXPECT_EQ(page.address(), "/invoices?q=PO-");
}

TEST(Invoices, OpenedBeforeTheSearchBeganStayOpen) {
  Invoices page;
  page.answer("GET", kList, "invoice-page");
  page.driver->write("Search invoices", "PO-");
  const NodeId field = page.driver->get(Role::TextField, "Search invoices").node.id;
  const NodeId link = page.driver->get(Role::Link, "INV-2026-0042 PO-7781").node.id;
  // Leaving the field searches; both come in one frame.
  page.driver->event(platform::EventKind::Change, field, 0, 0, 0, "PO-");
  page.driver->event(platform::EventKind::Click, link);
  page.driver->settle();
  EXPECT_EQ(page.address(), "/invoices/INV-2026-0042");
  EXPECT_EQ(page.host.navigator.entries[page.host.navigator.at - 1], "/invoices?q=PO-");
}

TEST(Invoices, LoadAsFarAsRowsComeIntoSight) {
  Invoices page;
  page.answer("GET", kList, 200, page_of(0, 50, 10'000));
  for (int first = 50; page.is_asked("GET", kList); first += 200) {
    ASSERT_LT(first, 500) << "rows far out of sight were asked for";
    page.answer("GET", kList, 200, page_of(first, 200, 10'000));
  }
  EXPECT_TRUE(page.driver->shows("10,000 documents"));
  EXPECT_LT(page.driver->all(Role::Row).size(), 80u);
}

TEST(Invoices, LateAnswersOfAnotherFilterAreDropped) {
  Invoices page;
  page.driver->click(Role::Radio, "Paid");
  page.answer("GET", std::string(kList) + "?sort=", "invoice-page");
  EXPECT_FALSE(page.driver->shows("INV-2026-0042"));
  page.answer("GET", std::string(kList) + "?status=paid", "invoice-page-empty");
  EXPECT_TRUE(page.driver->shows("Nothing matches"));
}

TEST(Invoices, SeveralAreChosenAndPaidAtOnce) {
  Invoices page;
  page.answer("GET", kList, 200, page_of(1, 3, 3));
  page.driver->click(Role::Checkbox, "Choose INV-1");
  page.driver->click(Role::Checkbox, "Choose INV-3");
  EXPECT_TRUE(page.driver->shows("2 invoices chosen"));
  page.driver->click(Role::Button, "Pay chosen");
  EXPECT_EQ(page.address(), "/pay?currency=EUR&documents=INV-1%2CINV-3");
}

TEST(Invoices, FailureKeepsTheRowsAndOffersToTryAgain) {
  Invoices page;
  page.answer("GET", kList, 200, page_of(42, 1, 1));
  page.host.http.message({"1", example("event-resync")});
  page.driver->settle();
  page.answer("GET", kList, 0, "");
  EXPECT_TRUE(page.driver->shows("INV-42"));
  page.driver->click(Role::Button, "Try again");
  EXPECT_TRUE(page.is_asked("GET", kList));
}

}  // namespace
}  // namespace portico::test
