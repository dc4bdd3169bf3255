// Words, icons and pictures.
#include "ui/state.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace portico::ui {

Rgba tone_color(const Context::State& s, Tone tone) {
  switch (tone) {
    case Tone::Neutral:
      return s.color(Color::Neutral);
    case Tone::Accent:
      return s.color(Color::AccentText);
    case Tone::Positive:
      return s.color(Color::Positive);
    case Tone::Warning:
      return s.color(Color::Warning);
    case Tone::Danger:
      return s.color(Color::Danger);
    case Tone::Info:
      return s.color(Color::Info);
  }
  return 0;
}

Rgba tone_ground(const Context::State& s, Tone tone) {
  switch (tone) {
    case Tone::Neutral:
      return s.color(Color::NeutralSoft);
    case Tone::Accent:
      return s.color(Color::AccentSoft);
    case Tone::Positive:
      return s.color(Color::PositiveSoft);
    case Tone::Warning:
      return s.color(Color::WarningSoft);
    case Tone::Danger:
      return s.color(Color::DangerSoft);
    case Tone::Info:
      return s.color(Color::InfoSoft);
  }
  return 0;
}

std::string_view tone_icon(Tone tone) {
  switch (tone) {
    case Tone::Positive:
      return "circle-check";
    case Tone::Warning:
      return "triangle-alert";
    case Tone::Danger:
      return "circle-alert";
    case Tone::Neutral:
    case Tone::Accent:
    case Tone::Info:
      break;
  }
  return "info";
}

std::string_view tone_name(Tone tone) {
  constexpr std::string_view kNames[] = {"neutral", "primary", "positive",
                                         "warning", "danger",  "info"};
  return kNames[static_cast<size_t>(tone)];
}

void Ui::text(Type type, std::string_view text, const TextOptions& options) {
  Context::State& s = context_.state();
  const int32_t index = s.add_text(text, type, options.color);
  Item& item = s.items[index];
  item.text_wraps = options.wrap;
  item.max_lines = static_cast<uint8_t>(options.max_lines);
  item.text_align = options.align;
  item.grow = options.grow;
  item.width = options.width;
  if (options.tabular) item.font.tabular = true;
  if (options.decorative) item.flags |= platform::flag::Decorative;
  if (options.isolate) s.write_towards(index, own_direction(text));
  if (!options.lang.empty()) s.items.attribute(index, platform::Attr::Lang, options.lang);
}

void Ui::heading(int level, std::string_view text, Type type) {
  Context::State& s = context_.state();
  Item& item = s.items[s.add_text(text, type, Color::Text)];
  item.role = Role::Heading;
  item.level = static_cast<uint8_t>(level);
  item.text_wraps = true;
}

void Ui::title(std::string_view text) {
  Context::State& s = context_.state();
  const int32_t index = s.add_text(text, Type::Display, Color::Text);
  Item& item = s.items[index];
  item.role = Role::Heading;
  item.level = 1;
  item.text_wraps = true;
  item.flags |= platform::flag::Focusable;
  s.title_id = item.id;
}

void Ui::icon(std::string_view name, Color color, float size_px, std::string_view label) {
  Context::State& s = context_.state();
  const int32_t index = s.add_icon(name, size_px, s.color(color));
  if (label.empty()) return;
  const NodeId id = s.next_id();
  s.items[index].id = id;
  s.items[index].semantic = true;
  s.items[index].role = Role::Figure;
  s.items.attribute(index, platform::Attr::Label, label);
}

void Ui::badge(std::string_view text, Tone tone, std::string_view icon) {
  Context::State& s = context_.state();
  const int32_t index = s.open(0);
  s.apply(index, {.axis = Axis::Row,
                  .gap = 6,
                  .padding_x = 8,
                  .padding_y = 2,
                  .align = Align::Center,
                  .min_height = 22});
  Item& ground = s.items[index];
  ground.fill = tone_ground(s, tone);
  ground.radius = s.theme.badge_radius_px;
  if (icon.empty()) {  // a status is never told by colour alone: the dot goes with its word
    const int32_t dot = s.add(0);
    Item& item = s.items[dot];
    item.width = item.height = item.min_width = 6;
    item.radius = 3;
    item.fill = tone_color(s, tone);
  } else {
    s.add_icon(icon, 14, tone_color(s, tone));
  }
  Item& word = s.items[s.add_text(text, Type::Caption, Color::Text)];
  word.font.weight = 500;
  word.color = tone_color(s, tone);
  s.close();
}

void Ui::picture(std::string_view source, std::string_view label, float width_px, float height_px) {
  Context::State& s = context_.state();
  const int32_t index = s.add(s.next_id());
  Item& item = s.items[index];
  item.semantic = true;
  item.role = Role::Picture;
  item.width = item.min_width = width_px;
  item.height = height_px;
  s.items.attribute(index, platform::Attr::Source, source);
  s.items.attribute(index, platform::Attr::Label, label);
}

Scope Ui::key_values(std::string_view label) {
  return box({.gap = 0, .role = Role::List, .label = label, .key = label});
}

void Ui::key_value(std::string_view term, std::string_view value, bool strong, bool number) {
  Context::State& s = context_.state();
  const int32_t row = s.open(s.next_id());
  s.apply(row, {.axis = Axis::Row,
                .gap = 16,
                .padding_y = 6,
                .align = Align::Baseline,
                .role = Role::ListItem});
  if (s.items[s.items[row].parent].first_child == row) s.items[row].pad_top = 0;
  Item& name = s.items[s.add_text(term, Type::Body, strong ? Color::Text : Color::TextMuted)];
  name.text_wraps = true;
  constexpr float kTerms = 160, kNarrowTerms = 120;
  name.width = number ? kFit : s.phone() ? kNarrowTerms : kTerms;
  name.grow = number ? 1.0f : 0.0f;
  if (strong) name.font.weight = 600;
  const int32_t index = s.add_text(value, strong ? Type::BodyStrong : Type::Body, Color::Text);
  Item& item = s.items[index];
  item.text_wraps = !number;
  if (number) {
    item.font.tabular = true;
    item.min_width = 40;
    item.text_align = platform::TextAlign::End;
  } else {
    item.width = kFill;
    item.shrinks_to_nothing = true;  // long codes break anywhere
  }
  s.close();
}

}  // namespace portico::ui
