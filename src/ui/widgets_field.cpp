// Text fields, native lists and boxes to tick: those that the first screens have. fields.h and
// choices.h have the rest.
#include <algorithm>

#include "ui/field_parts.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

std::string_view input_type(InputType type) {
  switch (type) {
    case InputType::Email:
      return "email";
    case InputType::Password:
      return "password";
    case InputType::Search:
      return "search";
    case InputType::Date:
      return "date";
    case InputType::Text:
    case InputType::Decimal:
      break;
  }
  return "text";
}

}  // namespace

FieldResponse Ui::field(std::string_view key, std::string& value, const FieldOptions& options) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  FieldResponse response;
  for (const FieldEdit& edit : s.edits) {
    if (edit.id != id) continue;
    s.need_frame();
    if (edit.text != value) {
      value = edit.text;
      response.changed = true;
    }
    if (edit.kind == platform::EventKind::Change) response.committed = true;
  }
  open_field(s, id, options);
  const int32_t index = add_native(s, id, Role::TextField, options, value);
  Item& item = s.items[index];
  if (!options.suffix.empty()) {
    item.field_pad_end = 20 + 11 * static_cast<float>(options.suffix.size());
  }
  if (options.end_aligned) {
    item.text_align = platform::TextAlign::End;
    item.font.tabular = true;
  }
  s.items.attribute(index, Attr::InputType, input_type(options.type));
  if (options.type == InputType::Decimal) s.items.attribute(index, Attr::InputMode, "decimal");
  if (!options.min.empty()) s.items.attribute(index, Attr::Min, options.min);
  if (!options.max.empty()) s.items.attribute(index, Attr::Max, options.max);
  if (options.max_length > 0) {
    s.items.attribute(index, Attr::MaxLength, std::to_string(options.max_length));
  }
  if (!options.icon.empty()) add_within(s, false, options.icon, {});
  if (!options.suffix.empty()) add_within(s, true, {}, options.suffix);
  close_field(s, options);
  return response;
}

bool select(Ui& ui, std::string_view key, std::span<const Option> items, std::string& value,
            const FieldOptions& options) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  bool changed = false;
  if (const FieldEdit* edit = s.edit(id); edit != nullptr && edit->text != value) {
    const auto is_it = [&](const Option& item) { return item.value == edit->text; };
    changed = std::any_of(items.begin(), items.end(), is_it);  // it may be gone by now
    if (changed) value = edit->text;
    s.need_frame();
  }
  open_field(s, id, options);
  const int32_t index = add_native(s, id, Role::Select, options, value);
  s.items[index].field_pad_end = 36;
  s.items.attribute(index, Attr::Options, option_lines(items));
  if (!options.busy) add_within(s, true, "chevron-down", {});
  close_field(s, options);
  return changed;
}

bool Ui::select(std::string_view key, std::string_view label, std::span<const Option> items,
                std::string& value, bool hide_label, float width) {
  return ui::select(*this, key, items, value,
                    {.label = label, .hide_label = hide_label, .width = width});
}

bool Ui::checkbox(std::string_view key, std::string_view label, bool& value, bool hide_label) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  bool changed = false;
  if (const FieldEdit* edit = s.edit(id); edit != nullptr) {
    const bool on = edit->text == "1" || edit->text == "true" || edit->text == "on";
    changed = on != value;
    value = on;
    s.need_frame();
  } else if (s.clicked(id)) {
    value = !value;
    changed = true;
  }
  const int32_t row = s.open(id, key);
  s.apply(row, {.axis = Axis::Row,
                .gap = 12,
                .align = Align::Center,
                .min_height = s.touch(hide_label ? 24.0f : 32.0f),
                .role = Role::Checkbox});
  // Without a label it takes the room that box and gap have with one: columns of boxes stand flush.
  s.items[row].min_width = hide_label ? 32 : 0;
  s.items[row].flags |= platform::flag::HasChecked | (value ? platform::flag::Checked : 0u);
  s.items.attribute(row, Attr::Label, label);
  const int32_t box = s.open(0);
  Item& mark = s.items[box];
  mark.axis = Axis::Row;
  mark.align = Align::Center;
  mark.justify = Justify::Center;
  mark.width = mark.height = mark.min_width = 20;
  mark.radius = s.theme.radius_px < 5 ? s.theme.radius_px : 5;
  mark.border_px = 1;
  mark.fill = s.color(value ? (s.hover == id ? Color::AccentHover : Color::Accent) : Color::Field);
  mark.border = s.color(value           ? Color::Accent
                        : s.hover == id ? Color::TextMuted
                                        : Color::BorderStrong);
  if (value) s.add_icon("check", 16, s.color(Color::TextOnAccent));
  s.close();
  if (!hide_label) {
    Item& words = s.items[s.add_text(label, Type::Body, Color::Text)];
    words.text_wraps = true;
    words.flags |= platform::flag::Decorative;
  }
  s.close();
  return changed;
}

}  // namespace portico::ui
