// Choosing what to pay and reviewing it, up to the provider's page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/remote.h"
#include "domain/payment.h"
#include "screens/view.h"

namespace portico::screens {

enum class PayStep : std::uint8_t { Choose, Review, Credited };

struct PayRow {
  domain::InvoiceSummary document;
  bool is_chosen = false;
  std::string typed;  // as the person's language writes amounts
  std::string error;  // code of a domain rule, e.g. "amount-exceeds-open"
};

struct PayState {
  Currency currency;
  std::vector<std::string> preselected;  // ids of the address
  Remote<std::vector<domain::InvoiceSummary>> open;
  bool is_loading_rest = false;       // more open items are on their way
  std::optional<Error> rest_error;    // why they did not come
  const void* filled_from = nullptr;  // the value that `rows` were made of ...
  std::size_t filled_count = 0;       // ... and how much of it
  std::vector<PayRow> rows;
  std::string mode = "documents";  // or "amount": oldest first
  std::string amount, amount_error;
  std::string find;  // rows shown are those whose number or order has it
  int shown_rows = 25;
  PayStep step = PayStep::Choose;
  Money credit;              // that may be used, as the overview says; zero where none may
  bool uses_credit = false;  // what is reviewed is paid from credit
  std::optional<domain::CreditApplication> applied;
  domain::PaymentRequest request;  // what is reviewed and sent
  std::string key;                 // of this press; empty before it
  bool is_sending = false;
  bool is_resumed = false;  // the page was left after the press
  std::optional<Error> error;
};

void draw_pay(View& view, PayState& state);

}  // namespace portico::screens
