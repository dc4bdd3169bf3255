#include "ui/suggestions.h"

#include <algorithm>

#include "core/text_pattern.h"
#include "ui/animation.h"
#include "ui/overlay.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr float kMostHeight = 296;

NodeId list_of(NodeId field) {
  return Context::State::derived(field, "list");
}

void scroll_into_view(Context::State& s, NodeId scroller, float top, float height) {
  const Memory& seen = s.memory(scroller);
  if (seen.viewport_h <= 0) return;
  if (top < seen.scroll_y + 4) s.semantics.scroll_to(scroller, 0, top - 4);
  const float below = top + height + 4 - seen.viewport_h;
  if (below > seen.scroll_y) s.semantics.scroll_to(scroller, 0, below);
}

void draw_list(Context::State& s, const Suggesting& list, NodeId popup, size_t at, bool moved) {
  const float shown = s.animated(popup, 1, 0, kMotionMs);
  open_layer(s, popup, shown);
  open_below(s, Context::State::derived(popup, "panel"), list.anchor,
             {.min_width = 160,
              .max_width = 560,
              .surface = Surface::Card,
              .role = Role::Region,
              .label = list.label},
             shown);
  const NodeId list_id = list_of(list.field);
  if (!list.items.empty()) {
    s.items.attribute(list.input, Attr::Controls, std::to_string(list_id));
    const int32_t options = s.open(list_id);
    s.apply(options,
            {.padding = 4, .max_height = kMostHeight, .role = Role::ListBox, .label = list.label});
    s.items[options].scroll_y = s.memory(list_id).scroll_y;
    const float height = s.touch(s.theme.field_height_px - 4);
    for (size_t index = 0; index < list.items.size(); ++index) {
      const NodeId id = Context::State::derived(list_id, list.items[index].key);
      draw_option(s, id, list.items[index], index == at, height);
      if (index != at) continue;
      s.items.attribute(list.input, Attr::ActiveDescendant, std::to_string(id));
      if (moved) scroll_into_view(s, list_id, 4 + height * static_cast<float>(at), height);
    }
    s.close();
  }
  if (!list.note.empty()) {
    s.apply(s.open(Context::State::derived(popup, "note")),
            {.padding_x = 14, .padding_y = 10, .role = Role::Status});
    s.items[s.add_text(list.note, Type::Caption, Color::TextMuted)].text_wraps = true;
    s.close();
  }
  s.close();
  s.close();
}

}  // namespace

bool has_words(std::string_view text, std::string_view typed) {
  size_t at = 0;
  while (at < typed.size()) {
    const size_t end = std::min(typed.find(' ', at), typed.size());
    if (!TextPattern(typed.substr(at, end - at)).in(text)) return false;
    at = end + 1;
  }
  return true;
}

void draw_option(Context::State& s, NodeId id, const Suggestion& option, bool seen, float height) {
  const int32_t row = s.open(id);
  s.apply(row, {.axis = Axis::Row,
                .gap = 12,
                .padding_x = 12,
                .align = Align::Center,
                .height = height,
                .role = Role::ListOption});
  Item& item = s.items[row];
  item.radius = s.theme.radius_px > 3 ? s.theme.radius_px - 2 : s.theme.radius_px;
  if (seen) {
    item.fill = s.color(Color::AccentSoft);
    item.flags |= platform::flag::Selected;
  } else if (s.hover == id) {
    item.fill = s.color(Color::SurfaceHover);
  }
  if (!option.icon.empty()) {
    s.add_icon(option.icon, 18, s.color(seen ? Color::AccentText : Color::TextMuted));
  }
  Item& words = s.items[s.add_text(option.text, Type::Body, Color::Text)];
  words.font.weight = 500;
  words.grow = 1;
  if (!option.note.empty()) s.add_text(option.note, Type::Caption, Color::TextMuted);
  s.close();
}

bool is_suggesting(Context::State& s, NodeId field) {
  return s.memory(field).open;
}

std::optional<size_t> suggest(Context::State& s, const Suggesting& list) {
  const NodeId popup = Context::State::derived(list.field, "popup");
  const NodeId list_id = list_of(list.field);
  const size_t count = list.items.size();
  const bool was_open = s.memory(list.field).open;
  NodeId marked = s.memory(list.field).inner;
  const auto id_of = [&](size_t at) {
    return Context::State::derived(list_id, list.items[at].key);
  };
  bool open = was_open;
  std::optional<size_t> chosen;
  const bool here = s.focus == list.field && !list.fixed;
  const bool down = here && s.key_pressed("ArrowDown"), up = here && s.key_pressed("ArrowUp");
  const bool opened = here && (s.clicked(list.field) || list.typed || down || up) && !was_open;
  open = open || opened;
  if (opened) marked = list.marked.empty() ? 0 : Context::State::derived(list_id, list.marked);
  if (list.typed) marked = list.first && count > 0 ? id_of(0) : 0;
  size_t at = count;
  for (size_t index = 0; index < count; ++index) {
    if (id_of(index) == marked) at = index;
    if (was_open && s.clicked(id_of(index))) chosen = index;
  }
  const bool was_marked = marked != 0;
  if (count > 0 && (!opened || at == count)) {
    if (down) at = at + 1 < count ? at + 1 : 0;
    if (up) at = at > 0 && at < count ? at - 1 : count - 1;
  }
  if (open && here && at < count && s.key_pressed("Enter")) chosen = at;
  const bool left = was_open && s.focus != list.field && !chosen;
  if (left && was_marked && at < count && list.first) chosen = at;
  if (chosen && !left) s.focus_next = list.field;
  if (chosen || left || list.fixed) open = false;
  if (open && hold_overlay(s, popup, OverlayKind::Hint).dismissed) open = false;
  if (open != was_open) s.need_frame();
  Memory& kept = s.memory(list.field);
  kept.open = open;
  kept.inner = open && at < count ? id_of(at) : 0;
  Item& input = s.items[list.input];
  input.flags |= platform::flag::HasExpanded | (open ? platform::flag::Expanded : 0u);
  if (!list.fixed) {
    const bool enters = open && at < count;
    s.items.attribute(list.input, Attr::Keys,
                      enters ? "ArrowDown ArrowUp Enter" : "ArrowDown ArrowUp");
  }
  if (open) draw_list(s, list, popup, at, down || up || opened);
  return chosen;
}

}  // namespace portico::ui
