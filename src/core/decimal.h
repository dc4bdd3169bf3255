// Exact decimal numbers for quantities, unit prices, rates and percentages: a
// 128-bit integer and a number of fractional digits. Nothing is ever rounded
// unless a rounding mode is named, and nothing wraps: an operation whose exact
// result does not fit has no value.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace portico {

__extension__ typedef __int128 int128;

enum class Rounding {
  HalfUp,       // half away from zero: commercial rounding
  HalfEven,     // half to the even neighbour
  HalfCeiling,  // half towards positive infinity: XPath fn:round
  Down,         // towards zero
  Up,           // away from zero
};

class Decimal {
 public:
  static constexpr int kMaxDigits = 38;
  static constexpr int kMaxScale = 30;

  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : unscaled_(whole) {}
  // unscaled / 10^scale. REQUIRES: 0 <= scale <= kMaxScale
  static constexpr Decimal of(std::int64_t unscaled, int scale) {
    Decimal decimal(unscaled);
    decimal.scale_ = scale;
    return decimal;
  }

  // What XML Schema calls a decimal: sign, digits, point, digits; no exponent,
  // no grouping. Surrounding white space is ignored.
  static Result<Decimal> parse(std::string_view text);

  int128 unscaled() const { return unscaled_; }
  // Fractional digits as written: "1.50" has two.
  int scale() const { return scale_; }
  // Fractional digits that matter: "1.50" has one.
  int significant_scale() const;
  int sign() const { return unscaled_ < 0 ? -1 : unscaled_ > 0 ? 1 : 0; }
  bool is_zero() const { return unscaled_ == 0; }

  // As written: keeps trailing zeros, "-0.50".
  std::string to_string() const;
  // Without trailing zeros: "-0.5", "100".
  std::string to_shortest() const;

  std::optional<Decimal> add(const Decimal& other) const;
  std::optional<Decimal> subtract(const Decimal& other) const;
  std::optional<Decimal> multiply(const Decimal& other) const;
  // This / other, rounded to `scale` fractional digits once, from the exact
  // quotient. No value where `other` is zero.
  std::optional<Decimal> divide(const Decimal& other, int scale, Rounding rounding) const;
  // To exactly `scale` fractional digits, padding with zeros where there are fewer.
  std::optional<Decimal> round(int scale, Rounding rounding) const;
  Decimal negate() const;
  Decimal abs() const { return unscaled_ < 0 ? negate() : *this; }

  // As an integer, where it is one and fits.
  std::optional<std::int64_t> to_int64() const;

  // By value: 1.50 equals 1.5.
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) {
    return (a <=> b) == std::strong_ordering::equal;
  }

 private:
  int128 unscaled_ = 0;
  int scale_ = 0;
};

// a * b / c, rounded once. No value where c is zero or the exact product does not fit.
std::optional<Decimal> multiply_divide(const Decimal& a, const Decimal& b, const Decimal& c,
                                       int scale, Rounding rounding);

}  // namespace portico
