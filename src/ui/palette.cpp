// The command palette: a modal with a field whose arrows move through what matches it. WAI-ARIA
// combobox pattern, list autocomplete with manual selection.
#include <algorithm>

#include "core/ascii.h"
#include "ui/animation.h"
#include "ui/overlay.h"
#include "ui/overlays.h"
#include "ui/suggestions.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr float kWidth = 620, kGroupHeight = 32, kListHeight = 400;

bool contains(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

// Every word typed is somewhere in the entry.
bool matches(const PaletteEntry& entry, std::string_view typed) {
  size_t at = 0;
  while (at < typed.size()) {
    const size_t end = std::min(typed.find(' ', at), typed.size());
    const std::string_view word = typed.substr(at, end - at);
    if (!word.empty() && !contains(entry.text, word) && !contains(entry.also, word) &&
        !contains(entry.note, word) && !contains(entry.group, word)) {
      return false;
    }
    at = end + 1;
  }
  return true;
}

int32_t draw_field(Context::State& s, NodeId field, const PaletteOptions& options) {
  const int32_t head = s.open(0);
  s.apply(head, {.height = 56});
  const int32_t input = s.add(field);
  Item& item = s.items[input];
  item.semantic = true;
  item.role = Role::ComboBox;
  item.width = kFill;
  item.height = 56;
  s.set_font(item, Type::Body);
  item.font.size_px = 16;
  item.line_px = 24;
  item.color = s.color(Color::Text);
  item.field_pad_start = 52;
  item.field_pad_end = 16;
  item.flags |= platform::flag::HasExpanded | platform::flag::Expanded;
  s.items.attribute(input, Attr::Label, options.label);
  s.items.attribute(input, Attr::Placeholder, options.placeholder);
  s.items.attribute(input, Attr::Autocomplete, "off");
  s.items.attribute(input, Attr::Tone, "bare");
  s.items.attribute(input, Attr::InputType, "text");
  s.items.attribute(input, Attr::Value, s.palette_typed);
  s.items.attribute(input, Attr::Keys, "ArrowDown ArrowUp Enter");
  const int32_t over = s.open(0);
  s.apply(over, {.axis = Axis::Row, .align = Align::Center});
  s.items[over].place = Place::Within;
  s.items[over].pad_start = 18;
  s.add_icon("search", 20, s.color(Color::TextMuted));
  s.close();
  s.close();
  Item& line = s.items[s.add(0)];
  line.height = s.hairline();
  line.fill = s.color(Color::Border);
  return input;
}

void draw_group(Context::State& s, std::string_view name) {
  const int32_t row = s.open(0);
  s.apply(row, {.axis = Axis::Row, .padding_x = 12, .align = Align::End, .height = kGroupHeight});
  s.items[row].pad_bottom = 4;
  Item& words = s.items[s.add_text(name, Type::Caption, Color::TextMuted)];
  words.font.weight = 600;
  words.flags |= platform::flag::Decorative;
  s.close();
}

}  // namespace

std::optional<std::string> command_palette(Ui& ui, std::string_view key, bool& open,
                                           const PaletteOptions& options,
                                           std::span<const PaletteEntry> entries) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  const NodeId field = Context::State::derived(id, "field");
  const NodeId list_id = Context::State::derived(id, "list");
  const auto option_id = [&](const PaletteEntry& entry) {
    return Context::State::derived(list_id, entry.key);
  };
  const Held held = hold_overlay(s, id, OverlayKind::Modal);
  if (held.fresh) {
    s.palette_typed.clear();
    s.palette_at = 0;
    s.focus_next = field;
  }
  if (held.dismissed) open = false;
  if (const FieldEdit* edit = s.edit(field); edit != nullptr && edit->text != s.palette_typed) {
    s.palette_typed = edit->text;
    s.palette_at = 0;
    s.semantics.scroll_to(list_id, 0, 0);
    s.need_frame();
  }
  std::vector<const PaletteEntry*> found;
  std::optional<std::string> chosen;
  for (const PaletteEntry& entry : entries) {
    if (s.clicked(option_id(entry))) chosen = entry.key;
    if (matches(entry, s.palette_typed)) found.push_back(&entry);
  }
  const size_t count = found.size();
  bool moved = false;
  if (count > 0) {
    s.palette_at = std::min(s.palette_at, count - 1);
    if (s.key_pressed("ArrowDown")) moved = true, s.palette_at = (s.palette_at + 1) % count;
    if (s.key_pressed("ArrowUp")) moved = true, s.palette_at = (s.palette_at + count - 1) % count;
    if (s.key_pressed("Enter")) chosen = found[s.palette_at]->key;
  }
  if (chosen) open = false;

  const float shown = s.animated(Context::State::derived(id, "motion"), 1, 0, kMotionMs);
  open_layer(s, id, shown);
  const int32_t panel = s.open(id, key);
  s.apply(
      panel,
      {.width = kWidth, .surface = Surface::Card, .role = Role::Dialog, .label = options.label});
  Item& ground = s.items[panel];
  ground.place = Place::Top;
  ground.elevation = Elevation::Floating;
  ground.radius = s.theme.radius_px + 4;
  ground.fade = shown;
  ground.shift_y = (1 - shown) * -8;
  const int32_t input = draw_field(s, field, options);
  if (count == 0) {
    const int32_t none = s.open(Context::State::derived(id, "none"));
    s.apply(none, {.padding_x = 20, .padding_y = 24, .align = Align::Center, .role = Role::Status});
    s.add_text(options.none, Type::Body, Color::TextMuted);
    s.close();
  } else {
    s.items.attribute(input, Attr::Controls, std::to_string(list_id));
    s.items.attribute(input, Attr::ActiveDescendant,
                      std::to_string(option_id(*found[s.palette_at])));
    const int32_t list = s.open(list_id);
    s.apply(
        list,
        {.padding = 8, .max_height = kListHeight, .role = Role::ListBox, .label = options.label});
    const float scrolled = s.items[list].scroll_y = s.memory(list_id).scroll_y;
    const float height = s.touch(40);
    float y = 8;
    std::string_view group;
    for (size_t at = 0; at < count; ++at) {
      const float top = y;
      if (at == 0 || found[at]->group != group) {
        group = found[at]->group;
        if (!group.empty()) draw_group(s, group), y += kGroupHeight;
      }
      const PaletteEntry& entry = *found[at];
      draw_option(s, option_id(entry), {entry.key, entry.text, entry.note, entry.icon},
                  at == s.palette_at, height);
      y += height;
      if (!moved || at != s.palette_at) continue;
      const float room = s.memory(list_id).viewport_h;
      if (top < scrolled + 8) s.semantics.scroll_to(list_id, 0, top - 8);
      if (y > scrolled + room - 8) s.semantics.scroll_to(list_id, 0, y - room + 8);
    }
    s.close();
  }
  s.close();
  s.close();
  return chosen;
}

}  // namespace portico::ui
