#include <string>
#include <vector>

#include "core/typed_number.h"
#include "ui/field_parts.h"
#include "ui/fields.h"

namespace portico::ui {

namespace {

using platform::Attr;

NumberMarks marks_of(platform::Intl& intl) {
  const platform::NumberSymbols symbols = intl.symbols();
  return {.decimal = symbols.decimal, .grouping = symbols.group};
}

uint64_t stamp_of(const std::optional<Decimal>& value) {
  if (!value) return 0;
  const auto bits = static_cast<uint64_t>(value->unscaled());
  return bits * 64 + static_cast<uint64_t>(value->scale()) + 1;
}

// A step up or down; not in the tab order, as the field's own keys do the same.
bool step_button(Context::State& s, NodeId id, std::string_view icon, const std::string& label,
                 bool disabled) {
  return icon_button(s, id,
                     {.icon = icon,
                      .label = label,
                      .size_px = s.touch(s.theme.field_height_px) - 8,
                      .icon_px = 16,
                      .disabled = disabled,
                      .in_tab_order = false});
}

Decimal within(Decimal value, const NumberOptions& number) {
  if (number.least && value < *number.least) return *number.least;
  if (number.most && value > *number.most) return *number.most;
  return value;
}

}  // namespace

bool number_field(Ui& ui, std::string_view key, std::optional<Decimal>& value,
                  const FieldOptions& options, const NumberOptions& number) {
  Context::State& s = ui.context().state();
  if (s.speech == nullptr) return false;
  platform::Intl& intl = s.speech->intl();
  const NodeId id = s.id_of(key);
  const bool fixed = options.is_fixed();
  const std::optional<Decimal> before = value;
  const auto write = [&](const Decimal& one) {
    return intl.decimal(one.to_shortest(), 0, number.fraction_digits);
  };
  const auto written = [&] { return value ? write(*value) : std::string(); };
  Typing now = typing(s, id, stamp_of(value), written());
  if (now.changed) {
    auto read = parse_decimal(now.text, marks_of(intl));
    const bool fits = read.ok() && read->significant_scale() <= number.fraction_digits;
    value = fits ? std::optional<Decimal>(read.take()) : std::nullopt;
    take_typing(s, id, stamp_of(value), now.text.empty());
  }
  if (now.committed && value) {
    take_typing(s, id, stamp_of(value), true);
    now.text = written();
  }
  const NodeId up = Context::State::derived(id, "more"), down = Context::State::derived(id, "less");
  int64_t steps = 0;
  if (s.focus == id && !fixed) {
    steps += s.key_pressed("ArrowUp") - s.key_pressed("ArrowDown");
    steps += int64_t{10} * (s.key_pressed("PageUp") - s.key_pressed("PageDown"));
  }
  FieldOptions shown = options;
  std::string own_error;
  if (options.error.empty() && s.focus != id) {
    if (!value && !now.text.empty()) {
      own_error =
          s.speech->text("field.number.malformed", {{"example", write(Decimal(int64_t{1234}))}});
    } else if (value && number.least && *value < *number.least) {
      own_error = s.speech->text("field.number.at_least", {{"number", write(*number.least)}});
    } else if (value && number.most && *value > *number.most) {
      own_error = s.speech->text("field.number.at_most", {{"number", write(*number.most)}});
    }
    shown.error = own_error;
  }
  open_field(s, id, shown);
  const int32_t input = add_native(s, id, Role::SpinButton, shown, now.text);
  Item& item = s.items[input];
  item.text_align = platform::TextAlign::End;
  item.font.tabular = true;
  const float button_px = s.touch(s.theme.field_height_px) - 8;
  item.field_pad_end = fixed ? 12 : 2 * button_px + 12;
  if (!options.suffix.empty())
    item.field_pad_end += 8 + 9 * static_cast<float>(options.suffix.size());
  s.items.attribute(input, Attr::InputType, "text");
  s.items.attribute(input, Attr::InputMode, number.fraction_digits > 0 ? "decimal" : "numeric");
  s.items.attribute(input, Attr::Keys, "ArrowUp ArrowDown PageUp PageDown");
  if (value) s.items.attribute(input, Attr::ValueNow, value->to_shortest());
  if (value) s.items.attribute(input, Attr::ValueText, now.text);
  if (number.least) s.items.attribute(input, Attr::Min, number.least->to_shortest());
  if (number.most) s.items.attribute(input, Attr::Max, number.most->to_shortest());
  Item& over = s.items[s.open(0)];
  over.place = Place::Within;
  over.axis = Axis::Row;
  over.align = Align::Center;
  over.justify = Justify::End;
  over.pad_end = fixed ? 12 : 4;
  over.gap = 2;
  if (!options.suffix.empty()) {
    s.items[s.add_text(options.suffix, Type::Body, Color::TextMuted)].flags |=
        platform::flag::Decorative;
  }
  if (!fixed && !options.busy) {
    const auto label = [&](std::string_view text) {
      return s.speech->text(text, {{"name", options.label}});
    };
    const bool lowest = value && number.least && *value <= *number.least;
    const bool highest = value && number.most && *value >= *number.most;
    steps -= step_button(s, down, "chevron-down", label("field.number.less"), lowest);
    steps += step_button(s, up, "chevron-up", label("field.number.more"), highest);
  }
  s.close();
  close_field(s, shown);
  if (steps != 0) {
    const Decimal from = value.value_or(number.least.value_or(Decimal()));
    const auto way = Decimal(steps).multiply(number.step);
    if (!value && number.least) {
      value = from;
    } else if (const auto to = way ? from.add(*way) : std::nullopt) {
      value = within(*to, number);
    }
    take_typing(s, id, stamp_of(value), true);
  }
  return stamp_of(value) != stamp_of(before);
}

namespace {

bool draw_amount(Context::State& s, NodeId id, std::optional<int64_t>& amount_minor,
                 Currency currency, const FieldOptions& options, std::string_view suffix) {
  platform::Intl& intl = s.speech->intl();
  const std::optional<int64_t> before = amount_minor;
  const auto stamp = [&] {
    return amount_minor ? static_cast<uint64_t>(*amount_minor) * 2 + 1 : 0;
  };
  const auto written = [&] {
    return amount_minor ? intl.money(*amount_minor, currency.code(), currency.minor_digits(),
                                     platform::MoneyStyle::Plain)
                        : std::string();
  };
  Typing now = typing(s, id, stamp(), written());
  std::string problem;
  if (!now.text.empty()) {
    const auto read = parse_money(now.text, currency, marks_of(intl));
    if (!read.ok()) problem = read.error().type;
    if (now.changed) {
      amount_minor = read.ok() ? std::optional<int64_t>(read->amount_minor) : std::nullopt;
    }
  } else if (now.changed) {
    amount_minor.reset();
  }
  if (now.changed) take_typing(s, id, stamp(), now.text.empty());
  if (now.committed && amount_minor) {
    take_typing(s, id, stamp(), true);
    now.text = written();
  }
  FieldOptions shown = options;
  std::string own_error;
  if (options.error.empty() && s.focus != id && !amount_minor && !problem.empty()) {
    own_error = s.speech->text("pay.error." + problem);
    shown.error = own_error;
  }
  open_field(s, id, shown);
  const int32_t input = add_native(s, id, Role::TextField, shown, now.text);
  Item& item = s.items[input];
  item.text_align = platform::TextAlign::End;
  item.font.tabular = true;
  if (!options.busy && !suffix.empty()) item.field_pad_end = 56;
  s.items.attribute(input, Attr::InputType, "text");
  s.items.attribute(input, Attr::InputMode, currency.minor_digits() > 0 ? "decimal" : "numeric");
  if (options.autocomplete.empty()) s.items.attribute(input, Attr::Autocomplete, "off");
  if (!options.busy && !suffix.empty()) add_within(s, true, {}, suffix);
  close_field(s, shown);
  return amount_minor != before;
}

}  // namespace

bool money_field(Ui& ui, std::string_view key, std::optional<int64_t>& amount_minor,
                 Currency currency, const FieldOptions& options) {
  Context::State& s = ui.context().state();
  if (s.speech == nullptr) return false;
  return draw_amount(s, s.id_of(key), amount_minor, currency, options, currency.code());
}

bool money_field(Ui& ui, std::string_view key, std::optional<int64_t>& amount_minor,
                 Currency& currency, std::span<const Currency> currencies,
                 const FieldOptions& options) {
  Context::State& s = ui.context().state();
  if (s.speech == nullptr) return false;
  platform::Intl& intl = s.speech->intl();
  const NodeId id = s.id_of(key);
  std::vector<Option> codes;
  for (const Currency& one : currencies) {
    codes.push_back({std::string(one.code()), std::string(one.code())});
  }
  s.apply(s.open(Context::State::derived(id, "money"), key),
          {.axis = Axis::Row, .gap = 8, .align = Align::Start, .width = options.width});
  s.apply(s.open(0), {.grow = 1, .width = kFill});
  bool changed = draw_amount(s, id, amount_minor, currency, options, {});
  s.close();
  std::string code(currency.code());
  FieldOptions beside{.label = s.speech->text("currency"), .width = 104};
  beside.disabled = options.is_fixed() || options.busy;
  const NodeId list = s.id_of("currency");
  const FieldEdit* edit = s.edit(list);
  open_field(s, list, beside);
  const int32_t input = add_native(s, list, Role::Select, beside, code);
  s.items[input].field_pad_end = 32;
  s.items.attribute(input, Attr::Options, option_lines(codes));
  add_within(s, true, "chevron-down", {});
  close_field(s, beside);
  s.close();
  if (edit == nullptr || edit->text == code) return changed;
  const auto other = Currency::from_code(edit->text);
  if (!other) return changed;
  // The same figures, read anew.
  Draft& draft = s.draft(id);
  if (amount_minor) {
    draft.text = intl.money(*amount_minor, currency.code(), currency.minor_digits(),
                            platform::MoneyStyle::Plain);
  }
  currency = *other;
  const auto read = parse_money(draft.text, currency, marks_of(intl));
  amount_minor = read.ok() ? std::optional<int64_t>(read->amount_minor) : std::nullopt;
  draft.own = !read.ok() && !draft.text.empty();
  draft.stamp = amount_minor ? static_cast<uint64_t>(*amount_minor) * 2 + 1 : 0;
  s.need_frame();
  return true;
}

}  // namespace portico::ui
