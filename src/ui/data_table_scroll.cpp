// Rows in sight. The browser scrolls a box as large as all rows; past what browsers can scroll, its
// bar stands for the whole in proportion, and small moves are taken as they are.
#include <algorithm>
#include <cmath>

#include "ui/data_table_parts.h"

namespace portico::ui::data_table_parts {

namespace {

constexpr double kMostScroll = 12'000'000;  // px; browsers end between 16 and 33 million
constexpr int64_t kOverscan = 4;            // rows made beyond each edge

}  // namespace

// Brings the active cell into sight after a key.
void Table::reveal() {
  if (!state.wants_focus || state.active.row < 0) return;
  const double top = static_cast<double>(state.active.row) * row_h;
  state.top_px = std::min(state.top_px, top);
  state.top_px = std::max(state.top_px, top + row_h - viewport_h);
  if (state.active.cell >= shown.size() || shown[state.active.cell].pinned) return;
  const Shown& cell = shown[state.active.cell];
  state.start_px = std::max(state.start_px, cell.start + cell.width + kTail - viewport_w);
  state.start_px = std::min(state.start_px, cell.start - pinned_w);
}

// Joins what the person scrolled with what the table moves by itself.
Window Table::scroll(NodeId scroller, int64_t count, float each_h) {
  Memory& kept = s.memory(scroller);
  const bool fresh = kept.viewport_h == 0;
  const double all = static_cast<double>(count) * each_h;
  const double most = std::max(0.0, all - viewport_h);
  const double bar = std::max(0.0, std::min(all, kMostScroll) - viewport_h);
  const bool exact = all <= kMostScroll;
  const float most_x = std::max(0.0f, content_w - viewport_w);
  const auto scrolled_y = static_cast<double>(kept.scroll_y);
  const double moved = scrolled_y - state.last_scroll_y;
  if (fresh || moved != 0) {
    const bool far = fresh || std::abs(moved) > 2.0 * viewport_h;
    state.top_px = exact || far ? scrolled_y * (bar > 0 ? most / bar : 0) : state.top_px + moved;
    if (scrolled_y <= 0) state.top_px = 0;
    if (scrolled_y >= bar - 1) state.top_px = most;
  }
  if (fresh) state.start_px = 0;
  if (!fresh && kept.scroll_x != state.last_scroll_x) {
    state.start_px = s.rtl() ? most_x - kept.scroll_x : kept.scroll_x;
  }
  const double top_before = state.top_px;
  reveal();
  state.top_px = std::clamp(state.top_px, 0.0, most);
  state.start_px = std::clamp(state.start_px, 0.0f, most_x);
  float want_y = kept.scroll_y;
  if (exact) {
    want_y = static_cast<float>(state.top_px);
  } else if (const double by = state.top_px - top_before; by != 0) {
    want_y = static_cast<float>(std::abs(by) > 2.0 * viewport_h ? state.top_px * bar / most
                                                                : scrolled_y + by);
  }
  float want_x = s.rtl() ? most_x - state.start_px : state.start_px;
  // The browser's bar takes some room: it scrolls a little further than there is.
  if (want_x == most_x && kept.scroll_x > most_x) want_x = kept.scroll_x;
  if (!fresh &&
      (std::abs(want_y - kept.scroll_y) > 0.5f || std::abs(want_x - kept.scroll_x) > 0.5f)) {
    s.semantics.scroll_to(scroller, want_x, want_y);
    kept.scroll_x = want_x;
    kept.scroll_y = want_y;
  }
  if (fresh && want_x != 0) s.need_frame();
  state.last_scroll_x = kept.scroll_x;
  state.last_scroll_y = kept.scroll_y;
  Window window;
  window.first = std::max<int64_t>(0, static_cast<int64_t>(state.top_px / each_h) - kOverscan);
  window.end = static_cast<int64_t>((state.top_px + viewport_h) / each_h) + 1 + kOverscan;
  window.end = std::min(window.end, count);
  return window;
}

void Table::scrolled(NodeId scroller, Window window, int64_t count, float each_h, bool divided,
                     const std::function<void(int64_t)>& draw) {
  const double all = static_cast<double>(count) * each_h;
  Scope body = ui.scroller("rows", {}, {.height = kFill, .divided = divided});
  const Memory& kept = s.memory(scroller);
  Item& item = s.top();
  if (divided) item.border = s.color(Color::Border);
  item.scroll_x = item.scroll_y = 0;  // rows are placed where they are seen
  item.follow_x = kept.scroll_x;
  item.follow_y = kept.scroll_y;
  item.virtual_w = std::max(content_w, viewport_w);
  item.virtual_h = static_cast<float>(std::min(all, kMostScroll));
  item.pad_top = static_cast<float>(static_cast<double>(window.first) * each_h - state.top_px);
  const Scope list = divided ? Scope(nullptr) : ui.list(options.label);
  // The row that is in the tab order stays, out of sight: focus is not lost by scrolling.
  const int64_t active = state.active.row;
  if (active >= 0 && active < window.first) {
    item.pad_top -= each_h;
    draw(active);
  }
  for (int64_t at = window.first; at < window.end; ++at) draw(at);
  if (active >= window.end && active < count) draw(active);
}

}  // namespace portico::ui::data_table_parts
