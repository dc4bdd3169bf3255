// EN 16931-1: what a document must have (BR-01 to BR-57), what excludes what, and the
// form of identifiers.
#include "domain/en16931_report.h"

namespace portico::domain {
namespace {

// BR-CL-01: the types of UNTDID 1001 that EN 16931 takes, by what the document is. An
// invoice of type 81, which the artefacts let pass, claims money back: it is none here.
constexpr std::string_view kInvoiceTypes =
    " 71 80 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 "
    "389 390 393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 "
    "877 935 ";
constexpr std::string_view kCreditNoteTypes = " 81 83 261 262 296 308 381 396 420 458 502 503 532 ";

bool is_type_known(const Document& document) {
  if (document.type_code.find(' ') != std::string::npos) return false;
  const auto types = document.type == DocumentType::Invoice ? kInvoiceTypes : kCreditNoteTypes;
  return types.find(" " + document.type_code + " ") != std::string_view::npos;
}

void check_head(const Document& document, Report& report) {
  report.require(!document.specification_id.empty(), "BR-01", "specification_id",
                 "the specification identifier is missing");
  report.require(!document.number.empty(), "BR-02", "number", "the number is missing");
  report.require(document.issue_date.has_value(), "BR-03", "issue_date",
                 "the issue date is missing");
  report.require(!document.type_code.empty(), "BR-04", "type_code", "the type code is missing");
  if (!document.type_code.empty() && !is_type_known(document)) {
    report.broken("BR-CL-01", "type_code",
                  document.type_code + " is not a type of " +
                      (document.type == DocumentType::Invoice ? "invoices" : "credit notes"));
  }
  report.require(!document.currency.empty(), "BR-05", "currency", "the currency is missing");
  report.require(document.currency.empty() || Currency::from_code(document.currency), "BR-CL-04",
                 "currency", "the currency is not one of ISO 4217");
  report.require(document.tax_currency.empty() || Currency::from_code(document.tax_currency),
                 "BR-CL-05", "tax_currency", "the tax currency is not one of ISO 4217");
  for (const std::string& currency : document.amount_currencies) {
    report.require(currency == document.currency, "PEPPOL-EN16931-R051", "amount_currencies",
                   "an amount has another currency than the document");
  }
  report.require(!document.tax_point_date || document.tax_point_code.empty(), "BR-CO-03",
                 "tax_point_date", "tax point date and tax point code exclude each other");
  report.require(
      !document.period_from || !document.period_to || *document.period_from <= *document.period_to,
      "BR-29", "period_to", "the invoicing period ends before it begins");
}

// A VAT number begins with the country that issued it; Greece writes EL.
void check_vat_id(const DeclaredParty& party, const std::string& path, Report& report) {
  if (party.vat_id.empty()) return;
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string& id = party.vat_id;
  report.require(id.size() > 2 && (is_upper(id[0]) || id[0] == '1') && is_upper(id[1]), "BR-CO-09",
                 path, "a VAT identifier begins with the code of a country");
}

void check_parties(const Document& document, Report& report) {
  const DeclaredParty& seller = document.seller;
  const DeclaredParty& buyer = document.buyer;
  report.require(!seller.name.empty(), "BR-06", "seller/name", "the seller's name is missing");
  report.require(!buyer.name.empty(), "BR-07", "buyer/name", "the buyer's name is missing");
  report.require(seller.has_address, "BR-08", "seller/address", "the seller's address is missing");
  report.require(!seller.has_address || !seller.country.empty(), "BR-09", "seller/country",
                 "the country of the seller's address is missing");
  report.require(buyer.has_address, "BR-10", "buyer/address", "the buyer's address is missing");
  report.require(!buyer.has_address || !buyer.country.empty(), "BR-11", "buyer/country",
                 "the country of the buyer's address is missing");
  report.require(!seller.ids.empty() || !seller.legal_id.empty() || !seller.vat_id.empty() ||
                     !seller.tax_registration_id.empty(),
                 "BR-CO-26", "seller/ids", "the seller has no identifier");
  check_vat_id(seller, "seller/vat_id", report);
  check_vat_id(buyer, "buyer/vat_id", report);
  if (!document.tax_representative) return;
  const DeclaredParty& representative = *document.tax_representative;
  report.require(!representative.name.empty(), "BR-18", "tax_representative/name",
                 "the tax representative's name is missing");
  report.require(representative.has_address, "BR-19", "tax_representative/address",
                 "the tax representative's address is missing");
  report.require(!representative.has_address || !representative.country.empty(), "BR-20",
                 "tax_representative/country",
                 "the country of the tax representative's address is missing");
  report.require(!representative.vat_id.empty(), "BR-56", "tax_representative/vat_id",
                 "the tax representative's VAT identifier is missing");
  check_vat_id(representative, "tax_representative/vat_id", report);
}

struct AllowanceRuleIds {
  const char* amount;
  const char* category;  // null on a line
  const char* reason;
};

void check_allowance(const DeclaredAllowance& allowance, const std::string& path,
                     const AllowanceRuleIds& rules, std::string_view line_id, Report& report) {
  report.require(allowance.amount.has_value(), rules.amount, path + "/amount",
                 "the amount of an allowance or charge is missing", line_id);
  if (rules.category) {
    report.require(!allowance.tax_category.empty(), rules.category, path + "/tax_category",
                   "the tax category of an allowance or charge is missing", line_id);
  }
  report.require(!allowance.reason.empty() || !allowance.reason_code.empty(), rules.reason,
                 path + "/reason", "an allowance or charge has neither reason nor reason code",
                 line_id);
}

void check_allowances(const Document& document, Report& report) {
  constexpr AllowanceRuleIds kAllowance{"BR-31", "BR-32", "BR-33"};
  constexpr AllowanceRuleIds kCharge{"BR-36", "BR-37", "BR-38"};
  for (std::size_t i = 0; i < document.allowances.size(); ++i) {
    const DeclaredAllowance& allowance = document.allowances[i];
    check_allowance(allowance, "allowances/" + std::to_string(i),
                    allowance.is_charge ? kCharge : kAllowance, "", report);
  }
}

void check_line(const DeclaredLine& line, std::size_t index, Report& report) {
  constexpr AllowanceRuleIds kAllowance{"BR-41", nullptr, "BR-42"};
  constexpr AllowanceRuleIds kCharge{"BR-43", nullptr, "BR-44"};
  const std::string path = "lines/" + std::to_string(index);
  report.require(!line.id.empty(), "BR-21", path + "/id", "the identifier of a line is missing");
  report.require(line.quantity.has_value(), "BR-22", path + "/quantity",
                 "the quantity of a line is missing", line.id);
  report.require(!line.unit.empty(), "BR-23", path + "/unit",
                 "the unit of a line's quantity is missing", line.id);
  report.require(line.net.has_value(), "BR-24", path + "/net",
                 "the net amount of a line is missing", line.id);
  report.require(!line.name.empty(), "BR-25", path + "/name", "the name of an item is missing",
                 line.id);
  report.require(line.price.has_value(), "BR-26", path + "/price",
                 "the net price of an item is missing", line.id);
  report.require(!line.price || line.price->sign() >= 0, "BR-27", path + "/price",
                 "the net price of an item is negative", line.id);
  report.require(!line.gross_price || line.gross_price->sign() >= 0, "BR-28", path + "/gross_price",
                 "the gross price of an item is negative", line.id);
  report.require(!line.period_from || !line.period_to || *line.period_from <= *line.period_to,
                 "BR-30", path + "/period_to", "the period of a line ends before it begins",
                 line.id);
  report.require(!line.tax_category.empty(), "BR-CO-04", path + "/tax_category",
                 "the tax category of a line is missing", line.id);
  for (std::size_t i = 0; i < line.allowances.size(); ++i) {
    check_allowance(line.allowances[i], path + "/allowances/" + std::to_string(i),
                    line.allowances[i].is_charge ? kCharge : kAllowance, line.id, report);
  }
}

void check_declared_totals(const Document& document, Report& report) {
  const DeclaredTotals& totals = document.totals;
  report.require(totals.line_total.has_value(), "BR-12", "totals/line_total",
                 "the sum of the lines' net amounts is missing");
  report.require(totals.tax_exclusive.has_value(), "BR-13", "totals/tax_exclusive",
                 "the total without tax is missing");
  report.require(totals.tax_inclusive.has_value(), "BR-14", "totals/tax_inclusive",
                 "the total with tax is missing");
  report.require(totals.payable.has_value(), "BR-15", "totals/payable",
                 "the amount due for payment is missing");
  const bool has_accounting_total =
      totals.tax_total_accounting || document.tax_currency == document.currency;
  report.require(document.tax_currency.empty() || has_accounting_total, "BR-53",
                 "totals/tax_total_accounting", "the total tax in the tax currency is missing");
  if (follows_peppol(document)) {
    report.require(document.tax_currency.empty() || document.tax_currency != document.currency,
                   "PEPPOL-EN16931-R005", "tax_currency",
                   "the tax currency is the document's currency");
  }
  const bool wants_due_date =
      document.type == DocumentType::Invoice && totals.payable && totals.payable->sign() > 0;
  report.require(!wants_due_date || document.due_date || document.has_payment_terms, "BR-CO-25",
                 "due_date", "an amount is due, and neither due date nor payment terms are given");
}

void check_tax_groups(const Document& document, Report& report) {
  report.require(!document.taxes.empty(), "BR-CO-18", "taxes", "there is no tax breakdown");
  for (std::size_t i = 0; i < document.taxes.size(); ++i) {
    const DeclaredTax& tax = document.taxes[i];
    report.require(tax.taxable.has_value(), "BR-45", path_of("taxes", i, "taxable"),
                   "the taxable amount of a tax group is missing");
    report.require(tax.tax.has_value(), "BR-46", path_of("taxes", i, "tax"),
                   "the tax amount of a tax group is missing");
    report.require(!tax.category.empty(), "BR-47", path_of("taxes", i, "category"),
                   "the category of a tax group is missing");
    report.require(tax.percent || tax.category == "O", "BR-48", path_of("taxes", i, "percent"),
                   "the rate of a tax group is missing");
  }
}

}  // namespace

void check_presence(const Document& document, Report& report) {
  check_head(document, report);
  check_parties(document, report);
  report.require(!document.lines.empty(), "BR-16", "lines", "there is no line");
  for (std::size_t i = 0; i < document.lines.size(); ++i) check_line(document.lines[i], i, report);
  check_allowances(document, report);
  check_declared_totals(document, report);
  check_tax_groups(document, report);
}

}  // namespace portico::domain
