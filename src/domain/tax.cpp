#include "domain/tax.h"

#include <algorithm>

namespace portico::domain {
namespace {

constexpr TaxCategory kCategories[] = {
    {"S", "BR-S", "Standard rated", RateRule::Positive, ExemptionRule::Forbidden,
     SellerIdRule::VatOrRegistration, BuyerIdRule::Free},
    {"Z", "BR-Z", "Zero rated", RateRule::Zero, ExemptionRule::Forbidden,
     SellerIdRule::VatOrRegistration, BuyerIdRule::Free},
    {"E", "BR-E", "Exempt from VAT", RateRule::Zero, ExemptionRule::Required,
     SellerIdRule::VatOrRegistration, BuyerIdRule::Free},
    {"AE", "BR-AE", "Reverse charge", RateRule::Zero, ExemptionRule::Required,
     SellerIdRule::VatOrRegistration, BuyerIdRule::VatOrLegal},
    {"K", "BR-IC", "Intra-community supply", RateRule::Zero, ExemptionRule::Required,
     SellerIdRule::Vat, BuyerIdRule::Vat},
    {"G", "BR-G", "Export outside the EU", RateRule::Zero, ExemptionRule::Required,
     SellerIdRule::Vat, BuyerIdRule::Free},
    {"O", "BR-O", "Not subject to VAT", RateRule::Absent, ExemptionRule::Required,
     SellerIdRule::Forbidden, BuyerIdRule::Forbidden},
    {"L", "BR-AF", "IGIC", RateRule::NotNegative, ExemptionRule::Forbidden,
     SellerIdRule::VatOrRegistration, BuyerIdRule::Free},
    {"M", "BR-AG", "IPSI", RateRule::NotNegative, ExemptionRule::Forbidden,
     SellerIdRule::VatOrRegistration, BuyerIdRule::Free},
    {"B", "BR-B", "Split payment", RateRule::NotNegative, ExemptionRule::Free, SellerIdRule::Free,
     BuyerIdRule::Free},
};

}  // namespace

std::span<const TaxCategory> tax_categories() {
  return kCategories;
}

const TaxCategory* tax_category(std::string_view code) {
  const auto found =
      std::find_if(std::begin(kCategories), std::end(kCategories),
                   [&](const TaxCategory& category) { return category.code == code; });
  return found == std::end(kCategories) ? nullptr : found;
}

Result<Money> tax_amount(const Money& taxable, const Decimal& percent) {
  const auto tax = multiply_divide(taxable.to_decimal(), percent, Decimal(100),
                                   taxable.currency.minor_digits(), Rounding::HalfUp);
  if (!tax) return Error::invalid("amount-out-of-range", "the tax is larger than can be booked");
  return Money::from_decimal(*tax, taxable.currency, Rounding::HalfUp);
}

}  // namespace portico::domain
