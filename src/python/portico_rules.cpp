// The Python module `portico_rules`: the rulebook of src/core and src/domain for the
// server. `help(portico_rules)` is its manual.
#include <array>
#include <pybind11/pybind11.h>
#include <string>

#include "domain/ageing.h"
#include "domain/tax.h"
#include "domain/validation.h"
#include "python/convert.h"
#include "python/sections.h"

namespace portico::python {
namespace {

constexpr const char* kManual = R"(The rules of billing: the same code that runs in the browser.

Amounts are integers in minor units of an ISO 4217 currency; decimals (quantities, prices,
rates) are strings, ints or decimal.Decimal, never float; dates are datetime.date or
"YYYY-MM-DD". What does not fit or breaks a rule raises RuleError, a ValueError with
`type`, `kind`, `detail` and `fields` (a list of {field, code, detail}).)";

Decimal exact(const std::optional<Decimal>& value) {
  if (!value) {
    raise(Error::invalid("amount-out-of-range", "the result does not fit, or divides by zero"));
  }
  return *value;
}

void define_numbers(py::module_& module) {
  module.def(
      "round_decimal",
      [](py::object value, int digits, const std::string& rounding) {
        return exact(to_decimal(value, "value").round(digits, to_rounding(rounding))).to_string();
      },
      py::arg("value"), py::arg("digits"), py::arg("rounding") = "half_up",
      "The decimal with exactly that many digits after the point, as text. Roundings: "
      "half_up (away from zero), half_even, half_ceiling, down, up.");
  module.def(
      "multiply_divide",
      [](py::object a, py::object b, py::object c, int digits, const std::string& rounding) {
        return exact(portico::multiply_divide(to_decimal(a, "a"), to_decimal(b, "b"),
                                              to_decimal(c, "c"), digits, to_rounding(rounding)))
            .to_string();
      },
      py::arg("a"), py::arg("b"), py::arg("c"), py::arg("digits"), py::arg("rounding") = "half_up",
      "a x b / c, rounded once, as text.");
  module.def(
      "currencies",
      [] {
        py::dict result;
        for (const Currency& currency : all_currencies()) {
          result[py::str(std::string(currency.code()))] = currency.minor_digits();
        }
        return result;
      },
      "Every currency code with its number of minor digits.");
  module.def(
      "minor_digits", [](const std::string& code) { return to_currency(code).minor_digits(); },
      py::arg("currency"), "Digits after the decimal mark: 2 for EUR, 0 for JPY, 3 for KWD.");
  module.def(
      "to_minor",
      [](py::object amount, const std::string& code, const std::string& rounding) {
        const Decimal decimal = to_decimal(amount, "amount");
        const Currency currency = to_currency(code);
        if (rounding == "exact" && decimal.significant_scale() > currency.minor_digits()) {
          raise(Error::invalid("amount-too-precise", "the amount has more digits than " + code));
        }
        const Rounding mode = rounding == "exact" ? Rounding::Down : to_rounding(rounding);
        return value_or_raise(Money::from_decimal(decimal, currency, mode)).amount_minor;
      },
      py::arg("amount"), py::arg("currency"), py::arg("rounding") = "exact",
      "A decimal amount in minor units. \"exact\" refuses digits that the currency lacks.");
  module.def(
      "to_decimal",
      [](std::int64_t amount_minor, const std::string& code) {
        return Money{amount_minor, to_currency(code)}.to_decimal_string();
      },
      py::arg("amount_minor"), py::arg("currency"), "Minor units as plain text: \"1234.50\".");
  module.def(
      "parse_money",
      [](const std::string& typed, const std::string& code, const std::string& decimal_mark,
         const std::string& grouping_mark) {
        const NumberMarks marks{decimal_mark, grouping_mark};
        return value_or_raise(portico::parse_money(typed, to_currency(code), marks)).amount_minor;
      },
      py::arg("typed"), py::arg("currency"), py::arg("decimal_mark") = ".",
      py::arg("grouping_mark") = ",",
      "An amount as a person types it, in Latin, Arabic or Persian digits, in minor units.");
}

void define_documents(py::module_& module) {
  module.def(
      "check_document",
      [](py::object document, const std::string& tolerance) {
        if (tolerance != "published" && tolerance != "exact") {
          raise_invalid("tolerance", "unknown", "tolerance is \"published\" or \"exact\"");
        }
        py::list result;
        for (const domain::Violation& violation : domain::check_document(
                 to_document(document),
                 tolerance == "exact" ? domain::Tolerance::Exact : domain::Tolerance::Published)) {
          result.append(from_violation(violation));
        }
        return result;
      },
      py::arg("document"), py::arg("tolerance") = "published",
      R"(The rules of EN 16931 that the document breaks: dicts of rule, path, line_id, expected,
found and message; an empty list where it agrees with itself. The document is a dict:

type ("invoice" or "credit_note"), specification_id, number, issue_date, due_date, type_code,
currency, tax_currency, amount_currencies (codes on all amounts but the accounting tax total),
has_payment_terms, tax_point_date, tax_point_code, period_from, period_to, delivery_date,
deliver_to_country;
seller, buyer, tax_representative: name, has_address, country, vat_id (tax scheme VAT),
tax_registration_id (any other scheme), legal_id, ids;
lines: id, name, quantity, unit, net, price, price_discount, gross_price, base_quantity,
base_quantity_unit, tax_category, tax_percent, allowances, period_from, period_to;
allowances: is_charge, amount, base, percent, reason, reason_code, tax_category, tax_percent;
taxes: category, percent, taxable, tax, exemption_reason, exemption_code;
totals: line_total, allowance_total, charge_total, tax_exclusive, tax_total,
tax_total_accounting, taxes_accounting (a list of dicts of tax), tax_inclusive, prepaid, rounding, payable.
What the document does not say is absent or None.)");
  module.def(
      "compute_totals",
      [](py::object document) {
        return from_totals(value_or_raise(domain::compute_totals(to_document(document))));
      },
      py::arg("document"),
      "The totals of such a document from its quantities, prices, rates and allowances: a dict "
      "of line_nets, allowances, taxes (category, percent, taxable, tax), line_total, "
      "allowance_total, charge_total, tax_exclusive, tax_total, tax_inclusive, prepaid, rounding "
      "and payable, in minor units.");
  module.def(
      "tax_amount",
      [](std::int64_t taxable_minor, const std::string& code, py::object percent) {
        return value_or_raise(domain::tax_amount(Money{taxable_minor, to_currency(code)},
                                                 to_decimal(percent, "percent")))
            .amount_minor;
      },
      py::arg("taxable_minor"), py::arg("currency"), py::arg("percent"),
      "taxable x percent / 100, half up to the currency's minor digits.");
  module.def("document_id_of", &domain::document_id_of, py::arg("number"),
             "The path's document_id: every byte outside [A-Za-z0-9._-] as ~XX.");
}

void define_accounts(py::module_& module) {
  module.def(
      "days_overdue",
      [](py::object due_date, py::object as_of) {
        return domain::days_overdue(to_optional_date(due_date, "due_date"),
                                    to_date(as_of, "as_of"));
      },
      py::arg("due_date"), py::arg("as_of"), "Whole days past the due date; 0 without one.");
  module.def(
      "is_due_soon",
      [](py::object due_date, py::object as_of) {
        return domain::is_due_soon(to_optional_date(due_date, "due_date"), to_date(as_of, "as_of"));
      },
      py::arg("due_date"), py::arg("as_of"), "Due from that day on, within a week.");
  module.def(
      "ageing_bucket",
      [](py::object due_date, py::object as_of) {
        return name_of(
            domain::ageing_bucket(to_optional_date(due_date, "due_date"), to_date(as_of, "as_of")));
      },
      py::arg("due_date"), py::arg("as_of"), "not_due, d1_30, d31_60, d61_90 or over_90.");
  module.def(
      "age",
      [](py::object amounts, const std::string& code, py::object as_of) {
        const Currency currency = to_currency(code);
        std::vector<domain::DueAmount> due;
        for (const Fields& fields : fields_of_list(amounts, "amounts")) {
          due.push_back({fields.date("due_date"), Money{fields.integer("open_minor"), currency}});
        }
        py::list result;
        for (const domain::AgeingAmount& bucket :
             value_or_raise(domain::age(due, currency, to_date(as_of, "as_of")))) {
          py::dict row;
          row["key"] = name_of(bucket.bucket);
          row["amount_minor"] = bucket.amount.amount_minor;
          row["count"] = bucket.count;
          result.append(row);
        }
        return result;
      },
      py::arg("amounts"), py::arg("currency"), py::arg("as_of"),
      "The five buckets of open amounts (dicts of due_date and open_minor): [{key, "
      "amount_minor, count}].");
  module.def(
      "make_statement",
      [](py::object movements, const std::string& code, py::object from, py::object to) {
        return from_statement(value_or_raise(domain::make_statement(
            to_movements(movements), to_currency(code), to_date(from, "from"), to_date(to, "to"))));
      },
      py::arg("movements"), py::arg("currency"), py::arg("from_date"), py::arg("to_date"),
      "Opening balance, entries with running balance and closing balance, from movements (dicts "
      "of date, kind, reference, document_id, payment_id, amount_minor; positive is owed to the "
      "seller), earlier ones too.");
}

void define_validation(py::module_& module) {
  module.def(
      "validate_email",
      [](const std::string& typed) { return value_or_raise(domain::validate_email(typed)); },
      py::arg("typed"), "The address as it is kept: trimmed, its domain in lower case.");
  module.def(
      "validate_payment_amount",
      [](const std::string& typed, const std::string& code, py::object open_minor,
         const std::string& decimal_mark, const std::string& grouping_mark) {
        const Currency currency = to_currency(code);
        std::optional<Money> open;
        if (!open_minor.is_none()) open = Money{to_integer(open_minor, "open_minor"), currency};
        return value_or_raise(domain::validate_payment_amount(typed, currency,
                                                              {decimal_mark, grouping_mark}, open))
            .amount_minor;
      },
      py::arg("typed"), py::arg("currency"), py::arg("open_minor") = py::none(),
      py::arg("decimal_mark") = ".", py::arg("grouping_mark") = ",",
      "An amount to pay, as typed, in minor units: more than zero, no more than is open.");
  module.def(
      "validate_period",
      [](const std::string& from, const std::string& to) {
        const domain::Period period = value_or_raise(domain::validate_period(from, to));
        return py::make_tuple(period.from.to_string(), period.to.to_string());
      },
      py::arg("from_date"), py::arg("to_date"), "The period, both dates included.");
  module.def(
      "validate_reason",
      [](const std::string& typed) { return value_or_raise(domain::validate_reason(typed)); },
      py::arg("typed"), "A reason as it is kept: trimmed; lines may break.");
}

}  // namespace

PYBIND11_MODULE(portico_rules, module) {
  module.doc() = kManual;
  define_rule_error(module);
  define_numbers(module);
  define_documents(module);
  define_allocation(module);
  define_credit(module);
  define_accounts(module);
  define_ledger(module);
  define_payments(module);
  define_validation(module);
  define_tables(module);
}

}  // namespace portico::python
