// Layout's last pass: heights given, and places.
#include "ui/layout.h"
#include "ui/layout_parts.h"

namespace portico::ui {

using namespace layout_parts;

void Layout::put(const Item& parent, Item& child, float start, float top) {
  child.y = parent.y + top;
  child.x = rtl_ ? parent.x + parent.w - start - child.w : parent.x + start;
}

void Layout::place_floating(int32_t index) {
  Item& item = items_[index];
  const Item& portal = items_[0];
  switch (item.place) {
    case Place::Flow:
      return;
    case Place::Within: {
      const Item& parent = items_[item.parent];
      item.x = parent.x;
      item.y = parent.y;
      item.h = parent.h;
      return;
    }
    case Place::Fill:
      item.x = item.y = 0;
      item.h = portal.h;
      return;
    case Place::Center:
      item.h = smaller(item.h, portal.h - 32);
      item.x = (portal.w - item.w) / 2;
      item.y = larger(16, (portal.h - item.h) * 0.4f);
      return;
    case Place::Sheet:
      item.h = smaller(item.h, portal.h - 48);
      item.x = 0;
      item.y = portal.h - item.h;
      return;
    case Place::Side:
      item.h = portal.h;
      put(portal, item, portal.w - item.w, 0);
      return;
    case Place::Top:
      item.y = smaller(96, portal.h / 8);
      item.h = smaller(item.h, portal.h - 2 * item.y);
      item.x = (portal.w - item.w) / 2;
      return;
    case Place::Corner: {
      const float margin = portal.w < 600 ? 16 : 24;
      const float start = portal.w < 600 ? (portal.w - item.w) / 2 : portal.w - item.w - margin;
      put(portal, item, start, portal.h - item.h - (portal.w < 600 ? 80 : margin));
      return;
    }
    case Place::Skip:
      put(portal, item, 8, item.max_lines > 0 ? 8 : -100);
      return;
    case Place::Below:
    case Place::Tip:
      place_at_anchor(item);
      return;
  }
}

void Layout::place_at_anchor(Item& item) {
  const Item& portal = items_[0];
  const Item& anchor = items_[item.anchor];
  float x = anchor.x, y = anchor.y;
  for (int32_t at = anchor.parent; at >= 0; at = items_[at].parent) {
    x -= items_[at].scroll_x;
    y -= items_[at].scroll_y;
  }
  if (item.place == Place::Tip) {
    item.x = clamp(x + (anchor.w - item.w) / 2, 8, larger(8, portal.w - item.w - 8));
    item.y = y - item.h - 8 >= 8 ? y - item.h - 8 : y + anchor.h + 8;
    return;
  }
  item.x = rtl_ ? x : x + anchor.w - item.w;  // ends where its button ends ...
  const bool at_start = rtl_ ? x + anchor.w / 2 > portal.w / 2 : x + anchor.w / 2 < portal.w / 2;
  if (at_start) item.x = rtl_ ? x + anchor.w - item.w : x;  // ... or begins where it begins
  item.x = clamp(item.x, 8, larger(8, portal.w - item.w - 8));
  item.y = y + anchor.h + 4;
  if (item.y + item.h > portal.h - 8 && y - item.h - 4 >= 8) item.y = y - item.h - 4;
  item.h = smaller(item.h, portal.h - 16);
  item.y = clamp(item.y, 8, larger(8, portal.h - item.h - 8));
}

void Layout::place_children(int32_t index) {
  Item& item = items_[index];
  if (item.first_child < 0) return;
  if (item.flows) {
    for (int32_t at = item.first_child; at >= 0; at = items_[at].next) {
      items_[at].x = item.x;
      items_[at].y = item.y;
    }
    return;
  }
  const float room_w = larger(0, item.w - pad_x(item));
  float room_h = larger(0, item.h - pad_y(item));
  if (item.scrolls()) {
    room_h = larger(room_h, item.content_h - pad_y(item));
    item.content_h = room_h + pad_y(item);
  }
  if (item.axis == Axis::Row || item.columns > 0) {
    place_rows(item, room_w, room_h);
  } else {
    place_column(item, room_w, room_h);
  }
}

void Layout::place_column(Item& item, float room_w, float room_h) {
  float left = room_h, grow = 0;
  int children = 0;
  each(items_, item, [&](Item& child) {
    if (child.height == kFill && child.grow == 0) child.grow = 1;
    left -= child.h;
    grow += child.grow;
    ++children;
  });
  if (children > 1) left -= item.gap * static_cast<float>(children - 1);
  if (left > 0 && grow > 0) {
    const float share = left / grow;
    each(items_, item,
         [&](Item& child) { child.h = smaller(child.h + share * child.grow, child.max_height); });
    left = 0;
  } else if (left < 0) {
    // What scrolls gives way first.
    each(items_, item, [&](Item& child) {
      if (left >= 0 || !(child.scrolls() || child.clips) || child.height >= 0) return;
      const float given = smaller(-left, larger(0, child.h - child.min_height));
      child.h -= given;
      left += given;
    });
  }
  float top = item.pad_top, between = item.gap;
  if (left > 0) {
    if (item.justify == Justify::Center) top += left / 2;
    if (item.justify == Justify::End) top += left;
    if (item.justify == Justify::SpaceBetween && children > 1) {
      between += left / static_cast<float>(children - 1);
    }
  }
  each(items_, item, [&](Item& child) {
    float start = item.pad_start;
    if (item.align == Align::Center || (item.justify == Justify::Center && child.w < room_w &&
                                        child.max_width < 1e8f && child.width == kFill)) {
      start += (room_w - child.w) / 2;
    } else if (item.align == Align::End) {
      start += room_w - child.w;
    }
    put(item, child, start, top);
    top += child.h + between;
  });
}

void Layout::place_rows(Item& item, float room_w, float room_h) {
  float top = item.pad_top;
  int32_t at = item.first_child;
  while (at >= 0) {
    // One line: its children, their widths and the height.
    int16_t line = -1;
    int32_t end = at;
    float used = 0, line_h = 0, above = 0, below = 0;
    int count = 0;
    for (; end >= 0; end = items_[end].next) {
      const Item& child = items_[end];
      if (!in_flow(child)) continue;
      if (line < 0) line = child.line;
      if (child.line != line) break;
      used += child.w + (count++ > 0 ? item.gap : 0);
      line_h = larger(line_h, child.h);
      above = larger(above, child.baseline);
      below = larger(below, child.h - child.baseline);
    }
    if (item.align == Align::Baseline) line_h = larger(line_h, above + below);
    const bool only = end < 0 && line <= 0;
    if (only) line_h = larger(line_h, room_h);
    float start = item.pad_start, between = item.gap;
    const float left = room_w - used;
    if (left > 0 && item.columns == 0) {
      if (item.justify == Justify::Center) start += left / 2;
      if (item.justify == Justify::End) start += left;
      if (item.justify == Justify::SpaceBetween && count > 1) {
        between += left / static_cast<float>(count - 1);
      }
    }
    for (; at != end; at = items_[at].next) {
      Item& child = items_[at];
      if (!in_flow(child)) continue;
      const bool stretches = item.align == Align::Stretch && child.kind == ItemKind::Box;
      if (child.height == kFill || (stretches && child.height == kFit)) {
        child.h = clamp(line_h, child.min_height, child.max_height);
      }
      float down = 0;
      if (item.align == Align::Center) down = (line_h - child.h) / 2;
      if (item.align == Align::End) down = line_h - child.h;
      if (item.align == Align::Baseline) down = above - child.baseline;
      put(item, child, start, top + down);
      start += child.w + between;
    }
    top += line_h + item.gap;
  }
}

}  // namespace portico::ui
