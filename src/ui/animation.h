// Motion explains and ends: 150 to 200 ms, ease-out, none where the person asked for less.
#pragma once

#include <limits>

namespace portico::ui {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kMotionMs = 160;

// `part` of the time, 0..1, to the part of the way: a cubic that slows down.
inline float ease_out(double part) {
  if (part <= 0) return 0;
  if (part >= 1) return 1;
  const double left = 1 - part;
  return static_cast<float>(1 - left * left * left);
}

}  // namespace portico::ui
