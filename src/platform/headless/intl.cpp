#include "platform/headless/intl.h"

namespace portico::platform::headless {

namespace {

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

struct Day {
  int64_t year;
  int month, day;
};

// Days since 1970-01-01 to the proleptic Gregorian calendar.
Day day_of(int64_t days) {
  days += 719468;  // since 0000-03-01
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t of_era = days - era * 146097;
  const int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const int64_t month = (5 * of_year + 2) / 153;
  const int number = static_cast<int>(month < 10 ? month + 3 : month - 9);
  return {year + era * 400 + (number <= 2 ? 1 : 0), number,
          static_cast<int>(of_year - (153 * month + 2) / 5 + 1)};
}

// A year of the Persian calendar in the cycle of 33 years that holds from 1343 to 1472.
bool is_long_persian_year(int64_t year) {
  constexpr int kLong[] = {1, 5, 9, 13, 17, 22, 26, 30};
  for (const int of_cycle : kLong) {
    if (year % 33 == of_cycle) return true;
  }
  return false;
}

CalendarStarts persian_starts(int64_t day) {
  int64_t year = 1349, begins = 79;  // 21 March 1970, as days since 1970-01-01
  while (day >= begins + 365 + is_long_persian_year(year)) {
    begins += 365 + is_long_persian_year(year++);
  }
  const int64_t of_year = day - begins;
  const int64_t month = of_year < 186 ? of_year / 31 : 6 + (of_year - 186) / 30;
  return {begins + (month <= 6 ? month * 31 : 186 + (month - 6) * 30), begins};
}

std::string two(int value) {
  std::string text = std::to_string(value);
  return text.size() < 2 ? "0" + text : text;
}

std::string persian_day(int64_t day) {
  const CalendarStarts starts = persian_starts(day);
  int64_t month = (starts.month - starts.year) / 31 + 1;
  if (starts.month - starts.year >= 186) month = (starts.month - starts.year - 186) / 30 + 7;
  const int64_t year = 1349 + (starts.year - 79 + 180) * 10000 / 3652425;
  return std::to_string(year) + "/" + two(static_cast<int>(month)) + "/" +
         two(static_cast<int>(day - starts.month) + 1);
}

std::string grouped(std::string_view digits) {
  std::string text;
  for (size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) text += ',';
    text += digits[at];
  }
  return text;
}

}  // namespace

void HeadlessIntl::set_locale(std::string_view tag, std::string_view time_zone) {
  tag_ = tag;
  time_zone_ = time_zone;
}

std::string HeadlessIntl::written(std::string_view plain) const {
  if (!persian()) return std::string(plain);
  std::string text;
  for (const char c : plain) {
    if (c >= '0' && c <= '9') {
      text += '\xDB';  // U+06F0..U+06F9
      text += static_cast<char>(0xB0 + (c - '0'));
    } else if (c == ',') {
      text += "\xD9\xAC";
    } else if (c == '.') {
      text += "\xD9\xAB";
    } else if (c == '%') {
      text += "\xD9\xAA";
    } else {
      text += c;
    }
  }
  return text;
}

std::string HeadlessIntl::integer(int64_t value) {
  return decimal(std::to_string(value), 0, 0);
}

std::string HeadlessIntl::decimal(std::string_view value, int min_fraction, int max_fraction) {
  const bool negative = !value.empty() && value[0] == '-';
  if (negative) value.remove_prefix(1);
  const size_t mark = value.find('.');
  std::string fraction(mark == std::string_view::npos ? "" : value.substr(mark + 1));
  const auto least = static_cast<size_t>(min_fraction), most = static_cast<size_t>(max_fraction);
  if (fraction.size() > most) fraction.resize(most);
  while (fraction.size() > least && fraction.back() == '0') fraction.pop_back();
  while (fraction.size() < least) fraction += '0';
  std::string text = (negative ? "-" : "") + grouped(value.substr(0, mark));
  if (!fraction.empty()) text += "." + fraction;
  return written(text);
}

std::string HeadlessIntl::percent(std::string_view value) {
  return decimal(value, 0, 2) + written("%");
}

std::string HeadlessIntl::money(int64_t amount_minor, std::string_view currency, int digits,
                                MoneyStyle style) {
  const bool negative = amount_minor < 0;
  std::string plain = std::to_string(negative ? -amount_minor : amount_minor);
  const auto places = static_cast<size_t>(digits);
  while (plain.size() <= places) plain.insert(0, "0");
  if (places > 0) plain.insert(plain.size() - places, ".");
  const std::string number = decimal(plain, digits, digits);
  std::string sign = negative ? "-" : "";
  if (style == MoneyStyle::Plain) return sign + number;
  std::string unit(currency);
  if (style == MoneyStyle::Symbol) {
    if (currency == "EUR") unit = "\xE2\x82\xAC";
    if (currency == "USD") unit = "$";
    if (currency == "GBP") unit = "\xC2\xA3";
    if (currency == "JPY") unit = "\xC2\xA5";
    if (unit != currency) return sign + unit + number;
  }
  return sign + unit + "\xC2\xA0" + number;
}

std::string HeadlessIntl::date(int64_t epoch_days, DateStyle style) {
  const Day day = day_of(epoch_days);
  const std::string_view month = kMonths[day.month - 1];
  const std::string year = std::to_string(day.year);
  constexpr std::string_view kDays[] = {"Thursday", "Friday",  "Saturday", "Sunday",
                                        "Monday",   "Tuesday", "Wednesday"};
  const std::string_view weekday = kDays[(epoch_days % 7 + 7) % 7];
  std::string text;
  switch (style) {
    case DateStyle::Short:
      if (persian()) return written(persian_day(epoch_days));
      text = year + "-" + two(day.month) + "-" + two(day.day);
      break;
    case DateStyle::Medium:
      text.append(month.substr(0, 3)).append(" ").append(std::to_string(day.day));
      text.append(" ").append(year);
      break;
    case DateStyle::Long:
      text.append(month).append(" ").append(std::to_string(day.day)).append(" ").append(year);
      break;
    case DateStyle::MonthYear:
      text.append(month).append(" ").append(year);
      break;
    case DateStyle::MonthShort:
      text = month.substr(0, 3);
      break;
    case DateStyle::WeekdayNarrow:
      text = weekday.substr(0, 2);
      break;
    case DateStyle::Weekday:
      text = weekday;
      break;
    case DateStyle::Full:
      text.append(weekday).append(", ").append(month).append(" ");
      text.append(std::to_string(day.day)).append(" ").append(year);
      break;
    case DateStyle::Time:
      break;
  }
  return written(text);
}

std::string HeadlessIntl::time_of_day(int minutes) {
  return written(two(minutes / 60) + ":" + two(minutes % 60));
}

std::string HeadlessIntl::instant(int64_t epoch_ms, DateStyle style) {
  int64_t minutes = epoch_ms / 60'000;
  if (epoch_ms < 0 && epoch_ms % 60'000 != 0) --minutes;
  int64_t days = minutes / 1440;
  if (minutes % 1440 < 0) --days;
  const int of_day = static_cast<int>(minutes - days * 1440);
  return date(days, style) + written(" " + two(of_day / 60) + ":" + two(of_day % 60));
}

CalendarStarts HeadlessIntl::calendar_starts(int64_t epoch_days) {
  if (persian()) return persian_starts(epoch_days);
  const Day day = day_of(epoch_days);
  const int64_t month = epoch_days - day.day + 1;
  int64_t year = month;
  while (day_of(year - 1).year == day.year) --year;
  return {month, year};
}

std::string HeadlessIntl::relative_days(int64_t days) {
  if (days == 0) return "today";
  if (days == -1) return "yesterday";
  if (days == 1) return "tomorrow";
  return days < 0 ? integer(-days) + " days ago" : "in " + integer(days) + " days";
}

PluralCategory HeadlessIntl::plural(int64_t value) {
  if (persian() && value == 0) return PluralCategory::One;
  return value == 1 ? PluralCategory::One : PluralCategory::Other;
}

std::string HeadlessIntl::region_name(std::string_view code) {
  if (code == "NL") return "Netherlands";
  if (code == "PH") return "Philippines";
  return std::string(code);
}

NumberSymbols HeadlessIntl::symbols() {
  if (!persian()) return {};
  return {"\xD9\xAB", "\xD9\xAC", U'\u06F0'};
}

std::vector<std::string> HeadlessIntl::time_zones() {
  return {"Asia/Manila", "Asia/Tehran", "Europe/Berlin", "UTC"};
}

}  // namespace portico::platform::headless
