#include "api/payments.h"

#include "api/client.h"
#include "api/reader.h"

namespace portico::api {
namespace {

std::string payment_path(std::string_view customer_id, std::string_view payment_id) {
  return "/customers/" + percent_encoded(customer_id) + "/payments/" + percent_encoded(payment_id);
}

enum class Numbers : bool { LeftOut, Kept };

void write_request(JsonWriter& out, const domain::PaymentRequest& request, Numbers numbers) {
  out.begin_object().key("currency").text(request.currency.code());
  if (request.amount_minor) {
    out.key("amount_minor").integer(*request.amount_minor);
  } else {
    out.key("allocations").begin_array();
    for (const domain::Allocation& part : request.allocations) {
      out.begin_object().key("document_id").text(part.document_id);
      if (numbers == Numbers::Kept) out.key("number").text(part.number);
      out.key("amount_minor").integer(part.amount.amount_minor).end_object();
    }
    out.end_array();
  }
  if (!request.return_path.empty()) out.key("return_path").text(request.return_path);
  out.end_object();
}

std::vector<domain::Allocation> read_allocations(Reader& in) {
  std::vector<domain::Allocation> allocations;
  for (Reader& part : in.objects("allocations")) {
    allocations.push_back({.document_id = part.text("document_id"),
                           .number = part.text("number"),
                           .amount = part.money("amount")});
  }
  return allocations;
}

domain::Payment read_payment(Reader& in) {
  domain::Payment payment;
  payment.id = in.text("id");
  payment.status = in.word<domain::PaymentState>("status", domain::kPaymentStateNames);
  payment.amount = in.money("amount");
  payment.allocations = read_allocations(in);
  payment.unapplied = in.maybe_money("unapplied");
  payment.provider = in.text("provider");
  payment.is_test = in.maybe_flag("test");
  payment.redirect_url = in.maybe_text("redirect_url");
  payment.failure_code = in.maybe_text("failure_code");
  payment.receipt_number = in.maybe_text("receipt_number");
  payment.created_at = in.instant("created_at");
  payment.completed_at = in.maybe_instant("completed_at");
  payment.expires_at = in.maybe_instant("expires_at");
  return payment;
}

}  // namespace

platform::HttpRequest create_payment(std::string_view customer_id,
                                     const domain::PaymentRequest& request, std::string_view key) {
  JsonWriter out;
  write_request(out, request, Numbers::LeftOut);
  return {.method = "POST",
          .url = "/customers/" + percent_encoded(customer_id) + "/payments",
          .headers = {{"Idempotency-Key", std::string(key)}},
          .body = out.take(),
          .timeout_ms = 40'000};
}

platform::HttpRequest get_payment(std::string_view customer_id, std::string_view payment_id) {
  return {.url = payment_path(customer_id, payment_id)};
}

platform::HttpRequest refresh_payment(std::string_view customer_id, std::string_view payment_id) {
  return {.method = "POST", .url = payment_path(customer_id, payment_id) + "/refresh"};
}

platform::HttpRequest apply_credit(std::string_view customer_id,
                                   const domain::PaymentRequest& request, std::string_view key) {
  domain::PaymentRequest parts = request;
  parts.return_path.clear();
  JsonWriter out;
  write_request(out, parts, Numbers::LeftOut);
  return {.method = "POST",
          .url = "/customers/" + percent_encoded(customer_id) + "/credit-applications",
          .headers = {{"Idempotency-Key", std::string(key)}},
          .body = out.take()};
}

std::string receipt_file(std::string_view customer_id, std::string_view payment_id,
                         std::string_view locale) {
  return payment_path(customer_id, payment_id) + "/receipt" +
         query_of({{"locale", std::string(locale)}});
}

Result<domain::Payment> decode_payment(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::Payment payment = read_payment(in);
  return reading.result(std::move(payment));
}

Result<domain::PaymentPage> decode_payment_page(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::PaymentPage page;
  for (Reader& entry : in.objects("data")) page.data.push_back(read_payment(entry));
  page.next_cursor = in.nullable_text("next_cursor");
  return reading.result(std::move(page));
}

Result<domain::CreditApplication> decode_credit_application(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::CreditApplication applied;
  applied.id = in.text("id");
  applied.amount = in.money("amount");
  applied.allocations = read_allocations(in);
  applied.remaining = in.money("remaining");
  applied.created_at = in.instant("created_at");
  return reading.result(std::move(applied));
}

std::string encode_draft(const PaymentDraft& draft) {
  JsonWriter out;
  out.begin_object().key("customer_id").text(draft.customer_id).key("key").text(draft.key);
  out.key("uses_credit").flag(draft.uses_credit).key("request");
  write_request(out, draft.request, Numbers::Kept);
  out.end_object();
  return out.take();
}

std::optional<PaymentDraft> decode_draft(std::string_view text) {
  Reading reading(text);
  Reader in = reading.root();
  PaymentDraft draft;
  draft.customer_id = in.text("customer_id");
  draft.key = in.text("key");
  draft.uses_credit = in.maybe_flag("uses_credit");
  Reader request = in.object("request");
  draft.request.currency = request.currency("currency");
  draft.request.amount_minor = request.maybe_large("amount_minor");
  draft.request.return_path = request.maybe_text("return_path");
  for (Reader& part : request.maybe_objects("allocations")) {
    draft.request.allocations.push_back(
        {.document_id = part.text("document_id"),
         .number = part.text("number"),
         .amount = {part.maybe_large("amount_minor").value_or(0), draft.request.currency}});
  }
  if (!reading.ok()) return std::nullopt;
  return draft;
}

}  // namespace portico::api
