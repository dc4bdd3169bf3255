#include "core/money.h"

#include "core/digits.h"
#include "core/typed_number.h"

namespace portico {
namespace {

Error out_of_range() {
  return Error::invalid("amount-out-of-range", "the amount is larger than can be booked");
}

Error not_an_amount() {
  return Error::invalid("amount-malformed", "the amount is not a number as it is written here");
}

bool in_range(std::int64_t amount_minor) {
  return amount_minor >= -kMaxAmountMinor && amount_minor <= kMaxAmountMinor;
}

Result<Money> sum(std::int64_t a, std::int64_t b, Currency currency) {
  std::int64_t total = 0;
  if (__builtin_add_overflow(a, b, &total) || !in_range(total)) return out_of_range();
  return Money{total, currency};
}

Error mismatch(Currency a, Currency b) {
  return Error::invalid("currency-mismatch",
                        std::string(a.code()) + " and " + std::string(b.code()) + " do not mix");
}

// The locale's own mark, the Arabic one, and the point where it means nothing else.
bool take_decimal_mark(std::string_view& typed, const NumberMarks& marks) {
  return take_mark(typed, marks.decimal) || take_mark(typed, kArabicDecimalMark) ||
         (marks.grouping != "." && take_mark(typed, "."));
}

// Likewise, and any space where a space groups.
bool take_grouping_mark(std::string_view& typed, const NumberMarks& marks) {
  return take_mark(typed, marks.grouping) || take_mark(typed, kArabicGroupingMark) ||
         (marks.decimal != "," && take_mark(typed, ",")) ||
         (is_space_mark(marks.grouping) && take_space(typed));
}

// What was typed, brought to Latin digits, '.' for the decimal mark and ',' for
// grouping; no value where there is any other character.
std::optional<std::string> to_plain(std::string_view typed, const NumberMarks& marks) {
  std::string plain;
  while (!typed.empty()) {
    if (const auto digit = take_digit(typed)) {
      plain += static_cast<char>('0' + *digit);
    } else if (take_decimal_mark(typed, marks)) {
      plain += '.';
    } else if (take_grouping_mark(typed, marks)) {
      plain += ',';
    } else if (take_mark(typed, "-") || take_mark(typed, kMinusSign)) {
      plain += '-';
    } else if (!take_direction_mark(typed)) {
      return std::nullopt;
    }
  }
  return plain;
}

// "1,234,567" or, as in India, "12,34,567": the last group has three digits, those
// before it two or three, the first one to three.
bool is_grouped_well(std::string_view whole) {
  if (whole.find(',') == std::string_view::npos) return true;
  std::size_t group_digits = 0;
  bool is_last = true;
  for (auto place = whole.rbegin(); place != whole.rend(); ++place) {
    if (*place != ',') {
      ++group_digits;
      continue;
    }
    if (is_last ? group_digits != 3 : group_digits < 2 || group_digits > 3) return false;
    is_last = false;
    group_digits = 0;
  }
  return group_digits >= 1 && group_digits <= 3;
}

}  // namespace

Result<Money> Money::from_decimal(const Decimal& amount, Currency currency, Rounding rounding) {
  const auto rounded = amount.round(currency.minor_digits(), rounding);
  if (!rounded) return out_of_range();
  const int128 minor = rounded->unscaled();
  if (minor > kMaxAmountMinor || minor < -kMaxAmountMinor) return out_of_range();
  return Money{static_cast<std::int64_t>(minor), currency};
}

Result<Money> Money::add(const Money& other) const {
  if (currency != other.currency) return mismatch(currency, other.currency);
  return sum(amount_minor, other.amount_minor, currency);
}

Result<Money> Money::subtract(const Money& other) const {
  if (currency != other.currency) return mismatch(currency, other.currency);
  if (!in_range(other.amount_minor)) return out_of_range();
  return sum(amount_minor, -other.amount_minor, currency);
}

Result<Money> Money::negate() const {
  return Money::zero(currency).subtract(*this);
}

std::optional<std::strong_ordering> Money::compare(const Money& other) const {
  if (currency != other.currency) return std::nullopt;
  return amount_minor <=> other.amount_minor;
}

Decimal Money::to_decimal() const {
  return Decimal::of(amount_minor, currency.minor_digits());
}

std::string Money::to_decimal_string() const {
  return to_decimal().to_string();
}

Result<Decimal> parse_decimal(std::string_view typed, const NumberMarks& marks) {
  typed = trim_spaces(typed);
  if (typed.empty()) return Error::invalid("amount-empty", "no amount was given");
  const auto plain = to_plain(typed, marks);
  if (!plain) return not_an_amount();
  std::string_view text = *plain;
  std::string number;
  if (!text.empty() && text.front() == '-') {
    number += '-';
    text.remove_prefix(1);
  }
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (!is_grouped_well(whole) || fraction.find_first_not_of("0123456789") != fraction.npos) {
    return not_an_amount();
  }
  for (const char c : whole) {
    if (c != ',') number += c;
  }
  if (point != std::string_view::npos) {
    number += '.';
    number += fraction;
  }
  auto decimal = Decimal::parse(number);
  if (!decimal.ok()) {
    return decimal.error().type == "decimal-out-of-range" ? out_of_range() : not_an_amount();
  }
  return decimal;
}

Result<Money> parse_money(std::string_view typed, Currency currency, const NumberMarks& marks) {
  const auto decimal = parse_decimal(typed, marks);
  if (!decimal.ok()) return decimal.error();
  if (decimal->significant_scale() > currency.minor_digits()) {
    return Error::invalid("amount-too-precise", std::string(currency.code()) + " has only " +
                                                    std::to_string(currency.minor_digits()) +
                                                    " digits after the mark");
  }
  return Money::from_decimal(*decimal, currency, Rounding::HalfUp);
}

}  // namespace portico
