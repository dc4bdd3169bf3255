// Double entry: everything that moves money is a posting, a set of entries that sums
// to zero in one currency. Balances are sums of entries and are stored nowhere.
//
// An entry's amount is positive for a debit and negative for a credit. Receivable
// entries carry the document that they open or settle; a document's open amount is the
// sum of its receivable entries.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/money.h"
#include "core/names.h"
#include "core/result.h"
#include "domain/allocation.h"

namespace portico::domain {

enum class Account {
  Receivable,       // what customers owe
  Revenue,          // sales without tax
  Tax,              // tax owed to the authority
  Clearing,         // money at the payment provider
  UnappliedCredit,  // the customer's money that no document has taken
  Prepayment,       // paid before the invoice, outside of the portal
  Rounding,         // rounding of the amount to pay
  WrittenOff,       // what was owed and will not be paid
};
inline constexpr auto kAccountNames =
    names("receivable", "revenue", "tax", "clearing", "unapplied_credit", "prepayment", "rounding",
          "written_off");
constexpr std::string_view name_of(Account account) {
  return name_at(kAccountNames, account);
}

enum class PostingKind {
  Invoice,
  CreditNote,
  Payment,
  LatePayment,
  Reversal,
  CreditApplication,      // unapplied credit to invoices
  CreditNoteApplication,  // a credit note to invoices
  Void,                   // a document that should not have been issued, turned round
  WriteOff,               // what is open on an invoice, given up
};
inline constexpr auto kPostingKindNames =
    names("invoice", "credit_note", "payment", "late_payment", "reversal", "credit_application",
          "credit_note_application", "void", "write_off");
constexpr std::string_view name_of(PostingKind kind) {
  return name_at(kPostingKindNames, kind);
}

struct Entry {
  Account account = Account::Receivable;
  std::int64_t amount_minor = 0;  // positive is a debit
  std::string document_id;        // of receivable entries

  friend bool operator==(const Entry&, const Entry&) = default;
};

struct Posting {
  PostingKind kind = PostingKind::Invoice;
  Currency currency;
  std::vector<Entry> entries;  // none is zero

  friend bool operator==(const Posting&, const Posting&) = default;
};

// The amounts of a document that are booked, all of one currency (EN 16931 BT-109,
// BT-110, BT-113, BT-114, BT-115).
struct BookedTotals {
  Money tax_exclusive;
  Money tax_total;
  Money prepaid;
  Money rounding;
  Money payable;
};

// Each fails with Invalid "currency-mismatch", "amount-out-of-range",
// "amount-not-positive" or "posting-unbalanced" and then books nothing.
Result<Posting> post_invoice(const std::string& document_id, const BookedTotals& totals);
// The totals are positive, as the document says them; the posting turns them round.
Result<Posting> post_credit_note(const std::string& document_id, const BookedTotals& totals);
Result<Posting> post_payment(const AllocationPlan& plan);
// Money that came after its payment had ended: all of it unapplied.
Result<Posting> post_late_payment(const Money& amount);
// Takes a posting back, entry by entry.
Result<Posting> post_reversal(const Posting& posting);
// Settles documents from the customer's unapplied credit.
Result<Posting> post_credit_application(std::span<const AllocatedPart> parts);
// Settles documents from what is open on a credit note.
Result<Posting> post_credit_note_application(const std::string& credit_note_id,
                                             std::span<const AllocatedPart> parts);

// The posting of a document, turned round. Only a document of which nothing was paid or
// credited may be voided, `open` being what is open on it: Conflict "document-settled".
Result<Posting> post_void(const Posting& issued, const Money& open);
// Gives up what is open on an invoice. Conflict "document-settled" where nothing is.
Result<Posting> post_write_off(const std::string& document_id, const Money& open);

bool is_balanced(const Posting& posting);

// The sum of the entries of that account, over postings of one currency. Errors:
// "currency-mismatch", "amount-out-of-range".
Result<Money> balance_of(std::span<const Posting> postings, Account account, Currency currency);
// What is open on the document.
Result<Money> open_amount(std::span<const Posting> postings, const std::string& document_id,
                          Currency currency);

}  // namespace portico::domain
