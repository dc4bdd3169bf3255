#include "domain/statement.h"

#include <algorithm>

namespace portico::domain {
namespace {

StatementEntry entry_of(const Movement& movement, const Money& amount, const Money& balance) {
  StatementEntry entry;
  entry.date = movement.date;
  entry.kind = movement.kind;
  entry.reference = movement.reference;
  entry.document_id = movement.document_id;
  entry.payment_id = movement.payment_id;
  entry.debit = entry.credit = Money::zero(amount.currency);
  if (amount.is_negative()) {
    entry.credit.amount_minor = -amount.amount_minor;
  } else {
    entry.debit = amount;
  }
  entry.balance = balance;
  return entry;
}

}  // namespace

Result<Statement> make_statement(std::vector<Movement> movements, Currency currency,
                                 const Date& from, const Date& to) {
  if (to < from) return Error::invalid("period-invalid", "the period ends before it begins");
  std::stable_sort(movements.begin(), movements.end(),
                   [](const Movement& a, const Movement& b) { return a.date < b.date; });
  Statement statement;
  statement.from = from;
  statement.to = to;
  statement.currency = currency;
  statement.opening = statement.total_debit = statement.total_credit = Money::zero(currency);
  Money balance = Money::zero(currency);
  for (const Movement& movement : movements) {
    if (to < movement.date) break;
    const Money amount{movement.amount_minor, currency};
    auto after = balance.add(amount);
    if (!after.ok()) return after.error();
    balance = after.take();
    if (movement.date < from) {
      statement.opening = balance;
      continue;
    }
    statement.entries.push_back(entry_of(movement, amount, balance));
    auto debit = statement.total_debit.add(statement.entries.back().debit);
    auto credit = statement.total_credit.add(statement.entries.back().credit);
    if (!debit.ok()) return debit.error();
    if (!credit.ok()) return credit.error();
    statement.total_debit = debit.take();
    statement.total_credit = credit.take();
  }
  statement.closing = balance;
  return statement;
}

}  // namespace portico::domain
