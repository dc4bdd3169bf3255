#include "platform/headless/semantics.h"

namespace portico::platform::headless {

void HeadlessSemantics::submit(const Tree& tree) {
  ++submitted;
  nodes.clear();
  const auto view = [&](Text text) {
    return std::string(tree.arena.substr(text.offset, text.length));
  };
  for (const Node& node : tree.nodes) {
    SemanticNode kept{node, view(node.text), {}, static_cast<int>(nodes.size())};
    for (uint32_t at = 0; at < node.attribute_count; ++at) {
      const Attribute& attribute = tree.attributes[node.first_attribute + at];
      kept.attributes.emplace_back(attribute.key, view(attribute.value));
    }
    nodes.push_back(std::move(kept));
  }
}

const SemanticNode* HeadlessSemantics::find(NodeId id) const {
  for (const SemanticNode& node : nodes) {
    if (node.node.id == id) return &node;
  }
  return nullptr;
}

const SemanticNode* HeadlessSemantics::parent(const SemanticNode& node) const {
  return node.node.parent < 0 ? nullptr : &nodes[static_cast<size_t>(node.node.parent)];
}

std::string HeadlessSemantics::words(const SemanticNode& node) const {
  std::string text = node.text;
  for (size_t at = static_cast<size_t>(node.index) + 1; at < nodes.size(); ++at) {
    const SemanticNode& other = nodes[at];
    bool within = false;
    for (int32_t up = other.node.parent; up >= node.index;
         up = nodes[static_cast<size_t>(up)].node.parent) {
      within = within || up == node.index;
    }
    if (!within) break;
    if (other.has(flag::Decorative)) continue;
    std::string more = other.text;
    if (more.empty() && other.node.role == Role::Figure) more = other.attribute(Attr::Label);
    if (more.empty()) continue;
    if (!text.empty()) text += ' ';
    text += more;
  }
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

std::string HeadlessSemantics::name(const SemanticNode& node) const {
  const std::string_view label = node.attribute(Attr::Label);
  if (!label.empty()) return std::string(label);
  if (const std::string_view by = node.attribute(Attr::LabelledBy); !by.empty()) {
    for (const SemanticNode& other : nodes) {
      if (std::to_string(other.node.id) == by) return words(other);
    }
  }
  const std::string id = std::to_string(node.node.id);
  for (const SemanticNode& other : nodes) {
    if (other.node.role == Role::Label && other.attribute(Attr::For) == id) return words(other);
  }
  return words(node);
}

float HeadlessSemantics::x(const SemanticNode& node) const {
  const SemanticNode* above = parent(node);
  return node.node.x_px + (above == nullptr ? 0 : x(*above));
}

float HeadlessSemantics::y(const SemanticNode& node) const {
  const SemanticNode* above = parent(node);
  return node.node.y_px + (above == nullptr ? 0 : y(*above));
}

}  // namespace portico::platform::headless
