// What is ticked, switched or picked from a few. WAI-ARIA checkbox, switch and radio group
// patterns.
#include "ui/choices.h"
#include "ui/field_parts.h"

namespace portico::ui {

namespace {

using platform::Attr;

// What is being saved is not ticked again.
bool is_held(const FieldOptions& options) {
  return options.is_fixed() || options.busy;
}

// Opens the row of a native box or button and the words beside it.
int32_t open_row(Context::State& s, NodeId id, Role role, std::string_view label,
                 const FieldOptions& options) {
  const int32_t row = s.open(id);
  s.apply(row, {.axis = Axis::Row,
                .gap = 12,
                .align = Align::Start,
                .min_height = s.touch(32),
                .role = role,
                .label = label});
  Item& item = s.items[row];
  item.pad_top = item.pad_bottom = (item.min_height - 24) / 2;
  if (options.is_fixed()) item.flags |= platform::flag::Disabled;
  if (options.busy) item.flags |= platform::flag::Busy;
  if (options.required) item.flags |= platform::flag::Required;
  if (!options.error.empty()) {
    item.flags |= platform::flag::Invalid;
    s.items.attribute(row, Attr::Error, options.error);
  }
  if (!options.hint.empty()) s.items.attribute(row, Attr::Hint, options.hint);
  return row;
}

void add_words(Context::State& s, std::string_view text, const FieldOptions& options) {
  Item& words =
      s.items[s.add_text(text, Type::Body, options.disabled ? Color::TextMuted : Color::Text)];
  words.text_wraps = true;
  words.line_px = 24;
  words.flags |= platform::flag::Decorative;
}

// Edge and ground of a small box that is or is not on.
void dress_mark(Context::State& s, Item& mark, NodeId id, bool on, const FieldOptions& options) {
  const bool fixed = options.is_fixed();
  const bool hover = s.hover == id && !fixed;
  mark.border_px = 1;
  mark.fill = s.color(fixed ? (on ? Color::Border : Color::SurfaceSunken)
                      : on  ? (hover ? Color::AccentHover : Color::Accent)
                            : Color::Field);
  mark.border = s.color(!options.error.empty() ? Color::Danger
                        : fixed                ? Color::BorderStrong
                        : on                   ? Color::Accent
                        : hover                ? Color::TextMuted
                                               : Color::BorderStrong);
}

int32_t open_mark(Context::State& s, float radius) {
  const int32_t box = s.open(0);
  Item& mark = s.items[box];
  mark.axis = Axis::Row;
  mark.align = Align::Center;
  mark.justify = Justify::Center;
  mark.width = mark.height = mark.min_width = 20;
  mark.radius = radius;
  return box;
}

}  // namespace

bool checkbox(Ui& ui, std::string_view key, Tick& value, const FieldOptions& options) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  const bool changed = s.clicked(id) && !is_held(options);
  if (changed) value = value == Tick::On ? Tick::Off : Tick::On;
  s.apply(s.open(0), {.gap = 4, .width = options.width});
  const int32_t row = open_row(s, id, Role::Checkbox, options.label, options);
  s.items[row].flags |= platform::flag::HasChecked;
  if (value == Tick::On) s.items[row].flags |= platform::flag::Checked;
  if (value == Tick::Mixed) s.items[row].flags |= platform::flag::Mixed;
  s.apply(s.open(0), {.padding_y = 2});
  Item& mark = s.items[open_mark(s, s.theme.radius_px < 5 ? s.theme.radius_px : 5)];
  dress_mark(s, mark, id, value != Tick::Off, options);
  const bool fixed = options.is_fixed();
  const Rgba ink = s.color(fixed ? Color::TextMuted : Color::TextOnAccent);
  if (options.busy) {
    s.add_spinner(14, value == Tick::Off ? s.color(Color::TextMuted) : ink);
  } else if (value == Tick::On) {
    s.add_icon("check", 16, ink);
  } else if (value == Tick::Mixed) {
    Item& bar = s.items[s.add(0)];
    bar.width = bar.min_width = 10;
    bar.height = 2;
    bar.fill = ink;
  }
  s.close();
  s.close();
  if (!options.hide_label) add_words(s, options.label, options);
  s.close();
  add_notes(s, options);
  s.close();
  return changed;
}

bool toggle(Ui& ui, std::string_view key, bool& value, const FieldOptions& options) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  const bool changed = s.clicked(id) && !is_held(options);
  if (changed) value = !value;
  s.apply(s.open(0), {.gap = 4, .width = options.width});
  const int32_t row = open_row(s, id, Role::Switch, options.label, options);
  s.items[row].flags |= platform::flag::HasChecked | (value ? platform::flag::Checked : 0u);
  constexpr float kTrack = 40, kKnob = 18;
  const float at = s.animated(Context::State::derived(id, "knob"), value ? 1.0f : 0.0f,
                              value ? 1.0f : 0.0f, 120);
  const int32_t track = s.open(0);
  Item& groove = s.items[track];
  groove.width = groove.min_width = kTrack;
  groove.height = 24;
  groove.radius = 12;
  groove.axis = Axis::Row;
  groove.align = Align::Center;
  dress_mark(s, groove, id, value, options);
  const bool fixed = options.is_fixed();
  if (!fixed && !value) groove.border = groove.fill = s.color(Color::TextMuted);
  groove.pad_start = 3;
  Item& knob = s.items[s.open(0)];
  knob.width = knob.height = knob.min_width = kKnob;
  knob.radius = kKnob / 2;
  knob.axis = Axis::Row;
  knob.align = Align::Center;
  knob.justify = Justify::Center;
  knob.fill = s.color(fixed ? Color::TextMuted : Color::TextOnAccent);
  knob.shift_x = at * (kTrack - kKnob - 6) * (s.rtl() ? -1.0f : 1.0f);
  if (options.busy) s.add_spinner(12, s.color(Color::Accent));
  s.close();
  s.close();
  if (!options.hide_label) add_words(s, options.label, options);
  s.close();
  add_notes(s, options);
  s.close();
  return changed;
}

bool radio_group(Ui& ui, std::string_view key, std::span<const RadioItem> items, std::string& value,
                 const FieldOptions& options) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  bool changed = false;
  const auto item_id = [&](const RadioItem& item) {
    return Context::State::derived(id, item.value.empty() ? "-" : std::string_view(item.value));
  };
  for (const RadioItem& item : items) {
    const bool pressed = s.clicked(item_id(item)) && !item.disabled && !is_held(options);
    if (!pressed || value == item.value) continue;
    value = item.value;
    changed = true;
  }
  const int32_t group = s.open(id);
  s.apply(group,
          {.gap = 4, .width = options.width, .role = Role::RadioGroup, .label = options.label});
  if (options.required) s.items[group].flags |= platform::flag::Required;
  if (!options.error.empty()) s.items[group].flags |= platform::flag::Invalid;
  if (!options.hide_label) {
    Item& words = s.items[s.add_text(options.label, Type::Label, Color::Text)];
    words.text_wraps = true;
    words.flags |= platform::flag::Decorative;
  }
  bool first = true;
  for (const RadioItem& item : items) {
    FieldOptions own = options;
    own.disabled = options.disabled || item.disabled;
    own.hint = item.note;
    const bool on = value == item.value;
    const NodeId one = item_id(item);
    const int32_t row = open_row(s, one, Role::Radio, item.text, own);
    s.items[row].flags |= platform::flag::HasChecked | (on ? platform::flag::Checked : 0u);
    if (options.required && first) s.items[row].flags |= platform::flag::Required;
    first = false;
    s.apply(s.open(0), {.padding_y = 2});
    Item& mark = s.items[open_mark(s, 10)];
    dress_mark(s, mark, one, on, own);
    if (on) {
      Item& dot = s.items[s.add(0)];
      dot.width = dot.height = dot.min_width = 8;
      dot.radius = 4;
      dot.fill = s.color(own.is_fixed() ? Color::TextMuted : Color::TextOnAccent);
    }
    s.close();
    s.close();
    s.apply(s.open(0), {.gap = 2, .grow = 1});
    add_words(s, item.text, own);
    if (!item.note.empty()) add_note(s, item.note, false);
    s.close();
    s.close();
  }
  add_notes(s, options);
  s.close();
  return changed;
}

}  // namespace portico::ui
