// What a form may send: the same answers on the screen and in the server.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/money.h"
#include "core/result.h"

namespace portico::domain {

// The address as it is kept: trimmed, its domain in lower case. What HTML calls a
// valid e-mail address, with a dot in the domain and at most 254 bytes (RFC 5321).
// Errors: Invalid "email-empty", "email-malformed", "email-too-long".
Result<std::string> validate_email(std::string_view typed);

// An amount to pay, as typed: more than zero and, where that is known, no more than
// is open. Errors: those of parse_money(), "amount-not-positive", "amount-exceeds-open".
Result<Money> validate_payment_amount(std::string_view typed, Currency currency,
                                      const NumberMarks& marks, const std::optional<Money>& open);

struct Period {
  Date from;
  Date to;

  friend bool operator==(const Period&, const Period&) = default;
};

// The longest period that one statement covers, in days.
inline constexpr int kLongestPeriodDays = 3660;

// Both dates included. Errors: Invalid "period-invalid" with the fields at fault
// ("from", "to"; codes required, invalid, too-large).
Result<Period> validate_period(std::string_view from, std::string_view to);

// The longest reason that staff gives for what it does, in characters.
inline constexpr int kLongestReason = 500;

// A reason as it is kept: trimmed; lines may break. Errors: Invalid "reason-invalid" with the
// field "reason" (codes required, too-long, invalid).
Result<std::string> validate_reason(std::string_view typed);

}  // namespace portico::domain
