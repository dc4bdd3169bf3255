#include "ui/plots.h"

#include <cmath>
#include <iterator>
#include <vector>

#include "imgui.h"

namespace portico::ui {

namespace {

constexpr float kTurn = 6.2831853f;
constexpr float kLinePx = 2;
constexpr float kMarkPx = 4;   // radius
constexpr float kRingPx = 26;  // thickness

struct Dash {
  float on_px, off_px;
};

Dash dash_of(Pattern pattern) {
  switch (pattern) {
    case Pattern::None:
      break;
    case Pattern::Stripes:
      return {8, 5};
    case Pattern::Dots:
      return {2, 5};
    case Pattern::CrossStripes:
      return {14, 4};
    case Pattern::Bars:
      return {4, 3};
  }
  return {1e9f, 0};
}

// From `from` to `to`; `walked` is how far into its dashes the line is.
void dashed(const PlotRoom& room, ImVec2 from, ImVec2 to, float& walked, Dash dash, float line_px) {
  const float dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
  for (float at = 0; at < length;) {
    const float within = std::fmod(walked, dash.on_px + dash.off_px);
    const bool inked = within < dash.on_px;
    const float left = (inked ? dash.on_px : dash.on_px + dash.off_px) - within;
    const float end = at + left < length ? at + left : length;
    if (inked) {
      room.list.AddLine({from.x + dx * at / length, from.y + dy * at / length},
                        {from.x + dx * end / length, from.y + dy * end / length}, room.color,
                        line_px);
    }
    walked += end - at;
    at = end + 0.001f;
  }
}

void mark(const PlotRoom& room, ImVec2 at) {
  const float r = kMarkPx;
  switch (room.pattern) {
    case Pattern::None:
      room.list.AddCircleFilled(at, r, room.color, 16);
      break;
    case Pattern::Stripes:
      room.list.AddRectFilled({at.x - r, at.y - r}, {at.x + r, at.y + r}, room.color);
      break;
    case Pattern::Dots:
      room.list.AddQuadFilled({at.x, at.y - r - 1}, {at.x + r + 1, at.y}, {at.x, at.y + r + 1},
                              {at.x - r - 1, at.y}, room.color);
      break;
    case Pattern::CrossStripes:
      room.list.AddTriangleFilled({at.x, at.y - r - 1}, {at.x + r + 1, at.y + r},
                                  {at.x - r - 1, at.y + r}, room.color);
      break;
    case Pattern::Bars:
      room.list.AddCircleFilled(at, r, room.color, 16);
      room.list.AddCircleFilled(at, r - 2, room.ground, 12);
      break;
  }
}

void line(const PlotRoom& room, bool has_marks) {
  const auto count = static_cast<float>(room.points.size());
  const float width = room.right - room.left, height = room.bottom - room.top;
  const auto place = [&](size_t at) {
    const float share = (static_cast<float>(at) + 0.5f) / count;
    return ImVec2(room.left + width * (room.rtl ? 1 - share : share),
                  room.bottom - height * room.points[at]);
  };
  const Dash dash = dash_of(room.pattern);
  float walked = 0;
  for (size_t at = 1; at < room.points.size(); ++at) {
    if (std::isnan(room.points[at - 1]) || std::isnan(room.points[at])) continue;
    dashed(room, place(at - 1), place(at), walked, dash, kLinePx);
  }
  for (size_t at = 0; has_marks && at < room.points.size(); ++at) {
    if (!std::isnan(room.points[at])) mark(room, place(at));
  }
}

}  // namespace

Pattern series_pattern(size_t n) {
  constexpr Pattern kPatterns[] = {Pattern::None, Pattern::Stripes, Pattern::Dots,
                                   Pattern::CrossStripes, Pattern::Bars};
  return kPatterns[n % std::size(kPatterns)];
}

void swatch(Context::State& s, Color color, size_t n) {
  Item& item = s.items[s.add(0)];
  item.width = item.height = item.min_width = 12;
  item.radius = 3;
  item.fill = s.color(color);
  item.pattern = series_pattern(n);
}

void plot_line(const PlotRoom& room) {
  line(room, true);
}

void plot_line_bare(const PlotRoom& room) {
  line(room, false);
}

void plot_dashed_frame(const PlotRoom& room) {
  constexpr float kEdgePx = 1.5f;
  constexpr Dash kDash = {5, 4};
  ImDrawList& list = room.list;
  list.PathRect({room.left + kEdgePx / 2, room.top + kEdgePx / 2},
                {room.right - kEdgePx / 2, room.bottom - kEdgePx / 2}, room.points[0]);
  const std::vector<ImVec2> corners(list._Path.begin(), list._Path.end());
  list.PathClear();
  float walked = 0;
  for (size_t at = 0; at < corners.size(); ++at) {
    dashed(room, corners[at], corners[(at + 1) % corners.size()], walked, kDash, kEdgePx);
  }
}

void plot_ring(const PlotRoom& room) {
  const ImVec2 center((room.left + room.right) / 2, (room.top + room.bottom) / 2);
  const float outer = (room.bottom - room.top) / 2, middle = outer - kRingPx / 2;
  const float side = room.rtl ? -1.0f : 1.0f;
  const float begin = room.points[0] * kTurn, end = room.points[1] * kTurn;
  const auto at = [&](float angle, float radius) {
    return ImVec2(center.x + side * std::sin(angle) * radius, center.y - std::cos(angle) * radius);
  };
  // A hair of ground between the parts; one part alone is a whole ring.
  const float gap = end - begin > kTurn - 0.01f ? 0 : 1.5f / middle;
  const float from = begin + gap, to = end - gap > begin + gap ? end - gap : begin + gap + 0.02f;
  const int steps = 2 + static_cast<int>((to - from) / kTurn * 64);
  for (int step = 0; step <= steps; ++step) {
    const float share = static_cast<float>(step) / static_cast<float>(steps);
    room.list.PathLineTo(at(from + (to - from) * share, middle));
  }
  room.list.PathStroke(room.color, 0, kRingPx);

  const float inner = outer - kRingPx, stride = 7 / middle;
  for (float angle = from + stride / 2; room.pattern != Pattern::None && angle < to;
       angle += stride) {
    const float lean = room.pattern == Pattern::Stripes        ? stride
                       : room.pattern == Pattern::CrossStripes ? -stride
                                                               : 0;
    if (room.pattern == Pattern::Dots) {
      for (const float part : {0.25f, 0.75f}) {
        room.list.AddCircleFilled(at(angle, inner + kRingPx * part), 1.2f, room.ground, 6);
      }
    } else if (angle + lean >= from && angle + lean <= to) {
      room.list.AddLine(at(angle, inner), at(angle + lean, outer), room.ground, 1.5f);
    }
  }
}

}  // namespace portico::ui
