#include "platform/browser/intl.h"

#include "platform/browser/imports.h"
#include "platform/browser/reply.h"

namespace portico::platform::browser {

namespace {

std::string call(IntlCall what, std::string_view text, double number = 0, int a = 0, int b = 0) {
  return text_answer(js_intl(what, text.data(), size(text), number, a, b));
}

// "-12.50" of -1250 and two digits.
std::string decimal_text(int64_t amount_minor, int digits) {
  const bool negative = amount_minor < 0;
  std::string text = std::to_string(amount_minor);
  if (negative) text.erase(0, 1);
  const auto fraction = static_cast<size_t>(digits);
  if (text.size() <= fraction) text.insert(0, fraction + 1 - text.size(), '0');
  if (fraction > 0) text.insert(text.size() - fraction, 1, '.');
  return negative ? '-' + text : text;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  size_t start = 0;
  while (start < text.size()) {
    const size_t end = std::min(text.find('\n', start), text.size());
    result.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return result;
}

// Of the first code point; digits lie below U+FFFF in every numbering system that Intl offers but
// the mathematical ones.
char32_t first_code_point(std::string_view text) {
  if (text.empty()) return U'0';
  const auto byte = [&](size_t i) -> uint32_t { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return byte(0);
  if (byte(0) < 0xE0 && text.size() > 1) return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
  if (byte(0) < 0xF0 && text.size() > 2) {
    return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  }
  return U'0';
}

}  // namespace

void EcmaIntl::set_locale(std::string_view tag, std::string_view time_zone) {
  call(IntlCall::SetLocale, std::string(tag) + '\n' + std::string(time_zone));
}

std::string EcmaIntl::integer(int64_t value) {
  return call(IntlCall::Decimal, std::to_string(value), 0, 0, 0);
}

std::string EcmaIntl::decimal(std::string_view value, int min_fraction, int max_fraction) {
  return call(IntlCall::Decimal, value, 0, min_fraction, max_fraction);
}

std::string EcmaIntl::percent(std::string_view value) {
  return call(IntlCall::Percent, value);
}

std::string EcmaIntl::money(int64_t amount_minor, std::string_view currency, int digits,
                            MoneyStyle style) {
  const std::string amount = decimal_text(amount_minor, digits);
  if (style == MoneyStyle::Plain) return decimal(amount, digits, digits);
  return call(style == MoneyStyle::Code ? IntlCall::MoneyCode : IntlCall::MoneySymbol,
              amount + '\n' + std::string(currency), 0, digits);
}

std::string EcmaIntl::date(int64_t epoch_days, DateStyle style) {
  return call(IntlCall::Date, {}, static_cast<double>(epoch_days), static_cast<int>(style));
}

std::string EcmaIntl::time_of_day(int minutes) {
  constexpr double kOfMinute = 0.25, kDay = 1440;  // within the minute, whatever is cut off
  return call(IntlCall::Date, {}, (minutes + kOfMinute) / kDay, static_cast<int>(DateStyle::Time));
}

std::string EcmaIntl::instant(int64_t epoch_ms, DateStyle style) {
  return call(IntlCall::Instant, {}, static_cast<double>(epoch_ms), static_cast<int>(style));
}

CalendarStarts EcmaIntl::calendar_starts(int64_t epoch_days) {
  const auto starts = lines(call(IntlCall::CalendarStarts, {}, static_cast<double>(epoch_days)));
  if (starts.size() < 2) return {epoch_days, epoch_days};
  return {std::strtoll(starts[0].c_str(), nullptr, 10),
          std::strtoll(starts[1].c_str(), nullptr, 10)};
}

std::string EcmaIntl::relative_days(int64_t days) {
  return call(IntlCall::RelativeDays, {}, static_cast<double>(days));
}

PluralCategory EcmaIntl::plural(int64_t value) {
  const std::string category = call(IntlCall::Plural, {}, static_cast<double>(value));
  if (category.empty()) return PluralCategory::Other;
  return static_cast<PluralCategory>(category[0] - '0');
}

std::string EcmaIntl::currency_name(std::string_view code) {
  return call(IntlCall::CurrencyName, code);
}

std::string EcmaIntl::region_name(std::string_view code) {
  return call(IntlCall::RegionName, code);
}

NumberSymbols EcmaIntl::symbols() {
  const auto parts = lines(call(IntlCall::Symbols, {}));
  if (parts.size() < 3) return {};
  return {.decimal = parts[0], .group = parts[1], .zero = first_code_point(parts[2])};
}

std::vector<std::string> EcmaIntl::time_zones() {
  return lines(call(IntlCall::TimeZones, {}));
}
std::string EcmaIntl::system_time_zone() {
  return call(IntlCall::SystemTimeZone, {});
}
std::vector<std::string> EcmaIntl::system_locales() {
  return lines(call(IntlCall::SystemLocales, {}));
}

}  // namespace portico::platform::browser
