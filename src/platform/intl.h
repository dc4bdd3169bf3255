// Numbers, dates and plurals as the person's language writes them (ECMA-402 in the browser).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portico::platform {

enum class PluralCategory : uint8_t { Zero, One, Two, Few, Many, Other };  // CLDR
enum class DateStyle : uint8_t {
  Short,
  Medium,
  Long,
  MonthYear,
  MonthShort,
  WeekdayNarrow,  // a letter or two
  Weekday,
  Full,  // Long with the day of the week
  Time,  // hours and minutes; see Intl::time_of_day
};
enum class MoneyStyle : uint8_t { Symbol, Code, Plain };  // Plain: no currency

// Days since 1970-01-01 on which a month and a year of the locale's calendar begin.
struct CalendarStarts {
  int64_t month = 0, year = 0;
};

struct NumberSymbols {
  std::string decimal = ".";
  std::string group = ",";
  char32_t zero = U'0';  // first of the ten digits
};

class Intl {
 public:
  virtual ~Intl() = default;
  virtual void set_locale(std::string_view tag, std::string_view time_zone) = 0;
  virtual std::string integer(int64_t value) = 0;
  // `value` is a plain decimal string ("-12.50"); digits after the mark between the two bounds.
  virtual std::string decimal(std::string_view value, int min_fraction, int max_fraction) = 0;
  virtual std::string percent(std::string_view value) = 0;  // "21" -> 21 %
  // amount in minor units; `digits` after the mark (ISO 4217).
  virtual std::string money(int64_t amount_minor, std::string_view currency, int digits,
                            MoneyStyle style) = 0;
  // Days since 1970-01-01, in the locale's calendar.
  virtual std::string date(int64_t epoch_days, DateStyle style) = 0;
  virtual std::string time_of_day(int minutes) = 0;  // since midnight
  virtual std::string instant(int64_t epoch_ms,
                              DateStyle style) = 0;  // with time, in the time zone set
  // Of the month and year that the day lies in.
  virtual CalendarStarts calendar_starts(int64_t epoch_days) = 0;
  virtual std::string relative_days(int64_t days) = 0;  // -3 -> "3 days ago"
  virtual PluralCategory plural(int64_t value) = 0;
  virtual std::string currency_name(std::string_view code) = 0;
  virtual std::string region_name(std::string_view code) = 0;  // ISO 3166-1 alpha-2
  virtual NumberSymbols symbols() = 0;
  virtual std::vector<std::string> time_zones() = 0;  // IANA names
  virtual std::string system_time_zone() = 0;
  virtual std::vector<std::string> system_locales() = 0;
};

}  // namespace portico::platform
