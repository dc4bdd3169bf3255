// Dates and times as the person's language writes them, in its own calendar (Persian for fa,
// Buddhist for th): typed, or picked from a calendar (WAI-ARIA date picker dialog pattern). Values
// are those of the program: a Gregorian date, minutes since midnight. FieldOptions::min and max
// (YYYY-MM-DD) bound what is taken; what is not understood or out of bounds is said below the field
// once it was left. Needs Context::set_speech.
#pragma once

#include <optional>
#include <string_view>

#include "core/date.h"
#include "ui/ui.h"

namespace portico::ui {

// True when `value` changed; no value while what is typed is no date.
bool date_field(Ui& ui, std::string_view key, std::optional<Date>& value, Date today,
                const FieldOptions& options);

struct DateRange {
  std::optional<Date> from, to;  // both included
  friend bool operator==(const DateRange&, const DateRange&) = default;
};
// Two date fields side by side; each one's calendar shows the range.
bool date_range(Ui& ui, std::string_view key, DateRange& value, Date today,
                const FieldOptions& options);

// A time of the day: typed, or picked from a list of every `step` minutes.
bool time_field(Ui& ui, std::string_view key, std::optional<int>& minutes,
                const FieldOptions& options, int step = 30);

}  // namespace portico::ui
