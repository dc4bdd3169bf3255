#include "core/date.h"

#include <algorithm>
#include <chrono>

namespace portico {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;

std::chrono::sys_days to_sys_days(const Date& date) {
  return std::chrono::sys_days(std::chrono::year(date.year) /
                               std::chrono::month(static_cast<unsigned>(date.month)) /
                               std::chrono::day(static_cast<unsigned>(date.day)));
}

Date make_date(int year, int month, int day) {
  Date date;
  date.year = static_cast<std::int16_t>(year);
  date.month = static_cast<std::int8_t>(month);
  date.day = static_cast<std::int8_t>(day);
  return date;
}

// Reads exactly `count` digits at `at` and moves on; -1 where there are none.
int read_digits(std::string_view text, std::size_t& at, std::size_t count) {
  if (at > text.size() || text.size() - at < count) return -1;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char c = text[at + i];
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  at += count;
  return value;
}

bool read_char(std::string_view text, std::size_t& at, char wanted) {
  if (at >= text.size() || text[at] != wanted) return false;
  ++at;
  return true;
}

void append_digits(std::string& out, std::int64_t value, int count) {
  std::string digits(static_cast<std::size_t>(count), '0');
  for (auto place = digits.rbegin(); place != digits.rend(); ++place) {
    *place = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  out += digits;
}

// "Z" or "+hh:mm", to the end of the text; minutes east of UTC.
std::optional<int> read_offset_minutes(std::string_view text, std::size_t at) {
  if (at < text.size() && (text[at] == 'Z' || text[at] == 'z')) {
    return at + 1 == text.size() ? std::optional<int>(0) : std::nullopt;
  }
  if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return std::nullopt;
  const int sign = text[at] == '-' ? -1 : 1;
  ++at;
  const int hours = read_digits(text, at, 2);
  if (hours < 0 || hours > 23 || !read_char(text, at, ':')) return std::nullopt;
  const int minutes = read_digits(text, at, 2);
  if (minutes < 0 || minutes > 59 || at != text.size()) return std::nullopt;
  return sign * (hours * 60 + minutes);
}

}  // namespace

bool is_leap_year(int year) {
  return std::chrono::year(year).is_leap();
}

int days_in_month(int year, int month) {
  const auto last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                    std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<Date> Date::from_ymd(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > days_in_month(year, month)) return std::nullopt;
  return make_date(year, month, day);
}

std::optional<Date> Date::parse(std::string_view text) {
  std::size_t at = 0;
  const int year = read_digits(text, at, 4);
  if (year < 0 || !read_char(text, at, '-')) return std::nullopt;
  const int month = read_digits(text, at, 2);
  if (month < 0 || !read_char(text, at, '-')) return std::nullopt;
  const int day = read_digits(text, at, 2);
  if (day < 0 || at != text.size()) return std::nullopt;
  return from_ymd(year, month, day);
}

Date Date::from_epoch_days(std::int64_t days) {
  const std::int64_t first = make_date(1, 1, 1).epoch_days();
  const std::int64_t last = make_date(9999, 12, 31).epoch_days();
  const auto clamped = static_cast<int>(std::clamp(days, first, last));
  const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(clamped))};
  return make_date(static_cast<int>(ymd.year()),
                   static_cast<int>(static_cast<unsigned>(ymd.month())),
                   static_cast<int>(static_cast<unsigned>(ymd.day())));
}

std::int64_t Date::epoch_days() const {
  return to_sys_days(*this).time_since_epoch().count();
}

std::string Date::to_string() const {
  std::string out;
  append_digits(out, year, 4);
  out += '-';
  append_digits(out, month, 2);
  out += '-';
  append_digits(out, day, 2);
  return out;
}

int Date::weekday() const {
  // 1970-01-01 was a Thursday.
  const std::int64_t days = (epoch_days() + 3) % 7;
  return static_cast<int>(days < 0 ? days + 7 : days);
}

Date Date::add_days(std::int64_t days) const {
  // No distance between two dates is longer; a larger one would only overflow.
  constexpr std::int64_t kLongest = 4'000'000;
  return from_epoch_days(epoch_days() + std::clamp(days, -kLongest, kLongest));
}

Date Date::add_months(int months) const {
  constexpr int kLongest = 12 * 10'000;
  const int counted = (year * 12 + month - 1) + std::clamp(months, -kLongest, kLongest);
  const int clamped = std::clamp(counted, 12, 9999 * 12 + 11);
  const int new_year = clamped / 12;
  const int new_month = clamped % 12 + 1;
  return make_date(new_year, new_month, std::min<int>(day, days_in_month(new_year, new_month)));
}

Date Date::start_of_month() const {
  return make_date(year, month, 1);
}

Date Date::end_of_month() const {
  return make_date(year, month, days_in_month(year, month));
}

std::int64_t days_between(const Date& from, const Date& to) {
  return to.epoch_days() - from.epoch_days();
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20) return std::nullopt;
  const auto date = Date::parse(text.substr(0, 10));
  if (!date || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
  std::size_t at = 11;
  const int hour = read_digits(text, at, 2);
  if (hour < 0 || hour > 23 || !read_char(text, at, ':')) return std::nullopt;
  const int minute = read_digits(text, at, 2);
  if (minute < 0 || minute > 59 || !read_char(text, at, ':')) return std::nullopt;
  const int second = read_digits(text, at, 2);
  if (second < 0 || second > 60) return std::nullopt;
  std::int64_t ms = second == 60 ? 59'999 : second * 1000;
  if (read_char(text, at, '.')) {
    std::int64_t place = 100;
    const std::size_t first = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
      if (second != 60) ms += place * (text[at] - '0');
      place /= 10;
      ++at;
    }
    if (at == first) return std::nullopt;
  }
  const auto offset_minutes = read_offset_minutes(text, at);
  if (!offset_minutes) return std::nullopt;
  Instant instant;
  instant.epoch_ms = date->epoch_days() * kMsPerDay +
                     std::int64_t{hour * 60 + minute - *offset_minutes} * 60'000 + ms;
  return instant;
}

Date Instant::utc_date() const {
  const std::int64_t days = epoch_ms / kMsPerDay - (epoch_ms % kMsPerDay < 0 ? 1 : 0);
  return Date::from_epoch_days(days);
}

std::string Instant::to_string() const {
  std::int64_t ms = epoch_ms % kMsPerDay;
  if (ms < 0) ms += kMsPerDay;
  std::string out = utc_date().to_string();
  out += 'T';
  append_digits(out, ms / 3'600'000, 2);
  out += ':';
  append_digits(out, ms / 60'000 % 60, 2);
  out += ':';
  append_digits(out, ms / 1000 % 60, 2);
  if (ms % 1000 != 0) {
    out += '.';
    append_digits(out, ms % 1000, 3);
  }
  out += 'Z';
  return out;
}

}  // namespace portico
