// Menus: WAI-ARIA menu button pattern.
#include "ui/menu.h"

#include "ui/animation.h"
#include "ui/overlay.h"
#include "ui/roving.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

NodeId entry_id(NodeId popup, const MenuEntry& entry) {
  return Context::State::derived(popup, entry.key);
}

void draw_entry(Context::State& s, NodeId id, const MenuEntry& entry, bool icons, bool marks) {
  if (entry.divided) {
    s.apply(s.open(0), {.padding_y = 4});
    Item& line = s.items[s.add(0)];
    line.height = s.hairline();
    line.fill = s.color(Color::Border);
    s.close();
  }
  const bool check = entry.mark == MenuMark::Check;
  const int32_t row = s.open(id);
  s.apply(row, {.axis = Axis::Row,
                .gap = 10,
                .padding_x = 10,
                .align = Align::Center,
                .height = s.touch(s.theme.field_height_px - 4),
                .role = check ? Role::MenuCheck : Role::MenuItem});
  Item& item = s.items[row];
  item.radius = s.theme.radius_px > 3 ? s.theme.radius_px - 3 : s.theme.radius_px;
  const bool lit = s.hover == id || s.focus == id;
  if (lit) item.fill = s.color(entry.danger ? Color::DangerSoft : Color::SurfaceHover);
  if (entry.disabled) item.flags |= platform::flag::Disabled;
  if (entry.mark != MenuMark::Action) {
    item.flags |= platform::flag::HasChecked | (entry.checked ? platform::flag::Checked : 0u);
  }
  const Color ink = entry.disabled ? Color::TextMuted : entry.danger ? Color::Danger : Color::Text;
  const auto leading = [&](std::string_view name, Color role) {
    if (name.empty()) {
      Item& room = s.items[s.add(0)];
      room.width = room.min_width = 18;
    } else {
      s.add_icon(name, 18, s.color(role));
    }
  };
  if (marks) leading(entry.checked ? std::string_view("check") : "", Color::AccentText);
  if (icons) leading(entry.icon, entry.danger ? Color::Danger : Color::TextMuted);
  const int32_t words = s.add_text(entry.text, Type::Body, ink);
  s.items[words].id = Context::State::derived(id, "text");
  s.items[words].grow = 1;
  s.items[words].font.weight = 500;
  if (!entry.note.empty()) s.add_text(entry.note, Type::Caption, Color::TextMuted);
  s.close();
}

void draw_menu(Context::State& s, NodeId popup, const MenuButton& button,
               std::span<const MenuEntry> entries) {
  const float shown = s.animated(popup, 1, 0, kMotionMs);
  open_layer(s, popup, shown);
  // Outside of the page's landmarks, it is one itself.
  open_below(s, Context::State::derived(popup, "panel"), button.item,
             {.padding = 4,
              .min_width = 184,
              .max_width = 360,
              .surface = Surface::Card,
              .role = Role::Region,
              .label = button.label},
             shown);
  if (button.head) button.head();
  const int32_t list = s.open(popup);
  s.apply(list, {.gap = 0, .role = Role::Menu, .label = button.label});
  s.items.attribute(list, Attr::Keys, kMenuKeys);
  bool icons = false, marks = false;
  for (const MenuEntry& entry : entries) {
    icons = icons || !entry.icon.empty();
    marks = marks || entry.mark != MenuMark::Action;
  }
  for (const MenuEntry& entry : entries) {
    draw_entry(s, entry_id(popup, entry), entry, icons, marks);
  }
  s.close();
  s.close();
  s.close();
}

}  // namespace

std::optional<std::string> menu_below(Context::State& s, const MenuButton& button,
                                      std::span<const MenuEntry> entries) {
  const NodeId popup = Context::State::derived(button.id, "menu");
  std::optional<std::string> chosen;
  const size_t count = entries.size();
  const bool was_open = s.memory(button.id).open;
  bool open = was_open;
  size_t enter_at = count;  // entry that gets focus
  if (s.clicked(button.id) && !button.disabled) {
    open = !open;
    if (open) enter_at = 0;
  }
  size_t focused = count;
  for (size_t at = 0; at < count; ++at) {
    const NodeId id = entry_id(popup, entries[at]);
    if (s.focus == id) focused = at;
    if (was_open && s.clicked(id) && !entries[at].disabled) {
      chosen = entries[at].key;
      open = false;
    }
    if (enter_at == 0 && entries[at].checked && entries[at].mark == MenuMark::Choice) enter_at = at;
  }
  if (!was_open && !button.disabled && s.focus == button.id) {
    if (s.key_pressed("ArrowDown")) enter_at = 0;
    if (s.key_pressed("ArrowUp") && count > 0) enter_at = count - 1;
    open = open || enter_at < count;
  }
  if (was_open && open) {
    size_t next = rove(s, count, focused, Axis::Column);
    if (next == count) {
      next = rove_by_letter(s, count, focused,
                            [&](size_t at) -> std::string_view { return entries[at].text; });
    }
    if (next < count) s.focus_next = entry_id(popup, entries[next]);
  }
  if (open && hold_overlay(s, popup, OverlayKind::Popup, button.id).dismissed) open = false;
  s.memory(button.id).open = open;
  s.items[button.item].flags |=
      platform::flag::HasExpanded | (open ? platform::flag::Expanded : 0u);
  s.items.attribute(button.item, Attr::HasPopup, "menu");
  s.items.attribute(button.item, Attr::Keys, "ArrowDown ArrowUp");
  if (!open) return chosen;
  s.items.attribute(button.item, Attr::Controls, std::to_string(popup));
  if (enter_at < count) s.focus_next = entry_id(popup, entries[enter_at]);
  draw_menu(s, popup, button, entries);
  return chosen;
}

std::optional<std::string> menu(Ui& ui, std::string_view key, std::string_view text,
                                std::span<const MenuEntry> entries, const ButtonOptions& options) {
  Context::State& s = ui.context().state();
  ButtonOptions looks = options;
  if (looks.icon_end.empty() && !looks.icon_only) looks.icon_end = "chevron-down";
  const NodeId id = open_button(s, key, looks);
  const int32_t item = s.levels.back().item;
  fill_button(s, text, looks);
  s.close();
  return menu_below(
      s, {.id = id, .item = item, .label = text, .disabled = options.disabled || options.busy},
      entries);
}

std::optional<std::string> Ui::menu(std::string_view key, std::string_view text,
                                    std::span<const Option> items, const ButtonOptions& options,
                                    std::string_view selected) {
  std::vector<MenuEntry> entries;
  for (const Option& item : items) {
    entries.push_back({.key = item.value,
                       .text = item.text,
                       .mark = selected.empty() ? MenuMark::Action : MenuMark::Choice,
                       .checked = !selected.empty() && item.value == selected});
  }
  return ui::menu(*this, key, text, entries, options);
}

SplitAnswer split_button(Ui& ui, std::string_view key, std::string_view text, std::string_view more,
                         std::span<const MenuEntry> entries, const ButtonOptions& options) {
  Context::State& s = ui.context().state();
  SplitAnswer answer;
  const int32_t pair = s.open(s.id_of(key), key);
  s.apply(pair, {.axis = Axis::Row,
                 .gap = options.kind == ButtonKind::Primary ? 1.0f : -1.0f,
                 .role = Role::Group,
                 .label = text});
  ButtonOptions main = options;
  main.icon_end = {};
  const NodeId id = open_button(s, "main", main);
  s.top().square_end = true;
  fill_button(s, text, main);
  s.close();
  const bool blocked = options.disabled || options.busy;
  answer.pressed = s.clicked(id) && !blocked;
  if (answer.pressed && options.kind == ButtonKind::Primary) s.submitted_form = s.form_open();

  ButtonOptions opener = options;
  opener.busy = false;
  opener.disabled = blocked;
  opener.icon = "chevron-down";
  opener.icon_end = {};
  opener.icon_only = true;
  const NodeId menu_id = open_button(s, "more", opener);
  const int32_t item = s.levels.back().item;
  s.top().square_start = true;
  s.top().width = s.top().min_width = 36;
  fill_button(s, more, opener);
  s.close();
  answer.chosen =
      menu_below(s, {.id = menu_id, .item = item, .label = more, .disabled = blocked}, entries);
  s.close();
  return answer;
}

}  // namespace portico::ui
