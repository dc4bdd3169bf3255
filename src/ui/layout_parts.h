// What the passes of layout share.
#pragma once

#include "ui/item.h"

namespace portico::ui::layout_parts {

inline float clamp(float value, float low, float high) {
  if (value > high) value = high;
  return value < low ? low : value;
}
inline float larger(float a, float b) {
  return a > b ? a : b;
}
inline float smaller(float a, float b) {
  return a < b ? a : b;
}
inline float pad_x(const Item& item) {
  return item.pad_start + item.pad_end;
}
inline float pad_y(const Item& item) {
  return item.pad_top + item.pad_bottom;
}
inline bool in_flow(const Item& item) {
  return item.place == Place::Flow;
}

// Calls visit(child) for the children in flow.
template <typename Visit>
void each(Items& items, const Item& item, Visit visit) {
  for (int32_t at = item.first_child; at >= 0; at = items[at].next) {
    if (in_flow(items[at])) visit(items[at]);
  }
}

}  // namespace portico::ui::layout_parts
