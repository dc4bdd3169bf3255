// Keeps the last semantic tree, with texts and attributes as strings, to be searched by tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/semantics.h"

namespace portico::platform::headless {

struct SemanticNode {
  Node node;
  std::string text;
  std::vector<std::pair<Attr, std::string>> attributes;
  int index = 0;

  // Empty where it is not there.
  std::string_view attribute(Attr key) const {
    for (const auto& [name, value] : attributes) {
      if (name == key) return value;
    }
    return {};
  }
  bool has(uint32_t flag) const { return (node.flags & flag) != 0; }
};

class HeadlessSemantics final : public Semantics {
 public:
  struct Announcement {
    std::string text;
    bool assertive;
  };
  struct ScrollOrder {
    NodeId node;
    float x_px, y_px;
  };

  void submit(const Tree& tree) override;
  void focus(NodeId node) override { focused.push_back(node); }
  void announce(std::string_view text, bool assertive) override {
    announced.push_back({std::string(text), assertive});
  }
  void scroll_to(NodeId node, float x_px, float y_px) override {
    scrolled.push_back({node, x_px, y_px});
  }

  const SemanticNode* find(NodeId id) const;
  const SemanticNode* parent(const SemanticNode& node) const;
  // What assistive technology calls it: label attribute, label node, or the words within.
  std::string name(const SemanticNode& node) const;
  // All words within, in order, one space between.
  std::string words(const SemanticNode& node) const;
  // Position on the page, scroll offsets left out.
  float x(const SemanticNode& node) const;
  float y(const SemanticNode& node) const;

  std::vector<SemanticNode> nodes;
  int submitted = 0;
  std::vector<NodeId> focused;  // orders to move focus, oldest first
  std::vector<Announcement> announced;
  std::vector<ScrollOrder> scrolled;
};

}  // namespace portico::platform::headless
