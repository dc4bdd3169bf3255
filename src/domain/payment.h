// A payment, as the customer sees it and as the rules move it.
//
// A payment is created (our intent is booked), pending (the provider has it), and
// ends as succeeded, failed or expired. What a provider says may come twice, late or
// in the wrong order, so a transition says what is to be booked, and says it once:
// money that arrives after the end becomes unapplied credit, never a loss.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/money.h"
#include "core/names.h"
#include "domain/invoice.h"

namespace portico::domain {

enum class PaymentState { Created, Pending, Succeeded, Failed, Expired, LateSucceeded, Reversed };
inline constexpr auto kPaymentStateNames =
    names("created", "pending", "succeeded", "failed", "expired", "late_succeeded", "reversed");
constexpr std::string_view name_of(PaymentState state) {
  return name_at(kPaymentStateNames, state);
}

// What happened to a payment.
enum class PaymentEvent {
  Submitted,  // the provider took it over
  Approved,   // the provider has the money
  Declined,   // the provider or the person refused
  TimedOut,   // nobody answered until it expired
  Reversed,   // the provider took the money back
};
inline constexpr auto kPaymentEventNames =
    names("submitted", "approved", "declined", "timed_out", "reversed");
constexpr std::string_view name_of(PaymentEvent event) {
  return name_at(kPaymentEventNames, event);
}

// What the ledger books for a transition.
enum class PaymentBooking {
  Nothing,
  Payment,          // to the documents chosen
  UnappliedCredit,  // all of it: the documents may be paid by now
  Reversal,         // the payment's posting, turned round
};
inline constexpr auto kPaymentBookingNames =
    names("nothing", "payment", "unapplied_credit", "reversal");
constexpr std::string_view name_of(PaymentBooking booking) {
  return name_at(kPaymentBookingNames, booking);
}

struct PaymentStep {
  PaymentState state = PaymentState::Created;
  PaymentBooking booking = PaymentBooking::Nothing;

  friend bool operator==(const PaymentStep&, const PaymentStep&) = default;
};

// Where the event leads. An event that is known already, or came too late to change
// anything, leads to the same state and books nothing. Errors: Conflict
// "payment-transition" for what cannot be, e.g. a reversal of what never succeeded.
Result<PaymentStep> next_step(PaymentState state, PaymentEvent event);

// Succeeded, failed, expired, late or reversed: nothing more is asked of the provider.
bool is_final(PaymentState state);
// Created or pending: it blocks another payment of its documents.
bool blocks_payment(PaymentState state);

// What is known of a document's payments, in minor units of its currency and with
// the sign of its total.
struct PaymentSums {
  std::int64_t total_minor = 0;
  std::int64_t applied_minor = 0;   // payments and credits booked to it
  std::int64_t pending_minor = 0;   // in payments that block
  std::int64_t reversed_minor = 0;  // in payments that were taken back
  bool is_blocked = false;          // by the seller, e.g. while disputed
};
PaymentStatus payment_status(const PaymentSums& sums);

// A part of a payment for one document.
struct Allocation {
  std::string document_id;
  std::string number;
  Money amount;

  friend bool operator==(const Allocation&, const Allocation&) = default;
};

struct Payment {
  std::string id;
  PaymentState status = PaymentState::Created;
  Money amount;
  std::vector<Allocation> allocations;
  std::optional<Money> unapplied;
  std::string provider;
  bool is_test = false;      // no real money moves
  std::string redirect_url;  // the provider's page, only while pending
  std::string failure_code;  // declined, cancelled, expired, provider-unavailable
  std::string receipt_number;
  Instant created_at;
  std::optional<Instant> completed_at;
  std::optional<Instant> expires_at;
};

struct PaymentPage {
  std::vector<Payment> data;
  std::optional<std::string> next_cursor;
};

// Either allocations, or an amount alone (allocated oldest due first).
struct PaymentRequest {
  Currency currency;
  std::vector<Allocation> allocations;
  std::optional<std::int64_t> amount_minor;
  std::string return_path;
};

// What credit has settled.
struct CreditApplication {
  std::string id;
  Money amount;
  std::vector<Allocation> allocations;
  Money remaining;  // credit that is left
  Instant created_at;
};

}  // namespace portico::domain
