// Totals and checks beyond their vectors: errors, edges, and where a violation points.
#include <algorithm>
#include <gtest/gtest.h>
#include <random>

#include "domain/en16931.h"
#include "domain/tax.h"
#include "domain/totals.h"

namespace portico::domain {
namespace {

Decimal decimal(const char* text) {
  return Decimal::parse(text).value();
}

DeclaredLine line(const char* quantity, const char* price, const char* rate = "25") {
  DeclaredLine line;
  line.id = "1";
  line.name = "Item";
  line.unit = "C62";
  line.quantity = decimal(quantity);
  line.price = decimal(price);
  line.tax_category = "S";
  line.tax_percent = decimal(rate);
  return line;
}

// A sound invoice of those lines, everything declared.
Document invoice(std::vector<DeclaredLine> lines) {
  Document document;
  document.specification_id = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017";
  document.number = "I-1";
  document.issue_date = Date::parse("2024-02-29");
  document.due_date = Date::parse("2024-03-30");
  document.type_code = "380";
  document.currency = "EUR";
  document.seller = {
      .name = "Seller", .has_address = true, .country = "SE", .vat_id = "SE55600001"};
  document.buyer = {.name = "Buyer", .has_address = true, .country = "NO"};
  document.lines = std::move(lines);
  const Totals totals = compute_totals(document).value();
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    document.lines[i].net = totals.line_nets[i].to_decimal();
  }
  for (const TaxSum& sum : totals.taxes) {
    document.taxes.push_back({.category = sum.category,
                              .percent = sum.percent,
                              .taxable = sum.taxable.to_decimal(),
                              .tax = sum.tax.to_decimal()});
  }
  document.totals.line_total = totals.line_total.to_decimal();
  document.totals.tax_exclusive = totals.tax_exclusive.to_decimal();
  document.totals.tax_total = totals.tax_total.to_decimal();
  document.totals.tax_inclusive = totals.tax_inclusive.to_decimal();
  document.totals.payable = totals.payable.to_decimal();
  return document;
}

const Violation* find(const std::vector<Violation>& violations, const char* rule) {
  const auto found = std::find_if(violations.begin(), violations.end(),
                                  [&](const Violation& each) { return each.rule == rule; });
  return found == violations.end() ? nullptr : &*found;
}

TEST(Totals, RoundTheTaxOnceOnTheSumOfLines) {
  // Three lines of 0.33 at 10 %: 0.10 on the sum, 0.09 line by line.
  Document document;
  document.currency = "EUR";
  document.lines = {line("1", "0.33", "10"), line("1", "0.33", "10"), line("1", "0.33", "10")};
  EXPECT_EQ(compute_totals(document)->tax_total.amount_minor, 10);
}

TEST(Totals, TakeOneRateWrittenTwoWaysAsOne) {
  Document document;
  document.currency = "EUR";
  document.lines = {line("1", "10", "25"), line("1", "10", "25.00")};
  EXPECT_EQ(compute_totals(document)->taxes.size(), 1U);
}

TEST(Totals, NameWhatIsMissing) {
  Document document;
  document.currency = "EUR";
  document.lines = {line("1", "10")};
  document.lines[0].price.reset();
  EXPECT_EQ(compute_totals(document).error().fields.front().field, "lines/0/price");
  document.lines[0] = line("1", "10");
  document.lines[0].base_quantity = Decimal(0);
  EXPECT_EQ(compute_totals(document).error().fields.front().field, "lines/0/base_quantity");
  document.lines[0] = line("1", "10");
  document.lines[0].tax_category = "?";
  EXPECT_EQ(compute_totals(document).error().fields.front().field, "lines/0/tax_category");
  document.currency = "?";
  EXPECT_EQ(compute_totals(document).error().fields.front().field, "currency");
}

TEST(Totals, RefuseWhatCannotBeBooked) {
  Document document;
  document.currency = "EUR";
  document.lines = {line("99999999999", "99999999999")};
  EXPECT_EQ(compute_totals(document).error().type, "amount-out-of-range");
}

TEST(TaxAmount, RoundsHalfAwayFromZero) {
  const Currency euro = Currency::from_code("EUR").value();
  EXPECT_EQ(tax_amount(Money{10, euro}, decimal("5"))->amount_minor, 1);
  EXPECT_EQ(tax_amount(Money{-10, euro}, decimal("5"))->amount_minor, -1);
}

TEST(CheckDocument, PassesASoundOne) {
  EXPECT_TRUE(check_document(invoice({line("3", "9.99"), line("-1", "2.5", "12")})).empty());
}

TEST(CheckDocument, SaysWhereAndWhatWasExpected) {
  Document document = invoice({line("3", "10")});
  document.totals.payable = decimal("37.00");
  const auto violations = check_document(document);
  ASSERT_EQ(violations.size(), 1U);
  EXPECT_EQ(violations[0].rule, "BR-CO-16");
  EXPECT_EQ(violations[0].path, "totals/payable");
  EXPECT_EQ(violations[0].expected, "37.5");
  EXPECT_EQ(violations[0].found, "37.00");
}

TEST(CheckDocument, NamesTheLine) {
  Document document = invoice({line("3", "10"), line("1", "5")});
  document.lines[1].id = "B7";
  document.lines[1].price = decimal("6");
  const auto violations = check_document(document);
  ASSERT_EQ(violations.size(), 1U);
  EXPECT_EQ(violations[0].rule, "PEPPOL-EN16931-R120");
  EXPECT_EQ(violations[0].path, "lines/1/net");
  EXPECT_EQ(violations[0].line_id, "B7");
}

TEST(CheckDocument, HoldsPeppolsRulesAgainstPeppolDocumentsOnly) {
  Document document = invoice({line("3", "10")});
  document.lines[0].price = decimal("11");
  document.specification_id = "urn:cen.eu:en16931:2017";
  EXPECT_TRUE(check_document(document).empty());
  EXPECT_FALSE(check_document(document, Tolerance::Exact).empty());
}

TEST(CheckDocument, LetsAHalfCentOfTaxGoEitherWay) {
  // -0.02 at 25 % is -0.005.
  Document document = invoice({line("-1", "0.02")});
  EXPECT_TRUE(check_document(document, Tolerance::Exact).empty());
  document.taxes[0].tax = Decimal(0);
  document.totals.tax_total = Decimal(0);
  document.totals.tax_inclusive = document.totals.payable = decimal("-0.02");
  EXPECT_TRUE(check_document(document, Tolerance::Exact).empty());
}

TEST(CheckDocument, TakesPositiveCreditNotesWithNegativeLines) {
  Document document = invoice({line("7", "400"), line("-3", "500")});
  document.type = DocumentType::CreditNote;
  document.type_code = "381";
  document.due_date.reset();
  EXPECT_TRUE(check_document(document).empty());
}

TEST(CheckDocument, WantsTaxInTheTaxCurrency) {
  Document document = invoice({line("3", "10")});
  document.tax_currency = "SEK";
  EXPECT_NE(find(check_document(document), "BR-53"), nullptr);
  document.totals.tax_total_accounting = decimal("86.25");
  EXPECT_TRUE(check_document(document).empty());
}

TEST(CheckDocument, ComparesTheTaxInTheTaxCurrencyWhereItCan) {
  Document document = invoice({line("3", "10")});
  document.tax_currency = "SEK";
  document.totals.tax_total_accounting = decimal("-86.25");
  EXPECT_NE(find(check_document(document), "PEPPOL-EN16931-R055"), nullptr);
  document.totals.tax_total_accounting = decimal("86.255");
  EXPECT_NE(find(check_document(document), "BR-DEC-15"), nullptr);
  document.totals.tax_total_accounting = decimal("86.25");
  document.totals.taxes_accounting = {decimal("80"), decimal("6.25")};
  EXPECT_NE(find(check_document(document), "PEPPOL-EN16931-R054"), nullptr);
  document.specification_id = "urn:cen.eu:en16931:2017";
  EXPECT_TRUE(check_document(document).empty());
  document.totals.taxes_accounting.pop_back();
  const auto violations = check_document(document);
  ASSERT_NE(find(violations, "BR-CO-14"), nullptr);
  EXPECT_EQ(find(violations, "BR-CO-14")->path, "totals/tax_total_accounting");
}

TEST(CheckDocument, TheTaxCurrencyHasItsOwnDigits) {
  Document document = invoice({line("3", "10")});
  document.tax_currency = "JPY";
  document.totals.tax_total_accounting = decimal("1200.50");
  EXPECT_NE(find(check_document(document), "PORTICO-CURRENCY-DIGITS"), nullptr);
  document.tax_currency = "EUR";
  document.totals.tax_total_accounting.reset();
  EXPECT_NE(find(check_document(document), "PEPPOL-EN16931-R005"), nullptr);
}

TEST(CheckDocument, KnowsTheTypesOfInvoicesAndCreditNotes) {
  Document document = invoice({line("3", "10")});
  for (const char* type : {"380", "384", "389", "71", "935"}) {
    document.type_code = type;
    EXPECT_TRUE(check_document(document).empty()) << type;
  }
  for (const char* type : {"381", "81", "999", "38", "0380", "380 384", " "}) {
    document.type_code = type;
    EXPECT_NE(find(check_document(document), "BR-CL-01"), nullptr) << type;
  }
  document.type = DocumentType::CreditNote;
  document.type_code = "381";
  EXPECT_TRUE(check_document(document).empty());
  document.type_code = "380";
  EXPECT_NE(find(check_document(document), "BR-CL-01"), nullptr);
}

TEST(CheckDocument, FindsARateWithoutItsGroup) {
  Document document = invoice({line("3", "10"), line("1", "10", "12")});
  document.taxes.pop_back();
  const auto violations = check_document(document);
  ASSERT_NE(find(violations, "BR-S-08"), nullptr);
  EXPECT_NE(find(violations, "BR-CO-14"), nullptr);
}

TEST(CheckDocument, RefusesAmountsThatCannotBeBooked) {
  Document document = invoice({line("3", "10")});
  document.totals.payable = decimal("99999999999999999999");
  const auto violations = check_document(document);
  ASSERT_NE(find(violations, "PORTICO-RANGE"), nullptr);
  EXPECT_EQ(find(violations, "PORTICO-RANGE")->path, "totals/payable");
}

TEST(CheckDocument, SurvivesSumsThatDoNotFit) {
  Document document = invoice({line("3", "10")});
  document.lines[0].net = decimal("99999999999999999999999999999999999999");
  document.lines.push_back(document.lines[0]);
  const Violation* violation = find(check_document(document), "BR-CO-10");
  EXPECT_NE(violation, nullptr);
}

TEST(CheckDocument, AnEmptyDocumentBreaksEveryRuleOfPresence) {
  const auto violations = check_document(Document());
  for (const char* rule :
       {"BR-01", "BR-02", "BR-03", "BR-04", "BR-05", "BR-06", "BR-07", "BR-08", "BR-10", "BR-12",
        "BR-13", "BR-14", "BR-15", "BR-16", "BR-CO-18", "BR-CO-26"}) {
    EXPECT_NE(find(violations, rule), nullptr) << rule;
  }
}

TEST(CheckDocumentProperty, WhatWeComputeIsWhatWeAccept) {
  std::mt19937 random(51);
  constexpr const char* kRates[] = {"25", "12", "5.5"};
  for (int round = 0; round < 400; ++round) {
    std::vector<DeclaredLine> lines;
    for (unsigned i = 0; i <= random() % 8; ++i) {
      lines.push_back(line("1", "1", kRates[random() % 3]));
      lines.back().quantity = Decimal::of(static_cast<int>(random() % 100'000) - 20'000, 3);
      lines.back().price = Decimal::of(random() % 1'000'000, 4);
    }
    const Document document = invoice(lines);
    const auto violations = check_document(document, Tolerance::Exact);
    ASSERT_TRUE(violations.empty()) << violations[0].rule << " at " << violations[0].path;
  }
}

TEST(CheckDocumentProperty, AChangeOfOneCentNeverPasses) {
  std::mt19937 random(52);
  for (int round = 0; round < 300; ++round) {
    Document document = invoice({line("3", "9.99"), line("2", "45", "12")});
    DeclaredTotals& totals = document.totals;
    std::optional<Decimal>* const amounts[] = {&totals.line_total,     &totals.tax_exclusive,
                                               &totals.tax_total,      &totals.tax_inclusive,
                                               &totals.payable,        &document.lines[0].net,
                                               &document.lines[1].net, &document.taxes[0].taxable,
                                               &document.taxes[1].tax};
    std::optional<Decimal>& amount = *amounts[random() % std::size(amounts)];
    amount = amount->add(Decimal::of(random() % 2 == 0 ? 1 : -1, 2));
    EXPECT_FALSE(check_document(document).empty());
  }
}

}  // namespace
}  // namespace portico::domain
