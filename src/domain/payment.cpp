#include "domain/payment.h"

namespace portico::domain {
namespace {

PaymentStep stay(PaymentState state) {
  return {state, PaymentBooking::Nothing};
}

Error impossible(PaymentState state, PaymentEvent event) {
  return Error::conflict("payment-transition", "a payment that is " + std::string(name_of(state)) +
                                                   " cannot be " + std::string(name_of(event)));
}

}  // namespace

Result<PaymentStep> next_step(PaymentState state, PaymentEvent event) {
  const bool is_open = blocks_payment(state);
  const bool has_money = state == PaymentState::Succeeded || state == PaymentState::LateSucceeded;
  switch (event) {
    case PaymentEvent::Submitted:
      return state == PaymentState::Created ? stay(PaymentState::Pending) : stay(state);
    case PaymentEvent::Approved:
      if (is_open) return PaymentStep{PaymentState::Succeeded, PaymentBooking::Payment};
      if (state == PaymentState::Failed || state == PaymentState::Expired) {
        return PaymentStep{PaymentState::LateSucceeded, PaymentBooking::UnappliedCredit};
      }
      return stay(state);
    case PaymentEvent::Declined:
      return stay(is_open ? PaymentState::Failed : state);
    case PaymentEvent::TimedOut:
      return stay(is_open ? PaymentState::Expired : state);
    case PaymentEvent::Reversed:
      if (has_money) return PaymentStep{PaymentState::Reversed, PaymentBooking::Reversal};
      if (state == PaymentState::Reversed) return stay(state);
      return impossible(state, event);
  }
  return impossible(state, event);
}

bool is_final(PaymentState state) {
  return !blocks_payment(state);
}

bool blocks_payment(PaymentState state) {
  return state == PaymentState::Created || state == PaymentState::Pending;
}

PaymentStatus payment_status(const PaymentSums& sums) {
  const bool is_negative = sums.total_minor < 0;
  const bool is_settled =
      is_negative ? sums.applied_minor <= sums.total_minor : sums.applied_minor >= sums.total_minor;
  const bool is_begun = is_negative ? sums.applied_minor < 0 : sums.applied_minor > 0;
  if (is_settled) return PaymentStatus::Paid;
  if (sums.pending_minor != 0) return PaymentStatus::InPayment;
  if (sums.is_blocked) return PaymentStatus::Blocked;
  if (is_begun) return PaymentStatus::Partial;
  if (sums.reversed_minor != 0) return PaymentStatus::Reversed;
  return PaymentStatus::NotPaid;
}

}  // namespace portico::domain
