#include "ui/semantics_writer.h"

#include <cmath>

#include "ui/hash.h"

namespace portico::ui {

namespace {

float rounded(float value) {
  return std::floor(value * 8 + 0.5f) / 8;
}

}  // namespace

platform::Text SemanticsWriter::keep(std::string_view text) {
  const platform::Text kept{static_cast<uint32_t>(arena_.size()),
                            static_cast<uint32_t>(text.size())};
  arena_.append(text);
  return kept;
}

// The text with a line feed wherever the kit broke it, so that DOM text has the same lines. Where a
// line ends without a space (Thai, CJK, long words) the browser is left to break by itself: a line
// feed there would be heard, and found, as a space.
platform::Text SemanticsWriter::keep_lines(std::string_view text, const Paragraph& paragraph) {
  const size_t count = paragraph.lines.size();
  if (count < 2) return keep(text);
  for (size_t at = 0; at + 1 < count; ++at) {
    const char next = text[paragraph.lines[at].end];
    if (next != ' ' && next != '\n') return keep(text);
  }
  const auto offset = static_cast<uint32_t>(arena_.size());
  for (size_t at = 0; at < count; ++at) {
    const TextLine& line = paragraph.lines[at];
    if (at > 0) arena_ += '\n';
    const size_t end = at + 1 < count ? line.end : text.size();
    arena_.append(text.substr(line.begin, end - line.begin));
  }
  return {offset, static_cast<uint32_t>(arena_.size()) - offset};
}

// The same for a text that shares its paragraph's lines with others: it has the line feeds that lie
// within it and before it.
platform::Text SemanticsWriter::keep_flow(const Items& items, int32_t index) {
  const Item& item = items[index];
  const Item& flow = items[item.parent];
  const std::string_view text = items.view(item.text);
  const auto offset = static_cast<uint32_t>(arena_.size());
  size_t done = 0;
  int16_t line = 0;
  for (size_t at = 0; at < static_cast<size_t>(flow.fragment_count); ++at) {
    const Fragment& fragment = items.fragments[static_cast<size_t>(flow.first_fragment) + at];
    const bool breaks = fragment.line != line;
    line = fragment.line;
    if (fragment.item == index) {
      if (breaks) {
        arena_ += '\n';
      } else {
        arena_.append(text.substr(done, fragment.begin - done));
      }
      arena_.append(text.substr(fragment.begin, fragment.end - fragment.begin));
      done = fragment.end;
    } else if (done > 0) {
      if (breaks) done = text.size();
      break;
    }
  }
  if (done > 0 && done < text.size()) arena_.append(text.substr(done));
  return {offset, static_cast<uint32_t>(arena_.size()) - offset};
}

NodeId SemanticsWriter::unique(NodeId id) {
  while (id == 0 || seen_.find(id) != HashIndex::kNone) id = id * 2654435761u + 97;
  seen_.insert(id, 1);
  return id;
}

void SemanticsWriter::node(const Items& items, int32_t index, int32_t parent, float origin_x,
                           float origin_y, uint32_t inherited, Grounds grounds) {
  const Item& item = items[index];
  const bool ground = grounds != Grounds::None && item.kind == ItemKind::Box && item.fill != 0;
  if (item.semantic || (ground && grounds == Grounds::OfBoxes)) {
    const Item& shape = item.cover >= 0 ? items[item.cover] : item;
    platform::Node made;
    made.id = unique(item.id);
    made.parent = parent;
    made.flags = item.flags | inherited;
    made.role = item.semantic ? item.role : Role::Group;
    made.level = item.level;
    made.align = item.text_align;
    made.x_px = rounded(shape.x - origin_x);
    made.y_px = rounded(shape.y - origin_y);
    made.width_px = rounded(shape.w);
    made.height_px = rounded(shape.h);
    if (item.scrolls()) {
      made.content_width_px = rounded(item.virtual_w > item.w ? item.virtual_w : item.w);
      made.content_height_px = rounded(item.scrolled_h());
    } else if (item.field_pad_start > 0) {
      made.content_width_px = item.field_pad_start;
      made.content_height_px = item.field_pad_end;
    }
    if (item.kind == ItemKind::Text || item.line_px != 0) {
      made.font_px = item.font.size_px;
      made.line_px = item.line_px;
      made.font_weight = item.font.weight;
      made.font_family = static_cast<uint16_t>(item.font.family);
      made.tabular = item.font.tabular ? 1 : 0;
      if (item.text_wraps) made.flags |= platform::flag::Wraps;
      made.color_rgba = item.color;
    }
    if (ground) made.background_rgba = item.fill;
    if (item.kind == ItemKind::Text) {
      const bool shares = (item.flags & platform::flag::Inline) != 0;
      made.text = shares ? keep_flow(items, index)
                         : keep_lines(items.view(item.text), (*texts_)[item.paragraph]);
    }
    made.first_attribute = static_cast<uint32_t>(attributes_.size());
    for (int32_t at = item.first_attribute; at >= 0;) {
      const PendingAttribute& attribute = items.attributes[static_cast<size_t>(at)];
      attributes_.push_back({attribute.key, keep(items.view(attribute.value))});
      at = attribute.next;
    }
    made.attribute_count = static_cast<uint32_t>(attributes_.size()) - made.first_attribute;
    parent = static_cast<int32_t>(nodes_.size());
    nodes_.push_back(made);
    origin_x = shape.x - item.follow_x;
    origin_y = shape.y - item.follow_y;
  }
  for (int32_t at = item.first_child; at >= 0; at = items[at].next) {
    uint32_t flags = inherited;
    // What was opened before the innermost dialog is behind it; its own menus come after.
    if (index == 0 && at < modal_) flags |= platform::flag::Inert;
    node(items, at, parent, origin_x, origin_y, flags, grounds);
  }
}

bool SemanticsWriter::write(const Items& items, TextLayout& texts, int32_t modal, Grounds grounds,
                            platform::Semantics& semantics) {
  texts_ = &texts;
  nodes_.clear();
  attributes_.clear();
  arena_.clear();
  seen_.clear();
  modal_ = modal;
  node(items, 0, -1, 0, 0, 0, grounds);
  uint64_t hash = hash_bytes(nodes_.data(), nodes_.size() * sizeof(platform::Node));
  hash = hash_bytes(attributes_.data(), attributes_.size() * sizeof(platform::Attribute), hash);
  hash = hash_text(arena_, hash);
  if (hash == hash_) return false;
  hash_ = hash;
  semantics.submit({nodes_, attributes_, arena_});
  return true;
}

}  // namespace portico::ui
