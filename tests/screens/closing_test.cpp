// Staff voids a document or writes an invoice off.
#include <gtest/gtest.h>

#include "../app/portal_page.h"

namespace portico::test {
namespace {

const std::string kInvoice = "/customers/brightside-bakery/invoices/INV-2026-0042";

struct Closing : PortalPage {
  explicit Closing(const std::string& name = "invoice-staff")
      : PortalPage("/invoices/INV-2026-0042") {
    std::string session = example("session-staff");
    const std::string filipino = R"("locale": "fil")";
    session.replace(session.find(filipino), filipino.size(), R"("locale": "en")");
    answer("GET", "/session", 200, session);
    arrives("GET", kInvoice, name, "\"v1\"");
  }
  void arrives(std::string_view method, const std::string& path, const std::string& name,
               const std::string& etag, std::uint16_t status = 200) {
    platform::HttpResponse response;
    response.status = status;
    response.content_type = "application/json";
    response.body = example(name);
    response.etag = etag;
    EXPECT_TRUE(host.http.answer(method, "/api/v1" + path, std::move(response)))
        << requests() << driver->dump();
    driver->settle();
  }
  void choose(std::string_view action) {
    driver->click(Role::Button, "More actions");
    driver->click(Role::MenuItem, action);
  }
  void void_it(std::string_view reason) {
    choose("Void…");
    driver->type("Reason", reason);
    driver->click(Role::Button, "Void");
  }
  const platform::HttpRequest& sent(const std::string& below) {
    const platform::HttpRequest* found = host.http.find("POST", "/api/v1" + kInvoice + below);
    EXPECT_TRUE(found) << requests() << driver->dump();
    static const platform::HttpRequest kNone;
    return found ? *found : kNone;
  }
};

TEST(Closing, IsOfferedToWhomTheServerOffersIt) {
  Closing staff;
  EXPECT_TRUE(staff.driver->has(Role::Button, "More actions"));
  Closing customer("invoice");
  EXPECT_FALSE(customer.driver->has(Role::Button, "More actions"));
}

TEST(Closing, SaysWhatItDoesToTheBalanceBeforeItIsDone) {
  Closing page;
  page.choose("Void…");
  EXPECT_TRUE(page.driver->has(Role::Dialog, "Void INV-2026-0042?"));
  EXPECT_TRUE(page.driver->shows("-€232.40")) << page.driver->dump();
  EXPECT_EQ(page.times_sent("POST", kInvoice), 0);
}

TEST(Closing, SendsTheReasonForTheVersionThatWasSeen) {
  Closing page;
  page.void_it("  Entered twice ");
  EXPECT_EQ(page.sent("/void").body, R"({"reason":"Entered twice"})");
  EXPECT_EQ(header(page.sent("/void"), "If-Match"), "\"v1\"");
  EXPECT_GE(header(page.sent("/void"), "Idempotency-Key").size(), 16u);
  EXPECT_TRUE(page.driver->get(Role::Button, "Void").has(platform::flag::Busy));
  page.arrives("POST", kInvoice + "/void", "invoice-written-off-staff", "\"v2\"");
  EXPECT_FALSE(page.driver->has(Role::Dialog, "Void INV-2026-0042?"));
  EXPECT_TRUE(page.driver->shows("Voided. The balance has changed."));
  EXPECT_FALSE(page.driver->has(Role::Button, "More actions"));
}

TEST(Closing, AsksForAReason) {
  Closing page;
  page.void_it(" ");
  EXPECT_EQ(page.times_sent("POST", kInvoice), 0);
  EXPECT_EQ(page.driver->get(Role::TextField, "Reason").attribute(platform::Attr::Error),
            "Say why, for your records.");
  page.driver->type("Reason", "Entered twice");
  EXPECT_EQ(page.driver->get(Role::TextField, "Reason").attribute(platform::Attr::Error), "");
}

TEST(Closing, OfAWriteOffAsksForItsCodeToo) {
  Closing page;
  page.choose("Write off…");
  page.driver->type("Reason", "Bankrupt");
  page.driver->click(Role::Button, "Write off");
  EXPECT_EQ(page.times_sent("POST", kInvoice), 0);
  EXPECT_TRUE(page.driver->shows("Choose why it will not be paid.")) << page.driver->dump();
  page.driver->select("Why it will not be paid", "insolvent");
  page.driver->click(Role::Button, "Write off");
  EXPECT_EQ(page.sent("/write-off").body, R"({"reason":"Bankrupt","code":"insolvent"})");
}

TEST(Closing, ShowsStaffWhyInTheHistory) {
  Closing page("invoice-written-off-staff");
  EXPECT_TRUE(page.driver->shows("Customer is insolvent"));
  EXPECT_TRUE(page.driver->shows("Bankrupt since 2 March"));
  EXPECT_TRUE(page.driver->shows("Clara Clerk · seen by staff only"));
}

TEST(Closing, RefusedAsStaleShowsTheNewStateAndKeepsWhatWasTyped) {
  Closing page;
  page.void_it("Entered twice");
  const std::string first = header(page.sent("/void"), "Idempotency-Key");
  page.arrives("POST", kInvoice + "/void", "problem-stale", "", 412);
  page.arrives("GET", kInvoice, "invoice-staff", "\"v2\"");
  EXPECT_TRUE(page.driver->shows("It is now: Open, €232.40 open.")) << page.driver->dump();
  EXPECT_EQ(page.driver->get(Role::TextField, "Reason").attribute(platform::Attr::Value),
            "Entered twice");
  page.driver->click(Role::Button, "Void");
  EXPECT_EQ(header(page.sent("/void"), "If-Match"), "\"v2\"");
  EXPECT_NE(header(page.sent("/void"), "Idempotency-Key"), first);
}

TEST(Closing, CanBeTriedAgainWhereTheNewStateDoesNotCome) {
  Closing page;
  page.void_it("Entered twice");
  page.arrives("POST", kInvoice + "/void", "problem-stale", "", 412);
  platform::HttpResponse kept;
  kept.status = 200;
  kept.body = example("invoice-staff");
  kept.etag = "\"v1\"";
  kept.seen_at_ms = 1'773'600'000'000;
  EXPECT_TRUE(page.host.http.answer("GET", "/api/v1" + kInvoice, kept));
  page.driver->settle();
  EXPECT_TRUE(page.driver->shows("No connection")) << page.driver->dump();
  EXPECT_FALSE(page.driver->get(Role::Button, "Void").has(platform::flag::Busy));
}

TEST(Closing, CannotGoOnOnceTheDocumentAllowsItNoMore) {
  Closing page;
  page.void_it("Entered twice");
  page.arrives("POST", kInvoice + "/void", "problem-stale", "", 412);
  page.arrives("GET", kInvoice, "invoice-written-off-staff", "\"v2\"");
  EXPECT_TRUE(page.driver->shows("It is now: Written off, €0.00 open.")) << page.driver->dump();
  EXPECT_TRUE(page.driver->get(Role::Button, "Void").has(platform::flag::Disabled));
  page.driver->click(Role::Button, "Cancel");
  EXPECT_FALSE(page.driver->has(Role::TextField, "Reason"));
}

TEST(Closing, SentAgainAfterNoAnswerKeepsItsKey) {
  Closing page;
  page.void_it("Entered twice");
  const std::string first = header(page.sent("/void"), "Idempotency-Key");
  page.arrives("POST", kInvoice + "/void", "problem-server", "", 500);
  EXPECT_TRUE(page.driver->shows("Something went wrong on our side"));
  page.driver->click(Role::Button, "Void");
  EXPECT_EQ(header(page.sent("/void"), "Idempotency-Key"), first);
}

TEST(Closing, EndsWithTheScreenThatItBelongsTo) {
  Closing page;
  page.choose("Void…");
  page.driver->route("/invoices");
  page.driver->route("/invoices/INV-2026-0042");
  EXPECT_FALSE(page.driver->has(Role::TextField, "Reason"));
}

}  // namespace
}  // namespace portico::test
