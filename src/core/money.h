// Money is a whole number of minor units and an ISO 4217 currency. It is never a
// floating point number, two currencies never mix, and sums are checked.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/decimal.h"
#include "core/result.h"

namespace portico {

// A currency of ISO 4217; the default is XXX, "no currency".
class Currency {
 public:
  constexpr Currency() = default;

  // No value where ISO 4217 has no such code; codes are upper case.
  static std::optional<Currency> from_code(std::string_view code);

  std::string_view code() const { return {code_.data(), code_.size()}; }
  // Digits after the decimal mark: 0 (JPY), 2 (EUR), 3 (KWD) or 4 (CLF).
  int minor_digits() const { return minor_digits_; }

  friend bool operator==(const Currency&, const Currency&) = default;
  friend std::strong_ordering operator<=>(const Currency& left, const Currency& right) {
    return left.code().compare(right.code()) <=> 0;  // libc++ 13 orders no std::array
  }

 private:
  friend std::span<const Currency> all_currencies();
  friend constexpr Currency make_currency(const char* code, int minor_digits);
  std::array<char, 3> code_ = {'X', 'X', 'X'};
  std::int8_t minor_digits_ = 0;
};

// Every currency in use, by code.
std::span<const Currency> all_currencies();

// The largest amount that JSON carries exactly everywhere: 2^53 - 1.
inline constexpr std::int64_t kMaxAmountMinor = 9'007'199'254'740'991;

struct Money {
  std::int64_t amount_minor = 0;
  Currency currency;

  static constexpr Money zero(Currency currency) { return {0, currency}; }

  // Rounded to the currency's minor digits. An error where it does not fit.
  static Result<Money> from_decimal(const Decimal& amount, Currency currency, Rounding rounding);

  bool is_zero() const { return amount_minor == 0; }
  bool is_positive() const { return amount_minor > 0; }
  bool is_negative() const { return amount_minor < 0; }

  // Errors: Invalid "currency-mismatch", Invalid "amount-out-of-range".
  Result<Money> add(const Money& other) const;
  Result<Money> subtract(const Money& other) const;
  Result<Money> negate() const;

  // No value across currencies.
  std::optional<std::strong_ordering> compare(const Money& other) const;
  friend bool operator==(const Money&, const Money&) = default;

  Decimal to_decimal() const;
  // Plain Latin digits and a point, no grouping: "-1234.50"; "1234" for JPY.
  std::string to_decimal_string() const;
};

// The marks that a locale puts into numbers, UTF-8.
struct NumberMarks {
  std::string decimal = ".";
  std::string grouping = ",";
};

// Reads an amount as a person types it: Latin, Arabic-Indic and Persian digits,
// the locale's marks, grouping optional but well placed, spaces around ignored. A
// mark that the locale does not use is taken where it can mean one thing only: '.'
// for the decimal mark, ',' for grouping. It guesses nothing: "12.5" where the
// point groups is an error, and so are more digits than the currency has. No
// currency sign. Errors: Invalid "amount-empty", "amount-malformed",
// "amount-too-precise", "amount-out-of-range".
Result<Money> parse_money(std::string_view typed, Currency currency, const NumberMarks& marks);

}  // namespace portico
