// What payments and amounts settle; oldest first, checks and fits are held by the vectors.
#include "domain/allocation.h"

#include <gtest/gtest.h>

#include "domain/amounts.h"

namespace portico::domain {
namespace {

OpenItem item(const char* id, std::int64_t open_minor) {
  return {.id = id, .open = euro(open_minor)};
}
using Items = std::vector<OpenItem>;

TEST(AllocateInOrder, SpendsOnTheFirstOnesAndPassesOverWhatIsSettled) {
  const Items items = {item("I-2", 300), item("I-3", 0), item("I-1", 900)};
  const auto plan = allocate_in_order(euro(1'000), items);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->parts, (Parts{part("I-2", 300), part("I-1", 700)}));
  EXPECT_EQ(plan->unapplied, euro(0));
}

TEST(AllocateInOrder, LeavesWhatNothingTakes) {
  const Items items = {item("I-1", 300)};
  EXPECT_EQ(allocate_in_order(euro(1'000), items)->unapplied, euro(700));
  EXPECT_EQ(allocate_in_order(euro(0), items).error().type, "amount-not-positive");
  EXPECT_EQ(allocate_in_order({5, kYen}, items).error().type, "currency-mismatch");
}

TEST(SettlePayment, WhatIsOpenNoMoreAndWhatNobodyAskedForIsUnapplied) {
  const Items items = {item("I-1", 200), item("I-2", 300)};
  const auto plan = settle_payment(euro(1'000), Parts{part("I-1", 400), part("I-2", 300)}, items);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->parts, (Parts{part("I-1", 200), part("I-2", 300)}));
  EXPECT_EQ(plan->unapplied, euro(500));  // 200 of the first part, 300 that no part had
}

TEST(SettlePayment, WithoutPartsAllOfItIsUnapplied) {
  EXPECT_EQ(settle_payment(euro(70), Parts{}, Items{})->unapplied, euro(70));
}

TEST(SettlePayment, RefusesPartsAboveThePayment) {
  const Items items = {item("I-1", 200)};
  EXPECT_EQ(settle_payment(euro(100), Parts{part("I-1", 101)}, items).error().type,
            "allocation-exceeds-payment");
  EXPECT_EQ(settle_payment({100, kYen}, Parts{part("I-1", 50)}, items).error().type,
            "currency-mismatch");
}

}  // namespace
}  // namespace portico::domain
