// Tabs and breadcrumbs.
#include "ui/navigation.h"

#include "ui/roving.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

NodeId tab_id(NodeId list, std::string_view key) {
  return Context::State::derived(list, key);
}
NodeId panel_id(NodeId list) {
  return Context::State::derived(list, "panel");
}

void draw_badge(Context::State& s, std::string_view text, bool lit) {
  const int32_t pill = s.open(0);
  s.apply(pill, {.axis = Axis::Row,
                 .padding_x = 6,
                 .align = Align::Center,
                 .justify = Justify::Center,
                 .height = 20,
                 .min_width = 20});
  s.items[pill].fill = s.color(lit ? Color::AccentSoft : Color::NeutralSoft);
  s.items[pill].radius = 10;
  Item& count = s.items[s.add_text(text, Type::Caption, lit ? Color::AccentText : Color::Neutral)];
  count.font.weight = 600;
  count.font.tabular = true;
  s.close();
}

void draw_tab(Context::State& s, NodeId list, const TabItem& tab, bool selected) {
  const NodeId id = tab_id(list, tab.key);
  const int32_t index = s.open(id);
  s.apply(index, {.gap = 0, .padding_x = 4, .role = Role::Tab});
  Item& item = s.items[index];
  item.flags |= selected ? platform::flag::Selected : platform::flag::Focusable;
  if (tab.disabled) item.flags |= platform::flag::Disabled;
  if (selected) s.items.attribute(index, Attr::Controls, std::to_string(panel_id(list)));
  const bool hover = s.hover == id && !tab.disabled;
  const int32_t face = s.open(0);
  s.apply(face, {.axis = Axis::Row,
                 .gap = 8,
                 .padding_x = 8,
                 .align = Align::Center,
                 .justify = Justify::Center,
                 .height = s.touch(36)});
  s.items[face].radius = s.theme.radius_px > 6 ? 6 : s.theme.radius_px;
  if (hover && !selected) s.items[face].fill = s.color(Color::SurfaceHover);
  const Color ink = selected ? Color::AccentText : hover ? Color::Text : Color::TextMuted;
  if (!tab.icon.empty()) s.add_icon(tab.icon, 18, s.color(ink));
  Item& words = s.items[s.add_text(tab.text, Type::Label, selected ? Color::Text : ink)];
  words.font.weight = selected ? 600 : 500;
  if (!tab.badge.empty()) draw_badge(s, tab.badge, selected);
  s.close();
  Item& mark = s.items[s.add(0)];  // the bar below the tab that is shown
  mark.height = 2;
  mark.radius = 1;
  if (selected) mark.fill = s.color(Color::Accent);
  s.close();
}

}  // namespace

bool tabs(Ui& ui, std::string_view key, std::string_view label, std::span<const TabItem> items,
          std::string& value) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  const std::string before = value;
  size_t shown = 0;  // one tab is always in the tab order
  size_t focused = items.size();
  for (size_t at = 0; at < items.size(); ++at) {
    if (items[at].key == value) shown = at;
    if (s.focus == tab_id(id, items[at].key)) focused = at;
    if (s.clicked(tab_id(id, items[at].key)) && !items[at].disabled) value = items[at].key;
  }
  if (focused < items.size()) {
    const size_t next = rove(s, items.size(), focused, Axis::Row);
    if (next < items.size()) {
      s.focus_next = tab_id(id, items[next].key);
      if (!items[next].disabled) value = items[next].key;
    }
  }
  if (value != before) {
    for (size_t at = 0; at < items.size(); ++at) {
      if (items[at].key == value) shown = at;
    }
    s.need_frame();
  }
  const int32_t frame = s.open(0);
  s.apply(frame, {});
  const int32_t list = s.open(id);
  s.apply(list, {.axis = Axis::Row, .gap = 4, .wrap = true, .role = Role::TabList, .label = label});
  s.items.attribute(list, Attr::Keys, kRowKeys);
  for (size_t at = 0; at < items.size(); ++at) draw_tab(s, id, items[at], at == shown);
  s.close();
  Item& line = s.items[s.add(0)];
  line.height = s.hairline();
  line.fill = s.color(Color::Border);
  s.close();
  return value != before;
}

Scope tab_panel(Ui& ui, std::string_view key, std::string_view value, float gap) {
  Context::State& s = ui.context().state();
  const NodeId list = s.id_of(key);
  const int32_t index = s.open(panel_id(list), value.empty() ? key : value);
  s.apply(index, {.gap = gap, .role = Role::TabPanel});
  s.levels.back().seed = tab_id(panel_id(list), value);
  // Named by its tab.
  for (int32_t at = index; at-- > 0;) {
    if (s.items[at].id != tab_id(list, value)) continue;
    s.items.attribute(index, Attr::LabelledBy, std::to_string(s.items[at].id));
    break;
  }
  return Scope(&ui);
}

void breadcrumb(Ui& ui, std::string_view label, std::span<const Crumb> crumbs) {
  if (crumbs.empty()) return;
  Context::State& s = ui.context().state();
  const Scope nav = ui.box({.role = Role::Navigation, .label = label, .key = label});
  if (s.phone() && crumbs.size() > 1) {
    const Crumb& up = crumbs[crumbs.size() - 2];
    ui.link("up", up.text, up.href, {.icon = "chevron-left"});
    return;
  }
  const Scope list = ui.box({.axis = Axis::Row,
                             .gap = 6,
                             .align = Align::Center,
                             .wrap = true,
                             .role = Role::List,
                             .label = label});
  for (size_t at = 0; at < crumbs.size(); ++at) {
    const Crumb& crumb = crumbs[at];
    const bool here = at + 1 == crumbs.size();
    const Scope item =
        ui.list_item(crumb.text, {.axis = Axis::Row, .gap = 6, .align = Align::Center});
    if (here) {
      const int32_t words = s.add_text(crumb.text, Type::Body, Color::Text);
      s.items[words].font.weight = 500;
      s.items[words].flags |= platform::flag::Current;
    } else {
      ui.link("to", crumb.text, crumb.href, {.quiet = true});
      ui.icon("chevron-right", Color::TextMuted, 16);
    }
  }
}

}  // namespace portico::ui
