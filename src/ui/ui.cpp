// Boxes: what every screen is made of.
#include "ui/ui.h"

#include "ui/state.h"

namespace portico::ui {

Scope::~Scope() {
  if (ui_ != nullptr) ui_->close();
}

void Ui::close() {
  Context::State& s = context_.state();
  for (int left = s.levels.back().closes; left > 0; --left) s.close();
}

WidthClass Ui::width_class() const {
  const float width = context_.state().width;
  if (width < 600) return WidthClass::Phone;
  return width < 1024 ? WidthClass::Tablet : WidthClass::Desktop;
}
float Ui::width_px() const {
  return context_.state().width;
}
float Ui::height_px() const {
  return context_.state().height;
}
bool Ui::rtl() const {
  return context_.state().rtl();
}
bool Ui::plain() const {
  return context_.state().preferences.plain;
}
bool Ui::dark() const {
  const Context::State& s = context_.state();
  return s.palette == &s.theme.dark;
}

Scope Ui::box(const Box& box) {
  Context::State& s = context_.state();
  const bool named = !box.key.empty() || box.role != Role::Group || !box.label.empty() ||
                     box.surface == Surface::Card;
  const NodeId id = !box.key.empty() ? s.id_of(box.key) : named ? s.next_id() : 0;
  s.apply(s.open(id, box.key), box);
  return Scope(this);
}

Scope Ui::row(float gap, Align align) {
  return box({.axis = Axis::Row, .gap = gap, .align = align});
}

Scope Ui::column(float gap) {
  return box({.gap = gap});
}

Scope Ui::card(std::string_view key, float gap) {
  const float padding = width_class() == WidthClass::Phone ? 16.0f : 24.0f;
  return box({.gap = gap, .padding = padding, .surface = Surface::Card, .key = key});
}

Scope Ui::region(std::string_view key, std::string_view label, const Box& box) {
  Box named = box;
  named.key = key;
  named.label = label;
  if (named.role == Role::Group) named.role = Role::Region;
  return this->box(named);
}

Scope Ui::form(std::string_view key, std::string_view label, float gap) {
  return box({.gap = gap, .role = Role::Form, .label = label, .key = key});
}

bool Ui::submitted() const {
  Context::State& s = context_.state();
  const NodeId form = s.form_open();
  if (form == 0) return false;
  if (s.submitted_form == form) return true;
  for (const NodeId id : s.submits) {
    if (id == form) {
      s.need_frame();
      return true;
    }
  }
  return false;
}

Scope Ui::list(std::string_view label, const Box& box) {
  Box named = box;
  named.role = Role::List;
  named.label = label;
  return this->box(named);
}

Scope Ui::list_item(std::string_view key, const Box& box) {
  Box named = box;
  named.role = Role::ListItem;
  named.key = key;
  return this->box(named);
}

namespace {

// The looks of a whole box that can be pressed.
void apply_pressable(Context::State& s, int32_t index, NodeId id) {
  Item& item = s.items[index];
  if (s.press == id && s.hover == id) {
    item.fill = s.color(Color::SurfaceSunken);
  } else if (s.hover == id) {
    item.fill = s.color(Color::SurfaceHover);
    if (item.border != 0 && !item.divided) item.border = s.color(Color::BorderStrong);
  }
}

}  // namespace

Scope Ui::link_box(std::string_view key, std::string_view href, const Box& box) {
  Context::State& s = context_.state();
  Box named = box;
  named.key = key;
  named.role = Role::Link;
  Scope scope = this->box(named);
  const int32_t index = s.levels.back().item;
  const NodeId id = s.items[index].id;
  apply_pressable(s, index, id);
  s.items.attribute(index, platform::Attr::Href, href);
  const bool pressed = s.clicked(id);
  if (pressed) s.go(href);
  return Scope(static_cast<Scope&&>(scope), pressed);
}

Scope Ui::button_box(std::string_view key, std::string_view label, const Box& box) {
  Context::State& s = context_.state();
  Box named = box;
  named.key = key;
  named.role = Role::Button;
  named.label = label;
  Scope scope = this->box(named);
  const int32_t index = s.levels.back().item;
  const NodeId id = s.items[index].id;
  apply_pressable(s, index, id);
  return Scope(static_cast<Scope&&>(scope), s.clicked(id));
}

Scope Ui::scroller(std::string_view key, std::string_view label, const Box& box) {
  Context::State& s = context_.state();
  Box named = box;
  named.key = key;
  named.label = label;
  named.role = Role::Scroller;
  if (plain()) {  // the page itself scrolls
    named.height = kFit;
    named.max_height = 1e9f;
  } else if (named.height == kFit && named.grow == 0) {
    named.height = kFill;
  }
  Scope scope = this->box(named);
  Item& item = s.top();
  const Memory& memory = s.memory(item.id);
  item.scroll_x = memory.scroll_x;
  item.scroll_y = memory.scroll_y;
  return scope;
}

Scope Ui::key(std::string_view key) {
  Context::State& s = context_.state();
  // The path grows; the box stays.
  const NodeId id = s.id_of(key);
  s.levels.push_back({s.levels.back().item, id, 0, true});
  return Scope(this);
}

void Ui::spacer(float grow) {
  Context::State& s = context_.state();
  s.items[s.add(0)].grow = grow;
}

void Ui::gap(float px) {
  Context::State& s = context_.state();
  Item& item = s.items[s.add(0)];
  item.width = item.height = px;
}

void Ui::divider() {
  Context::State& s = context_.state();
  const bool row = s.top().axis == Axis::Row;
  Item& item = s.items[s.add(0)];
  (row ? item.width : item.height) = s.hairline();
  (row ? item.height : item.width) = kFill;
  item.fill = s.color(Color::Border);
}

void Ui::focus(std::string_view key) {
  Context::State& s = context_.state();
  s.focus_next = s.id_of(key);
}

bool Ui::focused(std::string_view key) const {
  Context::State& s = context_.state();
  return s.focus == s.id_of(key);
}

void Ui::wake_at(double monotonic_ms) {
  context_.state().wake_at(monotonic_ms);
}

}  // namespace portico::ui
