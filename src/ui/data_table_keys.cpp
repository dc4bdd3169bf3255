// Keys of a data table: WAI-ARIA grid pattern. One element of the grid is in the tab order, the
// active one; arrows move it. In the head a column's title and its menu are come to in turn.
#include <algorithm>

#include "ui/data_table_parts.h"

namespace portico::ui::data_table_parts {

namespace {

constexpr float kEdgeStep = 16;  // px of an arrow on a column's edge

bool taken_off(std::string_view& key, std::string_view held) {
  if (!key.starts_with(held)) return false;
  key.remove_prefix(held.size());
  return true;
}

}  // namespace

void Table::take_place(int32_t item, const GridSpot& spot) {
  Item& made = s.items[item];
  state.places.push_back({made.id, spot});
  const bool active = spot == state.active;
  const bool plain_cell = made.role == Role::GridCell;
  if (!active) {
    made.flags |= platform::flag::Focusable;
  } else if (plain_cell) {
    made.flags |= platform::flag::TabStop;
  }
  if (!active || !state.wants_focus) return;
  s.focus_next = made.id;
  state.wants_focus = false;
}

// One column on or back; through the parts of a head.
void Table::step(int64_t on) {
  GridSpot& at = state.active;
  const size_t last = shown.size() - 1;
  const auto has_menu = [&](size_t cell) { return shown[cell].kind == CellKind::Data; };
  if (at.row != kHeadRow) {
    if (on > 0 ? at.cell < last : at.cell > 0) at.cell += on > 0 ? 1 : size_t(-1);
  } else if (on > 0 && at.part == GridPart::Cell && has_menu(at.cell)) {
    at.part = GridPart::HeadMenu;
  } else if (on < 0 && at.part == GridPart::HeadMenu) {
    at.part = GridPart::Cell;
  } else if (on > 0 && at.cell < last && shown[at.cell + 1].kind != CellKind::Actions) {
    ++at.cell;
    at.part = GridPart::Cell;
  } else if (on < 0 && at.cell > 0) {
    --at.cell;
    at.part = has_menu(at.cell) ? GridPart::HeadMenu : GridPart::Cell;
  }
}

// Where an arrow or the like goes; false: the key is another.
bool Table::move(std::string_view key, bool control) {
  GridSpot& at = state.active;
  const int64_t count = display_count();
  const auto page = std::max<int64_t>(1, static_cast<int64_t>(viewport_h / row_h) - 1);
  const int64_t first_row = at.row == kHeadRow ? kHeadRow : 0;
  const auto to_row = [&](int64_t row) {
    at.row = std::clamp<int64_t>(row, kHeadRow, count - 1);
    at.part = GridPart::Cell;
  };
  if (key == "ArrowDown") {
    to_row(control ? count - 1 : at.row + 1);
  } else if (key == "ArrowUp") {
    to_row(control ? first_row : at.row - 1);
  } else if (key == "PageDown") {
    to_row(at.row + page);
  } else if (key == "PageUp") {
    to_row(std::max(at.row - page, first_row));
  } else if (key == "ArrowRight" || key == "ArrowLeft") {
    step((key == "ArrowRight") != s.rtl() ? 1 : -1);
  } else if (key == "Home") {
    if (control) to_row(0);
    at.cell = 0;
    at.part = GridPart::Cell;
  } else if (key == "End") {
    if (control) to_row(count - 1);
    at.cell = shown.size() - 1;
    at.part = GridPart::Cell;
  } else {
    return false;
  }
  // The head of the actions has nothing that takes focus.
  if (at.row == kHeadRow && shown[at.cell].kind == CellKind::Actions && at.cell > 0) --at.cell;
  return true;
}

// Enter and Space on a cell.
void Table::press(const GridSpot& spot, bool shift) {
  const DisplayRow row = display(spot.row);
  if (row.group >= 0) {
    open_group(row.group, !state.group_open[static_cast<size_t>(row.group)]);
  } else if (shift) {
    select_to(spot.row);
  } else {
    toggle(spot.row);
  }
}

void Table::keys() {
  const DataTableState::Place* here = nullptr;
  for (const DataTableState::Place& place : state.places) {
    if (place.id == s.focus) here = &place;
  }
  if (here == nullptr) {
    state.seen_focus = 0;
    state.places.clear();
    return;
  }
  const GridSpot focused = here->spot;
  if (state.seen_focus != s.focus) {  // by pointer, or by Tab
    state.seen_focus = s.focus;
    if (focused.part != GridPart::HeadEdge) state.active = focused;
    s.need_frame();
  }
  state.places.clear();
  if (shown.empty()) return;
  state.active.cell = std::min(state.active.cell, shown.size() - 1);
  for (const std::string& pressed : std::vector<std::string>(s.keys)) {
    std::string_view key = pressed;
    const bool control = taken_off(key, "Control+");
    const bool shift = taken_off(key, "Shift+");
    if (focused.part == GridPart::HeadEdge && key.starts_with("Arrow")) {
      const float by = (key == "ArrowRight") != s.rtl() ? kEdgeStep : -kEdgeStep;
      if (key == "ArrowRight" || key == "ArrowLeft") {
        resize_column(focused.cell, shown[focused.cell].width + by);
        show_columns();
      }
      continue;
    }
    const GridSpot was = state.active;
    // A menu's button opens it by the same keys.
    if (was.part == GridPart::HeadMenu && (key == "ArrowDown" || key == "ArrowUp")) continue;
    const DisplayRow row =
        was.row >= 0 && was.row < display_count() ? display(was.row) : DisplayRow{};
    const bool sideways = key == "ArrowRight" || key == "ArrowLeft";
    const bool may_press = options.selectable || row.group >= 0;
    if (row.group >= 0 && sideways) {
      open_group(row.group, (key == "ArrowRight") != s.rtl());
      index_groups();
    } else if (move(key, control)) {
      if (shift && was.row >= 0 && state.active.row != was.row && options.selectable) {
        if (state.active.row == kHeadRow) state.active.row = 0;
        if (state.anchor < 0) state.anchor = state.reach = was.row;
        select_to(state.active.row);
      }
    } else if (control && key == "a" && options.selectable) {
      select_all(true);
    } else if (control && key == "c") {
      response.copied = tsv();
      if (!response.copied.empty()) ui.toast(words().copied, Tone::Positive);
    } else if (was.row >= 0 && key == "Enter" && row.group < 0) {
      const CellKind kind = shown[was.cell].kind;
      if (kind == CellKind::Actions) {
        s.clicks.push_back(state.active_menu);  // which takes focus
        continue;
      }
      if (const std::string href = options.href ? options.href(row.row) : ""; !href.empty()) {
        s.go(href);
      }
    } else if (was.row >= 0 && (key == "Enter" || (key == "Space" && may_press))) {
      press(was, shift);
      if (state.regrouped) index_groups();
    } else {
      continue;
    }
    state.wants_focus = true;
    s.need_frame();
  }
}

}  // namespace portico::ui::data_table_parts
