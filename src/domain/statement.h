// A statement of account: what was owed when a period began, what happened in it,
// and what is owed at its end, in one currency.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/money.h"
#include "core/names.h"
#include "core/result.h"

namespace portico::domain {

enum class MovementKind { Invoice, CreditNote, Payment, Reversal, Adjustment };
inline constexpr auto kMovementKindNames =
    names("invoice", "credit_note", "payment", "reversal", "adjustment");
constexpr std::string_view name_of(MovementKind kind) {
  return name_at(kMovementKindNames, kind);
}

// One change of what is owed. Positive (debit) is owed to the seller.
struct Movement {
  Date date;
  MovementKind kind = MovementKind::Invoice;
  std::string reference;
  std::string document_id;
  std::string payment_id;
  std::int64_t amount_minor = 0;
};

struct StatementEntry {
  Date date;
  MovementKind kind = MovementKind::Invoice;
  std::string reference;
  std::string document_id;
  std::string payment_id;
  Money debit;  // one of debit and credit is zero, neither is negative
  Money credit;
  Money balance;  // after this entry

  friend bool operator==(const StatementEntry&, const StatementEntry&) = default;
};

struct Statement {
  Date from;
  Date to;
  Currency currency;
  Money opening;
  Money closing;
  Money total_debit;
  Money total_credit;
  std::vector<StatementEntry> entries;
};

// The statement from `from` to `to`, both included. Movements may come in any order;
// those of one day keep the order in which they came. What is before `from` adds to
// the opening balance, what is after `to` is left out. Errors: Invalid
// "period-invalid", "amount-out-of-range".
Result<Statement> make_statement(std::vector<Movement> movements, Currency currency,
                                 const Date& from, const Date& to);

}  // namespace portico::domain
