// Texts of several fonts in the lines of one paragraph: pieces that may not be broken fill line
// after line; what lies side by side without a space stays together.
#include <vector>

#include "ui/layout.h"
#include "ui/layout_parts.h"

namespace portico::ui {

using namespace layout_parts;

namespace {

struct Part {
  int32_t item;
  uint32_t begin, end, end_of_ink;
  float width, ink_width;
};

}  // namespace

void Layout::want_flow_widths(Item& item) {
  float least = 0, most = 0;
  each(items_, item, [&](const Item& child) {
    most += child.max_content;
    least = larger(least, child.min_content);
  });
  item.min_content = clamp(least, item.min_width, item.max_width);
  item.max_content = clamp(most, item.min_width, item.max_width);
}

void Layout::want_flow_height(Item& item) {
  std::vector<Part> parts;
  for (int32_t at = item.first_child; at >= 0; at = items_[at].next) {
    Item& child = items_[at];
    child.w = child.h = 0;
    texts_.each_piece(child.paragraph, view(child), child.font, [&](const Paragraph::Piece& piece) {
      parts.push_back({at, piece.begin, piece.end, piece.end_of_ink, piece.width, piece.ink_width});
    });
  }
  item.first_fragment = static_cast<int32_t>(items_.fragments.size());
  const auto line_h = static_cast<float>(item.line_px);
  float used = 0;
  int16_t line = 0;
  for (size_t at = 0; at < parts.size();) {
    // A group: up to the next place where a line may end.
    size_t end = at + 1;
    float ink = parts[at].ink_width;
    while (end < parts.size() && parts[end - 1].end == parts[end - 1].end_of_ink &&
           parts[end].item != parts[end - 1].item) {
      ink += parts[end++].ink_width;
    }
    if (used > 0 && used + ink > item.w + 0.5f) {
      ++line;
      used = 0;
    }
    for (; at < end; ++at) {
      const Part& part = parts[at];
      Fragment* last = items_.fragments.size() > static_cast<size_t>(item.first_fragment)
                           ? &items_.fragments.back()
                           : nullptr;
      if (last != nullptr && last->item == part.item && last->line == line) {
        last->width = used + part.ink_width - last->start;
        last->end = part.end_of_ink;
      } else {
        items_.fragments.push_back(
            {part.item, part.begin, part.end_of_ink, line, used, part.ink_width});
      }
      used += part.width;
    }
  }
  item.fragment_count = static_cast<int32_t>(items_.fragments.size()) - item.first_fragment;
  item.h = clamp(line_h * static_cast<float>(line + 1), item.min_height, item.max_height);
  const Item* first = item.first_child >= 0 ? &items_[item.first_child] : nullptr;
  if (first == nullptr) return;
  const Paragraph& paragraph = texts_[first->paragraph];
  item.baseline = (line_h + paragraph.ascent - paragraph.descent) / 2;
}

}  // namespace portico::ui
