// Each example of the contract is read by the decoder that is for it, or is what the client sends:
// when the contract and the client part, one of these fails.
#include "examples.h"

#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

#include "api/invoices.h"
#include "api/kiosks.h"
#include "api/overview.h"
#include "api/payments.h"
#include "api/problem.h"
#include "api/session.h"
#include "api/statement.h"

namespace portico::api {
namespace {

using test::example;

// What is wrong with a text; empty where it is taken.
using Reader = std::function<std::string(const std::string& text)>;

template <typename Decoder>
Reader taken_by(Decoder decode) {
  return [decode](const std::string& text) {
    const auto found = decode(text);
    return found.ok() ? std::string() : found.error().detail;
  };
}

std::string read_problem(const std::string& text) {
  const auto written = nlohmann::json::parse(text);
  const Error error = decode_problem({.status = written["status"], .body = text});
  if ("urn:portico:problem:" + error.type != written["type"]) return "type is " + error.type;
  if (error.fields.size() != written.value("errors", nlohmann::json::array()).size()) {
    return "errors are lost";
  }
  return "";
}

// By the beginning of an example's name; the longest that fits counts.
const std::map<std::string, Reader>& readers() {
  static const std::map<std::string, Reader> all{
      {"session", taken_by(decode_session)},
      {"sessions", taken_by(decode_sessions)},
      {"profile", taken_by(decode_profile)},
      {"event", taken_by(decode_event)},
      {"invoice", taken_by([](std::string_view text) { return decode_invoice(text); })},
      {"credit-note", taken_by([](std::string_view text) { return decode_invoice(text); })},
      {"invoice-page", taken_by(decode_invoice_page)},
      {"overview", taken_by(decode_overview)},
      {"statement", taken_by(decode_statement)},
      {"payment", taken_by(decode_payment)},
      {"payment-page", taken_by(decode_payment_page)},
      {"credit-application", taken_by(decode_credit_application)},
      {"kiosk-pairing", taken_by(decode_kiosk_pairing)},
      {"kiosk-request", taken_by(decode_kiosk_request)},
      {"kiosk-code", taken_by(decode_kiosk_code)},
      {"problem", read_problem},
  };
  return all;
}

domain::PaymentRequest settling(std::vector<std::pair<std::string, std::int64_t>> amounts) {
  domain::PaymentRequest request;
  request.currency = *Currency::from_code("EUR");
  for (const auto& [id, amount] : amounts) {
    request.allocations.push_back({id, id, {amount, request.currency}});
  }
  request.return_path = "/payments/return";
  return request;
}

std::string closing(domain::Ending ending, std::string code, std::string reason) {
  const domain::ClosingRequest request{.ending = ending,
                                       .document_id = "INV-1",
                                       .code = std::move(code),
                                       .reason = std::move(reason)};
  return close_document("acme", request, "\"3\"", "0123456789abcdef").body;
}

// The bodies that the client sends for what the examples ask for.
const std::map<std::string, std::string>& requests() {
  static const std::map<std::string, std::string> all{
      {"credentials", sign_in("alice@example.com", "correct horse battery staple").body},
      {"kiosk-credentials", sign_in_at_kiosk("C-1001", "40718253").body},
      {"profile-change",
       update_profile({.name = "Alice B. Archer", .locale = "fil", .time_zone = "Asia/Manila"}, 1,
                      "0123456789abcdef", "")
           .body},
      {"profile-change-locale", update_profile({.locale = "fa"}, 1, "0123456789abcdef", "").body},
      {"payment-request-allocations",
       create_payment("acme", settling({{"INV-2026-0031", 71000}, {"INV-2026-0042", 23240}}),
                      "0123456789abcdef")
           .body},
      {"payment-request-amount", create_payment("acme",
                                                {.currency = *Currency::from_code("JPY"),
                                                 .amount_minor = 100000,
                                                 .return_path = "/payments/return"},
                                                "0123456789abcdef")
                                     .body},
      {"credit-request-allocations",
       apply_credit("acme", settling({{"INV-2026-0042", 4500}}), "0123456789abcdef").body},
      {"void-request", closing(domain::Ending::Void, "", "Entered twice: see INV-2026-0041.")},
      {"write-off-request", closing(domain::Ending::WriteOff, "insolvent",
                                    "Bankrupt since 2 March, nothing to be had.")},
  };
  return all;
}

// Sent by web/embed.
const std::vector<std::string> kOfOthers{"host-token"};

const Reader* reader_of(const std::string& name) {
  const Reader* found = nullptr;
  for (const auto& [start, reader] : readers()) {  // in order: a longer one comes after
    if (name == start || name.starts_with(start + "-")) found = &reader;
  }
  return found;
}

TEST(Examples, AreEachReadOrSentByTheClient) {
  for (const std::string& name : test::example_names()) {
    const std::string text = example(name);
    if (std::find(kOfOthers.begin(), kOfOthers.end(), name) != kOfOthers.end()) continue;
    if (const auto sent = requests().find(name); sent != requests().end()) {
      EXPECT_EQ(nlohmann::json::parse(sent->second), nlohmann::json::parse(text)) << name;
    } else if (const Reader* read = reader_of(name)) {
      EXPECT_EQ((*read)(text), "") << name;
    } else {
      ADD_FAILURE() << name << " is neither read nor sent";
    }
  }
}

TEST(Examples, AreThereForEachOfTheseNames) {
  const auto names = test::example_names();
  for (const auto& [name, body] : requests()) {
    EXPECT_NE(std::find(names.begin(), names.end(), name), names.end()) << name;
  }
  for (const auto& [start, reader] : readers()) {
    const auto fits = [&](const std::string& name) { return reader_of(name) == &reader; };
    EXPECT_TRUE(std::any_of(names.begin(), names.end(), fits)) << start;
  }
}

}  // namespace
}  // namespace portico::api
