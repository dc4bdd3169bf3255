// Where a document stands: what the ledger says of it, told as the contract's statuses, its age,
// whether it can be paid, and the one word by which lists call it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/date.h"
#include "core/names.h"
#include "domain/invoice.h"

namespace portico::domain {

enum class Standing {
  Draft,
  Void,
  Uncollectible,
  Blocked,
  Applied,  // a credit note that is used up
  Credit,   // one that is not
  Paid,
  InPayment,
  Overdue,
  Reversed,
  Partial,
  Open,
};
inline constexpr auto kStandingNames =
    names("draft", "void", "uncollectible", "blocked", "applied", "credit", "paid", "in_payment",
          "overdue", "reversed", "partial", "open");
constexpr std::string_view name_of(Standing standing) {
  return name_at(kStandingNames, standing);
}

// The word out of both statuses. `has_open`: something is open on it.
Standing standing_of(DocumentType type, DocumentStatus status, PaymentStatus payment_status,
                     bool has_open, bool is_overdue);
Standing standing_of(const InvoiceSummary& document);

// The ledger's side of a document, in minor units of its currency. The ledger's amounts have its
// sign: what a customer is owed is negative.
struct LedgerFacts {
  DocumentType type = DocumentType::Invoice;
  DocumentStatus status = DocumentStatus::Open;
  std::int64_t total_minor = 0;     // as the document says it
  std::int64_t open_minor = 0;      // sum of its entries
  std::int64_t reversed_minor = 0;  // sum of those that took a payment back
  std::int64_t given_up_minor = 0;  // sum of those that voided it or wrote it off
  bool is_in_payment = false;       // a payment that blocks others
  std::optional<Date> due_date;
};

struct DocumentStanding {
  PaymentStatus payment_status = PaymentStatus::NotPaid;
  int days_overdue = 0;
  bool is_payable = false;      // by someone who may pay
  std::int64_t open_minor = 0;  // with the document's own sign
  Standing standing = Standing::Open;

  friend bool operator==(const DocumentStanding&, const DocumentStanding&) = default;
};

DocumentStanding standing_of(const LedgerFacts& facts, const Date& as_of);

}  // namespace portico::domain
