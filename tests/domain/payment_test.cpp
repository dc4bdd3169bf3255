#include "domain/payment.h"

#include <gtest/gtest.h>
#include <random>

namespace portico::domain {
namespace {

using enum PaymentState;

constexpr PaymentState kStates[] = {
    Created, Pending, Succeeded, Failed, Expired, LateSucceeded, PaymentState::Reversed};
constexpr PaymentEvent kEvents[] = {PaymentEvent::Submitted, PaymentEvent::Approved,
                                    PaymentEvent::Declined, PaymentEvent::TimedOut,
                                    PaymentEvent::Reversed};

PaymentStep step(PaymentState state, PaymentEvent event) {
  const auto next = next_step(state, event);
  EXPECT_TRUE(next.ok());
  return next.value_or(PaymentStep{});
}

TEST(Payment, IsBookedWhenTheProviderApproves) {
  EXPECT_EQ(step(Created, PaymentEvent::Submitted),
            (PaymentStep{Pending, PaymentBooking::Nothing}));
  EXPECT_EQ(step(Pending, PaymentEvent::Approved),
            (PaymentStep{Succeeded, PaymentBooking::Payment}));
}

TEST(Payment, IsBookedWhenTheApprovalOvertakesTheSubmission) {
  EXPECT_EQ(step(Created, PaymentEvent::Approved),
            (PaymentStep{Succeeded, PaymentBooking::Payment}));
  EXPECT_EQ(step(Succeeded, PaymentEvent::Submitted),
            (PaymentStep{Succeeded, PaymentBooking::Nothing}));
}

TEST(Payment, IsBookedOnceHoweverOftenItIsApproved) {
  EXPECT_EQ(step(Succeeded, PaymentEvent::Approved),
            (PaymentStep{Succeeded, PaymentBooking::Nothing}));
  EXPECT_EQ(step(LateSucceeded, PaymentEvent::Approved),
            (PaymentStep{LateSucceeded, PaymentBooking::Nothing}));
}

TEST(Payment, BecomesCreditWhenMoneyComesAfterItsEnd) {
  for (const PaymentState ended : {Failed, Expired}) {
    EXPECT_EQ(step(ended, PaymentEvent::Approved),
              (PaymentStep{LateSucceeded, PaymentBooking::UnappliedCredit}));
  }
}

TEST(Payment, ASuccessIsNotUndoneByALateRefusal) {
  EXPECT_EQ(step(Succeeded, PaymentEvent::Declined).state, Succeeded);
  EXPECT_EQ(step(Succeeded, PaymentEvent::TimedOut).state, Succeeded);
}

TEST(Payment, OnlyMoneyThatCameCanGoBack) {
  EXPECT_EQ(step(Succeeded, PaymentEvent::Reversed),
            (PaymentStep{PaymentState::Reversed, PaymentBooking::Reversal}));
  EXPECT_EQ(step(PaymentState::Reversed, PaymentEvent::Reversed).booking, PaymentBooking::Nothing);
  for (const PaymentState state : {Created, Pending, Failed, Expired}) {
    const auto refused = next_step(state, PaymentEvent::Reversed);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
    EXPECT_EQ(refused.error().type, "payment-transition");
  }
}

TEST(PaymentProperty, AnyStoryBooksMoneyInAtMostOnceAndOutAtMostAsOften) {
  std::mt19937 random(21);
  for (int story = 0; story < 5'000; ++story) {
    PaymentState state = Created;
    int in = 0;
    int out = 0;
    for (int i = 0; i < 12; ++i) {
      const auto next = next_step(state, kEvents[random() % std::size(kEvents)]);
      if (!next.ok()) continue;
      in += next->booking == PaymentBooking::Payment ||
            next->booking == PaymentBooking::UnappliedCredit;
      out += next->booking == PaymentBooking::Reversal;
      EXPECT_TRUE(!is_final(state) || is_final(next->state)) << "a payment came back to life";
      state = next->state;
    }
    EXPECT_LE(in, 1);
    EXPECT_LE(out, in);
    EXPECT_EQ(in - out, state == Succeeded || state == LateSucceeded ? 1 : 0);
  }
}

TEST(Payment, BlocksAnotherOneOnlyWhileItIsOpen) {
  for (const PaymentState state : kStates) {
    EXPECT_EQ(blocks_payment(state), state == Created || state == Pending);
    EXPECT_NE(blocks_payment(state), is_final(state));
  }
}

TEST(PaymentStatusOf, FollowsTheSums) {
  EXPECT_EQ(payment_status({.total_minor = 100}), PaymentStatus::NotPaid);
  EXPECT_EQ(payment_status({.total_minor = 100, .applied_minor = 40}), PaymentStatus::Partial);
  EXPECT_EQ(payment_status({.total_minor = 100, .applied_minor = 100}), PaymentStatus::Paid);
  EXPECT_EQ(payment_status({.total_minor = 0}), PaymentStatus::Paid);
  EXPECT_EQ(payment_status({.total_minor = 100, .applied_minor = 40, .pending_minor = 60}),
            PaymentStatus::InPayment);
  EXPECT_EQ(payment_status({.total_minor = 100, .reversed_minor = 100}), PaymentStatus::Reversed);
  EXPECT_EQ(payment_status({.total_minor = 100, .is_blocked = true}), PaymentStatus::Blocked);
  EXPECT_EQ(payment_status({.total_minor = 100, .applied_minor = 100, .is_blocked = true}),
            PaymentStatus::Paid);
}

TEST(PaymentStatusOf, SeesANegativeTotalTheSameWay) {
  EXPECT_EQ(payment_status({.total_minor = -100}), PaymentStatus::NotPaid);
  EXPECT_EQ(payment_status({.total_minor = -100, .applied_minor = -40}), PaymentStatus::Partial);
  EXPECT_EQ(payment_status({.total_minor = -100, .applied_minor = -100}), PaymentStatus::Paid);
}

}  // namespace
}  // namespace portico::domain
