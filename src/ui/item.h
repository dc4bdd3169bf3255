// One box of a frame: what a call of ui.h asked for, and what layout made of it. Items lie in one
// pool, parents before children; strings lie in the frame's arena. Both are reused from frame to
// frame.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/semantics.h"
#include "platform/text.h"
#include "ui/theme.h"
#include "ui/ui.h"

struct ImDrawList;

namespace portico::ui {

struct Item;

enum class ItemKind : uint8_t { Box, Text, Icon, Spinner };
enum class Place : uint8_t {
  Flow,
  Fill,    // over the whole portal
  Center,  // a dialog's card
  Sheet,   // at the bottom edge, as wide as the portal
  Side,    // a drawer: at the end edge, as high as the portal
  Top,     // the palette's card, centred near the upper edge
  Tip,     // a tooltip beside its anchor: above it, else below
  Below,   // a menu under its anchor, kept within the portal
  Corner,  // toasts: bottom end; on phones bottom centre
  Skip,    // top start corner while max_lines is 1, else above the edge
  Within,  // over the parent's whole box, beside the flow
};
// How a chart's part is told from its neighbours without colour.
enum class Pattern : uint8_t { None, Stripes, Dots, CrossStripes, Bars };

// What a plot is drawn with: px of the portal, top left first, y downwards.
struct PlotRoom {
  ImDrawList& list;
  float left, top, right, bottom;
  std::span<const float> points;  // the item's; what they mean is the plot's business (plots.h)
  Rgba color, ground;             // `ground` sets patterns and hollow marks off
  Pattern pattern;
  bool rtl;
};
using DrawPlot = void (*)(const PlotRoom&);

struct Item {
  int32_t parent = -1, first_child = -1, last_child = -1, next = -1;
  NodeId id = 0;
  ItemKind kind = ItemKind::Box;

  // Layout: what was asked for (ui::Box has the meanings)
  Place place = Place::Flow;
  Axis axis = Axis::Column;
  Align align = Align::Stretch;
  Justify justify = Justify::Start;
  bool wrap = false, divided = false;
  bool rigid = false;               // gives way in a full row only after the others
  bool shrinks_to_nothing = false;  // table cells: contents never widen them
  bool clips = false;               // contents are cut at the edge
  uint8_t columns = 0;
  int16_t line = 0;     // of a wrapped row or grid, set by layout
  int32_t anchor = -1;  // item that Place::Below goes under
  float gap = 0, pad_start = 0, pad_end = 0, pad_top = 0, pad_bottom = 0, grow = 0;
  float width = kFit, height = kFit;
  float min_width = 0, max_width = 1e9f, min_height = 0, max_height = 1e9f;

  // Layout: results. x and y are px from the portal's top left before any scrolling.
  float min_content = 0, max_content = 0, baseline = 0;
  float x = 0, y = 0, w = 0, h = 0;
  bool scrolls() const { return role == Role::Scroller || role == Role::ListBox; }
  float content_h = 0;  // scrollers: height of what they scroll
  // Scrollers that place what is in sight by themselves: what they pretend to scroll, and how far.
  float virtual_w = 0, virtual_h = 0, follow_x = 0, follow_y = 0;
  float scrolled_h() const { return virtual_h > 0 ? virtual_h : content_h; }

  // Text and icons; text is a place in the arena
  platform::Text text;
  platform::Font font;
  uint16_t line_px = 0;
  uint8_t max_lines = 0;
  bool text_wraps = false, underline = false;
  platform::TextAlign text_align = platform::TextAlign::Start;
  Rgba color = 0;
  uint32_t paragraph = 0;  // in TextLayout
  bool flows = false;      // its children are texts that share its lines:
  int32_t first_fragment = -1, fragment_count = 0;

  // Looks
  Rgba fill = 0, border = 0;
  float radius = 0, border_px = 0;
  Elevation elevation = Elevation::Flat;
  Pattern pattern = Pattern::None;
  DrawPlot plot = nullptr;  // in `color`, with the points that are its own
  int32_t first_point = 0, point_count = 0;
  bool square_bottom = false;                     // only the top corners are round (sheets)
  bool square_start = false, square_end = false;  // of buttons that touch
  bool draws_over = false;  // drawn on the layer above (dialogs, menus, toasts)
  float fade = 1;           // opacity of the item and what is in it
  float shift_x = 0, shift_y = 0, scroll_y = 0, scroll_x = 0;

  // Semantics
  bool semantic = false;
  Role role = Role::Group;
  uint8_t level = 0;
  uint32_t flags = 0;
  int32_t first_attribute = -1;
  int32_t cover = -1;                            // the node's rectangle is that item's
  float field_pad_start = 0, field_pad_end = 0;  // room for icons within a field's frame
};

// A part of a text in one line of a paragraph that has several (Item::flows).
struct Fragment {
  int32_t item;
  uint32_t begin, end;  // bytes of its text
  int16_t line;
  float start, width;  // px from the start side
};

struct PendingAttribute {
  platform::Attr key;
  platform::Text value;
  int32_t next = -1;
};

struct Items {
  std::vector<Item> pool;
  std::vector<PendingAttribute> attributes;
  std::vector<Fragment> fragments;
  std::vector<float> points;  // of plots
  std::string arena;

  void clear() {
    fragments.clear();
    points.clear();
    pool.clear();
    attributes.clear();
    arena.clear();
  }
  Item& operator[](int32_t index) { return pool[static_cast<size_t>(index)]; }
  const Item& operator[](int32_t index) const { return pool[static_cast<size_t>(index)]; }
  int32_t count() const { return static_cast<int32_t>(pool.size()); }

  int32_t add(int32_t parent) {
    const int32_t index = count();
    pool.emplace_back();
    pool.back().parent = parent;
    if (parent < 0) return index;
    Item& above = (*this)[parent];
    if (above.last_child < 0) {
      above.first_child = index;
    } else {
      (*this)[above.last_child].next = index;
    }
    above.last_child = index;
    return index;
  }
  platform::Text keep(std::string_view text) {
    const platform::Text kept{static_cast<uint32_t>(arena.size()),
                              static_cast<uint32_t>(text.size())};
    arena.append(text);
    return kept;
  }
  // Valid until the next keep().
  std::string_view view(platform::Text text) const {
    return std::string_view(arena).substr(text.offset, text.length);
  }
  void attribute(int32_t item, platform::Attr key, std::string_view value) {
    attributes.push_back({key, keep(value), (*this)[item].first_attribute});
    (*this)[item].first_attribute = static_cast<int32_t>(attributes.size()) - 1;
  }
};

}  // namespace portico::ui
