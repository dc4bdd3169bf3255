#include <gtest/gtest.h>

#include "../app/portal_page.h"

namespace portico::test {
namespace {

const std::string kInvoices = kCustomer + "/invoices";

struct Pay : PortalPage {
  explicit Pay(std::string_view route = "/pay?currency=EUR&documents=INV-2026-0042")
      : PortalPage(route) {
    signed_in();
    answer("GET", kInvoices, "invoice-page");
    while (is_asked("GET", kInvoices)) answer("GET", kInvoices, "invoice-page-empty");
  }
  void review() { driver->click(Role::Button, "Review payment"); }
  void press() { driver->click(Role::Button, submit); }
  platform::HttpRequest sent() const {
    const platform::HttpRequest* found =
        host.http.find("POST", "/api/v1" + kCustomer + "/payments");
    EXPECT_TRUE(found) << driver->dump();
    return found ? *found : platform::HttpRequest{};
  }
  std::string submit = "Pay €234.25";
};

TEST(Pay, PreselectsWhatTheInvoiceAskedFor) {
  Pay page;
  EXPECT_TRUE(page.driver->get(Role::Checkbox, "Pay INV-2026-0042").has(platform::flag::Checked));
  EXPECT_TRUE(page.driver->shows("1 invoice chosen"));
}

TEST(Pay, SaysWhatIsWrongWithAnAmountWhileItIsTyped) {
  Pay page;
  page.driver->type("Amount for INV-2026-0042", "99999");
  EXPECT_EQ(page.driver->get(Role::TextField, "Amount for INV-2026-0042")
                .attribute(platform::Attr::Error),
            "This is more than what is open.");
  EXPECT_TRUE(page.driver->get(Role::Button, "Review payment").has(platform::flag::Disabled));
  page.driver->type("Amount for INV-2026-0042", "10.00");
  EXPECT_FALSE(page.driver->get(Role::Button, "Review payment").has(platform::flag::Disabled));
}

TEST(Pay, SendsWhatWasReviewedAndLeavesForTheProvider) {
  Pay page;
  page.review();
  page.press();
  EXPECT_NE(page.sent().body.find(R"({"document_id":"INV-2026-0042","amount_minor":)"),
            std::string::npos);
  EXPECT_GE(header(page.sent(), "Idempotency-Key").size(), 16u);
  page.answer("POST", kCustomer + "/payments", 201, example("payment-pending"));
  EXPECT_EQ(page.host.navigator.left_to, "http://localhost:8090/pay/cs_5t8y1u4i7o0p");
  EXPECT_EQ(page.address(), "/pay/pay_3f8h1j6k0l5m9n2p7q4r");
}

TEST(Pay, PressingPayTwiceSendsOneRequest) {
  Pay page;
  page.review();
  const NodeId button = page.driver->get(Role::Button, page.submit).node.id;
  page.driver->event(platform::EventKind::Click, button);
  page.driver->event(platform::EventKind::Click, button);
  page.driver->settle();
  page.driver->event(platform::EventKind::Click, button);
  page.driver->settle();
  EXPECT_EQ(page.times_sent("POST", kCustomer + "/payments"), 1);
}

TEST(Pay, RepeatsTheSameKeyWhenNoAnswerCame) {
  Pay page;
  page.review();
  page.press();
  const std::string key = header(page.sent(), "Idempotency-Key");
  page.answer("POST", kCustomer + "/payments", 0, "");
  EXPECT_TRUE(page.driver->shows("it cannot be paid twice"));
  page.press();
  EXPECT_EQ(header(page.sent(), "Idempotency-Key"), key);
}

TEST(Pay, ResumesThePressAfterThePageWasLost) {
  Pay page;
  page.review();
  page.press();
  const std::string key = header(page.sent(), "Idempotency-Key");
  const std::string body = page.sent().body;
  page.start();
  page.signed_in();
  EXPECT_TRUE(page.driver->shows("You were paying when the page closed"));
  page.driver->click(Role::Button, "Continue this payment");
  EXPECT_EQ(header(page.sent(), "Idempotency-Key"), key);
  EXPECT_EQ(page.sent().body, body);
}

TEST(Pay, RefusedAmountsComeBackWithAFreshList) {
  Pay page;
  page.review();
  page.press();
  page.answer("POST", kCustomer + "/payments", 422, example("problem-amount-exceeds-open"));
  EXPECT_TRUE(page.driver->shows("An amount is more than what is open now"));
  EXPECT_TRUE(page.is_asked("GET", kInvoices));
  page.answer("GET", kInvoices, "invoice-page");
  page.review();
  page.press();
  EXPECT_EQ(page.times_sent("POST", kCustomer + "/payments"), 2);
}

TEST(Pay, OneAmountPaysTheOldestFirst) {
  Pay page("/pay?currency=EUR");
  page.driver->click(Role::Radio, "One amount");
  page.driver->type("Amount to pay", "10.00");
  page.review();
  EXPECT_TRUE(page.driver->shows("Check what you pay"));
  page.submit = "Pay €10.00";
  page.press();
  EXPECT_NE(page.sent().body.find("\"amount_minor\":1000"), std::string::npos);
}

// A Pay screen whose customer has €25.00 of credit.
struct Credit : Pay {
  explicit Credit(std::string_view route = "/pay?currency=EUR") : Pay(route) {
    answer("GET", kCustomer + "/overview", "overview");
    submit = "Use €25.00 of credit";
  }
  void use() { driver->click(Role::Button, "Use credit of €25.00"); }
  platform::HttpRequest applied() const {
    const platform::HttpRequest* found =
        host.http.find("POST", "/api/v1" + kCustomer + "/credit-applications");
    EXPECT_TRUE(found) << driver->dump();
    return found ? *found : platform::HttpRequest{};
  }
};

TEST(PayFromCredit, IsOfferedReviewedAndSaysWhatIsLeft) {
  Credit page;
  EXPECT_TRUE(page.driver->shows("You have €25.00 of credit"));
  page.use();
  EXPECT_TRUE(page.driver->shows("Check where your credit goes"));
  EXPECT_FALSE(page.driver->shows("page of our payment provider"));
  page.press();
  EXPECT_NE(page.applied().body.find("\"amount_minor\":2500"), std::string::npos);
  EXPECT_EQ(page.applied().body.find("return_path"), std::string::npos);
  EXPECT_GE(header(page.applied(), "Idempotency-Key").size(), 16u);
  page.answer("POST", kCustomer + "/credit-applications", 201, example("credit-application"));
  EXPECT_TRUE(page.driver->shows("Credit used"));
  EXPECT_TRUE(page.driver->shows("€45.00"));
  EXPECT_EQ(page.times_sent("POST", kCustomer + "/payments"), 0);
  page.driver->click(Role::Button, "Back to open invoices");
  EXPECT_TRUE(page.is_asked("GET", kInvoices));
}

TEST(PayFromCredit, GoesToWhatWasChosenAndNoFurtherThanTyped) {
  Credit page("/pay?currency=EUR&documents=INV-2026-0042");
  page.driver->type("Amount for INV-2026-0042", "10.00");
  page.driver->click(Role::Button, "Use credit of €10.00");
  page.submit = "Use €10.00 of credit";
  page.press();
  EXPECT_NE(page.applied().body.find(R"([{"document_id":"INV-2026-0042","amount_minor":1000}])"),
            std::string::npos)
      << page.applied().body;
}

TEST(PayFromCredit, IsNotOfferedWhereTheServerDoesNotAllowIt) {
  Pay page("/pay?currency=EUR");
  std::string overview = example("overview");
  const std::string action = "\"use_credit\"";
  overview.erase(overview.find(action), action.size());
  page.answer("GET", kCustomer + "/overview", 200, overview);
  EXPECT_FALSE(page.driver->shows("of credit"));
}

TEST(PayFromCredit, ThatIsGoneMeanwhileComesBackToAFreshList) {
  Credit page;
  page.use();
  page.press();
  page.answer("POST", kCustomer + "/credit-applications", 422,
              example("problem-amount-exceeds-credit"));
  EXPECT_TRUE(page.driver->shows("This is more than your credit"));
  EXPECT_TRUE(page.is_asked("GET", kInvoices));
  EXPECT_TRUE(page.is_asked("GET", kCustomer + "/overview"));
}

TEST(PayFromCredit, ResumesThePressAfterThePageWasLost) {
  Credit page;
  page.use();
  page.press();
  const std::string key = header(page.applied(), "Idempotency-Key");
  page.start();
  page.signed_in();
  page.driver->click(Role::Button, "Continue this payment");
  EXPECT_EQ(header(page.applied(), "Idempotency-Key"), key);
  EXPECT_EQ(page.times_sent("POST", kCustomer + "/payments"), 0);
}

// `count` open invoices from number `first` on; another page follows where `more`.
std::string open_page(int first, int count, bool more) {
  std::string rows;
  for (int i = first; i < first + count; ++i) {
    const std::string number = "INV-" + std::to_string(i);
    if (!rows.empty()) rows += ',';
    rows += R"({"id":")" + number + R"(","type":"invoice","number":")" + number +
            R"(","issue_date":"2026-03-01","due_date":"2026-03-31","total":{"amount_minor":100,)"
            R"("currency":"EUR"},"open":{"amount_minor":100,"currency":"EUR"},"status":"open",)"
            R"("payment_status":"not_paid","overdue":false,"days_overdue":0,"actions":["pay"]})";
  }
  return "{\"data\":[" + rows + "],\"next_cursor\":" + (more ? "\"next\"" : "null") +
         ",\"total_count\":2600}";
}

struct PayMany : PortalPage {
  PayMany() : PortalPage("/pay?currency=EUR&documents=INV-2599") { signed_in(); }
  void answer_pages(int first, int end) {
    for (int at = first; at < end; at += 200) {
      answer("GET", kInvoices, 200, open_page(at, 200, at + 200 < 2600));
    }
  }
};

TEST(Pay, ShowsTheFirstOpenInvoicesWhileTheRestIsOnItsWay) {
  PayMany page;
  page.answer_pages(0, 400);
  EXPECT_TRUE(page.driver->shows("400 invoices so far"));
  EXPECT_TRUE(page.driver->has(Role::Checkbox, "Pay INV-0"));
  page.answer_pages(400, 2600);
  EXPECT_FALSE(page.driver->shows("so far"));
  EXPECT_FALSE(page.is_asked("GET", kInvoices));
}

TEST(Pay, FindsAnyOfManyOpenInvoicesAndKeepsWhatWasAskedFor) {
  PayMany page;
  page.answer_pages(0, 2600);
  EXPECT_TRUE(page.driver->get(Role::Checkbox, "Pay INV-2599").has(platform::flag::Checked));
  page.driver->type("Search invoices", "inv-2345");
  EXPECT_EQ(page.driver->all(Role::Checkbox).size(), 2u);  // with "choose all"
  page.driver->click(Role::Checkbox, "Pay INV-2345");
  EXPECT_TRUE(page.driver->shows("2 invoices chosen"));
  page.driver->type("Search invoices", "no such");
  EXPECT_TRUE(page.driver->shows("No open invoice has this number or order."));
}

constexpr std::string_view kPayment = "/pay/pay_3f8h1j6k0l5m9n2p7q4r";

TEST(Payment, ReturnFromTheProviderAsksHowItStands) {
  PortalPage page("/pay/return?payment=pay_3f8h1j6k0l5m9n2p7q4r");
  page.signed_in();
  page.answer("POST", kCustomer + "/payments/pay_3f8h1j6k0l5m9n2p7q4r/refresh", "payment-pending");
  EXPECT_TRUE(page.driver->shows("Your payment is on its way"));
  EXPECT_TRUE(page.driver->has(Role::Button, "Go on to the payment page"));
}

TEST(Payment, ConfirmedElsewhereAppearsLive) {
  PortalPage page(kPayment);
  page.signed_in();
  const std::string refresh = kCustomer + "/payments/pay_3f8h1j6k0l5m9n2p7q4r/refresh";
  page.answer("POST", refresh, "payment-pending");
  ASSERT_TRUE(page.host.http.stream_open());
  page.host.http.message({"7", example("event-payment-succeeded")});
  page.driver->settle();
  std::string paid = example("payment-succeeded");
  paid.replace(paid.find("pay_9d2f5g8h1j4k7l0z3x6c"), 24, "pay_3f8h1j6k0l5m9n2p7q4r");
  page.answer("POST", refresh, 200, paid);
  EXPECT_TRUE(page.driver->shows("Payment received"));
  EXPECT_TRUE(page.driver->shows("RCT-2026-0011"));
}

TEST(Payment, ThatFailedSaysWhatIsSafeAndOffersToPayAgain) {
  PortalPage page("/pay/pay_7k2m9q4x8c1v6b3n5z0a");
  page.signed_in();
  page.answer("POST", kCustomer + "/payments/pay_7k2m9q4x8c1v6b3n5z0a/refresh", "payment-failed");
  EXPECT_TRUE(page.driver->shows("Nothing was paid"));
  page.driver->click(Role::Button, "Pay again");
  EXPECT_EQ(page.address(), "/pay?currency=EUR&documents=INV-2026-0042");
}

}  // namespace
}  // namespace portico::test
