#include <algorithm>
#include <vector>

#include "core/digits.h"
#include "ui/animation.h"
#include "ui/calendar.h"
#include "ui/dates.h"
#include "ui/field_parts.h"
#include "ui/overlay.h"
#include "ui/suggestions.h"

namespace portico::ui {

namespace {

using platform::Attr;
using platform::DateStyle;

// Of a value that may not be there.
uint64_t stamp_of(const std::optional<int64_t>& value) {
  return value ? static_cast<uint64_t>(*value) * 2 + 1 : 0;
}

std::optional<int64_t> days_of(const std::optional<Date>& date) {
  if (!date) return std::nullopt;
  return date->epoch_days();
}

int64_t bound(std::string_view iso, int64_t otherwise) {
  const auto date = Date::parse(iso);
  return date ? date->epoch_days() : otherwise;
}

// Below its button, or from the lower edge of a phone; the day that was chosen.
std::optional<int64_t> calendar_popup(Ui& ui, NodeId button, int32_t anchor,
                                      const CalendarView& view) {
  Context::State& s = ui.context().state();
  const NodeId popup = Context::State::derived(button, "popup");
  bool open = s.memory(button).open;
  if (!open) return std::nullopt;
  const bool fresh = s.draft(popup).stamp == 0;
  s.draft(popup).stamp = 1;
  const NodeId entry =
      fresh ? calendar_entry(s, view, view.from.value_or(view.to.value_or(view.today))) : 0;
  std::optional<int64_t> chosen;
  if (s.phone()) {
    s.apply(s.open(popup, "popup"), {});
    {
      auto sheet = ui.dialog("sheet", view.label, open);
      s.apply(s.open(0), {.align = Align::Center});
      chosen = draw_calendar(s, view);
      s.close();
    }
    s.close();
  } else if (hold_overlay(s, popup, OverlayKind::Popup, button).dismissed) {
    open = false;
  } else {
    const float shown = s.animated(popup, 1, 0, kMotionMs);
    open_layer(s, popup, shown);
    open_below(s, Context::State::derived(popup, "panel"), anchor,
               {.padding = 12,
                .align = Align::Center,
                .surface = Surface::Card,
                .role = Role::Popup,
                .label = view.label},
               shown);
    chosen = draw_calendar(s, view);
    s.close();
    s.close();
  }
  if (entry != 0) s.focus_next = entry;
  if (chosen) open = false;
  if (!open) s.need_frame();
  s.memory(button).open = open;
  return chosen;
}

// One date field; `view` says what its calendar shows as chosen.
bool draw_date(Ui& ui, NodeId id, std::optional<Date>& value, Date today_date, CalendarView view,
               const FieldOptions& options, std::string_view description) {
  Context::State& s = ui.context().state();
  if (s.speech == nullptr) return false;
  platform::Intl& intl = s.speech->intl();
  const Calendar calendar(intl, s.speech->language());
  const int64_t today = today_date.epoch_days();
  view.id = Context::State::derived(id, "calendar");
  view.label = s.speech->text("field.date.choose");
  view.today = today;
  view.least = bound(options.min, Date{1, 1, 1}.epoch_days());
  view.most = bound(options.max, Date{9999, 12, 31}.epoch_days());

  const std::optional<Date> before = value;
  const auto written = [&] {
    return value ? intl.date(value->epoch_days(), DateStyle::Short) : std::string();
  };
  Typing now = typing(s, id, stamp_of(days_of(value)), written());
  if (now.changed) {
    const auto day = calendar.parse(now.text, today);
    value = day ? std::optional<Date>(Date::from_epoch_days(*day)) : std::nullopt;
    take_typing(s, id, stamp_of(days_of(value)), now.text.empty());
  }
  if (now.committed && value) {
    take_typing(s, id, stamp_of(days_of(value)), true);
    now.text = written();
  }
  FieldOptions shown = options;
  std::string own_error;
  if (options.error.empty() && s.focus != id) {
    if (!value && !now.text.empty()) {
      own_error =
          s.speech->text("field.date.malformed", {{"example", intl.date(today, DateStyle::Short)}});
    } else if (value && value->epoch_days() < view.least) {
      own_error = s.speech->text("field.date.too_early",
                                 {{"date", intl.date(view.least, DateStyle::Medium)}});
    } else if (value && value->epoch_days() > view.most) {
      own_error = s.speech->text("field.date.too_late",
                                 {{"date", intl.date(view.most, DateStyle::Medium)}});
    }
    shown.error = own_error;
  }
  const std::string example = intl.date(today, DateStyle::Short);
  if (shown.placeholder.empty() && !options.is_fixed()) shown.placeholder = example;
  open_field(s, id, shown);
  const int32_t input = add_native(s, id, Role::TextField, shown, now.text);
  s.items[input].field_pad_end = kWithinPx;
  s.items[input].font.tabular = true;
  s.items.attribute(input, Attr::InputType, "text");
  if (options.autocomplete.empty()) s.items.attribute(input, Attr::Autocomplete, "off");
  if (!description.empty()) s.items.attribute(input, Attr::Description, description);
  std::optional<int64_t> chosen;
  if (!options.busy) {
    const NodeId button = Context::State::derived(id, "choose");
    const bool fixed = options.is_fixed();
    if (add_button_within(s, button, "calendar", view.label, fixed)) {
      s.memory(button).open = !s.memory(button).open;
    }
    if (!fixed) chosen = calendar_popup(ui, button, input, view);
  }
  close_field(s, shown);
  if (chosen) {
    value = Date::from_epoch_days(*chosen);
    take_typing(s, id, stamp_of(days_of(value)), true);
  }
  return value != before;
}

}  // namespace

bool date_field(Ui& ui, std::string_view key, std::optional<Date>& value, Date today,
                const FieldOptions& options) {
  CalendarView view;
  view.from = view.to = days_of(value);
  return draw_date(ui, ui.context().state().id_of(key), value, today, view, options, {});
}

bool date_range(Ui& ui, std::string_view key, DateRange& value, Date today,
                const FieldOptions& options) {
  Context::State& s = ui.context().state();
  if (s.speech == nullptr) return false;
  const NodeId id = s.id_of(key);
  FieldOptions shown = options;
  const bool turned = value.from && value.to && *value.to < *value.from;
  if (turned && options.error.empty()) shown.error = s.speech->text("field.date.order");
  const int32_t column = s.open(id, key);
  s.apply(column, {.gap = 6, .width = options.width});
  if (!options.hide_label) {
    s.items[s.add_text(options.label, Type::Label, Color::Text)].text_wraps = true;
  }
  s.apply(s.open(0), {.axis = Axis::Row, .gap = 12, .align = Align::Start, .wrap = s.phone()});
  CalendarView view;
  view.from = days_of(value.from);
  view.to = days_of(value.to);
  FieldOptions part = shown;
  part.hint = part.error = {};
  part.hide_label = false;
  part.width = kFill;
  bool changed = false;
  const auto draw = [&](std::string_view name, std::string_view label, std::optional<Date>& end) {
    s.apply(s.open(0), {.grow = 1, .width = s.phone() ? kFill : 160.0f});
    part.label = s.speech->text(label);
    if (draw_date(ui, Context::State::derived(id, name), end, today, view, part, options.label)) {
      changed = true;
    }
    s.close();
  };
  draw("from", "field.date.from", value.from);
  draw("to", "field.date.to", value.to);
  s.close();
  add_notes(s, shown);
  s.close();
  return changed;
}

// ---- times
// ------------------------------------------------------------------------------------------

namespace {

constexpr int kDay = 1440;  // minutes

// "14:30", "1430", "2.30 pm", with the locale's digits and words for the halves of the day.
std::optional<int> parse_time(platform::Intl& intl, std::string_view typed) {
  int numbers[2] = {0, 0}, digits[2] = {0, 0}, count = 0;
  bool within = false;
  std::string words;
  std::string_view text = typed;
  while (!text.empty()) {
    if (const auto digit = take_digit(text)) {
      if (!within && ++count > 2) return std::nullopt;
      within = true;
      numbers[count - 1] = numbers[count - 1] * 10 + *digit;
      if (++digits[count - 1] > 4) return std::nullopt;
      continue;
    }
    within = false;
    words += text[0];
    text.remove_prefix(1);
  }
  if (count == 0) return std::nullopt;
  if (count == 1 && digits[0] > 2) {
    numbers[1] = numbers[0] % 100;
    numbers[0] /= 100;
  }
  // What the locale writes beside the digits of an hour before and after noon.
  const auto half = [&](int minutes) {
    std::string written = intl.time_of_day(minutes), beside;
    std::string_view left = written;
    while (!left.empty()) {
      if (take_digit(left)) continue;
      if (static_cast<uint8_t>(left[0]) > ' ' && left[0] != ':') beside += left[0];
      left.remove_prefix(1);
    }
    return beside;
  };
  const std::string morning = half(60), evening = half(13 * 60);
  int hour = numbers[0];
  const bool halves = morning != evening;
  const auto says = [&](char letter) { return words.find(letter) != words.npos; };
  const bool pm = says('p') || says('P') || (halves && has_words(words, evening));
  const bool am = says('a') || says('A') || (halves && has_words(words, morning));
  if (pm && hour < 12) hour += 12;
  if (am && !pm && hour == 12) hour = 0;
  if (hour > 23 || numbers[1] > 59) return std::nullopt;
  return hour * 60 + numbers[1];
}

}  // namespace

bool time_field(Ui& ui, std::string_view key, std::optional<int>& minutes,
                const FieldOptions& options, int step) {
  Context::State& s = ui.context().state();
  if (s.speech == nullptr) return false;
  platform::Intl& intl = s.speech->intl();
  const NodeId id = s.id_of(key);
  const std::optional<int> before = minutes;
  const auto stamp = [&] { return minutes ? static_cast<uint64_t>(*minutes) + 1 : 0; };
  const auto written = [&] { return minutes ? intl.time_of_day(*minutes) : std::string(); };
  Typing now = typing(s, id, stamp(), written());
  if (now.changed) {
    minutes = parse_time(intl, now.text);
    take_typing(s, id, stamp(), now.text.empty());
  }
  if (now.committed && minutes) {
    take_typing(s, id, stamp(), true);
    now.text = written();
  }
  FieldOptions shown = options;
  std::string own_error;
  const std::string example = intl.time_of_day(14 * 60 + 30);
  if (options.error.empty() && s.focus != id && !minutes && !now.text.empty()) {
    own_error = s.speech->text("field.time.malformed", {{"example", example}});
    shown.error = own_error;
  }
  if (shown.placeholder.empty() && !options.is_fixed()) shown.placeholder = example;
  std::vector<std::string> texts;
  std::vector<std::string> keys;
  std::vector<Suggestion> lines;
  std::string marked;
  if (is_suggesting(s, id) || s.focus == id) {
    for (int at = 0; at < kDay; at += step) {
      texts.push_back(intl.time_of_day(at));
      keys.push_back(std::to_string(at));
    }
    for (size_t at = 0; at < texts.size(); ++at) lines.push_back({keys[at], texts[at], {}, {}});
    const int near = minutes.value_or(9 * 60) / step * step;
    marked = std::to_string(near);
  }
  open_field(s, id, shown);
  const int32_t input = add_native(s, id, Role::ComboBox, shown, now.text);
  s.items[input].field_pad_end = kWithinPx;
  s.items[input].font.tabular = true;
  s.items.attribute(input, Attr::InputType, "text");
  s.items.attribute(input, Attr::Autocomplete, "off");
  if (!options.busy) add_within(s, true, "clock", {});
  const auto chosen = suggest(s, {.field = id,
                                  .input = input,
                                  .anchor = input,
                                  .label = options.label,
                                  .items = lines,
                                  .marked = marked,
                                  .fixed = options.is_fixed(),
                                  .typed = now.changed});
  close_field(s, shown);
  if (chosen) {
    minutes = static_cast<int>(*chosen) * step;
    take_typing(s, id, stamp(), true);
  }
  return minutes != before;
}

}  // namespace portico::ui
