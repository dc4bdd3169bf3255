// Fields: the browser draws and edits the text, the kit draws the frame, the label and what is said
// below.
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

// Label above; returns nothing for hidden ones, which the field itself says.
void label_above(Context::State& s, std::string_view text, NodeId field, bool optional_mark) {
  const int32_t row = s.open(0);
  s.apply(row, {.axis = Axis::Row, .gap = 6, .align = Align::Baseline});
  const int32_t index = s.add_text(text, Type::Label, Color::Text);
  s.items[index].role = Role::Label;
  s.items[index].text_wraps = true;
  s.items.attribute(index, Attr::For, std::to_string(field));
  if (optional_mark && !s.words.optional.empty()) {
    Item& mark = s.items[s.add_text(s.words.optional, Type::Caption, Color::TextMuted)];
    mark.flags |= platform::flag::Decorative;
  }
  s.close();
}

// Hint or error below the frame. Spoken with the field by its attributes, so not a second time.
void line_below(Context::State& s, std::string_view text, bool error) {
  if (error) {
    const int32_t row = s.open(0);
    s.apply(row, {.axis = Axis::Row, .gap = 6, .align = Align::Start});
    Item& icon = s.items[s.add_icon("circle-alert", 16, s.color(Color::Danger))];
    icon.min_width = 16;
    Item& item = s.items[s.add_text(text, Type::Caption, Color::Danger)];
    item.font.size_px = 13;
    item.text_wraps = true;
    item.flags |= platform::flag::Decorative;
    s.close();
    return;
  }
  Item& item = s.items[s.add_text(text, Type::Caption, Color::TextMuted)];
  item.text_wraps = true;
  item.flags |= platform::flag::Decorative;
}

// The native element's node, as large as the frame that the kit draws for it.
int32_t native(Context::State& s, NodeId id, Role role, bool error, bool disabled) {
  const int32_t index = s.add(id);
  Item& item = s.items[index];
  item.semantic = true;
  item.role = role;
  item.width = kFill;
  item.height = s.touch(s.theme.field_height_px);
  item.fill = s.color(disabled ? Color::SurfaceSunken : Color::Field);
  item.border = s.color(error           ? Color::Danger
                        : s.hover == id ? Color::TextMuted
                                        : Color::BorderStrong);
  item.border_px = 1;
  item.radius = s.theme.radius_px;
  s.set_font(item, Type::Body);
  item.font.size_px = 16;  // smaller makes iOS zoom in
  item.line_px = 24;
  if (s.width >= 1024 && !s.preferences.coarse_pointer) item.font.size_px = 15;
  item.color = s.color(disabled ? Color::TextMuted : Color::Text);
  item.field_pad_start = item.field_pad_end = 12;
  if (disabled) item.flags |= platform::flag::Disabled;
  if (error) item.flags |= platform::flag::Invalid;
  return index;
}

// An icon or word within the frame: drawn beside the flow, over the field.
void within(Context::State& s, bool at_end, std::string_view icon, std::string_view word) {
  const int32_t over = s.add(0);
  Item& item = s.items[over];
  item.place = Place::Within;
  item.axis = Axis::Row;
  item.align = Align::Center;
  item.justify = at_end ? Justify::End : Justify::Start;
  item.pad_start = item.pad_end = 12;
  s.levels.push_back({over, s.levels.back().seed, 0, false});
  if (!icon.empty()) s.add_icon(icon, 18, s.color(Color::TextMuted));
  if (!word.empty()) {
    Item& text = s.items[s.add_text(word, Type::Body, Color::TextMuted)];
    text.flags |= platform::flag::Decorative;
  }
  s.close();
}

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

void optional_attribute(Context::State& s, int32_t item, Attr key, std::string_view value) {
  if (!value.empty()) s.items.attribute(item, key, value);
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
  s.apply(s.open(0), {.gap = 6, .width = options.width});
  if (!options.hide_label) label_above(s, options.label, id, false);
  s.apply(s.open(0), {});
  const int32_t index = native(s, id, Role::TextField, !options.error.empty(), options.disabled);
  Item& item = s.items[index];
  if (!options.icon.empty()) item.field_pad_start = 40;
  if (!options.suffix.empty()) {
    item.field_pad_end = 20 + 11 * static_cast<float>(options.suffix.size());
  }
  if (options.end_aligned) {
    item.text_align = platform::TextAlign::End;
    item.font.tabular = true;
  }
  if (options.required) item.flags |= platform::flag::Required;
  if (options.read_only) item.flags |= platform::flag::ReadOnly;
  s.items.attribute(index, Attr::Value, value);
  s.items.attribute(index, Attr::InputType, input_type(options.type));
  if (options.type == InputType::Decimal) s.items.attribute(index, Attr::InputMode, "decimal");
  if (options.hide_label) s.items.attribute(index, Attr::Label, options.label);
  optional_attribute(s, index, Attr::Placeholder, options.placeholder);
  optional_attribute(s, index, Attr::Autocomplete, options.autocomplete);
  optional_attribute(s, index, Attr::Name, options.name);
  optional_attribute(s, index, Attr::Hint, options.hint);
  optional_attribute(s, index, Attr::Error, options.error);
  optional_attribute(s, index, Attr::Min, options.min);
  optional_attribute(s, index, Attr::Max, options.max);
  if (options.max_length > 0) {
    s.items.attribute(index, Attr::MaxLength, std::to_string(options.max_length));
  }
  if (!options.icon.empty()) within(s, false, options.icon, {});
  if (!options.suffix.empty()) within(s, true, {}, options.suffix);
  s.close();
  if (!options.error.empty()) {
    line_below(s, options.error, true);
  } else if (!options.hint.empty()) {
    line_below(s, options.hint, false);
  }
  s.close();
  return response;
}

bool Ui::select(std::string_view key, std::string_view label, std::span<const Option> items,
                std::string& value, bool hide_label, float width) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  bool changed = false;
  if (const FieldEdit* edit = s.edit(id); edit != nullptr && edit->text != value) {
    value = edit->text;
    changed = true;
    s.need_frame();
  }
  s.apply(s.open(0), {.gap = 6, .width = width});
  if (!hide_label) label_above(s, label, id, false);
  s.apply(s.open(0), {});
  const int32_t index = native(s, id, Role::Select, false, false);
  s.items[index].field_pad_end = 36;
  if (hide_label) s.items.attribute(index, Attr::Label, label);
  s.items.attribute(index, Attr::Value, value);
  std::string options;
  for (const Option& option : items) {
    if (!options.empty()) options += '\n';
    options.append(option.value).append("\t").append(option.text);
  }
  s.items.attribute(index, Attr::Options, options);
  within(s, true, "chevron-down", {});
  s.close();
  s.close();
  return changed;
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
