#include "core/decimal.h"

#include <algorithm>

namespace portico {
namespace {

__extension__ typedef unsigned __int128 uint128;

// 10^exponent. REQUIRES: 0 <= exponent <= 38
int128 power_of_ten(int exponent) {
  int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// Every value stays below 10^38, so that it can be negated and printed.
bool fits(int128 value) {
  static const int128 limit = power_of_ten(Decimal::kMaxDigits);
  return value > -limit && value < limit;
}

uint128 magnitude(int128 value) {
  return value < 0 ? static_cast<uint128>(-value) : static_cast<uint128>(value);
}

std::optional<int128> checked_multiply(int128 a, int128 b) {
  if (a == 0 || b == 0) return int128{0};
  const uint128 limit = static_cast<uint128>(power_of_ten(Decimal::kMaxDigits));
  if (magnitude(a) > (limit - 1) / magnitude(b)) return std::nullopt;
  return a * b;
}

std::optional<int128> shift_left(int128 value, int digits) {
  if (value == 0) return int128{0};
  if (digits > Decimal::kMaxDigits) return std::nullopt;
  return checked_multiply(value, power_of_ten(digits));
}

// Does the quotient, cut towards zero with this remainder, move away from zero?
bool rounds_away(int128 quotient, uint128 remainder, uint128 divisor, bool is_negative,
                 Rounding rounding) {
  if (remainder == 0) return false;
  const uint128 rest = divisor - remainder;
  const int half = remainder < rest ? -1 : remainder > rest ? 1 : 0;
  switch (rounding) {
    case Rounding::Down:
      return false;
    case Rounding::Up:
      return true;
    case Rounding::HalfUp:
      return half >= 0;
    case Rounding::HalfEven:
      return half > 0 || (half == 0 && quotient % 2 != 0);
    case Rounding::HalfCeiling:
      return half > 0 || (half == 0 && !is_negative);
  }
  return false;
}

// REQUIRES: divisor is not zero
int128 divide_rounded(int128 dividend, int128 divisor, Rounding rounding) {
  const bool is_negative = (dividend < 0) != (divisor < 0);
  const uint128 size = magnitude(divisor);
  const uint128 cut = magnitude(dividend) / size;
  const uint128 remainder = magnitude(dividend) % size;
  auto quotient = static_cast<int128>(cut);
  if (rounds_away(quotient, remainder, size, is_negative, rounding)) ++quotient;
  return is_negative ? -quotient : quotient;
}

struct Parts {
  int128 unscaled;
  int scale;
};

Parts stripped(int128 unscaled, int scale) {
  while (scale > 0 && unscaled % 10 == 0) {
    unscaled /= 10;
    --scale;
  }
  return {unscaled, unscaled == 0 ? 0 : scale};
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

Error malformed(std::string_view text) {
  return Error::invalid("decimal-malformed",
                        "not a decimal number: \"" + std::string(text.substr(0, 60)) + "\"");
}

std::string print(int128 unscaled, int scale) {
  uint128 rest = magnitude(unscaled);
  std::string digits;
  do {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  while (static_cast<int>(digits.size()) <= scale) digits += '0';
  if (scale > 0) digits.insert(static_cast<std::size_t>(scale), 1, '.');
  if (unscaled < 0) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace

Result<Decimal> Decimal::parse(std::string_view whole) {
  std::string_view text = trimmed(whole);
  bool is_negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    is_negative = text.front() == '-';
    text.remove_prefix(1);
  }
  int128 unscaled = 0;
  int scale = 0;
  bool has_point = false;
  bool has_digit = false;
  for (const char c : text) {
    if (c == '.' && !has_point) {
      has_point = true;
    } else if (c >= '0' && c <= '9') {
      has_digit = true;
      const auto larger = checked_multiply(unscaled, 10);
      if (!larger || !fits(*larger + (c - '0')) || (has_point && scale == kMaxScale)) {
        return Error::invalid("decimal-out-of-range", "a decimal number has too many digits");
      }
      unscaled = *larger + (c - '0');
      if (has_point) ++scale;
    } else {
      return malformed(whole);
    }
  }
  if (!has_digit) return malformed(whole);
  Decimal decimal;
  decimal.unscaled_ = is_negative ? -unscaled : unscaled;
  decimal.scale_ = scale;
  return decimal;
}

int Decimal::significant_scale() const {
  return stripped(unscaled_, scale_).scale;
}

std::string Decimal::to_string() const {
  return print(unscaled_, scale_);
}

std::string Decimal::to_shortest() const {
  const Parts parts = stripped(unscaled_, scale_);
  return print(parts.unscaled, parts.scale);
}

std::optional<Decimal> Decimal::add(const Decimal& other) const {
  const int scale = std::max(scale_, other.scale_);
  const auto a = shift_left(unscaled_, scale - scale_);
  const auto b = shift_left(other.unscaled_, scale - other.scale_);
  Decimal sum;
  sum.scale_ = scale;
  if (!a || !b || __builtin_add_overflow(*a, *b, &sum.unscaled_)) return std::nullopt;
  if (!fits(sum.unscaled_)) return std::nullopt;
  return sum;
}

std::optional<Decimal> Decimal::subtract(const Decimal& other) const {
  return add(other.negate());
}

std::optional<Decimal> Decimal::multiply(const Decimal& other) const {
  Parts a{unscaled_, scale_};
  Parts b{other.unscaled_, other.scale_};
  auto product = checked_multiply(a.unscaled, b.unscaled);
  if (!product || a.scale + b.scale > kMaxScale) {
    a = stripped(a.unscaled, a.scale);
    b = stripped(b.unscaled, b.scale);
    product = checked_multiply(a.unscaled, b.unscaled);
    if (!product) return std::nullopt;
  }
  Parts parts{*product, a.scale + b.scale};
  if (parts.scale > kMaxScale) parts = stripped(parts.unscaled, parts.scale);
  if (parts.scale > kMaxScale) return std::nullopt;
  Decimal result;
  result.unscaled_ = parts.unscaled;
  result.scale_ = parts.scale;
  return result;
}

std::optional<Decimal> Decimal::divide(const Decimal& other, int scale, Rounding rounding) const {
  if (other.is_zero() || scale < 0 || scale > kMaxScale) return std::nullopt;
  const Parts a = stripped(unscaled_, scale_);
  const Parts b = stripped(other.unscaled_, other.scale_);
  const int shift = b.scale + scale - a.scale;
  const auto dividend = shift > 0 ? shift_left(a.unscaled, shift) : a.unscaled;
  const auto divisor = shift < 0 ? shift_left(b.unscaled, -shift) : b.unscaled;
  if (!dividend || !divisor) return std::nullopt;
  Decimal result;
  result.unscaled_ = divide_rounded(*dividend, *divisor, rounding);
  result.scale_ = scale;
  if (!fits(result.unscaled_)) return std::nullopt;
  return result;
}

std::optional<Decimal> Decimal::round(int scale, Rounding rounding) const {
  if (scale < 0 || scale > kMaxScale) return std::nullopt;
  Decimal result;
  result.scale_ = scale;
  if (scale >= scale_) {
    const auto shifted = shift_left(unscaled_, scale - scale_);
    if (!shifted) return std::nullopt;
    result.unscaled_ = *shifted;
  } else {
    result.unscaled_ = divide_rounded(unscaled_, power_of_ten(scale_ - scale), rounding);
  }
  return result;
}

Decimal Decimal::negate() const {
  Decimal result = *this;
  result.unscaled_ = -result.unscaled_;
  return result;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  const Parts parts = stripped(unscaled_, scale_);
  if (parts.scale != 0 || parts.unscaled > INT64_MAX || parts.unscaled < INT64_MIN) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(parts.unscaled);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  // Whole parts first, then the fractions brought to one scale: nothing overflows.
  const int128 power_a = power_of_ten(a.scale_);
  const int128 power_b = power_of_ten(b.scale_);
  const int128 whole_a = a.unscaled_ / power_a;
  const int128 whole_b = b.unscaled_ / power_b;
  if (whole_a != whole_b) {
    return whole_a < whole_b ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  const int128 rest_a = a.unscaled_ % power_a * power_of_ten(Decimal::kMaxScale - a.scale_);
  const int128 rest_b = b.unscaled_ % power_b * power_of_ten(Decimal::kMaxScale - b.scale_);
  if (rest_a == rest_b) return std::strong_ordering::equal;
  return rest_a < rest_b ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::optional<Decimal> multiply_divide(const Decimal& a, const Decimal& b, const Decimal& c,
                                       int scale, Rounding rounding) {
  const auto product = a.multiply(b);
  if (!product) return std::nullopt;
  return product->divide(c, scale, rounding);
}

}  // namespace portico
