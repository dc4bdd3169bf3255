// EN 16931-1: digits (BR-DEC-*), sums (BR-CO-10 to BR-CO-16), lines (Peppol R120 and
// its neighbours) and the tax of each group (BR-CO-17).
#include <algorithm>

#include "domain/en16931_report.h"
#include "domain/tax.h"

namespace portico::domain {
namespace {

// At most two digits after the point, as written; and none that the currency does not
// have, or the amount could not be booked.
class DigitCheck {
 public:
  DigitCheck(std::string_view currency, Report& report)
      : report_(report), currency_(Currency::from_code(currency)) {}

  void check(std::string_view rule, const std::string& path, const std::optional<Decimal>& amount,
             std::string_view line_id = {}) {
    if (!amount) return;
    if (amount->scale() > 2) {
      report_.differs(rule, path, amount->round(2, Rounding::HalfUp), amount,
                      "an amount has more than two digits after the point", line_id);
    } else if (currency_ && amount->significant_scale() > currency_->minor_digits()) {
      report_.differs("PORTICO-CURRENCY-DIGITS", path,
                      amount->round(currency_->minor_digits(), Rounding::HalfUp), amount,
                      "an amount has more digits than its currency", line_id);
    }
    const auto booked = amount->abs();
    if (booked > Decimal::of(kMaxAmountMinor, currency_ ? currency_->minor_digits() : 2)) {
      report_.differs("PORTICO-RANGE", path, std::nullopt, amount,
                      "an amount is larger than can be booked", line_id);
    }
  }

 private:
  Report& report_;
  std::optional<Currency> currency_;
};

Decimal or_zero(const std::optional<Decimal>& amount) {
  return amount.value_or(Decimal(0));
}

// Digits to which amounts of that currency are rounded: two, or fewer where it has fewer.
int digits_of(const Document& document) {
  const auto currency = Currency::from_code(document.currency);
  return currency ? std::min(2, currency->minor_digits()) : 2;
}

// Is the amount within the slack of what it should be, rounded to two digits or to
// those of its currency?
template <typename Expected>
bool is_near(const std::optional<Decimal>& amount, const Document& document, const Decimal& slack,
             Expected expected) {
  return is_within(amount, expected(2), slack) ||
         is_within(amount, expected(digits_of(document)), slack);
}

// What the amount should be by its own base and percent (Peppol R040).
void check_percent(const Document& document, const DeclaredAllowance& allowance,
                   const std::string& path, std::string_view line_id, Report& report) {
  if (!allowance.amount || !allowance.base || !allowance.percent) return;
  const auto expected = [&](int digits) {
    return multiply_divide(*allowance.base, *allowance.percent, Decimal(100), digits,
                           Rounding::HalfUp);
  };
  if (!is_near(allowance.amount, document, Decimal::of(2, 2), expected)) {
    report.differs("PEPPOL-EN16931-R040", path + "/amount", expected(2), allowance.amount,
                   "an allowance or charge is not its percentage of its base", line_id);
  }
}

// Quantity x price / base quantity - allowances + charges, to two digits.
std::optional<Decimal> expected_net(const DeclaredLine& line, int digits) {
  const Decimal base_quantity = line.base_quantity.value_or(Decimal(1));
  const auto gross =
      multiply_divide(*line.quantity, *line.price, base_quantity, digits, Rounding::HalfUp);
  DecimalSum net;
  if (!gross) return std::nullopt;
  net.add(*gross);
  for (const DeclaredAllowance& allowance : line.allowances) {
    if (allowance.is_charge) {
      net.add(or_zero(allowance.amount));
    } else {
      net.subtract(or_zero(allowance.amount));
    }
  }
  return net.total();
}

void check_line_amounts(const Document& document, std::size_t index, Tolerance tolerance,
                        Report& report) {
  const DeclaredLine& line = document.lines[index];
  const std::string path = "lines/" + std::to_string(index);
  if (line.base_quantity && line.base_quantity->sign() <= 0) {
    report.differs("PEPPOL-EN16931-R121", path + "/base_quantity", Decimal(1), line.base_quantity,
                   "a base quantity is not above zero", line.id);
    return;
  }
  if (!follows_peppol(document) && tolerance == Tolerance::Published) return;
  for (std::size_t i = 0; i < line.allowances.size(); ++i) {
    check_percent(document, line.allowances[i], path + "/allowances/" + std::to_string(i), line.id,
                  report);
  }
  if (line.gross_price && line.price) {
    const auto price = line.gross_price->subtract(or_zero(line.price_discount));
    report.require_equal("PEPPOL-EN16931-R046", path + "/price", price, line.price,
                         "a net price is not the gross price less its discount", line.id);
  }
  if (!line.quantity || !line.price || !line.net) return;
  const auto expected = [&](int digits) { return expected_net(line, digits); };
  const Decimal slack = tolerance == Tolerance::Exact ? Decimal(0) : Decimal::of(2, 2);
  if (!is_near(line.net, document, slack, expected)) {
    report.differs("PEPPOL-EN16931-R120", path + "/net", expected(2), line.net,
                   "a line's net amount is not quantity x price / base quantity - allowances + "
                   "charges",
                   line.id);
  }
}

// taxable x rate, or zero without a rate.
std::optional<Decimal> expected_tax(const DeclaredTax& tax, int digits = 2,
                                    Rounding rounding = Rounding::HalfUp) {
  return multiply_divide(*tax.taxable, or_zero(tax.percent), Decimal(100), digits, rounding);
}

// Does the tax agree with its base? A half cent may have gone either way.
bool is_tax_right(const DeclaredTax& tax, int digits, Tolerance tolerance) {
  if (tolerance == Tolerance::Published) {
    // "less than 1" for amounts of two digits
    const Decimal slack = tax.percent && !tax.percent->is_zero() ? Decimal::of(99, 2) : Decimal(0);
    return is_within(expected_tax(tax), tax.tax, slack);
  }
  for (const Rounding rounding : {Rounding::HalfUp, Rounding::HalfCeiling, Rounding::HalfEven}) {
    if (is_within(expected_tax(tax, digits, rounding), tax.tax, Decimal(0))) return true;
  }
  return false;
}

// BT-111 is worked out at a rate that no document tells; its groups and its sign are left to
// compare.
void check_accounting_total(const Document& document, Report& report) {
  const DeclaredTotals& totals = document.totals;
  if (!totals.tax_total_accounting) return;
  if (!totals.taxes_accounting.empty()) {
    DecimalSum taxes;
    for (const Decimal& tax : totals.taxes_accounting) taxes.add(tax);
    report.require_equal("BR-CO-14", "totals/tax_total_accounting", taxes.total(),
                         totals.tax_total_accounting,
                         "the total tax in the tax currency is not the sum of its groups");
  }
  if (!follows_peppol(document)) return;
  report.require(totals.taxes_accounting.empty(), "PEPPOL-EN16931-R054",
                 "totals/tax_total_accounting",
                 "the total tax in the tax currency has tax groups beside it");
  const bool is_negative = totals.tax_total_accounting->sign() < 0;
  report.require(!totals.tax_total || is_negative == (totals.tax_total->sign() < 0),
                 "PEPPOL-EN16931-R055", "totals/tax_total_accounting",
                 "the total tax has another sign in the tax currency");
}

}  // namespace

void check_digits(const Document& document, Report& report) {
  DigitCheck digits(document.currency, report);
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const DeclaredLine& line = document.lines[i];
    digits.check("BR-DEC-23", path_of("lines", i, "net"), line.net, line.id);
    for (std::size_t k = 0; k < line.allowances.size(); ++k) {
      const DeclaredAllowance& allowance = line.allowances[k];
      const std::string path = path_of("lines", i, "allowances/") + std::to_string(k);
      digits.check(allowance.is_charge ? "BR-DEC-27" : "BR-DEC-24", path + "/amount",
                   allowance.amount, line.id);
      digits.check(allowance.is_charge ? "BR-DEC-28" : "BR-DEC-25", path + "/base", allowance.base,
                   line.id);
    }
  }
  for (std::size_t i = 0; i < document.allowances.size(); ++i) {
    const DeclaredAllowance& allowance = document.allowances[i];
    digits.check(allowance.is_charge ? "BR-DEC-05" : "BR-DEC-01",
                 path_of("allowances", i, "amount"), allowance.amount);
    digits.check(allowance.is_charge ? "BR-DEC-06" : "BR-DEC-02", path_of("allowances", i, "base"),
                 allowance.base);
  }
  for (std::size_t i = 0; i < document.taxes.size(); ++i) {
    digits.check("BR-DEC-19", path_of("taxes", i, "taxable"), document.taxes[i].taxable);
    digits.check("BR-DEC-20", path_of("taxes", i, "tax"), document.taxes[i].tax);
  }
  const DeclaredTotals& totals = document.totals;
  digits.check("BR-DEC-09", "totals/line_total", totals.line_total);
  digits.check("BR-DEC-10", "totals/allowance_total", totals.allowance_total);
  digits.check("BR-DEC-11", "totals/charge_total", totals.charge_total);
  digits.check("BR-DEC-12", "totals/tax_exclusive", totals.tax_exclusive);
  digits.check("BR-DEC-13", "totals/tax_total", totals.tax_total);
  digits.check("BR-DEC-14", "totals/tax_inclusive", totals.tax_inclusive);
  digits.check("BR-DEC-16", "totals/prepaid", totals.prepaid);
  digits.check("BR-DEC-17", "totals/rounding", totals.rounding);
  digits.check("BR-DEC-18", "totals/payable", totals.payable);
  DigitCheck accounting(document.tax_currency, report);
  accounting.check("BR-DEC-15", "totals/tax_total_accounting", totals.tax_total_accounting);
}

void check_lines(const Document& document, Tolerance tolerance, Report& report) {
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    check_line_amounts(document, i, tolerance, report);
  }
  if (!follows_peppol(document) && tolerance == Tolerance::Published) return;
  for (std::size_t i = 0; i < document.allowances.size(); ++i) {
    check_percent(document, document.allowances[i], "allowances/" + std::to_string(i), "", report);
  }
}

void check_totals(const Document& document, Report& report) {
  const DeclaredTotals& totals = document.totals;
  DecimalSum lines;
  for (const DeclaredLine& line : document.lines) lines.add(or_zero(line.net));
  DecimalSum allowances;
  DecimalSum charges;
  bool has_allowance = false;
  bool has_charge = false;
  for (const DeclaredAllowance& allowance : document.allowances) {
    (allowance.is_charge ? charges : allowances).add(or_zero(allowance.amount));
    (allowance.is_charge ? has_charge : has_allowance) = true;
  }
  if (totals.line_total) {
    report.require_equal("BR-CO-10", "totals/line_total", lines.total(), totals.line_total,
                         "the sum of lines is not the sum of the lines' net amounts");
  }
  if (totals.allowance_total || has_allowance) {
    report.require_equal("BR-CO-11", "totals/allowance_total", allowances.total(),
                         totals.allowance_total,
                         "the sum of allowances is not the sum of the document's allowances");
  }
  if (totals.charge_total || has_charge) {
    report.require_equal("BR-CO-12", "totals/charge_total", charges.total(), totals.charge_total,
                         "the sum of charges is not the sum of the document's charges");
  }
  if (totals.tax_exclusive && totals.line_total) {
    DecimalSum exclusive;
    exclusive.add(*totals.line_total);
    exclusive.subtract(or_zero(totals.allowance_total));
    exclusive.add(or_zero(totals.charge_total));
    report.require_equal("BR-CO-13", "totals/tax_exclusive", exclusive.total(),
                         totals.tax_exclusive,
                         "the total without tax is not the sum of lines - allowances + charges");
  }
  if (!document.taxes.empty()) {
    DecimalSum taxes;
    for (const DeclaredTax& tax : document.taxes) taxes.add(or_zero(tax.tax));
    report.require_equal("BR-CO-14", "totals/tax_total", taxes.total(), totals.tax_total,
                         "the total tax is not the sum of the tax groups");
  }
  check_accounting_total(document, report);
  if (totals.tax_inclusive && totals.tax_exclusive) {
    DecimalSum inclusive;
    inclusive.add(*totals.tax_exclusive);
    inclusive.add(or_zero(totals.tax_total));
    report.require_equal("BR-CO-15", "totals/tax_inclusive", inclusive.total(),
                         totals.tax_inclusive,
                         "the total with tax is not the total without tax + the total tax");
  }
  if (totals.payable && totals.tax_inclusive) {
    DecimalSum payable;
    payable.add(*totals.tax_inclusive);
    payable.subtract(or_zero(totals.prepaid));
    payable.add(or_zero(totals.rounding));
    report.require_equal("BR-CO-16", "totals/payable", payable.total(), totals.payable,
                         "the amount due is not the total with tax - paid + rounding");
  }
}

void check_taxes(const Document& document, Tolerance tolerance, Report& report) {
  for (std::size_t i = 0; i < document.taxes.size(); ++i) {
    const DeclaredTax& tax = document.taxes[i];
    if (!tax.taxable || !tax.tax || is_tax_right(tax, digits_of(document), tolerance)) continue;
    const std::string path = path_of("taxes", i, "tax");
    constexpr std::string_view kMessage = "the tax of a group is not taxable amount x rate";
    report.differs("BR-CO-17", path, expected_tax(tax), tax.tax, kMessage);
    const TaxCategory* category = tax_category(tax.category);
    if (category && category->is_rated() && category->code != "B") {
      report.differs(std::string(category->prefix) + "-09", path, expected_tax(tax), tax.tax,
                     kMessage);
    }
  }
}

}  // namespace portico::domain
