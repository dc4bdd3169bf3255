#include "domain/standing.h"

#include "domain/ageing.h"
#include "domain/payment.h"

namespace portico::domain {

Standing standing_of(DocumentType type, DocumentStatus status, PaymentStatus payment_status,
                     bool has_open, bool is_overdue) {
  if (status == DocumentStatus::Draft) return Standing::Draft;
  if (status == DocumentStatus::Void) return Standing::Void;
  if (status == DocumentStatus::Uncollectible) return Standing::Uncollectible;
  if (payment_status == PaymentStatus::Blocked) return Standing::Blocked;
  if (type == DocumentType::CreditNote) return has_open ? Standing::Credit : Standing::Applied;
  if (payment_status == PaymentStatus::Paid) return Standing::Paid;
  if (payment_status == PaymentStatus::InPayment) return Standing::InPayment;
  if (is_overdue) return Standing::Overdue;
  if (payment_status == PaymentStatus::Reversed) return Standing::Reversed;
  if (payment_status == PaymentStatus::Partial) return Standing::Partial;
  return Standing::Open;
}

Standing standing_of(const InvoiceSummary& document) {
  return standing_of(document.type, document.status, document.payment_status,
                     !document.open.is_zero(), document.overdue);
}

DocumentStanding standing_of(const LedgerFacts& facts, const Date& as_of) {
  const bool is_credit = facts.type == DocumentType::CreditNote;
  const auto own_sign = [is_credit](std::int64_t minor) { return is_credit ? -minor : minor; };
  // What was given up was not paid by anyone: for the customer it is unpaid.
  const std::int64_t unpaid_minor = own_sign(facts.open_minor - facts.given_up_minor);
  const bool is_owed = facts.open_minor > 0 && facts.status == DocumentStatus::Open;

  DocumentStanding found;
  found.open_minor = own_sign(facts.open_minor);
  found.payment_status =
      payment_status({.total_minor = facts.total_minor,
                      .applied_minor = facts.total_minor - unpaid_minor,
                      .pending_minor = facts.is_in_payment ? facts.open_minor : 0,
                      .reversed_minor = facts.reversed_minor});
  found.days_overdue = is_owed ? days_overdue(facts.due_date, as_of) : 0;
  found.is_payable = is_owed && !facts.is_in_payment && !is_credit;
  found.standing = standing_of(facts.type, facts.status, found.payment_status,
                               found.open_minor != 0, found.days_overdue > 0);
  return found;
}

}  // namespace portico::domain
