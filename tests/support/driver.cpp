#include "support/driver.h"

#include <gtest/gtest.h>

namespace portico::test {

namespace {

constexpr std::string_view kRoles[] = {
    "Group",      "Main",     "Navigation",   "Banner",     "ContentInfo", "Region",   "Form",
    "Heading",    "Text",     "Paragraph",    "Link",       "Button",      "List",     "ListItem",
    "Table",      "Row",      "ColumnHeader", "RowHeader",  "Cell",        "Picture",  "Figure",
    "Dialog",     "Alert",    "Status",       "TextField",  "Select",      "Checkbox", "Radio",
    "RadioGroup", "Progress", "Scroller",     "Separator",  "Menu",        "MenuItem", "Label",
    "Time",       "TabList",  "Tab",          "TabPanel",   "Tree",        "TreeItem", "ListBox",
    "ListOption", "ComboBox", "MenuCheck",    "Splitter",   "Strong",      "Emphasis", "Code",
    "Grid",       "GridCell", "Popup",        "GridButton", "SpinButton",  "Switch",   "FileInput"};

std::string_view role_name(Role role) {
  return kRoles[static_cast<size_t>(role)];
}

}  // namespace

void Driver::event(platform::EventKind kind, NodeId node, float x, float y, float z,
                   std::string_view text) {
  application_.event({kind, node, x, y, z, std::string(text)});
}

void Driver::resize(float width, float height, float scale) {
  event(platform::EventKind::Resize, 0, width, height, scale);
  settle();
}

int Driver::settle() {
  constexpr int kMost = 200;
  for (int frames = 1; frames <= kMost; ++frames) {
    double next = application_.frame();
    if (follow_focus()) next = 0;
    if (next > host_.clock.monotonic) return frames;
    host_.clock.advance(16);
  }
  ADD_FAILURE() << "The application still asks for frames after " << kMost;
  return kMost;
}

// The browser answers an order to move focus with the event.
bool Driver::follow_focus() {
  const auto& orders = host_.semantics.focused;
  if (orders.size() == orders_followed_) return false;
  orders_followed_ = orders.size();
  if (host_.semantics.find(orders.back()) == nullptr) return false;
  event(platform::EventKind::Focus, orders.back());
  return true;
}

void Driver::wait(double ms) {
  host_.clock.advance(ms);
  settle();
}

int Driver::count(Role role, std::string_view name) const {
  int count = 0;
  for (const SemanticNode& node : host_.semantics.nodes) {
    if (node.node.role == role && host_.semantics.name(node) == name) ++count;
  }
  return count;
}

const SemanticNode* Driver::find(Role role, std::string_view name) const {
  const SemanticNode* found = nullptr;
  for (const SemanticNode& node : host_.semantics.nodes) {
    if (node.node.role != role || host_.semantics.name(node) != name) continue;
    if (found != nullptr) return nullptr;
    found = &node;
  }
  return found;
}

const SemanticNode& Driver::get(Role role, std::string_view name) const {
  static const SemanticNode kNone;
  const SemanticNode* found = find(role, name);
  if (found != nullptr) return *found;
  ADD_FAILURE() << count(role, name) << " nodes of role " << role_name(role) << " named \"" << name
                << "\" in\n"
                << dump();
  return kNone;
}

std::vector<const SemanticNode*> Driver::all(Role role) const {
  std::vector<const SemanticNode*> found;
  for (const SemanticNode& node : host_.semantics.nodes) {
    if (node.node.role == role) found.push_back(&node);
  }
  return found;
}

bool Driver::shows(std::string_view words) const {
  for (const SemanticNode& node : host_.semantics.nodes) {
    if (node.text.find(words) != std::string::npos) return true;
  }
  return false;
}

void Driver::click(const SemanticNode& node) {
  if (node.has(platform::flag::Inert)) {
    ADD_FAILURE() << "Behind a dialog: " << host_.semantics.name(node);
    return;
  }
  const NodeId id = node.node.id;
  focus(node);
  event(platform::EventKind::Click, id);
  settle();
}

void Driver::click(Role role, std::string_view name) {
  const SemanticNode& node = get(role, name);
  if (node.node.id != 0) click(node);
}

void Driver::hover(Role role, std::string_view name) {
  event(platform::EventKind::Hover, get(role, name).node.id);
  settle();
}

void Driver::focus(const SemanticNode& node) {
  event(platform::EventKind::Focus, node.node.id);
}

// A text field of whatever kind.
const SemanticNode& Driver::field_of(std::string_view label) const {
  for (const Role role : {Role::ComboBox, Role::SpinButton}) {
    if (has(role, label)) return get(role, label);
  }
  return get(Role::TextField, label);
}

void Driver::write(std::string_view label, std::string_view text) {
  const SemanticNode& field = field_of(label);
  const NodeId id = field.node.id;
  focus(field);
  event(platform::EventKind::Input, id, 0, 0, 0, text);
  settle();
}

void Driver::leave(std::string_view label) {
  const SemanticNode& field = field_of(label);
  event(platform::EventKind::Change, field.node.id, 0, 0, 0,
        field.attribute(platform::Attr::Value));
  event(platform::EventKind::Focus, 0);
  settle();
}

void Driver::type(std::string_view label, std::string_view text) {
  const SemanticNode& field = field_of(label);
  if (field.has(platform::flag::Disabled) || field.has(platform::flag::Inert)) {
    ADD_FAILURE() << "Cannot type into " << label;
    return;
  }
  const NodeId id = field.node.id;
  focus(field);
  event(platform::EventKind::Input, id, 0, 0, 0, text);
  settle();
  event(platform::EventKind::Change, id, 0, 0, 0, text);
  settle();
}

void Driver::enter(std::string_view label) {
  const SemanticNode& field = get(Role::TextField, label);
  event(platform::EventKind::Change, field.node.id, 0, 0, 0,
        field.attribute(platform::Attr::Value));
  const SemanticNode* form = &field;
  while (form != nullptr && form->node.role != Role::Form) form = host_.semantics.parent(*form);
  if (form == nullptr) {
    settle();
    return;
  }
  // As browsers do: the form's submit button is pressed, where there is one.
  for (const SemanticNode& node : host_.semantics.nodes) {
    if (node.node.role != Role::Button || node.attribute(platform::Attr::InputType) != "submit") {
      continue;
    }
    const SemanticNode* up = &node;
    while (up != nullptr && up != form) up = host_.semantics.parent(*up);
    if (up == nullptr) continue;
    event(platform::EventKind::Click, node.node.id);
    settle();
    return;
  }
  event(platform::EventKind::Submit, form->node.id);
  settle();
}

void Driver::select(std::string_view label, std::string_view value) {
  event(platform::EventKind::Change, get(Role::Select, label).node.id, 0, 0, 0, value);
  settle();
}

void Driver::key(std::string_view key) {
  event(platform::EventKind::Key, 0, 0, 0, 0, key);
  settle();
}

void Driver::scroll(const SemanticNode& scroller, float y_px) {
  event(platform::EventKind::Scroll, scroller.node.id, 0, y_px);
  settle();
}

void Driver::route(std::string_view route) {
  host_.navigator.replace(route);
  event(platform::EventKind::Route, 0, 0, 0, 0, route);
  settle();
}

std::string Driver::dump() const {
  std::string out;
  for (const SemanticNode& node : host_.semantics.nodes) {
    for (const SemanticNode* up = host_.semantics.parent(node); up != nullptr;
         up = host_.semantics.parent(*up)) {
      out += "  ";
    }
    out.append(role_name(node.node.role));
    const auto whole = [](float px) { return std::to_string(static_cast<int>(px)); };
    out.append(" @").append(whole(node.node.x_px)).append(",").append(whole(node.node.y_px));
    out.append(" ")
        .append(whole(node.node.width_px))
        .append("x")
        .append(whole(node.node.height_px));
    const std::string_view label = node.attribute(platform::Attr::Label);
    if (!label.empty()) out.append(" [").append(label).append("]");
    if (!node.text.empty()) out.append(" \"").append(node.text).append("\"");
    const std::string_view value = node.attribute(platform::Attr::Value);
    if (!value.empty()) out.append(" =").append(value);
    if (node.has(platform::flag::Disabled)) out += " disabled";
    if (node.has(platform::flag::Inert)) out += " inert";
    if (node.has(platform::flag::Checked)) out += " checked";
    if (node.has(platform::flag::Current)) out += " current";
    out += '\n';
  }
  return out;
}

}  // namespace portico::test
