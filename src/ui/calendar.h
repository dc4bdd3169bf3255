// A month of days in the locale's calendar, as a grid: the kit's own side of dates.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ui/state.h"

namespace portico::ui {

// The locale's calendar, of which the platform knows how days are written and where months begin.
class Calendar {
 public:
  Calendar(platform::Intl& intl, std::string_view language) : intl_(intl), language_(language) {}

  struct Day {
    int year = 0, month = 0, day = 0;
  };

  int64_t month_start(int64_t day) const { return intl_.calendar_starts(day).month; }
  int64_t next_month(int64_t day) const;
  int64_t add_months(int64_t day, int months) const;  // the same day, or the month's last
  int first_weekday() const;                          // 0 is Monday (CLDR weekData)

  // "18.11.2024", "18.11." and "18.11.24" as the locale orders them, with digits of any of its
  // scripts; ISO 8601 in any language. No value where there is no such day.
  std::optional<int64_t> parse(std::string_view typed, int64_t today) const;

 private:
  Day read(int64_t day) const;
  std::optional<int64_t> find(const Day& wanted, int64_t today) const;

  platform::Intl& intl_;
  std::string_view language_;
};

struct CalendarView {
  NodeId id;
  std::string_view label;
  int64_t today = 0;
  std::optional<int64_t> from, to;  // what is chosen, one day or several
  int64_t least = INT64_MIN, most = INT64_MAX;
};

// The day that keys act on; where focus goes when the grid is opened.
NodeId calendar_entry(Context::State& s, const CalendarView& view, int64_t day);
// Draws it; the day that was chosen in this frame.
std::optional<int64_t> draw_calendar(Context::State& s, const CalendarView& view);

}  // namespace portico::ui
