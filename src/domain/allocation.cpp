#include "domain/allocation.h"

#include <algorithm>
#include <tuple>

namespace portico::domain {
namespace {

Error currency_mismatch() {
  return Error::invalid("currency-mismatch", "a payment has one currency");
}

Error not_positive() {
  return Error::invalid("amount-not-positive", "an amount to pay is more than zero");
}

bool is_due_before(const OpenItem& a, const OpenItem& b) {
  const Date due_a = a.due_date.value_or(a.issue_date);
  const Date due_b = b.due_date.value_or(b.issue_date);
  return std::tie(due_a, a.issue_date, a.id) < std::tie(due_b, b.issue_date, b.id);
}

const OpenItem* find(std::span<const OpenItem> items, const std::string& id) {
  for (const OpenItem& item : items) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

bool is_repeated(std::span<const AllocatedPart> parts, std::size_t index) {
  const auto end = parts.begin() + static_cast<std::ptrdiff_t>(index);
  return std::any_of(parts.begin(), end,
                     [&](const AllocatedPart& part) { return part.id == parts[index].id; });
}

FieldError field_error(std::size_t index, const char* name, const char* code, const char* detail) {
  return {"allocations/" + std::to_string(index) + "/" + name, code, detail};
}

// What is wrong with that part, if anything.
std::optional<FieldError> check_part(std::span<const AllocatedPart> parts, std::size_t index,
                                     std::span<const OpenItem> items, Currency currency) {
  const AllocatedPart& part = parts[index];
  const OpenItem* item = find(items, part.id);
  if (!item) return field_error(index, "document_id", "unknown", "there is no such open document");
  if (is_repeated(parts, index)) {
    return field_error(index, "document_id", "invalid", "the document is chosen twice");
  }
  if (item->open.currency != currency || part.amount.currency != currency) {
    return field_error(index, "document_id", "invalid", "the document has another currency");
  }
  if (!part.amount.is_positive()) {
    return field_error(index, "amount_minor", "too-small", "the amount is not more than zero");
  }
  if (part.amount.amount_minor > item->open.amount_minor) {
    return field_error(index, "amount_minor", "too-large", "the amount is more than is open");
  }
  return std::nullopt;
}

}  // namespace

Result<AllocationPlan> allocate_oldest_first(const Money& amount, std::vector<OpenItem> items) {
  std::sort(items.begin(), items.end(), is_due_before);
  return allocate_in_order(amount, items);
}

Result<AllocationPlan> allocate_in_order(const Money& amount, std::span<const OpenItem> items) {
  if (!amount.is_positive()) return not_positive();
  for (const OpenItem& item : items) {
    if (item.open.currency != amount.currency) return currency_mismatch();
  }
  AllocationPlan plan;
  plan.unapplied = amount;
  for (const OpenItem& item : items) {
    if (plan.unapplied.is_zero()) break;
    if (!item.open.is_positive()) continue;
    const std::int64_t taken = std::min(item.open.amount_minor, plan.unapplied.amount_minor);
    plan.parts.push_back({item.id, Money{taken, amount.currency}});
    plan.unapplied.amount_minor -= taken;
  }
  return plan;
}

Result<Money> check_allocation(std::span<const AllocatedPart> parts,
                               std::span<const OpenItem> items, Currency currency) {
  if (parts.empty()) {
    Error error = Error::invalid("allocation-invalid", "nothing was chosen to pay");
    error.fields.push_back({"allocations", "required", "choose at least one document"});
    return error;
  }
  Error error = Error::invalid("allocation-invalid", "the amounts cannot be paid like this");
  bool only_too_large = true;
  Money total = Money::zero(currency);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto wrong = check_part(parts, i, items, currency);
    if (wrong) {
      only_too_large = only_too_large && wrong->code == "too-large";
      error.fields.push_back(std::move(*wrong));
      continue;
    }
    auto sum = total.add(parts[i].amount);
    if (!sum.ok()) return sum.error();
    total = sum.take();
  }
  if (error.fields.empty()) return total;
  if (only_too_large) error.type = "amount-exceeds-open";
  return error;
}

Result<AllocationPlan> fit_allocation(std::span<const AllocatedPart> parts,
                                      std::span<const OpenItem> items, Currency currency) {
  AllocationPlan plan;
  plan.unapplied = Money::zero(currency);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const AllocatedPart& part = parts[i];
    if (part.amount.currency != currency) return currency_mismatch();
    if (!part.amount.is_positive()) return not_positive();
    const OpenItem* item = is_repeated(parts, i) ? nullptr : find(items, part.id);
    if (item && item->open.currency != currency) return currency_mismatch();
    const std::int64_t open = item ? std::max<std::int64_t>(0, item->open.amount_minor) : 0;
    const std::int64_t taken = std::min(part.amount.amount_minor, open);
    if (taken > 0) plan.parts.push_back({part.id, Money{taken, currency}});
    auto rest = plan.unapplied.add(Money{part.amount.amount_minor - taken, currency});
    if (!rest.ok()) return rest.error();
    plan.unapplied = rest.take();
  }
  return plan;
}

Result<AllocationPlan> settle_payment(const Money& paid, std::span<const AllocatedPart> parts,
                                      std::span<const OpenItem> items) {
  Money rest = paid;
  for (const AllocatedPart& part : parts) {
    auto left = rest.subtract(part.amount);
    if (!left.ok()) return left.error();
    rest = left.take();
  }
  if (rest.amount_minor < 0) {
    return Error::invalid("allocation-exceeds-payment", "more is allocated than was paid");
  }
  auto plan = fit_allocation(parts, items, paid.currency);
  if (!plan.ok()) return plan.error();
  auto unapplied = plan->unapplied.add(rest);
  if (!unapplied.ok()) return unapplied.error();
  plan->unapplied = unapplied.take();
  return plan;
}

Result<std::vector<CreditDraw>> draw_credit(std::span<const AllocatedPart> parts,
                                            std::span<const AllocatedPart> sources,
                                            Currency currency) {
  std::vector<CreditDraw> draws;
  auto source = sources.begin();
  std::int64_t left = 0;  // of the last draw's source
  for (const AllocatedPart& part : parts) {
    if (part.amount.currency != currency) return currency_mismatch();
    if (!part.amount.is_positive()) return not_positive();
    std::int64_t wanted = part.amount.amount_minor;
    while (wanted > 0) {
      while (left == 0 && source != sources.end()) {
        if (source->amount.currency != currency) return currency_mismatch();
        if (source->amount.is_positive()) {
          left = source->amount.amount_minor;
          draws.push_back({source->id, {}});
        }
        ++source;
      }
      if (left == 0) {
        return Error::invalid("amount-exceeds-credit", "there is less credit than that");
      }
      const std::int64_t taken = std::min(wanted, left);
      draws.back().parts.push_back({part.id, Money{taken, currency}});
      wanted -= taken;
      left -= taken;
    }
  }
  return draws;
}

}  // namespace portico::domain
