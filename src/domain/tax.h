// VAT categories (UNCL5305 as EN 16931 uses it) and the arithmetic of a tax amount.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/decimal.h"
#include "core/money.h"
#include "core/result.h"

namespace portico::domain {

// What a category asks of its rate.
enum class RateRule { Positive, NotNegative, Zero, Absent };
// What it asks of an exemption reason in the breakdown.
enum class ExemptionRule { Required, Forbidden, Free };
// Which identifier of the seller it asks for: the VAT number or another registration,
// the VAT number, or neither of them to be there.
enum class SellerIdRule { VatOrRegistration, Vat, Forbidden, Free };
enum class BuyerIdRule { VatOrLegal, Vat, Forbidden, Free };

struct TaxCategory {
  std::string_view code;    // "S", "AE", ...
  std::string_view prefix;  // of its rules: "BR-S", "BR-IC", ...
  std::string_view name;    // for messages
  RateRule rate;
  ExemptionRule exemption;
  SellerIdRule seller_id;
  BuyerIdRule buyer_id;

  // Several breakdown groups, one a rate (S, L, M, B); else exactly one group.
  bool is_rated() const { return rate == RateRule::Positive || rate == RateRule::NotNegative; }
};

std::span<const TaxCategory> tax_categories();
// Null where EN 16931 has no such category.
const TaxCategory* tax_category(std::string_view code);

// taxable x percent / 100, half up to the currency's minor digits (BR-CO-17).
// Errors: Invalid "amount-out-of-range".
Result<Money> tax_amount(const Money& taxable, const Decimal& percent);

}  // namespace portico::domain
