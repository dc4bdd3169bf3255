// One of a few: segments side by side, and menus that open below their button.
#include "ui/animation.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

bool chosen(Context::State& s, NodeId id) {
  if (s.edit(id) != nullptr) {
    s.need_frame();
    return true;
  }
  return s.clicked(id);
}

}  // namespace

bool Ui::segmented(std::string_view key, std::string_view label, std::span<const Option> items,
                   std::string& value) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  const int32_t group = s.open(id, key);
  s.apply(group, {.axis = Axis::Row,
                  .gap = 2,
                  .padding = 3,
                  .align = Align::Stretch,
                  .surface = Surface::Sunken,
                  .role = Role::RadioGroup,
                  .label = label});
  const float height = s.touch(s.theme.field_height_px - 6);
  bool changed = false;
  for (const Option& option : items) {
    const NodeId item_id = s.id_of(option.value.empty() ? "-" : std::string_view(option.value));
    if (chosen(s, item_id) && value != option.value) {
      value = option.value;
      changed = true;
    }
  }
  for (const Option& option : items) {
    const std::string_view item_key = option.value.empty() ? "-" : std::string_view(option.value);
    const NodeId item_id = s.id_of(item_key);
    const bool selected = value == option.value;
    const int32_t index = s.open(item_id, item_key);
    s.apply(index, {.axis = Axis::Row,
                    .padding_x = 12,
                    .align = Align::Center,
                    .justify = Justify::Center,
                    .grow = 1,
                    .height = height,
                    .role = Role::Radio});
    Item& item = s.items[index];
    item.radius = s.theme.radius_px > 3 ? s.theme.radius_px - 2 : s.theme.radius_px;
    item.flags |= platform::flag::HasChecked | (selected ? platform::flag::Checked : 0u);
    if (selected) {
      item.fill = s.color(Color::Surface);
      item.border = s.color(Color::Border);
      item.border_px = 1;
      item.elevation = Elevation::Raised;
    } else if (s.hover == item_id) {
      item.fill = s.color(Color::SurfaceHover);
    }
    s.items.attribute(index, Attr::Label, option.text);
    s.items.attribute(index, Attr::Value, item_key);
    Item& words =
        s.items[s.add_text(option.text, Type::Label, selected ? Color::Text : Color::TextMuted)];
    words.flags |= platform::flag::Decorative;
    s.close();
  }
  s.close();
  return changed;
}

std::optional<std::string> Ui::menu(std::string_view key, std::string_view text,
                                    std::span<const Option> items, const ButtonOptions& options,
                                    std::string_view selected) {
  Context::State& s = context_.state();
  ButtonOptions looks = options;
  if (looks.icon_end.empty() && !looks.icon_only) looks.icon_end = "chevron-down";
  const NodeId id = open_button(s, key, looks);
  const int32_t button = s.levels.back().item;
  fill_button(s, text, looks);
  s.close();

  std::optional<std::string> result;
  const NodeId popup = Context::State::derived(id, "menu");
  bool open = s.memory(id).open;
  bool opened = false;
  if (s.clicked(id) && !options.disabled) {
    open = !open;
    opened = open;
  }
  const auto item_id = [&](size_t at) { return Context::State::derived(popup, items[at].value); };
  size_t focused = items.size();
  for (size_t at = 0; at < items.size(); ++at) {
    if (s.focus == item_id(at)) focused = at;
    if (open && s.clicked(item_id(at))) {
      result = items[at].value;
      open = false;
      s.focus_next = id;
    }
  }
  if (open && !opened) {
    if (s.key_pressed("Escape")) {
      open = false;
      s.focus_next = id;
    }
    size_t next = items.size();
    if (s.key_pressed("ArrowDown")) next = focused + 1 < items.size() ? focused + 1 : 0;
    if (s.key_pressed("ArrowUp"))
      next = focused > 0 && focused < items.size() ? focused - 1 : items.size() - 1;
    if (s.key_pressed("Home")) next = 0;
    if (s.key_pressed("End")) next = items.size() - 1;
    if (next < items.size()) s.focus_next = item_id(next);
    // Focus went elsewhere: by Tab, or a press outside.
    Memory& kept = s.memory(id);
    if (focused < items.size()) {
      kept.focus_before = 1;
    } else if (kept.focus_before != 0 && s.focus != id && s.focus_next == 0) {
      open = false;
    }
  }
  if (!open && s.focus == id && s.key_pressed("ArrowDown")) open = opened = true;
  s.items[button].flags |= platform::flag::HasExpanded | (open ? platform::flag::Expanded : 0u);
  s.memory(id).open = open;
  if (!open) return result;
  s.items.attribute(button, Attr::Controls, std::to_string(popup));
  if (opened) {
    s.memory(id).focus_before = 0;
    size_t first = 0;
    for (size_t at = 0; at < items.size(); ++at) {
      if (!selected.empty() && items[at].value == selected) first = at;
    }
    if (!items.empty()) s.focus_next = item_id(first);
  }

  const int32_t panel = s.open_over(popup, Place::Below);
  s.apply(panel, {.gap = 0,
                  .padding = 4,
                  .min_width = 160,
                  .surface = Surface::Card,
                  .role = Role::Menu,
                  .label = text});
  Item& ground = s.items[panel];
  ground.place = Place::Below;
  ground.anchor = button;
  ground.elevation = Elevation::Floating;
  constexpr float kMostRadius = 12;  // entries are near the corners
  if (ground.radius > kMostRadius) ground.radius = kMostRadius;
  ground.border = s.color(Color::Border);
  ground.border_px = 1;
  ground.clips = true;
  const float shown = s.animated(popup, 1, 0, kMotionMs);
  s.items[panel].fade = shown;
  s.items[panel].shift_y = (1 - shown) * -4;
  for (size_t at = 0; at < items.size(); ++at) {
    const NodeId entry = item_id(at);
    const bool marked = !selected.empty() && items[at].value == selected;
    const int32_t row = s.open(entry);
    s.apply(row, {.axis = Axis::Row,
                  .gap = 12,
                  .padding_x = 12,
                  .align = Align::Center,
                  .height = s.touch(s.theme.field_height_px - 4),
                  .role = Role::MenuItem});
    Item& item = s.items[row];
    item.radius = s.theme.radius_px > 3 ? s.theme.radius_px - 3 : s.theme.radius_px;
    if (s.hover == entry || s.focus == entry) item.fill = s.color(Color::SurfaceHover);
    if (!selected.empty()) {
      item.flags |= platform::flag::HasChecked | (marked ? platform::flag::Checked : 0u);
    }
    const int32_t words = s.add_text(items[at].text, Type::Body, Color::Text);
    s.items[words].id = Context::State::derived(entry, "text");
    s.items[words].grow = 1;
    s.items[words].font.weight = 500;
    if (marked) s.add_icon("check", 16, s.color(Color::AccentText));
    s.close();
  }
  s.close();
  return result;
}

}  // namespace portico::ui
