#include "ui/layout.h"

#include "ui/layout_parts.h"

namespace portico::ui {

using namespace layout_parts;

void Layout::run() {
  const int32_t count = items_.count();
  for (int32_t at = count; at-- > 0;) want_widths(at);
  Item& root = items_[0];
  root.w = root.width;
  for (int32_t at = 0; at < count; ++at) give_widths(at);
  for (int32_t at = count; at-- > 0;) want_height(at);
  root.h = root.height;
  root.x = root.y = 0;
  for (int32_t at = 0; at < count; ++at) {
    if (!in_flow(items_[at])) place_floating(at);
    place_children(at);
  }
}

// ---- widths wanted
// --------------------------------------------------------------------------------

void Layout::want_widths(int32_t index) {
  Item& item = items_[index];
  if (item.flows) return want_flow_widths(item);
  float least = 0, most = 0;
  if (item.kind == ItemKind::Text) {
    item.paragraph = texts_.paragraph(view(item), item.font);
    const Paragraph& paragraph = texts_[item.paragraph];
    most = paragraph.max_content;
    // Words give way to figures: half an amount is another amount.
    const float ems = item.font.tabular ? 8 : 3;
    least = item.text_wraps ? paragraph.min_content
                            : smaller(most, static_cast<float>(item.font.size_px) * ems);
  } else {
    int children = 0;
    each(items_, item, [&](const Item& child) {
      ++children;
      if (item.axis == Axis::Row && item.columns == 0) {
        most += child.max_content;
        least = item.wrap ? larger(least, child.min_content) : least + child.min_content;
      } else {
        most = larger(most, child.max_content);
        least = larger(least, child.min_content);
      }
    });
    if (item.columns > 0) {
      const auto columns = static_cast<float>(item.columns);
      most = most * columns + item.gap * (columns - 1);
      least = least * columns + item.gap * (columns - 1);
    } else if (item.axis == Axis::Row && children > 1) {
      most += item.gap * static_cast<float>(children - 1);
      if (!item.wrap) least += item.gap * static_cast<float>(children - 1);
    }
    if (item.scrolls() || item.clips) least = 0;
    least += pad_x(item);
    most += pad_x(item);
  }
  if (item.width >= 0) least = most = item.width;
  if (item.shrinks_to_nothing) least = 0;
  item.min_content = clamp(least, item.min_width, item.max_width);
  item.max_content = clamp(larger(most, least), item.min_width, item.max_width);
}

float Layout::wanted_width(const Item& item, float room) const {
  if (item.width >= 0) return clamp(item.width, item.min_width, item.max_width);
  if (item.width == kFill) return clamp(room, item.min_width, item.max_width);
  return item.max_content;
}

// ---- widths given
// ---------------------------------------------------------------------------------

void Layout::give_widths(int32_t index) {
  Item& item = items_[index];
  if (item.flows && item.place == Place::Flow) return;
  const float portal = items_[0].w;
  switch (item.place) {
    case Place::Flow:
      break;
    case Place::Fill:
    case Place::Sheet:
      item.w = portal;
      break;
    case Place::Within:
      item.w = items_[item.parent].w;
      break;
    case Place::Center:
    case Place::Top:
      item.w = smaller(wanted_width(item, portal - 32), portal - 32);
      break;
    case Place::Below:
      item.w = smaller(larger(wanted_width(item, portal - 16), items_[item.anchor].w), portal - 16);
      break;
    case Place::Skip:
    case Place::Tip:
    case Place::Side:
    case Place::Corner:
      item.w = smaller(wanted_width(item, portal - 16), portal - 16);
      break;
  }
  const float room = larger(0, item.w - pad_x(item));
  if (item.columns > 0) {
    const auto columns = static_cast<float>(item.columns);
    const float each_w = larger(0, (room - item.gap * (columns - 1)) / columns);
    int count = 0;
    each(items_, item, [&](Item& child) {
      child.line = static_cast<int16_t>(count++ / item.columns);
      child.w = clamp(each_w, 0, child.max_width);
    });
  } else if (item.axis == Axis::Row) {
    give_row_widths(item, room);
  } else {
    each(items_, item, [&](Item& child) {
      const bool fills =
          child.width == kFill || (child.width == kFit && item.align == Align::Stretch);
      const float wanted = fills ? room : smaller(wanted_width(child, room), room);
      child.w = clamp(wanted, smaller(child.min_width, room), child.max_width);
    });
  }
}

void Layout::give_row_widths(Item& item, float room) {
  int16_t line = 0;
  float used = 0;
  bool first = true;
  each(items_, item, [&](Item& child) {
    // What fills the room of a row begins with its least width, and grows.
    // Where the row wraps it has a line of its own.
    child.w = child.width == kFill && !item.wrap ? child.min_content : wanted_width(child, room);
    if (child.shrinks_to_nothing && child.width == kFill) child.w = 0;
    if (item.wrap && child.w > room) child.w = room;
    if (item.wrap && !first && used + item.gap + child.w > room + 0.5f) {
      ++line;
      used = 0;
      first = true;
    }
    child.line = line;
    used += child.w + (first ? 0 : item.gap);
    first = false;
  });
  for (int16_t at = 0; at <= line; ++at) give_line_widths(item, at, room);
}

void Layout::give_line_widths(Item& item, int16_t line, float room) {
  float left = room;
  float grow = 0;
  bool first = true;
  each(items_, item, [&](Item& child) {
    if (child.line != line) return;
    left -= child.w + (first ? 0 : item.gap);
    first = false;
    if (child.width == kFill && child.grow == 0) child.grow = 1;
    grow += child.grow;
  });
  if (left > 0 && grow > 0) {
    // Two rounds: what a full child leaves is shared among the others.
    for (int round = 0; round < 2 && left > 0.5f && grow > 0; ++round) {
      const float share = left / grow;
      left = 0;
      grow = 0;
      each(items_, item, [&](Item& child) {
        if (child.line != line || child.grow == 0 || child.w >= child.max_width) return;
        const float wanted = child.w + share * child.grow;
        child.w = smaller(wanted, child.max_width);
        left += wanted - child.w;
        if (wanted == child.w) grow += child.grow;
      });
    }
    return;
  }
  // Too narrow: texts and boxes give way first, then buttons.
  for (const bool all : {false, true}) {
    if (left > -0.5f) return;
    float spare = 0;
    const auto gives = [&](const Item& child) {
      return child.line == line && (all || !child.rigid) ? larger(0, child.w - child.min_content)
                                                         : 0.0f;
    };
    each(items_, item, [&](const Item& child) { spare += gives(child); });
    if (spare <= 0) continue;
    const float share = smaller(1, -left / spare);
    each(items_, item, [&](Item& child) { child.w -= share * gives(child); });
    left += share * spare;
  }
}

// ---- heights wanted
// -------------------------------------------------------------------------------

void Layout::want_height(int32_t index) {
  Item& item = items_[index];
  if (item.flows) return want_flow_height(item);
  if (item.parent >= 0 && items_[item.parent].flows) return;
  float height = 0;
  if (item.kind == ItemKind::Text) {
    item.paragraph = texts_.lay_out(item.paragraph, view(item), item.font, item.w, item.text_wraps,
                                    item.max_lines);
    const Paragraph& paragraph = texts_[item.paragraph];
    const auto line = static_cast<float>(item.line_px);
    height = line * static_cast<float>(paragraph.lines.empty() ? 1 : paragraph.lines.size());
    item.baseline = (line + paragraph.ascent - paragraph.descent) / 2;
  } else if (item.axis == Axis::Row || item.columns > 0) {
    want_row_height(item);
    height = item.content_h;
  } else {
    int children = 0;
    each(items_, item, [&](const Item& child) {
      if (children++ == 0) item.baseline = item.pad_top + child.baseline;
      height += child.h;
    });
    if (children > 1) height += item.gap * static_cast<float>(children - 1);
    height += pad_y(item);
    item.content_h = height;
  }
  if (item.scrolls() && (item.height == kFill || item.grow > 0)) height = 0;
  if (item.height >= 0) height = item.height;
  item.h = clamp(height, item.min_height, item.max_height);
  if (item.kind != ItemKind::Box && item.kind != ItemKind::Text) item.baseline = item.h;
}

void Layout::want_row_height(Item& item) {
  float sum = 0, line_h = 0, above = 0, below = 0;
  int16_t line = 0;
  bool first = true;
  each(items_, item, [&](const Item& child) {
    if (child.line != line) {
      sum += line_h + item.gap;
      line_h = above = below = 0;
      line = child.line;
    }
    if (first) item.baseline = item.pad_top + child.baseline;
    first = false;
    if (item.align == Align::Baseline) {
      above = larger(above, child.baseline);
      below = larger(below, child.h - child.baseline);
      line_h = larger(line_h, above + below);
      if (line == 0) item.baseline = item.pad_top + above;
    } else {
      line_h = larger(line_h, child.h);
    }
  });
  item.content_h = sum + line_h + pad_y(item);
  if (item.align == Align::Center && line == 0 && !first) {
    item.baseline = 0;
    each(items_, item, [&](const Item& child) {
      if (item.baseline == 0 && child.kind != ItemKind::Icon) {
        item.baseline = item.pad_top + (line_h - child.h) / 2 + child.baseline;
      }
    });
  }
}

}  // namespace portico::ui
