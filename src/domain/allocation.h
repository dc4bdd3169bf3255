// Which open documents an amount pays. What is left over becomes unapplied credit;
// no document ever takes more than is open on it, and currencies never mix.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/money.h"
#include "core/result.h"

namespace portico::domain {

// A document that can take money. `open` is what is left to pay; documents with
// nothing open are passed over.
struct OpenItem {
  std::string id;
  std::optional<Date> due_date;  // without one it is due when issued
  Date issue_date;
  Money open;
};

struct AllocatedPart {
  std::string id;
  Money amount;

  friend bool operator==(const AllocatedPart&, const AllocatedPart&) = default;
};

struct AllocationPlan {
  std::vector<AllocatedPart> parts;  // in the order in which they are paid
  Money unapplied;

  friend bool operator==(const AllocationPlan&, const AllocationPlan&) = default;
};

// Spends the amount on the items, oldest due date first, then by issue date and id.
// Errors: Invalid "amount-not-positive", "currency-mismatch".
Result<AllocationPlan> allocate_oldest_first(const Money& amount, std::vector<OpenItem> items);

// Spends the amount on the items in the order given. Errors as above.
Result<AllocationPlan> allocate_in_order(const Money& amount, std::span<const OpenItem> items);

// Is what the person chose allowed? At least one part, each positive, each of an open
// item, no item twice, one currency, none above what is open. Answers the total.
// Errors: Invalid "allocation-invalid" or "amount-exceeds-open" with one field error a
// part: "allocations/<index>/document_id" (unknown, invalid) or
// "allocations/<index>/amount_minor" (too-small, too-large).
Result<Money> check_allocation(std::span<const AllocatedPart> parts,
                               std::span<const OpenItem> items, Currency currency);

// What the parts can still take now, when some of it may have been paid meanwhile:
// each part cut to what is open, the rest unapplied. Unknown items take nothing.
// Errors: Invalid "currency-mismatch", "amount-not-positive", "amount-out-of-range".
Result<AllocationPlan> fit_allocation(std::span<const AllocatedPart> parts,
                                      std::span<const OpenItem> items, Currency currency);

// What a payment settles: its parts as `fit_allocation` has them; what no part asked for is
// unapplied too. Errors: as there, and Invalid "allocation-exceeds-payment".
Result<AllocationPlan> settle_payment(const Money& paid, std::span<const AllocatedPart> parts,
                                      std::span<const OpenItem> items);

// What one source of credit pays.
struct CreditDraw {
  std::string source;  // its id
  std::vector<AllocatedPart> parts;

  friend bool operator==(const CreditDraw&, const CreditDraw&) = default;
};

// Pays the parts, in their order, from the sources, in theirs; a part may take of several.
// Sources with nothing left are passed over, and so are left out of the answer.
// Errors: Invalid "amount-exceeds-credit", "amount-not-positive", "currency-mismatch".
Result<std::vector<CreditDraw>> draw_credit(std::span<const AllocatedPart> parts,
                                            std::span<const AllocatedPart> sources,
                                            Currency currency);

}  // namespace portico::domain
