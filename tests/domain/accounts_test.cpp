// Ageing, allocation and statements beyond their vectors: errors and edges.
#include <gtest/gtest.h>
#include <random>

#include "domain/ageing.h"
#include "domain/allocation.h"
#include "domain/amounts.h"
#include "domain/statement.h"

namespace portico::domain {
namespace {

Date date(const char* text) {
  return Date::parse(text).value();
}
OpenItem due_item(const char* id, std::int64_t open_minor, const char* due = "2024-03-01") {
  return {id, date(due), date("2024-02-01"), euro(open_minor)};
}

TEST(Ageing, CountsTheDaysAfterTheDueDate) {
  const Date due = date("2024-01-31");
  EXPECT_EQ(days_overdue(due, date("2024-01-31")), 0);
  EXPECT_EQ(days_overdue(due, date("2024-02-01")), 1);
  EXPECT_EQ(days_overdue(std::nullopt, date("2024-02-01")), 0);
  EXPECT_EQ(ageing_bucket(due, date("2024-01-31")), AgeingBucket::NotDue);
  EXPECT_EQ(ageing_bucket(due, date("2024-03-01")), AgeingBucket::Days1To30);
  EXPECT_EQ(ageing_bucket(due, date("2024-03-02")), AgeingBucket::Days31To60);
  EXPECT_EQ(ageing_bucket(due, date("2024-05-01")), AgeingBucket::Over90);
}

TEST(Ageing, RefusesAnotherCurrency) {
  const DueAmount yen[] = {{std::nullopt, Money{1, kYen}}};
  EXPECT_EQ(age(yen, kEuro, date("2024-01-01")).error().type, "currency-mismatch");
}

TEST(AgeingProperty, BucketsSumToWhatIsOpen) {
  std::mt19937 random(31);
  for (int round = 0; round < 300; ++round) {
    std::vector<DueAmount> amounts;
    std::int64_t total = 0;
    for (unsigned i = 0; i < random() % 30; ++i) {
      const auto open = static_cast<std::int64_t>(random() % 100'000) - 5'000;
      amounts.push_back({date("2024-01-01").add_days(random() % 200), euro(open)});
      total += open;
    }
    std::int64_t sum = 0;
    const Ageing ageing = age(amounts, kEuro, date("2024-04-10")).value();
    for (const AgeingAmount& each : ageing) sum += each.amount.amount_minor;
    EXPECT_EQ(sum, total);
  }
}

TEST(Allocation, PaysTheOldestFirstAndLeavesTheRestUnapplied) {
  const auto plan = allocate_oldest_first(
      euro(500), {due_item("b", 200, "2024-03-01"), due_item("a", 100, "2024-02-10")});
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->parts, (std::vector<AllocatedPart>{{"a", euro(100)}, {"b", euro(200)}}));
  EXPECT_EQ(plan->unapplied, euro(200));
}

TEST(Allocation, RefusesWhatIsNoPayment) {
  EXPECT_EQ(allocate_oldest_first(euro(0), {}).error().type, "amount-not-positive");
  EXPECT_EQ(allocate_oldest_first(euro(-5), {}).error().type, "amount-not-positive");
  EXPECT_EQ(allocate_oldest_first(Money{5, kYen}, {due_item("a", 1)}).error().type,
            "currency-mismatch");
}

TEST(AllocationProperty, SpendsEveryMinorUnitOnceAndNoItemTwice) {
  std::mt19937 random(32);
  for (int round = 0; round < 500; ++round) {
    std::vector<OpenItem> items;
    for (unsigned i = 0; i < random() % 12; ++i) {
      const std::string id = "I" + std::to_string(i);
      items.push_back(due_item(id.c_str(), random() % 3'000));
      items.back().due_date = date("2024-01-01").add_days(random() % 60);
    }
    const auto amount = static_cast<std::int64_t>(random() % 20'000) + 1;
    const auto plan = allocate_oldest_first(euro(amount), items);
    ASSERT_TRUE(plan.ok());
    std::int64_t spent = plan->unapplied.amount_minor;
    EXPECT_GE(spent, 0);
    for (const AllocatedPart& part : plan->parts) spent += part.amount.amount_minor;
    EXPECT_EQ(spent, amount);
    if (!plan->parts.empty()) {
      EXPECT_TRUE(check_allocation(plan->parts, items, kEuro).ok());
      const auto fitted = fit_allocation(plan->parts, items, kEuro);
      EXPECT_EQ(fitted->parts, plan->parts);
      EXPECT_TRUE(fitted->unapplied.is_zero());
    }
  }
}

TEST(CheckAllocation, AnswersTheTotal) {
  const OpenItem items[] = {due_item("a", 100), due_item("b", 50)};
  const AllocatedPart parts[] = {{"a", euro(100)}, {"b", euro(20)}};
  EXPECT_EQ(check_allocation(parts, items, kEuro).value(), euro(120));
}

TEST(CheckAllocation, NamesEachPartAtFault) {
  const OpenItem items[] = {due_item("a", 100), due_item("b", 50)};
  const AllocatedPart parts[] = {
      {"a", euro(101)}, {"c", euro(1)}, {"b", euro(0)}, {"a", euro(1)}, {"b", Money{1, kYen}}};
  const Error error = check_allocation(parts, items, kEuro).error();
  EXPECT_EQ(error.type, "allocation-invalid");
  ASSERT_EQ(error.fields.size(), 5U);
  EXPECT_EQ(error.fields[0].code, "too-large");
  EXPECT_EQ(error.fields[1].field, "allocations/1/document_id");
  EXPECT_EQ(error.fields[1].code, "unknown");
  EXPECT_EQ(error.fields[2].code, "too-small");
  EXPECT_EQ(error.fields[3].code, "invalid");
  EXPECT_EQ(error.fields[4].code, "invalid");
}

TEST(CheckAllocation, SaysWhenTheAmountIsTheOnlyFault) {
  const OpenItem items[] = {due_item("a", 100)};
  const AllocatedPart parts[] = {{"a", euro(101)}};
  EXPECT_EQ(check_allocation(parts, items, kEuro).error().type, "amount-exceeds-open");
}

TEST(CheckAllocation, WantsSomethingToPay) {
  const Error error = check_allocation({}, {}, kEuro).error();
  EXPECT_EQ(error.fields.front().code, "required");
}

TEST(FitAllocation, TurnsWhatWasPaidMeanwhileIntoCredit) {
  const OpenItem items[] = {due_item("a", 30), due_item("b", -10)};
  const AllocatedPart parts[] = {{"a", euro(100)}, {"b", euro(5)}, {"gone", euro(7)}};
  const auto plan = fit_allocation(parts, items, kEuro);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->parts, (std::vector<AllocatedPart>{{"a", euro(30)}}));
  EXPECT_EQ(plan->unapplied, euro(82));
}

TEST(Statement, RefusesAPeriodThatEndsBeforeItBegins) {
  EXPECT_EQ(make_statement({}, kEuro, date("2024-02-02"), date("2024-02-01")).error().type,
            "period-invalid");
}

TEST(Statement, OneDayClosesWhereTheNextOpens) {
  std::vector<Movement> movements;
  for (int day = 0; day < 20; ++day) {
    Movement movement;
    movement.date = date("2024-01-01").add_days(day);
    movement.amount_minor = day % 3 == 0 ? -70 : 100 + day;
    movements.push_back(movement);
  }
  Money closing = euro(0);
  for (int day = 0; day < 20; ++day) {
    const Date today = date("2024-01-01").add_days(day);
    const auto statement = make_statement(movements, kEuro, today, today);
    ASSERT_TRUE(statement.ok());
    EXPECT_EQ(statement->opening, closing);
    EXPECT_EQ(statement->entries.size(), 1U);
    closing = statement->closing;
  }
}

TEST(Statement, WithoutMovementsStaysWhereItWas) {
  Movement before;
  before.date = date("2023-12-31");
  before.amount_minor = 500;
  const auto statement = make_statement({before}, kEuro, date("2024-01-01"), date("2024-01-31"));
  EXPECT_EQ(statement->opening, euro(500));
  EXPECT_EQ(statement->closing, euro(500));
  EXPECT_TRUE(statement->entries.empty());
}

}  // namespace
}  // namespace portico::domain
