// What the portal says back: notices, empty and loading states, progress.
#include "ui/widgets.h"

namespace portico::ui {

Scope Ui::banner(std::string_view key, Tone tone, std::string_view title, std::string_view text,
                 bool alert) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  const int32_t index = s.open(id, key);
  s.apply(index, {.axis = Axis::Row,
                  .gap = 12,
                  .padding_x = 16,
                  .padding_y = 12,
                  .align = Align::Start,
                  .role = alert ? Role::Alert : Role::Group});
  Item& ground = s.items[index];
  ground.semantic = true;
  ground.fill = tone_ground(s, tone);
  ground.radius = s.theme.card_radius_px;
  s.items.attribute(index, platform::Attr::Tone, tone_name(tone));
  s.add_icon(tone_icon(tone), 20, tone_color(s, tone));
  const int32_t words = s.open(0);
  s.apply(words, {.gap = 12, .grow = 1, .width = kFill});
  s.apply(s.open(0), {.gap = 4});
  if (!title.empty()) {
    Item& item = s.items[s.add_text(title, Type::BodyStrong, Color::Text)];
    item.text_wraps = true;
  }
  if (!text.empty()) {
    Item& item = s.items[s.add_text(text, Type::Body, Color::Text)];
    item.text_wraps = true;
  }
  s.close();
  // Actions go below the words: the scope closes both boxes.
  s.levels.back().closes = 2;
  return Scope(this);
}

void Ui::empty(std::string_view icon, std::string_view title, std::string_view text) {
  Context::State& s = context_.state();
  s.apply(s.open(0), {.gap = 8, .padding_x = 24, .padding_y = 48, .align = Align::Center});
  s.apply(s.open(0), {.axis = Axis::Row,
                      .align = Align::Center,
                      .justify = Justify::Center,
                      .width = 56,
                      .height = 56});
  s.top().fill = s.color(Color::SurfaceSunken);
  s.top().radius = 28;
  s.add_icon(icon, 24, s.color(Color::TextMuted));
  s.close();
  gap(4);
  Item& head = s.items[s.add_text(title, Type::Subtitle, Color::Text)];
  head.text_wraps = true;
  head.text_align = platform::TextAlign::Center;
  if (!text.empty()) {
    Item& words = s.items[s.add_text(text, Type::Body, Color::TextMuted)];
    words.text_wraps = true;
    words.text_align = platform::TextAlign::Center;
    words.max_width = 420;
  }
  s.close();
}

void Ui::skeleton(float width, float height) {
  Context::State& s = context_.state();
  Item& item = s.items[s.add(0)];
  item.width = width;
  item.height = height;
  item.fill = s.color(Color::Skeleton);
  item.radius = height >= 0 && height < 20 ? 4 : s.theme.radius_px;
}

void Ui::skeleton_lines(int count) {
  Context::State& s = context_.state();
  s.apply(s.open(0), {.gap = 12});
  for (int at = 0; at < count; ++at) {
    Item& item = s.items[s.add(0)];
    item.width = kFill;
    item.max_width = at + 1 == count && count > 1 ? 180.0f : 1e9f;
    item.height = 14;
    item.radius = 4;
    item.fill = s.color(Color::Skeleton);
  }
  s.close();
}

void Ui::spinner(std::string_view label) {
  Context::State& s = context_.state();
  const int32_t index = s.open(s.next_id());
  s.apply(index, {.axis = Axis::Row, .gap = 10, .align = Align::Center, .role = Role::Status});
  s.add_spinner(20, s.color(Color::Accent));
  s.add_text(label, Type::Body, Color::TextMuted);
  s.close();
}

void Ui::steps(std::string_view label, std::span<const Step> steps, int current) {
  Context::State& s = context_.state();
  const int32_t list = s.open(s.next_id());
  s.apply(
      list,
      {.axis = Axis::Row, .gap = 12, .align = Align::Center, .role = Role::List, .label = label});
  const bool narrow = s.phone();
  for (size_t at = 0; at < steps.size(); ++at) {
    const int number = static_cast<int>(at);
    const bool done = number < current, now = number == current;
    const int32_t step = s.open(s.next_id());
    s.apply(step, {.axis = Axis::Row, .gap = 8, .align = Align::Center, .role = Role::ListItem});
    if (now) s.items[step].flags |= platform::flag::Selected;
    s.apply(s.open(0), {.axis = Axis::Row,
                        .align = Align::Center,
                        .justify = Justify::Center,
                        .width = 24,
                        .height = 24,
                        .min_width = 24});
    s.top().radius = 12;
    s.top().fill = s.color(now || done ? Color::Accent : Color::SurfaceSunken);
    if (done) {
      s.add_icon("check", 14, s.color(Color::TextOnAccent));
    } else {
      Item& item = s.items[s.add_text(steps[at].number, Type::Caption,
                                      now ? Color::TextOnAccent : Color::TextMuted)];
      item.font.weight = 600;
      item.flags |= platform::flag::Decorative;
    }
    s.close();
    const int32_t words =
        s.add_text(steps[at].text, Type::Label, now ? Color::Text : Color::TextMuted);
    if (narrow && !now) {  // named for those who hear it; shown by its number
      s.items[words].max_width = 0;
      s.items[words].clips = true;
      s.items[words].shrinks_to_nothing = true;
      s.items[words].fade = 0;
    }
    s.close();
    if (at + 1 < steps.size()) {
      Item& line = s.items[s.add(0)];
      line.width = kFill;
      line.max_width = 64;
      line.min_width = 12;
      line.height = s.hairline();
      line.fill = s.color(done ? Color::Accent : Color::BorderStrong);
    }
  }
  s.close();
}

void Ui::announce(std::string_view text, bool assertive) {
  context_.state().semantics.announce(text, assertive);
}

}  // namespace portico::ui
