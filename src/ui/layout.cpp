#include "ui/layout.h"

namespace portico::ui {

namespace {

float clamp(float value, float low, float high) {
  if (value > high) value = high;
  return value < low ? low : value;
}
float larger(float a, float b) { return a > b ? a : b; }
float smaller(float a, float b) { return a < b ? a : b; }
float pad_x(const Item& item) { return item.pad_start + item.pad_end; }
float pad_y(const Item& item) { return item.pad_top + item.pad_bottom; }
bool in_flow(const Item& item) { return item.place == Place::Flow; }
bool scrolls(const Item& item) { return item.role == Role::Scroller; }

// Calls visit(child) for the children in flow.
template <typename Visit>
void each(Items& items, const Item& item, Visit visit) {
  for (int32_t at = item.first_child; at >= 0; at = items[at].next) {
    if (in_flow(items[at])) visit(items[at]);
  }
}

}  // namespace

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

// ---- widths wanted --------------------------------------------------------------------------------

void Layout::want_widths(int32_t index) {
  Item& item = items_[index];
  float least = 0, most = 0;
  if (item.kind == ItemKind::Text) {
    item.paragraph = texts_.paragraph(view(item), item.font);
    const Paragraph& paragraph = texts_[item.paragraph];
    most = paragraph.max_content;
    least = item.text_wraps ? paragraph.min_content
                            : smaller(most, static_cast<float>(item.font.size_px) * 3);
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
    if (scrolls(item) || item.clips) least = 0;
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

// ---- widths given ---------------------------------------------------------------------------------

void Layout::give_widths(int32_t index) {
  Item& item = items_[index];
  const float portal = items_[0].w;
  switch (item.place) {
    case Place::Flow: break;
    case Place::Fill:
    case Place::Sheet: item.w = portal; break;
    case Place::Within: item.w = items_[item.parent].w; break;
    case Place::Center: item.w = smaller(wanted_width(item, portal - 32), portal - 32); break;
    case Place::Skip:
    case Place::Below:
    case Place::Corner: item.w = smaller(wanted_width(item, portal - 16), portal - 16); break;
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
      const bool fills = child.width == kFill || (child.width == kFit && item.align == Align::Stretch);
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
  float grow = 0, shrink = 0;
  bool first = true;
  each(items_, item, [&](Item& child) {
    if (child.line != line) return;
    left -= child.w + (first ? 0 : item.gap);
    first = false;
    if (child.width == kFill && child.grow == 0) child.grow = 1;
    grow += child.grow;
    shrink += larger(0, child.w - child.min_content);
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
  } else if (left < -0.5f && shrink > 0) {
    const float share = smaller(1, -left / shrink);
    each(items_, item, [&](Item& child) {
      if (child.line != line) return;
      child.w -= share * larger(0, child.w - child.min_content);
    });
  }
}

// ---- heights wanted -------------------------------------------------------------------------------

void Layout::want_height(int32_t index) {
  Item& item = items_[index];
  float height = 0;
  if (item.kind == ItemKind::Text) {
    texts_.lay_out(item.paragraph, view(item), item.font, item.w, item.text_wraps, item.max_lines);
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
  if (scrolls(item) && (item.height == kFill || item.grow > 0)) height = 0;
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

// ---- heights given, and places --------------------------------------------------------------------

void Layout::put(const Item& parent, Item& child, float start, float top) {
  child.y = parent.y + top;
  child.x = rtl_ ? parent.x + parent.w - start - child.w : parent.x + start;
}

void Layout::place_floating(int32_t index) {
  Item& item = items_[index];
  const Item& portal = items_[0];
  switch (item.place) {
    case Place::Flow: return;
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
    case Place::Corner: {
      const float margin = portal.w < 600 ? 16 : 24;
      const float start = portal.w < 600 ? (portal.w - item.w) / 2 : portal.w - item.w - margin;
      put(portal, item, start, portal.h - item.h - (portal.w < 600 ? 80 : margin));
      return;
    }
    case Place::Skip:
      put(portal, item, 8, item.max_lines > 0 ? 8 : -100);
      return;
    case Place::Below: break;
  }
  const Item& anchor = items_[item.anchor];
  float x = anchor.x, y = anchor.y;
  for (int32_t at = anchor.parent; at >= 0; at = items_[at].parent) {
    x -= items_[at].scroll_x;
    y -= items_[at].scroll_y;
  }
  if (item.w < anchor.w) item.w = anchor.w;
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
  const float room_w = larger(0, item.w - pad_x(item));
  float room_h = larger(0, item.h - pad_y(item));
  if (scrolls(item)) {
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
    each(items_, item, [&](Item& child) {
      child.h = smaller(child.h + share * child.grow, child.max_height);
    });
    left = 0;
  } else if (left < 0) {
    // What scrolls gives way first.
    each(items_, item, [&](Item& child) {
      if (left >= 0 || !(scrolls(child) || child.clips) || child.height >= 0) return;
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
