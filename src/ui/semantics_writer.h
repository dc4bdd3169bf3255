// Turns the items of a frame into the semantic tree, and hands it on when it differs from the last.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/semantics.h"
#include "ui/hash_index.h"
#include "ui/item.h"
#include "ui/text_layout.h"

namespace portico::ui {

// Whose grounds are told: where there is no canvas the overlay shows them. In plain mode surfaces
// are nodes for it; while a canvas is awaited the tree stays as it will be.
enum class Grounds : uint8_t { None, OfNodes, OfBoxes };

class SemanticsWriter {
 public:
  // `modal`: the item outside of which everything is inert, or -1. True when the tree was
  // submitted.
  bool write(const Items& items, TextLayout& texts, int32_t modal, Grounds grounds,
             platform::Semantics& semantics);
  int node_count() const { return static_cast<int>(nodes_.size()); }

 private:
  void node(const Items& items, int32_t index, int32_t parent, float origin_x, float origin_y,
            uint32_t inherited, Grounds grounds);
  platform::Text keep(std::string_view text);
  platform::Text keep_lines(std::string_view text, const Paragraph& paragraph);
  platform::Text keep_flow(const Items& items, int32_t index);
  NodeId unique(NodeId id);

  std::vector<platform::Node> nodes_;
  std::vector<platform::Attribute> attributes_;
  std::string arena_;
  HashIndex seen_;
  uint64_t hash_ = 0;
  int32_t modal_ = -1;
  TextLayout* texts_ = nullptr;
};

}  // namespace portico::ui
