#include <gtest/gtest.h>

#include "api/invoices.h"
#include "api/overview.h"
#include "api/payments.h"
#include "api/problem.h"
#include "api/session.h"
#include "api/statement.h"
#include "api/strings.h"
#include "api/theme.h"
#include "examples.h"

namespace portico::api {
namespace {

using test::example;

// Every decoder on one text; how many took it.
int accepted(const std::string& text) {
  int count = 0;
  count += decode_session(text).ok();
  count += decode_sessions(text).ok();
  count += decode_profile(text).ok();
  count += decode_event(text).ok();
  count += decode_invoice_page(text).ok();
  count += decode_invoice(text).ok();
  count += decode_overview(text).ok();
  count += decode_statement(text).ok();
  count += decode_payment(text).ok();
  count += decode_payment_page(text).ok();
  count += decode_draft(text).has_value();
  count += decode_theme(text).ok();
  static_cast<void>(decode_strings(text, Locale()).ok());
  decode_problem({.status = 500, .body = text});
  return count;
}

TEST(Decoders, TakeTheExampleThatIsTheirs) {
  EXPECT_TRUE(decode_session(example("session")).ok());
  EXPECT_TRUE(decode_session(example("session-staff")).ok());
  EXPECT_TRUE(decode_sessions(example("sessions")).ok());
  EXPECT_TRUE(decode_profile(example("profile")).ok());
  EXPECT_TRUE(decode_invoice_page(example("invoice-page")).ok());
  EXPECT_TRUE(decode_invoice_page(example("invoice-page-empty")).ok());
  EXPECT_TRUE(decode_invoice(example("invoice")).ok());
  EXPECT_TRUE(decode_invoice(example("invoice-jpy")).ok());
  EXPECT_TRUE(decode_invoice(example("credit-note")).ok());
  EXPECT_TRUE(decode_overview(example("overview")).ok());
  EXPECT_TRUE(decode_statement(example("statement")).ok());
  EXPECT_TRUE(decode_payment_page(example("payment-page")).ok());
}

TEST(Decoders, TakeEveryEventAndPaymentOfTheContract) {
  int events = 0, payments = 0;
  for (const std::string& name : test::example_names()) {
    if (name.starts_with("event-")) {
      EXPECT_TRUE(decode_event(example(name)).ok()) << name;
      ++events;
    }
    const bool is_payment = name.starts_with("payment-") && !name.starts_with("payment-request") &&
                            name != "payment-page";
    if (is_payment) {
      EXPECT_TRUE(decode_payment(example(name)).ok()) << name;
      ++payments;
    }
  }
  EXPECT_GE(events, 8);
  EXPECT_GE(payments, 4);
}

TEST(Decoders, KeepWhatTheInvoiceSays) {
  const auto invoice = decode_invoice(example("invoice"));
  ASSERT_TRUE(invoice.ok());
  EXPECT_EQ(invoice->summary.number, "INV-2026-0042");
  EXPECT_EQ(invoice->summary.total.amount_minor, 23240);
  EXPECT_EQ(invoice->summary.total.currency.code(), "EUR");
  EXPECT_EQ(invoice->summary.issue_date.to_string(), "2026-03-10");
  EXPECT_EQ(invoice->summary.payment_status, domain::PaymentStatus::NotPaid);
  EXPECT_TRUE(domain::allows(invoice->summary.actions, "pay"));
  EXPECT_EQ(invoice->seller.name, "Northwind Trading");
  EXPECT_FALSE(invoice->lines.empty());
  EXPECT_FALSE(invoice->taxes.empty());
}

TEST(Decoders, KnowWhoIsSignedIn) {
  const auto anonymous = decode_session(example("session-anonymous"));
  ASSERT_TRUE(anonymous.ok());
  EXPECT_FALSE(anonymous->is_signed_in());
  EXPECT_TRUE(anonymous->is_demo);
  const auto session = decode_session(example("session"));
  ASSERT_TRUE(session.ok());
  EXPECT_EQ(session->person->name, "Alice Archer");
  ASSERT_FALSE(session->customers.empty());
  EXPECT_EQ(session->customers[0].currencies[1].code(), "JPY");
}

TEST(Decoders, NeverFallOverCutOrBrokenText) {
  for (const std::string& name : test::example_names()) {
    std::string text = example(name);
    text.erase(text.find_last_of('}') + 1);
    for (std::size_t length = 0; length < text.size(); length += 1 + text.size() / 16) {
      EXPECT_EQ(accepted(text.substr(0, length)), 0) << name << " cut at " << length;
    }
    for (std::size_t at = 0; at < text.size(); at += 1 + text.size() / 8) {
      std::string broken = text;
      for (const char wrong : {'\0', '"', '{', ']', '9', '\xff'}) {
        broken[at] = wrong;
        accepted(broken);
      }
    }
  }
}

TEST(Decoders, RefuseValuesOfAnotherType) {
  for (const std::string text : {"", "null", "[]", "3", "\"text\"", "{}", "{\"data\":3}",
                                 "{\"data\":[3],\"next_cursor\":1,\"total_count\":\"x\"}"}) {
    EXPECT_EQ(accepted(text), 0) << text;
  }
}

TEST(Decoders, RefuseTextThatNestsTooDeep) {
  EXPECT_EQ(accepted(std::string(100'000, '[')), 0);
  EXPECT_EQ(accepted(std::string(70, '[') + std::string(70, ']')), 0);
}

TEST(Decoders, IgnoreMembersOfANewerServer) {
  std::string text = example("profile");
  text.insert(text.find('{') + 1, "\"invented\": [1, {\"a\": null}],");
  EXPECT_TRUE(decode_profile(text).ok());
}

TEST(Decoders, NameTheMemberThatBreaksTheContract) {
  std::string text = example("profile");
  text.replace(text.find("\"version\""), 9, "\"removed\"");
  const auto profile = decode_profile(text);
  ASSERT_FALSE(profile.ok());
  EXPECT_EQ(profile.error().type, "contract");
  EXPECT_NE(profile.error().detail.find("version"), std::string::npos);
}

TEST(Problems, HaveTheKindThatAScreenActsOn) {
  const auto locked = decode_problem({.status = 429, .body = example("problem-locked-out")});
  EXPECT_EQ(locked.kind, ErrorKind::TooMany);
  EXPECT_EQ(locked.retry_after_s, 40);
  EXPECT_EQ(locked.type, "locked-out");
  const auto wrong = decode_problem({.status = 401, .body = example("problem-wrong-credentials")});
  EXPECT_EQ(wrong.kind, ErrorKind::Unauthorised);
  const auto stale = decode_problem({.status = 412, .body = example("problem-stale")});
  EXPECT_EQ(stale.kind, ErrorKind::Conflict);
  const auto exceeds =
      decode_problem({.status = 422, .body = example("problem-amount-exceeds-open")});
  ASSERT_EQ(exceeds.fields.size(), 1u);
  EXPECT_EQ(exceeds.fields[0].code, "too-large");
  EXPECT_EQ(decode_problem({.status = 0}).kind, ErrorKind::Network);
  EXPECT_EQ(decode_problem({.status = 502, .body = "<html>"}).kind, ErrorKind::Server);
}

TEST(Requests, CarryTheKeyAndTheBodyOfThePayment) {
  domain::PaymentRequest request;
  request.currency = *Currency::from_code("EUR");
  request.allocations.push_back({"INV-1", "INV 1", {71000, request.currency}});
  request.return_path = "/pay/return";
  const auto sent = create_payment("acme", request, "0123456789abcdef");
  EXPECT_EQ(sent.method, "POST");
  EXPECT_EQ(sent.url, "/customers/acme/payments");
  ASSERT_EQ(sent.headers.size(), 1u);
  EXPECT_EQ(sent.headers[0].first, "Idempotency-Key");
  EXPECT_EQ(sent.headers[0].second, "0123456789abcdef");
  EXPECT_EQ(sent.body,
            R"({"currency":"EUR","allocations":[{"document_id":"INV-1","amount_minor":71000}],)"
            R"("return_path":"/pay/return"})");
}

TEST(Requests, AskForExactlyTheListOfTheAddress) {
  domain::InvoiceQuery query;
  query.text = "A&B 1";
  query.status = domain::InvoiceFilter::Overdue;
  query.from = Date::parse("2026-01-01");
  EXPECT_EQ(list_invoices("acme", query, "c=", 50).url,
            "/customers/acme/invoices?q=A%26B%201&status=overdue&from=2026-01-01"
            "&sort=-issue_date&limit=50&cursor=c%3D");
}

TEST(Drafts, SurviveTheirStorage) {
  PaymentDraft draft{.customer_id = "acme", .key = "key-with-16-chars"};
  draft.request.currency = *Currency::from_code("JPY");
  draft.request.allocations.push_back({"A", "A \"1\"\n", {5, draft.request.currency}});
  const auto restored = decode_draft(encode_draft(draft));
  ASSERT_TRUE(restored);
  EXPECT_EQ(restored->key, draft.key);
  EXPECT_EQ(restored->request.allocations, draft.request.allocations);
}

TEST(Themes, OfTheRepositoryAreTaken) {
  for (const std::string name : {"northwind", "amaranth", "kestrel", "sarv"}) {
    const auto theme =
        decode_theme(test::read_text(test::root_folder() / "themes" / name / "theme.json"));
    ASSERT_TRUE(theme.ok()) << name << ": " << theme.error().detail;
    EXPECT_EQ(theme->light.size(), theme->dark.size());
    EXPECT_FALSE(theme->logo_light.empty());
    EXPECT_TRUE(theme->sizes.contains("radius.card_px")) << name;
    EXPECT_TRUE(theme->sizes.contains("density")) << name;
  }
}

TEST(Themes, WithARoleOfNoColourAreRefused) {
  EXPECT_FALSE(decode_theme(R"({"id":"a","name":"A","palette":{"x":"#000000"},"roles":)"
                            R"({"light":{"text":"y"},"dark":{},"contrast":{}}})")
                   .ok());
}

TEST(Strings, OfEveryLanguageAreTaken) {
  for (const std::string tag : {"en", "de", "es", "fil", "fr", "ar", "fa", "hi", "th", "ja"}) {
    const auto table = decode_strings(
        test::read_text(test::root_folder() / "assets/strings" / (tag + ".json")), Locale());
    ASSERT_TRUE(table.ok()) << tag;
    EXPECT_GT(table->keys().size(), 300u);
  }
}

}  // namespace
}  // namespace portico::api
