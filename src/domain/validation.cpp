#include "domain/validation.h"

#include <algorithm>
#include <compare>

#include "core/ascii.h"
#include "core/digits.h"

namespace portico::domain {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// One label of a domain name: letters, digits and inner hyphens, at most 63.
bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
    return false;
  }
  return std::all_of(label.begin(), label.end(),
                     [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
  if (domain.find('.') == domain.npos) return false;
  while (true) {
    const std::size_t dot = domain.find('.');
    if (!is_label(domain.substr(0, dot))) return false;
    if (dot == domain.npos) return true;
    domain.remove_prefix(dot + 1);
  }
}

bool is_local_part(std::string_view local) {
  constexpr std::string_view kOthers = ".!#$%&'*+/=?^_`{|}~-";
  return !local.empty() && local.size() <= 64 &&
         std::all_of(local.begin(), local.end(), [&](char c) {
           return is_letter_or_digit(c) || kOthers.find(c) != kOthers.npos;
         });
}

std::optional<FieldError> check_date(const char* field, std::string_view typed,
                                     std::optional<Date>& date) {
  if (typed.empty()) return FieldError{field, "required", "a date is missing"};
  date = Date::parse(typed);
  if (!date) return FieldError{field, "invalid", "not a date of the form YYYY-MM-DD"};
  return std::nullopt;
}

Error reason_error(const char* code, const char* message) {
  Error error = Error::invalid("reason-invalid", "the reason is not valid");
  error.fields.push_back({"reason", code, message});
  return error;
}

}  // namespace

Result<std::string> validate_email(std::string_view typed) {
  typed = trim_spaces(typed);
  if (typed.empty()) return Error::invalid("email-empty", "no e-mail address was given");
  if (typed.size() > 254) return Error::invalid("email-too-long", "the address is too long");
  const std::size_t at = typed.rfind('@');
  if (at == typed.npos || !is_local_part(typed.substr(0, at)) || !is_domain(typed.substr(at + 1))) {
    return Error::invalid("email-malformed", "this is not an e-mail address");
  }
  std::string address(typed);
  std::transform(address.begin() + static_cast<std::ptrdiff_t>(at), address.end(),
                 address.begin() + static_cast<std::ptrdiff_t>(at), ascii_lower);
  return address;
}

Result<Money> validate_payment_amount(std::string_view typed, Currency currency,
                                      const NumberMarks& marks, const std::optional<Money>& open) {
  auto amount = parse_money(typed, currency, marks);
  if (!amount.ok()) return amount;
  if (!amount->is_positive()) {
    return Error::invalid("amount-not-positive", "the amount is not more than zero");
  }
  if (!open) return amount;
  const auto order = amount->compare(*open);
  if (!order) return Error::invalid("currency-mismatch", "the amount has another currency");
  if (*order == std::strong_ordering::greater)
    return Error::invalid("amount-exceeds-open", "the amount is more than is open");
  return amount;
}

Result<Period> validate_period(std::string_view from, std::string_view to) {
  Error error = Error::invalid("period-invalid", "the period is not valid");
  std::optional<Date> first;
  std::optional<Date> last;
  if (auto wrong = check_date("from", from, first)) error.fields.push_back(std::move(*wrong));
  if (auto wrong = check_date("to", to, last)) error.fields.push_back(std::move(*wrong));
  if (!error.fields.empty()) return error;
  const std::int64_t days = days_between(*first, *last);
  if (days < 0) {
    error.fields.push_back({"to", "invalid", "the period ends before it begins"});
  } else if (days > kLongestPeriodDays) {
    error.fields.push_back({"to", "too-large", "the period is too long for one statement"});
  }
  if (!error.fields.empty()) return error;
  return Period{*first, *last};
}

Result<std::string> validate_reason(std::string_view typed) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = typed.find_first_not_of(kSpace);
  if (first == typed.npos) return reason_error("required", "a reason is needed");
  typed = typed.substr(first, typed.find_last_not_of(kSpace) - first + 1);
  int characters = 0;  // of UTF-8: bytes that begin one
  for (const char c : typed) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte == 0x7F) {
      return reason_error("invalid", "a reason has no control characters");
    }
    characters += (byte & 0xC0) != 0x80;
  }
  if (characters > kLongestReason) return reason_error("too-long", "the reason is too long");
  return std::string(typed);
}

}  // namespace portico::domain
