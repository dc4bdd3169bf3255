// Payments: the request, its answer, the receipt, and the draft that survives a reload.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "domain/payment.h"
#include "platform/http.h"

namespace portico::api {

// `key` is made once, when the person presses, and sent again with every retry of the same press.
platform::HttpRequest create_payment(std::string_view customer_id,
                                     const domain::PaymentRequest& request, std::string_view key);
platform::HttpRequest get_payment(std::string_view customer_id, std::string_view payment_id);
// Asks the provider how the payment stands.
platform::HttpRequest refresh_payment(std::string_view customer_id, std::string_view payment_id);
// Settles the request's documents from the customer's credit; its return path is of no use.
platform::HttpRequest apply_credit(std::string_view customer_id,
                                   const domain::PaymentRequest& request, std::string_view key);
// Path below /api/v1 of the receipt as PDF.
std::string receipt_file(std::string_view customer_id, std::string_view payment_id,
                         std::string_view locale);

Result<domain::Payment> decode_payment(std::string_view body);
Result<domain::PaymentPage> decode_payment_page(std::string_view body);
Result<domain::CreditApplication> decode_credit_application(std::string_view body);

// What was being paid, kept for the life of the tab.
struct PaymentDraft {
  std::string customer_id;
  domain::PaymentRequest request;
  std::string key;  // empty until the person pressed Pay
  bool uses_credit = false;
};
std::string encode_draft(const PaymentDraft& draft);
std::optional<PaymentDraft> decode_draft(std::string_view text);

}  // namespace portico::api
