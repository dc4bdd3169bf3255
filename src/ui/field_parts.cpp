#include "ui/field_parts.h"

#include "ui/widgets.h"

namespace portico::ui {

using platform::Attr;

void add_label(Context::State& s, std::string_view text, NodeId field) {
  const int32_t index = s.add_text(text, Type::Label, Color::Text);
  s.items[index].role = Role::Label;
  s.items[index].text_wraps = true;
  s.items.attribute(index, Attr::For, std::to_string(field));
}

void add_note(Context::State& s, std::string_view text, bool error) {
  if (error) {
    s.apply(s.open(0), {.axis = Axis::Row, .gap = 6, .align = Align::Start});
    s.add_icon("circle-alert", 16, s.color(Color::Danger));
  }
  Item& item = s.items[s.add_text(text, Type::Caption, error ? Color::Danger : Color::TextMuted)];
  item.text_wraps = true;
  item.flags |= platform::flag::Decorative;
  if (!error) return;
  item.font.size_px = 13;
  s.close();
}

void add_notes(Context::State& s, const FieldOptions& options) {
  const bool error = !options.error.empty();
  const std::string_view text = error ? options.error : options.hint;
  if (!text.empty()) add_note(s, text, error);
}

void open_field(Context::State& s, NodeId id, const FieldOptions& options) {
  s.apply(s.open(0), {.gap = 6, .width = options.width});
  if (!options.hide_label) add_label(s, options.label, id);
  s.apply(s.open(0), {});
}

void close_field(Context::State& s, const FieldOptions& options) {
  if (options.busy) {
    Item& over = s.items[s.open(0)];
    over.place = Place::Within;
    over.axis = Axis::Row;
    over.align = Align::Center;
    over.justify = Justify::End;
    over.pad_end = 12;
    s.add_spinner(18, s.color(Color::TextMuted));
    s.close();
  }
  s.close();
  add_notes(s, options);
  s.close();
}

void dress_frame(Context::State& s, Item& item, NodeId id, const FieldOptions& options) {
  const bool fixed = options.is_fixed();
  item.fill = s.color(fixed ? Color::SurfaceSunken : Color::Field);
  item.border = s.color(!options.error.empty() ? Color::Danger
                        : fixed                ? Color::Border
                        : s.hover == id        ? Color::TextMuted
                                               : Color::BorderStrong);
  item.border_px = 1;
  item.radius = s.theme.radius_px;
}

int32_t add_native(Context::State& s, NodeId id, Role role, const FieldOptions& options,
                   std::string_view value) {
  const int32_t index = s.add(id);
  Item& item = s.items[index];
  item.semantic = true;
  item.role = role;
  item.width = kFill;
  item.height = s.touch(s.theme.field_height_px);
  dress_frame(s, item, id, options);
  s.set_font(item, Type::Body);
  item.font.size_px = 16;  // smaller makes iOS zoom in
  item.line_px = 24;
  if (s.width >= 1024 && !s.preferences.coarse_pointer) item.font.size_px = 15;
  item.color = s.color(options.disabled ? Color::TextMuted : Color::Text);
  item.field_pad_start = options.icon.empty() ? 12.0f : 40.0f;
  item.field_pad_end = options.busy ? 40.0f : 12.0f;
  if (options.disabled) item.flags |= platform::flag::Disabled;
  if (options.read_only) item.flags |= platform::flag::ReadOnly;
  if (options.required) item.flags |= platform::flag::Required;
  if (options.busy) item.flags |= platform::flag::Busy;
  if (!options.error.empty()) item.flags |= platform::flag::Invalid;
  const auto optional = [&](Attr key, std::string_view text) {
    if (!text.empty()) s.items.attribute(index, key, text);
  };
  s.items.attribute(index, Attr::Value, value);
  if (options.hide_label) s.items.attribute(index, Attr::Label, options.label);
  optional(Attr::Placeholder, options.placeholder);
  optional(Attr::Autocomplete, options.autocomplete);
  optional(Attr::Name, options.name);
  optional(Attr::Hint, options.hint);
  optional(Attr::Error, options.error);
  return index;
}

void add_within(Context::State& s, bool at_end, std::string_view icon, std::string_view word) {
  Item& item = s.items[s.open(0)];
  item.place = Place::Within;
  item.axis = Axis::Row;
  item.align = Align::Center;
  item.justify = at_end ? Justify::End : Justify::Start;
  item.pad_start = item.pad_end = 12;
  if (!icon.empty()) s.add_icon(icon, 18, s.color(Color::TextMuted));
  if (!word.empty()) {
    s.items[s.add_text(word, Type::Body, Color::TextMuted)].flags |= platform::flag::Decorative;
  }
  s.close();
}

bool icon_button(Context::State& s, NodeId id, const IconButton& button) {
  const int32_t index = s.open(id);
  s.apply(index, {.axis = Axis::Row,
                  .align = Align::Center,
                  .justify = Justify::Center,
                  .width = button.size_px,
                  .height = button.size_px,
                  .role = Role::Button,
                  .label = button.label});
  Item& item = s.items[index];
  item.min_width = button.size_px;
  item.radius = s.theme.radius_px > 3 ? s.theme.radius_px - 2 : s.theme.radius_px;
  if (button.disabled) item.flags |= platform::flag::Disabled;
  if (!button.in_tab_order) item.flags |= platform::flag::Focusable;
  if (s.hover == id && !button.disabled) item.fill = s.color(Color::SurfaceHover);
  s.add_icon(button.icon, button.icon_px,
             s.color(button.disabled ? Color::Border : Color::TextMuted));
  s.close();
  return !button.disabled && s.clicked(id);
}

bool add_button_within(Context::State& s, NodeId id, std::string_view icon, std::string_view label,
                       bool disabled) {
  Item& over = s.items[s.open(0)];
  over.place = Place::Within;
  over.axis = Axis::Row;
  over.align = Align::Center;
  over.justify = Justify::End;
  over.pad_end = 3;
  const bool pressed = icon_button(s, id,
                                   {.icon = icon,
                                    .label = label,
                                    .size_px = s.touch(s.theme.field_height_px) - 6,
                                    .disabled = disabled});
  s.close();
  return pressed;
}

std::string option_lines(std::span<const Option> items) {
  std::string lines;
  for (const Option& item : items) {
    if (!lines.empty()) lines += '\n';
    lines.append(item.value).append("\t").append(item.text);
  }
  return lines;
}

// ---- fields whose value is not text
// ---------------------------------------------------------------

Draft& Context::State::draft(NodeId id) {
  std::erase_if(drafts,
                [&](const Draft& draft) { return draft.id != id && draft.last_frame + 1 < frame; });
  for (Draft& draft : drafts) {
    if (draft.id != id) continue;
    draft.last_frame = frame;
    return draft;
  }
  return drafts.emplace_back(Draft{.id = id, .last_frame = frame});
}

Typing typing(Context::State& s, NodeId id, uint64_t stamp, std::string_view written) {
  Draft& draft = s.draft(id);
  Typing now;
  for (const FieldEdit& edit : s.edits) {
    if (edit.id != id) continue;
    s.need_frame();
    const std::string_view before = draft.own ? std::string_view(draft.text) : written;
    if (edit.text != before) {
      draft.text = edit.text;
      draft.own = now.changed = true;
    }
    if (edit.kind == platform::EventKind::Change) now.committed = true;
  }
  // Somebody else gave the field another value.
  if (!now.changed && draft.stamp != stamp) draft.own = false;
  draft.stamp = stamp;
  now.text = draft.own ? draft.text : std::string(written);
  return now;
}

void take_typing(Context::State& s, NodeId id, uint64_t stamp, bool understood) {
  Draft& draft = s.draft(id);
  draft.stamp = stamp;
  if (understood) draft.own = false;
  s.need_frame();
}

}  // namespace portico::ui
