// Status, avatars, progress, timelines.
#include "ui/content.h"

#include <cmath>

#include "ui/menu.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

// Bytes of the character that begins at `at`.
size_t character_at(std::string_view text, size_t at) {
  size_t end = at + 1;
  while (end < text.size() && (static_cast<uint8_t>(text[end]) & 0xC0) == 0x80) ++end;
  return end - at;
}

bool is_latin(std::string_view character) {
  return static_cast<uint8_t>(character[0]) < 0xCD;  // to U+033F
}

}  // namespace

std::string initials(std::string_view name) {
  std::string made;
  size_t last = 0;
  bool begins = true;
  for (size_t at = 0; at < name.size(); ++at) {
    if (name[at] != ' ' && begins) last = at;
    begins = name[at] == ' ';
  }
  if (name.empty()) return made;
  const std::string_view first = name.substr(0, character_at(name, 0));
  made.assign(first);
  if (last > 0 && is_latin(first)) made.append(name.substr(last, character_at(name, last)));
  for (char& c : made) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return made;
}

void status(Ui& ui, std::string_view text, Tone tone) {
  Context::State& s = ui.context().state();
  s.apply(s.open(0), {.axis = Axis::Row, .gap = 8, .align = Align::Center});
  Item& dot = s.items[s.add(0)];
  dot.width = dot.height = dot.min_width = 8;
  dot.radius = 4;
  dot.fill = tone_color(s, tone);
  s.add_text(text, Type::Body, Color::Text);
  s.close();
}

void avatar(Ui& ui, std::string_view name, const AvatarOptions& options) {
  Context::State& s = ui.context().state();
  const float size = options.size_px;
  if (!options.picture.empty()) {
    const int32_t index = s.add(s.next_id());
    Item& item = s.items[index];
    item.semantic = true;
    item.role = Role::Picture;
    item.width = item.height = item.min_width = size;
    s.items.attribute(index, Attr::Source, options.picture);
    s.items.attribute(index, Attr::Label, options.label);
    s.items.attribute(index, Attr::Tone, "avatar");
    return;
  }
  const int32_t disc = s.open(options.label.empty() ? 0 : s.next_id());
  s.apply(disc, {.axis = Axis::Row,
                 .align = Align::Center,
                 .justify = Justify::Center,
                 .width = size,
                 .height = size,
                 .min_width = size,
                 .role = options.label.empty() ? Role::Group : Role::Figure,
                 .label = options.label});
  s.items[disc].fill = s.color(Color::AccentSoft);
  s.items[disc].radius = size / 2;
  Item& letters = s.items[s.add_text(initials(name), Type::Label, Color::AccentText, false)];
  letters.font.weight = 600;
  letters.font.size_px = static_cast<uint16_t>(std::floor(size * 0.4f + 0.5f));
  letters.line_px = static_cast<uint16_t>(size * 0.6f);
  s.close();
}

std::optional<std::string> avatar_menu(Ui& ui, std::string_view key, const Who& who,
                                       std::span<const MenuEntry> entries) {
  Context::State& s = ui.context().state();
  const bool narrow = s.phone() || who.beside.empty();
  const NodeId id = open_button(
      s, key, {.kind = ButtonKind::Quiet, .icon_only = narrow, .description = who.description});
  const int32_t item = s.levels.back().item;
  s.top().gap = 10;
  if (!narrow) s.top().pad_start = s.top().pad_end = 8;
  avatar(ui, who.name);
  if (narrow) {
    s.items.attribute(item, Attr::Label, who.beside.empty() ? who.name : who.beside);
  } else {
    s.add_text(who.beside, Type::Label, Color::Text);
    s.add_icon("chevron-down", 16, s.color(Color::TextMuted));
  }
  s.close();
  const auto head = [&] {
    s.apply(
        s.open(0),
        {.axis = Axis::Row, .gap = 12, .padding_x = 10, .padding_y = 10, .align = Align::Center});
    avatar(ui, who.name, {.size_px = 40});
    s.apply(s.open(0), {.grow = 1});
    s.add_text(who.name, Type::BodyStrong, Color::Text);
    if (!who.detail.empty()) s.add_text(who.detail, Type::Caption, Color::TextMuted);
    s.close();
    s.close();
    s.apply(s.open(0), {.padding_y = 4});
    Item& line = s.items[s.add(0)];
    line.height = s.hairline();
    line.fill = s.color(Color::Border);
    s.close();
  };
  return menu_below(s, {.id = id, .item = item, .label = who.name, .head = head}, entries);
}

void add_progress_track(Context::State& s, NodeId id, std::string_view label, float part,
                        std::string_view value_text, float height_px) {
  const int32_t track = s.open(id);
  s.apply(track, {.axis = Axis::Row, .height = height_px, .role = Role::Progress, .label = label});
  s.items[track].fill = s.color(Color::SurfaceSunken);
  s.items[track].border = s.color(Color::Border);
  s.items[track].border_px = height_px < 8 ? 0 : 1;
  s.items[track].radius = height_px / 2;
  s.items[track].clips = true;
  s.items.attribute(track, Attr::Min, "0");
  s.items.attribute(track, Attr::Max, "100");
  float before = 0, filled = part > 1 ? 1 : part;
  if (part >= 0) {
    const int percent = static_cast<int>(std::floor(filled * 100 + 0.5f));
    s.items.attribute(track, Attr::ValueNow, std::to_string(percent));
    if (!value_text.empty()) s.items.attribute(track, Attr::ValueText, value_text);
    filled = s.animated(id, filled, filled, 200);
  } else {
    // A third of the bar goes to and fro. Where motion is not wanted it stays in the middle.
    constexpr double kTurnMs = 2400;
    const double now = s.preferences.reduced_motion ? 0 : s.pulse(32);
    const double turn = std::fmod(now, kTurnMs) / kTurnMs;
    const auto way = static_cast<float>(turn < 0.5 ? turn * 2 : 2 - turn * 2);
    filled = 0.34f;
    before = s.preferences.reduced_motion ? 0.33f : 0.66f * way * way * (3 - 2 * way);
    s.items[track].flags |= platform::flag::Busy;
  }
  const auto stretch = [&](float share, bool inked) {
    if (share <= 0) return;
    Item& bar = s.items[s.add(0)];
    bar.width = kFill;
    bar.grow = share;
    bar.shrinks_to_nothing = true;
    bar.height = height_px;
    bar.radius = height_px / 2;
    if (inked) bar.fill = s.color(Color::Accent);
  };
  stretch(before, false);
  stretch(filled, true);
  stretch(1 - before - filled, false);
  s.close();
}

void progress(Ui& ui, std::string_view key, std::string_view label, float part,
              std::string_view value_text) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  s.apply(s.open(0), {.gap = 8});
  s.apply(s.open(0), {.axis = Axis::Row, .gap = 12, .align = Align::Baseline});
  Item& words = s.items[s.add_text(label, Type::Label, Color::Text)];
  words.grow = 1;
  words.flags |= platform::flag::Decorative;
  if (!value_text.empty()) {
    Item& value = s.items[s.add_text(value_text, Type::Label, Color::TextMuted)];
    value.font.tabular = true;
    value.flags |= platform::flag::Decorative;
  }
  s.close();
  add_progress_track(s, id, label, part, value_text, 8);
  s.close();
}

void timeline(Ui& ui, std::string_view label, std::span<const TimelineEntry> entries) {
  Context::State& s = ui.context().state();
  const Scope list = ui.list(label);
  for (size_t at = 0; at < entries.size(); ++at) {
    const TimelineEntry& entry = entries[at];
    const bool last = at + 1 == entries.size();
    const int32_t row = s.open(s.next_id());
    s.apply(row, {.axis = Axis::Row, .gap = 12, .align = Align::Stretch, .role = Role::ListItem});
    // The mark, and the line down to the next one.
    s.apply(s.open(0), {.align = Align::Center, .width = 24, .height = kFill, .min_width = 24});
    const int32_t mark = s.open(0);
    s.apply(mark, {.axis = Axis::Row,
                   .align = Align::Center,
                   .justify = Justify::Center,
                   .width = 24,
                   .height = 24});
    s.items[mark].fill = tone_ground(s, entry.tone);
    s.items[mark].radius = 12;
    if (entry.icon.empty()) {
      Item& dot = s.items[s.add(0)];
      dot.width = dot.height = 8;
      dot.radius = 4;
      dot.fill = tone_color(s, entry.tone);
    } else {
      s.add_icon(entry.icon, 14, tone_color(s, entry.tone));
    }
    s.close();
    if (!last) {
      Item& line = s.items[s.add(0)];
      line.width = 2;
      line.height = kFill;
      line.fill = s.color(Color::Border);
    }
    s.close();
    const int32_t words = s.open(0);
    s.apply(words, {.gap = 2, .grow = 1, .width = kFill});
    s.items[words].pad_top = 2;
    s.items[words].pad_bottom = last ? 0 : 20;
    s.apply(s.open(0), {.axis = Axis::Row, .gap = 4, .align = Align::Baseline, .wrap = true});
    Item& what = s.items[s.add_text(entry.text, Type::Body, Color::Text)];
    what.font.weight = 500;
    what.grow = 1;
    what.text_wraps = true;
    s.add_text(entry.time, Type::Caption, Color::TextMuted);
    s.close();
    if (!entry.note.empty()) {
      s.items[s.add_text(entry.note, Type::Body, Color::TextMuted)].text_wraps = true;
    }
    s.close();
    s.close();
  }
}

}  // namespace portico::ui
