// EN 16931-1: the rules of each VAT category (BR-S-*, BR-Z-*, BR-E-*, BR-AE-*, BR-IC-*,
// BR-G-*, BR-O-*, BR-AF-*, BR-AG-*, BR-B-*): the same ten questions, with other answers.
#include <algorithm>

#include "domain/en16931_report.h"
#include "domain/tax.h"

namespace portico::domain {
namespace {

bool has(const std::string& text) {
  return !text.empty();
}

std::string rule_id(const TaxCategory& category, const char* number) {
  return std::string(category.prefix) + "-" + number;
}

// Where a category is used.
struct Use {
  bool in_lines = false;
  bool in_allowances = false;
  bool in_charges = false;
  std::size_t groups = 0;

  bool any() const { return in_lines || in_allowances || in_charges; }
};

Use use_of(const Document& document, std::string_view code) {
  Use use;
  for (const DeclaredLine& line : document.lines) use.in_lines |= line.tax_category == code;
  for (const DeclaredAllowance& allowance : document.allowances) {
    if (allowance.tax_category != code) continue;
    (allowance.is_charge ? use.in_charges : use.in_allowances) = true;
  }
  for (const DeclaredTax& tax : document.taxes) use.groups += tax.category == code ? 1 : 0;
  return use;
}

// -01: the breakdown has the category, once or once a rate, exactly where it is used.
void check_groups(const TaxCategory& category, const Use& use, Report& report) {
  const bool is_used = use.any();
  bool holds = true;
  if (category.is_rated()) {
    holds = is_used == (use.groups > 0);
  } else {
    holds = is_used || use.groups > 0 ? use.groups == 1 : true;
  }
  if (holds) return;
  report.broken(rule_id(category, "01"), "taxes",
                "the tax breakdown does not have the category \"" + std::string(category.name) +
                    "\" as the lines, allowances and charges use it");
}

bool are_ids_right(const TaxCategory& category, const Document& document) {
  const DeclaredParty& seller = document.seller;
  const DeclaredParty& buyer = document.buyer;
  const bool is_represented =
      document.tax_representative && has(document.tax_representative->vat_id);
  bool holds = true;
  switch (category.seller_id) {
    case SellerIdRule::VatOrRegistration:
      holds = has(seller.vat_id) || has(seller.tax_registration_id) || is_represented;
      break;
    case SellerIdRule::Vat:
      holds = has(seller.vat_id) || is_represented;
      break;
    case SellerIdRule::Forbidden:
      holds = !has(seller.vat_id) && !is_represented;
      break;
    case SellerIdRule::Free:
      break;
  }
  switch (category.buyer_id) {
    case BuyerIdRule::VatOrLegal:
      return holds && (has(buyer.vat_id) || has(buyer.legal_id));
    case BuyerIdRule::Vat:
      return holds && has(buyer.vat_id);
    case BuyerIdRule::Forbidden:
      return holds && !has(buyer.vat_id);
    case BuyerIdRule::Free:
      break;
  }
  return holds;
}

// -02, -03, -04: the identifiers of seller and buyer.
void check_ids(const TaxCategory& category, const Document& document, const Use& use,
               Report& report) {
  if (are_ids_right(category, document)) return;
  const std::string message =
      "\"" + std::string(category.name) + "\" asks for other tax identifiers of seller and buyer";
  if (use.in_lines) report.broken(rule_id(category, "02"), "seller/vat_id", message);
  if (use.in_allowances) report.broken(rule_id(category, "03"), "seller/vat_id", message);
  if (use.in_charges) report.broken(rule_id(category, "04"), "seller/vat_id", message);
}

bool is_rate_right(const TaxCategory& category, const std::optional<Decimal>& percent) {
  switch (category.rate) {
    case RateRule::Positive:
      return percent && percent->sign() > 0;
    case RateRule::NotNegative:
      return percent && percent->sign() >= 0;
    case RateRule::Zero:
      return percent && percent->is_zero();
    case RateRule::Absent:
      return !percent;
  }
  return false;
}

void report_rate(const TaxCategory& category, const char* number, const std::string& path,
                 const std::optional<Decimal>& percent, std::string_view line_id, Report& report) {
  const std::string message = "the rate is not one of \"" + std::string(category.name) + "\"";
  if (percent) {
    report.differs(rule_id(category, number), path, Decimal(0), percent, message, line_id);
  } else {
    report.broken(rule_id(category, number), path, message, line_id);
  }
}

// -05, -06, -07: the rate of lines, allowances and charges.
void check_rates(const TaxCategory& category, const Document& document, Report& report) {
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const DeclaredLine& line = document.lines[i];
    if (line.tax_category != category.code || is_rate_right(category, line.tax_percent)) continue;
    report_rate(category, "05", path_of("lines", i, "tax_percent"), line.tax_percent, line.id,
                report);
  }
  for (std::size_t i = 0; i < document.allowances.size(); ++i) {
    const DeclaredAllowance& allowance = document.allowances[i];
    if (allowance.tax_category != category.code || is_rate_right(category, allowance.tax_percent)) {
      continue;
    }
    report_rate(category, allowance.is_charge ? "07" : "06",
                path_of("allowances", i, "tax_percent"), allowance.tax_percent, "", report);
  }
}

bool is_in_group(const TaxCategory& category, const std::string& code,
                 const std::optional<Decimal>& percent, const DeclaredTax& group) {
  if (code != category.code) return false;
  if (!category.is_rated()) return true;
  return percent && group.percent && *percent == *group.percent;
}

std::optional<Decimal> expected_taxable(const TaxCategory& category, const Document& document,
                                        const DeclaredTax& group) {
  DecimalSum sum;
  for (const DeclaredLine& line : document.lines) {
    if (!is_in_group(category, line.tax_category, line.tax_percent, group)) continue;
    sum.add(line.net.value_or(Decimal(0)));
  }
  for (const DeclaredAllowance& allowance : document.allowances) {
    if (!is_in_group(category, allowance.tax_category, allowance.tax_percent, group)) continue;
    const Decimal amount = allowance.amount.value_or(Decimal(0));
    if (allowance.is_charge) {
      sum.add(amount);
    } else {
      sum.subtract(amount);
    }
  }
  return sum.total();
}

// -08 the taxable amount, -09 no tax where there is no rate, -10 the exemption reason.
void check_group(const TaxCategory& category, const Document& document, std::size_t index,
                 Report& report) {
  const DeclaredTax& group = document.taxes[index];
  if (group.taxable) {
    report.require_equal(rule_id(category, "08"), path_of("taxes", index, "taxable"),
                         expected_taxable(category, document, group), group.taxable,
                         "the taxable amount is not the sum of its lines, charges and allowances");
  }
  if (!category.is_rated() && group.tax && !group.tax->is_zero()) {
    report.differs(rule_id(category, "09"), path_of("taxes", index, "tax"), Decimal(0), group.tax,
                   "the tax is not zero");
  }
  const bool has_reason = has(group.exemption_reason) || has(group.exemption_code);
  if (category.exemption == ExemptionRule::Required && !has_reason) {
    report.broken(rule_id(category, "10"), path_of("taxes", index, "exemption_reason"),
                  "the reason for the exemption is missing");
  }
  if (category.exemption == ExemptionRule::Forbidden && has_reason) {
    report.broken(rule_id(category, "10"), path_of("taxes", index, "exemption_reason"),
                  "there is a reason for an exemption that there is not");
  }
}

// Every rate that lines, allowances and charges use has its group.
void check_rate_groups(const TaxCategory& category, const Document& document, Report& report) {
  const auto check = [&](const std::string& code, const std::optional<Decimal>& percent,
                         const std::string& path, std::string_view line_id) {
    if (code != category.code || !percent) return;
    const bool is_there = std::any_of(
        document.taxes.begin(), document.taxes.end(),
        [&](const DeclaredTax& group) { return is_in_group(category, code, percent, group); });
    if (is_there) return;
    report.broken(rule_id(category, "08"), path,
                  "the tax breakdown has no group for the rate " + percent->to_shortest(), line_id);
  };
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const DeclaredLine& line = document.lines[i];
    check(line.tax_category, line.tax_percent, path_of("lines", i, "tax_percent"), line.id);
  }
  for (std::size_t i = 0; i < document.allowances.size(); ++i) {
    const DeclaredAllowance& allowance = document.allowances[i];
    check(allowance.tax_category, allowance.tax_percent, path_of("allowances", i, "tax_percent"),
          "");
  }
}

void check_intra_community(const Document& document, Report& report) {
  report.require(document.delivery_date || document.period_from || document.period_to, "BR-IC-11",
                 "delivery_date",
                 "an intra-community supply has neither delivery date nor invoicing period");
  report.require(has(document.deliver_to_country), "BR-IC-12", "deliver_to_country",
                 "an intra-community supply has no country of delivery");
}

// Nothing else stands beside "not subject to VAT".
void check_out_of_scope(const Document& document, Report& report) {
  constexpr std::string_view kMessage =
      "a document that is not subject to VAT has another tax category as well";
  for (std::size_t i = 0; i < document.taxes.size(); ++i) {
    report.require(document.taxes[i].category == "O", "BR-O-11", path_of("taxes", i, "category"),
                   kMessage);
  }
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    report.require(document.lines[i].tax_category == "O", "BR-O-12",
                   path_of("lines", i, "tax_category"), kMessage, document.lines[i].id);
  }
  for (std::size_t i = 0; i < document.allowances.size(); ++i) {
    const DeclaredAllowance& allowance = document.allowances[i];
    report.require(allowance.tax_category == "O", allowance.is_charge ? "BR-O-14" : "BR-O-13",
                   path_of("allowances", i, "tax_category"), kMessage);
  }
}

void check_split_payment(const Document& document, Report& report) {
  report.require(document.seller.country == "IT" && document.buyer.country == "IT", "BR-B-01",
                 "seller/country", "split payment is for invoices within Italy");
  report.require(!use_of(document, "S").any(), "BR-B-02", "lines",
                 "split payment and standard rate exclude each other");
}

// Codes that EN 16931 does not have.
void check_codes(const Document& document, Report& report) {
  const auto check = [&](const std::string& code, const char* rule, std::string path,
                         std::string_view line_id) {
    report.require(!has(code) || tax_category(code), rule, std::move(path),
                   "\"" + code + "\" is not a VAT category", line_id);
  };
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    check(document.lines[i].tax_category, "BR-CL-18", path_of("lines", i, "tax_category"),
          document.lines[i].id);
  }
  for (std::size_t i = 0; i < document.allowances.size(); ++i) {
    check(document.allowances[i].tax_category, "BR-CL-17", path_of("allowances", i, "tax_category"),
          "");
  }
  for (std::size_t i = 0; i < document.taxes.size(); ++i) {
    check(document.taxes[i].category, "BR-CL-17", path_of("taxes", i, "category"), "");
  }
}

}  // namespace

void check_categories(const Document& document, Report& report) {
  check_codes(document, report);
  for (const TaxCategory& category : tax_categories()) {
    const Use use = use_of(document, category.code);
    if (!use.any() && use.groups == 0) continue;
    if (category.code == "B") {
      check_split_payment(document, report);
    } else {
      check_groups(category, use, report);
      check_ids(category, document, use, report);
      check_rates(category, document, report);
      if (category.is_rated()) check_rate_groups(category, document, report);
    }
    for (std::size_t i = 0; i < document.taxes.size(); ++i) {
      if (document.taxes[i].category == category.code) check_group(category, document, i, report);
    }
    if (category.code == "K" && use.groups > 0) check_intra_community(document, report);
    if (category.code == "O" && use.groups > 0) check_out_of_scope(document, report);
  }
}

}  // namespace portico::domain
