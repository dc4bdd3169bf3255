// The rules against the vectors of the independent oracle.
#include <algorithm>

#include "domain/ageing.h"
#include "domain/allocation.h"
#include "domain/en16931.h"
#include "domain/statement.h"
#include "domain/totals.h"
#include "vectors/documents.h"

namespace portico::domain {
namespace {

using vectors::integer;
using vectors::Json;
using vectors::text;

// Totals in the form of the vectors.
Json to_json(const Totals& totals) {
  Json result;
  result["line_nets"] = result["allowances"] = result["taxes"] = Json::array();
  for (const Money& net : totals.line_nets) result["line_nets"].push_back(net.amount_minor);
  for (const Money& each : totals.allowances) result["allowances"].push_back(each.amount_minor);
  for (const TaxSum& sum : totals.taxes) {
    result["taxes"].push_back({{"category", sum.category},
                               {"percent", sum.percent.to_shortest()},
                               {"taxable", sum.taxable.amount_minor},
                               {"tax", sum.tax.amount_minor}});
  }
  result["line_total"] = totals.line_total.amount_minor;
  result["allowance_total"] = totals.allowance_total.amount_minor;
  result["charge_total"] = totals.charge_total.amount_minor;
  result["tax_exclusive"] = totals.tax_exclusive.amount_minor;
  result["tax_total"] = totals.tax_total.amount_minor;
  result["tax_inclusive"] = totals.tax_inclusive.amount_minor;
  result["prepaid"] = totals.prepaid.amount_minor;
  result["rounding"] = totals.rounding.amount_minor;
  result["payable"] = totals.payable.amount_minor;
  return result;
}

std::vector<OpenItem> items_of(const Json& object) {
  std::vector<OpenItem> items;
  for (const Json& each : object["items"]) {
    items.push_back({text(each, "id"), vectors::date(each, "due_date"),
                     *vectors::date(each, "issue_date"),
                     Money{integer(each, "open_minor"), vectors::currency(object)}});
  }
  return items;
}

std::vector<AllocatedPart> parts_of(const Json& list, Currency currency) {
  std::vector<AllocatedPart> parts;
  for (const Json& each : list) {
    parts.push_back({text(each, "id"), Money{integer(each, "amount_minor"), currency}});
  }
  return parts;
}

AllocationPlan plan_of(const Json& object, Currency currency) {
  return {parts_of(object["parts"], currency), Money{integer(object, "unapplied_minor"), currency}};
}

TEST(DomainVectors, TotalsAgreeWithTheOracle) {
  for (const Json& each : vectors::read("totals.json")) {
    const auto totals = compute_totals(vectors::document(each["document"]));
    ASSERT_TRUE(totals.ok()) << each.dump();
    EXPECT_EQ(to_json(*totals), each["expected"]) << each.dump();
  }
}

TEST(DomainVectors, SoundDocumentsPassAndBrokenOnesNameTheRule) {
  for (const Json& each : vectors::read("checks.json")) {
    const Tolerance tolerance =
        text(each, "tolerance") == "exact" ? Tolerance::Exact : Tolerance::Published;
    const auto violations = check_document(vectors::document(each["document"]), tolerance);
    if (each["broken"].empty()) {
      EXPECT_TRUE(violations.empty()) << violations.front().rule << " in " << each.dump();
    }
    for (const Json& rule : each["broken"]) {
      const bool is_named =
          std::any_of(violations.begin(), violations.end(),
                      [&](const Violation& violation) { return violation.rule == rule; });
      EXPECT_TRUE(is_named) << rule << " in " << each.dump();
    }
  }
}

TEST(DomainVectors, AllocateOldestFirst) {
  for (const Json& each : vectors::read("allocation.json")) {
    const Currency currency = vectors::currency(each);
    const auto plan =
        allocate_oldest_first(Money{integer(each, "amount_minor"), currency}, items_of(each));
    ASSERT_TRUE(plan.ok()) << each.dump();
    EXPECT_EQ(*plan, plan_of(each["expected"], currency)) << each.dump();
  }
}

TEST(DomainVectors, FitAPaymentToWhatIsOpen) {
  for (const Json& each : vectors::read("fitting.json")) {
    const Currency currency = vectors::currency(each);
    const auto plan = fit_allocation(parts_of(each["parts"], currency), items_of(each), currency);
    ASSERT_TRUE(plan.ok()) << each.dump();
    EXPECT_EQ(*plan, plan_of(each["expected"], currency)) << each.dump();
  }
}

TEST(DomainVectors, AgeOpenAmounts) {
  for (const Json& each : vectors::read("ageing.json")) {
    const Currency currency = vectors::currency(each);
    std::vector<DueAmount> amounts;
    for (const Json& due : each["amounts"]) {
      amounts.push_back(
          {vectors::date(due, "due_date"), Money{integer(due, "open_minor"), currency}});
    }
    const auto ageing = age(amounts, currency, *vectors::date(each, "as_of"));
    ASSERT_TRUE(ageing.ok()) << each.dump();
    Json found = Json::array();
    for (const AgeingAmount& bucket : *ageing) {
      found.push_back({{"key", name_of(bucket.bucket)},
                       {"amount_minor", bucket.amount.amount_minor},
                       {"count", bucket.count}});
    }
    EXPECT_EQ(found, each["expected"]) << each.dump();
  }
}

TEST(DomainVectors, StateAccounts) {
  for (const Json& each : vectors::read("statement.json")) {
    std::vector<Movement> movements;
    for (const Json& object : each["movements"]) {
      Movement movement;
      movement.date = *vectors::date(object, "date");
      movement.kind = *value_named<MovementKind>(kMovementKindNames, text(object, "kind"));
      movement.reference = text(object, "reference");
      movement.amount_minor = integer(object, "amount_minor");
      movements.push_back(movement);
    }
    const auto statement = make_statement(movements, vectors::currency(each),
                                          *vectors::date(each, "from"), *vectors::date(each, "to"));
    ASSERT_TRUE(statement.ok()) << each.dump();
    Json found = {{"opening_minor", statement->opening.amount_minor},
                  {"closing_minor", statement->closing.amount_minor},
                  {"total_debit_minor", statement->total_debit.amount_minor},
                  {"total_credit_minor", statement->total_credit.amount_minor},
                  {"references", Json::array()},
                  {"balances_minor", Json::array()}};
    for (const StatementEntry& entry : statement->entries) {
      found["references"].push_back(entry.reference);
      found["balances_minor"].push_back(entry.balance.amount_minor);
    }
    EXPECT_EQ(found, each["expected"]) << each.dump();
  }
}

}  // namespace
}  // namespace portico::domain
