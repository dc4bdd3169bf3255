// Gives every item of a frame its place. Four passes over the pool: widths wanted, bottom up;
// widths given, top down; heights wanted (texts are broken into lines here), bottom up; heights
// given and positions, top down. Positions are reckoned from the start side; right-to-left is
// mirrored where they become x, and nowhere else.
#pragma once

#include <string_view>

#include "ui/item.h"
#include "ui/text_layout.h"

namespace portico::ui {

class Layout {
 public:
  Layout(Items& items, TextLayout& texts, bool rtl) : items_(items), texts_(texts), rtl_(rtl) {}

  // Item 0 is the portal: its width and height are those asked for.
  void run();

 private:
  void want_widths(int32_t index);
  void give_widths(int32_t index);
  void give_row_widths(Item& item, float room);
  void give_line_widths(Item& item, int16_t line, float room);
  void want_height(int32_t index);
  void want_row_height(Item& item);
  void want_flow_widths(Item& item);
  void want_flow_height(Item& item);
  void place_floating(int32_t index);
  void place_at_anchor(Item& item);
  void place_children(int32_t index);
  void place_column(Item& item, float room_w, float room_h);
  void place_rows(Item& item, float room_w, float room_h);
  void put(const Item& parent, Item& child, float start, float top);
  float wanted_width(const Item& item, float room) const;
  std::string_view view(const Item& item) const { return items_.view(item.text); }

  Items& items_;
  TextLayout& texts_;
  bool rtl_;
};

}  // namespace portico::ui
