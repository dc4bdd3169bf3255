#include <string>

#include "ui/choices.h"
#include "ui/field_parts.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr std::string_view kFull = "\xE2\x98\x85", kEmpty = "\xE2\x98\x86";  // U+2605, U+2606

void draw_star(Context::State& s, bool on, bool disabled) {
  Item& star = s.items[s.add_text(on ? kFull : kEmpty, Type::Title,
                                  disabled ? Color::TextMuted
                                  : on     ? Color::AccentText
                                           : Color::TextMuted)];
  star.font.size_px = 26;
  star.font.family = platform::FontFamily::Sans;
  star.line_px = 32;
  star.flags |= platform::flag::Decorative;
}

}  // namespace

bool rating(Ui& ui, std::string_view key, int& stars, const FieldOptions& options, int most) {
  Context::State& s = ui.context().state();
  if (s.speech == nullptr) return false;
  const NodeId id = s.id_of(key);
  const auto star_id = [&](int count) {
    return Context::State::derived(id, std::to_string(count));
  };
  const bool fixed = options.disabled || options.busy;
  const int before = stars;
  int seen = stars;  // or those up to the one under the pointer
  for (int count = 1; count <= most && !options.read_only && !fixed; ++count) {
    if (s.clicked(star_id(count))) seen = stars = count;
    if (s.hover == star_id(count)) seen = count;
  }
  const int32_t group = s.open(id);
  s.apply(group, {.gap = 4,
                  .width = options.width,
                  .role = options.read_only ? Role::Figure : Role::RadioGroup});
  const std::string said =
      options.read_only ? s.speech->text("field.rating.of",
                                         {{"stars", s.speech->intl().integer(stars)},
                                          {"most", s.speech->count("field.rating.stars", most)}})
                        : std::string();
  s.items.attribute(
      group, Attr::Label,
      said.empty() ? std::string(options.label) : std::string(options.label) + ": " + said);
  if (!options.error.empty()) s.items[group].flags |= platform::flag::Invalid;
  if (!options.hide_label) {
    Item& words = s.items[s.add_text(options.label, Type::Label, Color::Text)];
    words.text_wraps = true;
    words.flags |= platform::flag::Decorative;
  }
  s.apply(s.open(0), {.axis = Axis::Row, .gap = 2, .align = Align::Center});
  const float size = s.touch(36);
  for (int count = 1; count <= most; ++count) {
    const int32_t box = s.open(options.read_only ? 0 : star_id(count));
    s.apply(box, {.axis = Axis::Row,
                  .align = Align::Center,
                  .justify = Justify::Center,
                  .width = options.read_only ? 28 : size,
                  .height = size});
    Item& item = s.items[box];
    item.min_width = item.width;
    if (!options.read_only) {
      item.semantic = true;
      item.role = Role::Radio;
      item.flags |= platform::flag::HasChecked;
      if (stars == count) item.flags |= platform::flag::Checked;
      if (options.disabled) item.flags |= platform::flag::Disabled;
      s.items.attribute(box, Attr::Label, s.speech->count("field.rating.stars", count));
    }
    draw_star(s, count <= seen, options.disabled);
    s.close();
  }
  if (options.busy) s.add_spinner(18, s.color(Color::TextMuted));
  s.close();
  add_notes(s, options);
  s.close();
  return stars != before;
}

}  // namespace portico::ui
