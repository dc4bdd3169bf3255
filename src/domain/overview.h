// What a customer owes, one position a currency, and what wants attention.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/money.h"
#include "domain/ageing.h"
#include "domain/invoice.h"

namespace portico::domain {

struct CurrencyPosition {
  Currency currency;
  Money balance;  // positive is owed to the seller
  Money due;      // open and not yet due
  Money overdue;
  Money unapplied_credit;  // money on no document, and what credit notes have left
  Actions actions;         // "use_credit"
  int open_count = 0;
  int overdue_count = 0;
  std::optional<Date> next_due_date;
  std::vector<AgeingAmount> ageing;
};

enum class AttentionKind { Overdue, DueSoon, PaymentPending, PaymentFailed, CreditAvailable };
inline constexpr auto kAttentionKindNames =
    names("overdue", "due_soon", "payment_pending", "payment_failed", "credit_available");
constexpr std::string_view name_of(AttentionKind kind) {
  return name_at(kAttentionKindNames, kind);
}

struct Attention {
  AttentionKind kind = AttentionKind::Overdue;
  int count = 0;
  std::optional<Money> amount;
  std::string document_id;
  std::string document_number;
  std::string payment_id;
  std::optional<Date> due_date;
};

struct Overview {
  Date as_of;
  std::vector<CurrencyPosition> positions;  // most used first
  std::vector<Attention> attention;
  std::vector<InvoiceSummary> recent;  // the newest documents
};

}  // namespace portico::domain
