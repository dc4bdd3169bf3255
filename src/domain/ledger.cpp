#include "domain/ledger.h"

#include <algorithm>
#include <utility>

namespace portico::domain {
namespace {

bool is_bookable(std::int64_t amount_minor) {
  return amount_minor >= -kMaxAmountMinor && amount_minor <= kMaxAmountMinor;
}

Error out_of_range() {
  return Error::invalid("amount-out-of-range", "the amount is larger than can be booked");
}

Error settled() {
  return Error::conflict("document-settled", "of the document something is settled already");
}

// Adds entries of one currency and remembers the first thing that is wrong.
class PostingBuilder {
 public:
  PostingBuilder(PostingKind kind, Currency currency) {
    posting_.kind = kind;
    posting_.currency = currency;
  }

  void debit(Account account, const Money& amount, const std::string& document_id = {}) {
    add(account, amount, 1, document_id);
  }
  void credit(Account account, const Money& amount, const std::string& document_id = {}) {
    add(account, amount, -1, document_id);
  }

  void require_positive(const Money& amount) {
    if (amount.is_positive()) return;
    fail(Error::invalid("amount-not-positive", "an amount to book is more than zero"));
  }

  Result<Posting> take() {
    if (!error_.empty()) return error_.front();
    if (!is_balanced(posting_)) {
      return Error::invalid("posting-unbalanced", "debits and credits differ");
    }
    return std::move(posting_);
  }

 private:
  void add(Account account, const Money& amount, std::int64_t sign,
           const std::string& document_id) {
    if (amount.currency != posting_.currency) {
      fail(Error::invalid("currency-mismatch", "a posting has one currency"));
    }
    if (!is_bookable(amount.amount_minor)) {
      fail(out_of_range());
    } else if (!amount.is_zero()) {
      posting_.entries.push_back({account, sign * amount.amount_minor, document_id});
    }
  }

  void fail(Error error) { error_.push_back(std::move(error)); }

  Posting posting_;
  std::vector<Error> error_;
};

Result<Posting> post_document(PostingKind kind, const std::string& document_id,
                              const BookedTotals& totals) {
  PostingBuilder builder(kind, totals.payable.currency);
  builder.debit(Account::Receivable, totals.payable, document_id);
  builder.debit(Account::Prepayment, totals.prepaid);
  builder.credit(Account::Revenue, totals.tax_exclusive);
  builder.credit(Account::Tax, totals.tax_total);
  builder.credit(Account::Rounding, totals.rounding);
  return builder.take();
}

Currency currency_of(std::span<const AllocatedPart> parts) {
  return parts.empty() ? Currency() : parts.front().amount.currency;
}

// Settles each part's document; answers nothing where a part is wrong: `builder` knows.
void credit_documents(PostingBuilder& builder, std::span<const AllocatedPart> parts) {
  for (const AllocatedPart& part : parts) {
    builder.require_positive(part.amount);
    builder.credit(Account::Receivable, part.amount, part.id);
  }
}

Result<Money> sum_where(std::span<const Posting> postings, Currency currency, auto is_wanted) {
  Money total = Money::zero(currency);
  for (const Posting& posting : postings) {
    for (const Entry& entry : posting.entries) {
      if (!is_wanted(entry)) continue;
      auto sum = total.add(Money{entry.amount_minor, posting.currency});
      if (!sum.ok()) return sum.error();
      total = sum.take();
    }
  }
  return total;
}

}  // namespace

Result<Posting> post_invoice(const std::string& document_id, const BookedTotals& totals) {
  return post_document(PostingKind::Invoice, document_id, totals);
}

Result<Posting> post_credit_note(const std::string& document_id, const BookedTotals& totals) {
  auto posting = post_document(PostingKind::CreditNote, document_id, totals);
  if (!posting.ok()) return posting.error();
  for (Entry& entry : posting->entries) entry.amount_minor = -entry.amount_minor;
  return posting;
}

Result<Posting> post_payment(const AllocationPlan& plan) {
  PostingBuilder builder(PostingKind::Payment, plan.unapplied.currency);
  credit_documents(builder, plan.parts);
  if (plan.unapplied.is_negative() || plan.parts.empty()) builder.require_positive(plan.unapplied);
  builder.credit(Account::UnappliedCredit, plan.unapplied);
  Money total = plan.unapplied;
  for (const AllocatedPart& part : plan.parts) {
    auto sum = total.add(part.amount);
    if (!sum.ok()) return sum.error();
    total = sum.take();
  }
  builder.debit(Account::Clearing, total);
  return builder.take();
}

Result<Posting> post_late_payment(const Money& amount) {
  PostingBuilder builder(PostingKind::LatePayment, amount.currency);
  builder.require_positive(amount);
  builder.debit(Account::Clearing, amount);
  builder.credit(Account::UnappliedCredit, amount);
  return builder.take();
}

Result<Posting> post_reversal(const Posting& posting) {
  Posting reversal = posting;
  reversal.kind = PostingKind::Reversal;
  for (Entry& entry : reversal.entries) {
    if (!is_bookable(entry.amount_minor)) return out_of_range();
    entry.amount_minor = -entry.amount_minor;
  }
  if (!is_balanced(reversal)) {
    return Error::invalid("posting-unbalanced", "debits and credits differ");
  }
  return reversal;
}

Result<Posting> post_credit_application(std::span<const AllocatedPart> parts) {
  PostingBuilder builder(PostingKind::CreditApplication, currency_of(parts));
  credit_documents(builder, parts);
  for (const AllocatedPart& part : parts) builder.debit(Account::UnappliedCredit, part.amount);
  return builder.take();
}

Result<Posting> post_credit_note_application(const std::string& credit_note_id,
                                             std::span<const AllocatedPart> parts) {
  PostingBuilder builder(PostingKind::CreditNoteApplication, currency_of(parts));
  credit_documents(builder, parts);
  for (const AllocatedPart& part : parts) {
    builder.debit(Account::Receivable, part.amount, credit_note_id);
  }
  return builder.take();
}

Result<Posting> post_void(const Posting& issued, const Money& open) {
  std::int64_t booked = 0;
  for (const Entry& entry : issued.entries) {
    if (entry.account == Account::Receivable) booked += entry.amount_minor;
  }
  if (open.currency != issued.currency || open.amount_minor != booked) return settled();
  auto posting = post_reversal(issued);
  if (posting.ok()) posting->kind = PostingKind::Void;
  return posting;
}

Result<Posting> post_write_off(const std::string& document_id, const Money& open) {
  if (!open.is_positive()) return settled();
  PostingBuilder builder(PostingKind::WriteOff, open.currency);
  builder.credit(Account::Receivable, open, document_id);
  builder.debit(Account::WrittenOff, open);
  return builder.take();
}

bool is_balanced(const Posting& posting) {
  int128 sum = 0;
  for (const Entry& entry : posting.entries) sum += entry.amount_minor;
  return sum == 0;
}

Result<Money> balance_of(std::span<const Posting> postings, Account account, Currency currency) {
  return sum_where(postings, currency,
                   [&](const Entry& entry) { return entry.account == account; });
}

Result<Money> open_amount(std::span<const Posting> postings, const std::string& document_id,
                          Currency currency) {
  return sum_where(postings, currency, [&](const Entry& entry) {
    return entry.account == Account::Receivable && entry.document_id == document_id;
  });
}

}  // namespace portico::domain
