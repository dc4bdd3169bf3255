#include "ui/calendar.h"

#include <algorithm>
#include <string>

#include "core/date.h"
#include "core/digits.h"
#include "ui/field_parts.h"

namespace portico::ui {

namespace {

using platform::Attr;
using platform::DateStyle;

struct Number {
  int value = 0, digits = 0;
};

// The first three numbers of a text.
int numbers_in(std::string_view text, Number (&found)[3]) {
  int count = 0;
  bool within = false;
  while (!text.empty()) {
    const auto digit = take_digit(text);
    if (!digit) {
      text.remove_prefix(1);
      within = false;
      continue;
    }
    if (!within && ++count > 3) return count;
    within = true;
    Number& number = found[count - 1];
    if (++number.digits > 6) return 0;
    number.value = number.value * 10 + *digit;
  }
  return count;
}

bool is_one_of(std::string_view tag, std::initializer_list<std::string_view> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

}  // namespace

int64_t Calendar::next_month(int64_t day) const {
  constexpr int64_t kLongest = 31;  // days of a month, in every calendar of CLDR at most 32
  const int64_t start = month_start(day);
  const int64_t next = month_start(start + kLongest);
  return next > start ? next : month_start(start + kLongest + 1);
}

int64_t Calendar::add_months(int64_t day, int months) const {
  int64_t start = month_start(day);
  const int64_t of_month = day - start;
  for (; months > 0; --months) start = next_month(start);
  for (; months < 0; ++months) start = month_start(start - 1);
  return std::min(start + of_month, next_month(start) - 1);
}

// CLDR weekData, of the region or of the language's likely one.
int Calendar::first_weekday() const {
  constexpr int kMonday = 0, kSaturday = 5, kSunday = 6;
  const size_t dash = language_.rfind('-');
  const std::string_view region = dash == language_.npos ? "" : language_.substr(dash + 1);
  if (is_one_of(region, {"US", "CA", "PH", "IN", "JP", "TH", "MX", "BR", "IL", "SA", "ZA"})) {
    return kSunday;
  }
  if (is_one_of(region, {"IR", "EG", "AE", "AF", "DZ", "IQ", "JO", "KW", "QA"})) return kSaturday;
  if (!region.empty()) return kMonday;
  if (is_one_of(language_, {"fa", "ar"})) return kSaturday;
  if (is_one_of(language_, {"en", "fil", "hi", "ja", "th"})) return kSunday;
  return kMonday;
}

Calendar::Day Calendar::read(int64_t day) const {
  // Of the three numbers the day of the month is known; the year is the largest of the others.
  const auto starts = intl_.calendar_starts(day);
  Number numbers[3];
  if (numbers_in(intl_.date(day, DateStyle::Short), numbers) < 3) return {};
  int largest = 0;
  for (const Number& number : numbers) largest = std::max(largest, number.value);
  int month = 1;
  for (int64_t at = starts.year; at < starts.month; at = next_month(at)) ++month;
  return {largest, month, static_cast<int>(day - starts.month) + 1};
}

std::optional<int64_t> Calendar::find(const Day& wanted, int64_t today) const {
  const int now = read(today).year;
  // 365.2425 days a year, or the 354.37 of lunar ones; then by whole years.
  int64_t at = intl_.calendar_starts(today).year + (wanted.year - now) * int64_t{3652425} / 10000;
  constexpr int kMostSteps = 400;
  at = intl_.calendar_starts(at + 180).year;
  for (int steps = 0; steps < kMostSteps; ++steps) {
    const int year = read(at).year;
    if (year == wanted.year) break;
    at = year < wanted.year ? intl_.calendar_starts(at + 400).year
                            : intl_.calendar_starts(at - 1).year;
  }
  if (read(at).year != wanted.year || wanted.month < 1 || wanted.day < 1) return std::nullopt;
  const int64_t year = at;
  for (int month = 1; month < wanted.month; ++month) at = next_month(at);
  const int64_t day = at + wanted.day - 1;
  if (day >= next_month(at) || intl_.calendar_starts(at).year != year) return std::nullopt;
  return day;
}

std::optional<int64_t> Calendar::parse(std::string_view typed, int64_t today) const {
  if (const auto iso = Date::parse(typed)) return iso->epoch_days();
  Number numbers[3];
  const int count = numbers_in(typed, numbers);
  if (count < 2 || count > 3) return std::nullopt;
  // Where the locale puts year, month and day: seen on the 25th of a month.
  const int64_t probe = month_start(today) + 24;
  Number shown[3];
  if (numbers_in(intl_.date(probe, DateStyle::Short), shown) != 3) return std::nullopt;
  const int now = read(today).year;
  Day wanted{now, 0, 0};
  int at = 0;
  for (const Number& place : shown) {
    const bool is_year = place.value > 31;
    if (is_year && count == 2) continue;
    const Number& number = numbers[at++];
    if (is_year) {
      wanted.year = number.value;
      if (number.digits <= 2) {
        wanted.year += now / 100 * 100;
        if (wanted.year > now + 50) wanted.year -= 100;
      }
    } else if (place.value == 25) {
      wanted.day = number.value;
    } else {
      wanted.month = number.value;
    }
  }
  if (wanted.month > 13 || wanted.day > 31 || wanted.year < 1 || wanted.year > 9999) {
    return std::nullopt;
  }
  return find(wanted, today);
}

// ---- the grid
// ---------------------------------------------------------------------------------------

namespace {

NodeId cell_of(NodeId id, int64_t day) {
  return Context::State::derived(id, std::to_string(day));
}

bool month_button(Context::State& s, NodeId id, std::string_view icon, std::string_view label,
                  bool disabled) {
  return icon_button(
      s, id,
      {.icon = icon, .label = label, .size_px = s.touch(36), .icon_px = 20, .disabled = disabled});
}

void draw_weekdays(Context::State& s, NodeId id, int64_t first_day, float size) {
  platform::Intl& intl = s.speech->intl();
  s.apply(s.open(Context::State::derived(id, "head")), {.axis = Axis::Row, .role = Role::Row});
  for (int64_t day = first_day; day < first_day + 7; ++day) {
    s.apply(s.open(Context::State::derived(id, "head" + std::to_string(day - first_day))),
            {.axis = Axis::Row,
             .align = Align::Center,
             .justify = Justify::Center,
             .width = size,
             .height = 28,
             .role = Role::ColumnHeader,
             .label = intl.date(day, DateStyle::Weekday)});
    s.top().min_width = size;
    Item& words = s.items[s.add_text(intl.date(day, DateStyle::WeekdayNarrow), Type::Caption,
                                     Color::TextMuted)];
    words.flags |= platform::flag::Decorative;
    s.close();
  }
  s.close();
}

void draw_day(Context::State& s, const CalendarView& view, int64_t day, int64_t month, bool entry,
              float size) {
  platform::Intl& intl = s.speech->intl();
  const NodeId id = cell_of(view.id, day);
  const bool out = day < view.least || day > view.most;
  const int64_t from = view.from.value_or(view.to.value_or(INT64_MAX));
  const int64_t to = view.to.value_or(view.from.value_or(INT64_MIN));
  const bool end = day == view.from || day == view.to;
  const bool chosen = end || (day >= from && day <= to);
  const int32_t cell = s.open(id);
  s.apply(cell, {.axis = Axis::Row,
                 .align = Align::Center,
                 .justify = Justify::Center,
                 .width = size,
                 .height = size,
                 .role = Role::GridButton,
                 .label = intl.date(day, DateStyle::Full)});
  Item& item = s.items[cell];
  item.min_width = size;
  item.radius = s.theme.radius_px;
  if (chosen) item.flags |= platform::flag::Selected;
  if (out) item.flags |= platform::flag::Disabled;
  if (!entry) item.flags |= platform::flag::Focusable;
  if (day == view.today) item.flags |= platform::flag::Current;
  Color ink = out ? Color::Border : Color::Text;
  if (end) {
    item.fill = s.color(Color::Accent);
    ink = Color::TextOnAccent;
  } else if (chosen) {
    item.fill = s.color(Color::AccentSoft);
    item.radius = 0;
    ink = Color::AccentText;
  } else if (s.hover == id && !out) {
    item.fill = s.color(Color::SurfaceHover);
  }
  if (day == view.today && !end) {
    item.border = s.color(Color::Accent);
    item.border_px = 1;
  }
  Item& words = s.items[s.add_text(intl.integer(day - month + 1), Type::Body, ink)];
  words.font.tabular = true;
  if (day == view.today) words.font.weight = 600;
  s.close();
}

// Where a key of this frame moves to; the same day where none did.
int64_t moved_day(Context::State& s, const Calendar& calendar, int64_t day) {
  const int of_week = (Date::from_epoch_days(day).weekday() - calendar.first_weekday() + 7) % 7;
  const int forward = s.rtl() ? -1 : 1;
  if (s.key_pressed("ArrowRight")) return day + forward;
  if (s.key_pressed("ArrowLeft")) return day - forward;
  if (s.key_pressed("ArrowDown")) return day + 7;
  if (s.key_pressed("ArrowUp")) return day - 7;
  if (s.key_pressed("Home")) return day - of_week;
  if (s.key_pressed("End")) return day + 6 - of_week;
  if (s.key_pressed("PageDown")) return calendar.add_months(day, 1);
  if (s.key_pressed("PageUp")) return calendar.add_months(day, -1);
  if (s.key_pressed("Shift+PageDown")) return calendar.add_months(day, 12);
  if (s.key_pressed("Shift+PageUp")) return calendar.add_months(day, -12);
  return day;
}

}  // namespace

NodeId calendar_entry(Context::State& s, const CalendarView& view, int64_t day) {
  day = std::clamp(day, view.least, view.most);
  s.draft(view.id).stamp = static_cast<uint64_t>(day);
  return cell_of(view.id, day);
}

std::optional<int64_t> draw_calendar(Context::State& s, const CalendarView& view) {
  if (s.speech == nullptr) return std::nullopt;
  platform::Intl& intl = s.speech->intl();
  const Calendar calendar(intl, s.speech->language());
  int64_t day = static_cast<int64_t>(s.draft(view.id).stamp);
  int64_t month = calendar.month_start(day);
  int64_t end = calendar.next_month(month);
  std::optional<int64_t> chosen;
  for (int64_t at = month; at < end; ++at) {
    const NodeId id = cell_of(view.id, at);
    if (s.clicked(id) && at >= view.least && at <= view.most) chosen = day = at;
    if (s.focus == id) day = at;
  }
  if (s.focus == cell_of(view.id, day)) {
    const int64_t to = std::clamp(moved_day(s, calendar, day), view.least, view.most);
    if (to != day) s.focus_next = cell_of(view.id, to);
    day = to;
  }
  const NodeId before = Context::State::derived(view.id, "before");
  const NodeId after = Context::State::derived(view.id, "after");
  if (s.clicked(before)) day = std::max(calendar.add_months(day, -1), view.least);
  if (s.clicked(after)) day = std::min(calendar.add_months(day, 1), view.most);
  s.draft(view.id).stamp = static_cast<uint64_t>(day);
  month = calendar.month_start(day);
  end = calendar.next_month(month);

  const float size = s.touch(40);
  s.apply(s.open(view.id), {.gap = 8, .align = Align::Center});
  s.apply(s.open(0), {.axis = Axis::Row,
                      .align = Align::Center,
                      .justify = Justify::SpaceBetween,
                      .width = size * 7});
  month_button(s, before, "chevron-left", s.speech->text("field.date.previous"),
               month <= view.least);
  const std::string name = intl.date(month, DateStyle::MonthYear);
  s.apply(s.open(Context::State::derived(view.id, "month")), {.role = Role::Status});
  s.add_text(name, Type::BodyStrong, Color::Text);
  s.close();
  month_button(s, after, "chevron-right", s.speech->text("field.date.next"), end > view.most);
  s.close();
  const int32_t grid = s.open(Context::State::derived(view.id, "grid"));
  s.apply(grid, {.role = Role::Grid, .label = name});
  s.items.attribute(grid, Attr::Keys,
                    "ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown "
                    "Shift+PageUp Shift+PageDown");
  const int into = (Date::from_epoch_days(month).weekday() - calendar.first_weekday() + 7) % 7;
  draw_weekdays(s, view.id, month - into, size);
  for (int64_t week = month - into; week < end; week += 7) {
    s.apply(s.open(Context::State::derived(view.id, "week" + std::to_string(week))),
            {.axis = Axis::Row, .role = Role::Row});
    for (int64_t at = week; at < week + 7; ++at) {
      if (at >= month && at < end) {
        draw_day(s, view, at, month, at == day, size);
      } else {
        Item& gap = s.items[s.add(0)];
        gap.width = gap.min_width = gap.height = size;
      }
    }
    s.close();
  }
  s.close();
  s.close();
  return chosen;
}

}  // namespace portico::ui
