#include "domain/totals.h"

#include "domain/tax.h"

namespace portico::domain {
namespace {

Error missing(const std::string& field, const char* code, const char* detail) {
  Error error = Error::invalid("totals-invalid", detail);
  error.fields.push_back({field, code, detail});
  return error;
}

Error too_large() {
  return Error::invalid("amount-out-of-range", "an amount is larger than can be booked");
}

Result<Money> to_money(const std::optional<Decimal>& amount, Currency currency) {
  if (!amount) return too_large();
  return Money::from_decimal(*amount, currency, Rounding::HalfUp);
}

// The amount of an allowance or charge, as declared or as percent of its base.
Result<Money> allowance_amount(const DeclaredAllowance& allowance, const Decimal& default_base,
                               Currency currency, const std::string& field) {
  if (allowance.amount) return to_money(allowance.amount, currency);
  if (!allowance.percent) return missing(field, "required", "an allowance has no amount");
  const Decimal base = allowance.base.value_or(default_base);
  return to_money(multiply_divide(base, *allowance.percent, Decimal(100), currency.minor_digits(),
                                  Rounding::HalfUp),
                  currency);
}

// Adds `amount` to `total` in place; the first failure stays in `failure`.
struct Adder {
  std::optional<Error> failure;

  void add(Money& total, const Money& amount) { keep(total, total.add(amount)); }
  void subtract(Money& total, const Money& amount) { keep(total, total.subtract(amount)); }

 private:
  void keep(Money& total, Result<Money> sum) {
    if (sum.ok()) {
      total = sum.take();
    } else if (!failure) {
      failure = sum.error();
    }
  }
};

Result<Money> line_net(const DeclaredLine& line, Currency currency, const std::string& path) {
  if (!line.quantity) return missing(path + "/quantity", "required", "a line has no quantity");
  if (!line.price) return missing(path + "/price", "required", "a line has no price");
  const Decimal base_quantity = line.base_quantity.value_or(Decimal(1));
  if (base_quantity.sign() <= 0) {
    return missing(path + "/base_quantity", "invalid", "a base quantity is more than zero");
  }
  const auto product = multiply_divide(*line.quantity, *line.price, base_quantity,
                                       currency.minor_digits(), Rounding::HalfUp);
  // The rounding of the line comes after its allowances; these have no more than the
  // currency's digits, so that it may come before.
  auto gross = to_money(product, currency);
  if (!gross.ok()) return gross;
  Money net = *gross;
  Adder adder;
  for (std::size_t i = 0; i < line.allowances.size(); ++i) {
    const DeclaredAllowance& allowance = line.allowances[i];
    auto amount = allowance_amount(allowance, gross->to_decimal(), currency,
                                   path + "/allowances/" + std::to_string(i) + "/amount");
    if (!amount.ok()) return amount;
    if (allowance.is_charge) {
      adder.add(net, *amount);
    } else {
      adder.subtract(net, *amount);
    }
  }
  if (adder.failure) return *adder.failure;
  return net;
}

// The group of that category and rate, made where there is none yet.
TaxSum& group_of(std::vector<TaxSum>& taxes, const std::string& category, const Decimal& percent,
                 Currency currency) {
  for (TaxSum& tax : taxes) {
    if (tax.category == category && tax.percent == percent) return tax;
  }
  taxes.push_back({category, percent, Money::zero(currency), Money::zero(currency)});
  return taxes.back();
}

// The rate that counts: 0 for the categories without one. An error where a category is
// unknown or its rate is missing.
Result<Decimal> rate_of(const std::string& category, const std::optional<Decimal>& percent,
                        const std::string& path) {
  const TaxCategory* rules = tax_category(category);
  if (!rules) return missing(path + "/tax_category", "unknown", "there is no such tax category");
  if (!rules->is_rated()) return Decimal(0);
  if (!percent) return missing(path + "/tax_percent", "required", "a tax rate is missing");
  return *percent;
}

class Calculation {
 public:
  Calculation(const Document& document, Currency currency)
      : document_(document), currency_(currency) {
    for (Money* amount : {&totals_.line_total, &totals_.allowance_total, &totals_.charge_total,
                          &totals_.tax_exclusive, &totals_.tax_total, &totals_.tax_inclusive,
                          &totals_.prepaid, &totals_.rounding, &totals_.payable}) {
      *amount = Money::zero(currency);
    }
  }

  Result<Totals> run() {
    if (auto error = add_lines()) return *error;
    if (auto error = add_allowances()) return *error;
    if (auto error = add_taxes()) return *error;
    if (auto error = add_up()) return *error;
    return std::move(totals_);
  }

 private:
  std::optional<Error> add_lines() {
    for (std::size_t i = 0; i < document_.lines.size(); ++i) {
      const DeclaredLine& line = document_.lines[i];
      const std::string path = "lines/" + std::to_string(i);
      auto net = line_net(line, currency_, path);
      if (!net.ok()) return net.error();
      auto percent = rate_of(line.tax_category, line.tax_percent, path);
      if (!percent.ok()) return percent.error();
      totals_.line_nets.push_back(*net);
      adder_.add(totals_.line_total, *net);
      adder_.add(group_of(totals_.taxes, line.tax_category, *percent, currency_).taxable, *net);
    }
    return adder_.failure;
  }

  std::optional<Error> add_allowances() {
    for (std::size_t i = 0; i < document_.allowances.size(); ++i) {
      const DeclaredAllowance& allowance = document_.allowances[i];
      const std::string path = "allowances/" + std::to_string(i);
      auto amount =
          allowance_amount(allowance, totals_.line_total.to_decimal(), currency_, path + "/amount");
      if (!amount.ok()) return amount.error();
      auto percent = rate_of(allowance.tax_category, allowance.tax_percent, path);
      if (!percent.ok()) return percent.error();
      totals_.allowances.push_back(*amount);
      TaxSum& tax = group_of(totals_.taxes, allowance.tax_category, *percent, currency_);
      if (allowance.is_charge) {
        adder_.add(totals_.charge_total, *amount);
        adder_.add(tax.taxable, *amount);
      } else {
        adder_.add(totals_.allowance_total, *amount);
        adder_.subtract(tax.taxable, *amount);
      }
    }
    return adder_.failure;
  }

  std::optional<Error> add_taxes() {
    for (TaxSum& sum : totals_.taxes) {
      auto tax = tax_amount(sum.taxable, sum.percent);
      if (!tax.ok()) return tax.error();
      sum.tax = tax.take();
      adder_.add(totals_.tax_total, sum.tax);
    }
    return adder_.failure;
  }

  std::optional<Error> add_up() {
    for (const auto& [declared, amount] :
         {std::pair(&document_.totals.prepaid, &totals_.prepaid),
          std::pair(&document_.totals.rounding, &totals_.rounding)}) {
      if (!*declared) continue;
      auto money = to_money(*declared, currency_);
      if (!money.ok()) return money.error();
      *amount = money.take();
    }
    totals_.tax_exclusive = totals_.line_total;
    adder_.subtract(totals_.tax_exclusive, totals_.allowance_total);
    adder_.add(totals_.tax_exclusive, totals_.charge_total);
    totals_.tax_inclusive = totals_.tax_exclusive;
    adder_.add(totals_.tax_inclusive, totals_.tax_total);
    totals_.payable = totals_.tax_inclusive;
    adder_.subtract(totals_.payable, totals_.prepaid);
    adder_.add(totals_.payable, totals_.rounding);
    return adder_.failure;
  }

  const Document& document_;
  Currency currency_;
  Totals totals_;
  Adder adder_;
};

}  // namespace

Result<Money> compute_line_net(const DeclaredLine& line, Currency currency) {
  return line_net(line, currency, "lines/0");
}

Result<Totals> compute_totals(const Document& document) {
  const auto currency = Currency::from_code(document.currency);
  if (!currency) return missing("currency", "unknown", "there is no such currency");
  return Calculation(document, *currency).run();
}

}  // namespace portico::domain
