// Calendar dates and instants. A date has no time zone and an instant has no
// calendar: which date an instant falls on is asked of the platform, which knows
// the zone. Nothing here reads a clock; "today" is always a parameter.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portico {

// A day of the proleptic Gregorian calendar, years 0001 to 9999.
struct Date {
  std::int16_t year = 1970;
  std::int8_t month = 1;  // 1..12
  std::int8_t day = 1;    // 1..31

  // NOLINTNEXTLINE(modernize-use-nullptr): takes the comparison's own 0 for a pointer
  friend auto operator<=>(const Date&, const Date&) = default;

  // No value where there is no such day.
  static std::optional<Date> from_ymd(int year, int month, int day);
  // Exactly "YYYY-MM-DD" (ISO 8601, RFC 3339 full-date).
  static std::optional<Date> parse(std::string_view text);
  // Days since 1970-01-01; clamped to the years above.
  static Date from_epoch_days(std::int64_t days);

  std::int64_t epoch_days() const;
  std::string to_string() const;  // "YYYY-MM-DD"

  // 0 is Monday, 6 is Sunday.
  int weekday() const;
  Date add_days(std::int64_t days) const;
  // The same day `months` later, or the last day of that month where it is
  // shorter: 31 January + 1 month is 28 or 29 February.
  Date add_months(int months) const;
  Date start_of_month() const;
  Date end_of_month() const;
};

bool is_leap_year(int year);
int days_in_month(int year, int month);

// Days from `from` to `to`; negative where `to` is earlier.
std::int64_t days_between(const Date& from, const Date& to);

// A moment, in milliseconds since 1970-01-01T00:00:00Z without leap seconds.
struct Instant {
  std::int64_t epoch_ms = 0;

  friend auto operator<=>(const Instant&, const Instant&) = default;

  // RFC 3339 date-time with any offset and any number of fractional digits
  // (those beyond milliseconds are cut); second 60 reads as 59.999.
  static std::optional<Instant> parse(std::string_view text);
  // "YYYY-MM-DDThh:mm:ssZ", with ".mmm" only where there are milliseconds.
  std::string to_string() const;
  // The date in UTC.
  Date utc_date() const;
};

}  // namespace portico
