// The grid: a head that stays, and the rows in sight. The browser scrolls a box as large as all
// rows; past what browsers can scroll, its bar stands for the whole in proportion, and small moves
// are taken as they are.
#include <algorithm>
#include <cmath>

#include "ui/data_table_parts.h"

namespace portico::ui::data_table_parts {

namespace {

using platform::Attr;

constexpr double kMostScroll = 12'000'000;  // px; browsers end between 16 and 33 million
constexpr float kPadding = 12;
constexpr int64_t kOverscan = 4;  // rows made beyond each edge

}  // namespace

// Calls visit(cell, hidden, place) for the columns in sight: those pinned, and what of the others
// is not behind them or past the edge.
template <typename Visit>
void Table::each_in_sight(float viewport_w, Visit visit) {
  for (size_t place = 0; place < shown.size(); ++place) {
    const Shown& cell = shown[place];
    if (cell.pinned) {
      visit(cell, Hidden{}, place);
      continue;
    }
    const float start = cell.start - state.start_px;
    if (start + cell.width <= pinned_w || start >= viewport_w) continue;
    visit(cell,
          Hidden{std::max(0.0f, pinned_w - start), std::max(0.0f, start + cell.width - viewport_w)},
          place);
  }
}

int32_t Table::open_cell(const Shown& shown_cell, Hidden hidden, Role role) {
  const std::string_view key = shown_cell.kind == CellKind::Select    ? std::string_view("#select")
                               : shown_cell.kind == CellKind::Actions ? std::string_view("#actions")
                                                                      : shown_cell.data->name;
  const int32_t index = s.open(s.id_of(key), key);
  Item& item = s.items[index];
  item.axis = Axis::Row;
  item.gap = 4;
  item.align = Align::Center;
  const bool end = shown_cell.kind == CellKind::Data && ends(shown_cell.column);
  item.justify = shown_cell.kind == CellKind::Select ? Justify::Center
                 : end                               ? Justify::End
                                                     : Justify::Start;
  item.shrinks_to_nothing = true;
  item.clips = true;
  item.width = shown_cell.width - hidden.start - hidden.end;
  item.rigid = true;
  item.pad_start = (shown_cell.kind == CellKind::Data ? kPadding : 4) - hidden.start;
  item.pad_end = (shown_cell.kind == CellKind::Data ? kPadding : 4) - hidden.end;
  item.semantic = true;
  item.role = role;
  return index;
}

void Table::focusable(int32_t item, bool active) {
  if (s.focus == s.items[item].id) state.has_focus = true;
  s.items[item].flags |= active ? platform::flag::TabStop : platform::flag::Focusable;
  if (!active) return;
  const NodeId id = s.items[item].id;
  state.focus_id = id;
  if (state.wants_focus) s.focus_next = id;
  state.wants_focus = false;
}

int32_t Table::head_cell(const Shown& cell, Hidden hidden) {
  const int32_t index = open_cell(cell, hidden, Role::ColumnHeader);
  if (cell.kind == CellKind::Select) {
    bool all = state.selected.count() > 0 && state.selected.count() >= view.count();
    if (ui.checkbox("all", words().select_all, all, true)) {
      state.selected.clear();
      for (size_t at = 0; all && at < view.count(); ++at) state.selected.add(view.row(at));
    }
  } else if (cell.kind == CellKind::Actions) {
    s.items.attribute(index, Attr::Label, words().row_actions);
  } else {
    size_t place = 0;
    while (place < state.sort.size() && state.sort[place].column != cell.column) ++place;
    const bool sorted = place < state.sort.size();
    const bool down = sorted && state.sort[place].descending;
    s.items.attribute(index, Attr::Sort, !sorted ? "none" : down ? "descending" : "ascending");
    const NodeId sort = s.id_of("sort");
    const int32_t button = s.open(sort, "sort");
    s.apply(button, {.axis = Axis::Row,
                     .gap = 4,
                     .align = Align::Center,
                     .grow = 1,
                     .height = kFill,
                     .role = Role::Button});
    s.items[button].shrinks_to_nothing = true;
    s.items[button].justify = ends(cell.column) ? Justify::End : Justify::Start;
    if (s.clicked(sort)) sort_by(cell.column, s.shift_click);
    const bool lit = sorted || s.hover == sort;
    const int32_t title =
        s.add_text(cell.data->title, Type::Caption, lit ? Color::Text : Color::TextMuted);
    s.items[title].font.weight = 500;
    if (sorted) {
      s.add_icon(down ? "arrow-down" : "arrow-up", 14, s.color(Color::Text));
      if (state.sort.size() > 1) {
        Item& number = s.items[s.add_text(words().number(static_cast<int64_t>(place) + 1),
                                          Type::Caption, Color::Text)];
        number.flags |= platform::flag::Decorative;
      }
    }
    s.close();
    std::vector<Option> actions = {{"up", std::string(words().sort_ascending)},
                                   {"down", std::string(words().sort_descending)},
                                   {"pin", std::string(cell.pinned ? words().unpin : words().pin)},
                                   {"back", std::string(words().move_back)},
                                   {"on", std::string(words().move_on)},
                                   {"wider", std::string(words().wider)},
                                   {"narrower", std::string(words().narrower)},
                                   {"hide", std::string(words().hide)}};
    if (cell.data->groups) actions.push_back({"group", std::string(words().group_by)});
    const std::string label = std::string(cell.data->title) + ": " + std::string(words().more);
    if (const auto chosen =
            ui.menu("more", label, actions,
                    {.kind = ButtonKind::Quiet, .icon = "chevron-down", .icon_only = true})) {
      choose_column(*chosen, cell.column);
      s.need_frame();
    }
  }
  s.close();
  return index;
}

void Table::head() {
  const int32_t row = s.open(s.id_of("head"), "head");
  s.apply(row,
          {.axis = Axis::Row, .align = Align::Stretch, .height = kHeadHeight, .role = Role::Row});
  Item& item = s.items[row];
  item.fill = s.color(Color::SurfaceSunken);
  item.radius = s.theme.radius_px - 1;
  item.square_bottom = true;
  item.clips = true;
  s.items.attribute(row, Attr::RowIndex, "1");
  const float viewport_w = state.viewport_w > 0 ? state.viewport_w : s.width;
  each_in_sight(viewport_w, [&](const Shown& cell, Hidden hidden, size_t place) {
    s.items.attribute(head_cell(cell, hidden), Attr::ColIndex, std::to_string(place + 1));
  });
  s.close();
}

void Table::cell_text(size_t column, uint32_t row, std::string_view href) {
  const bool link = !href.empty();
  if (!link && options.cell && options.cell(column, row)) return;
  const ColumnKind kind = columns().head(column).kind;
  const bool number = kind == ColumnKind::Money || kind == ColumnKind::Integer;
  const std::string words_of = text(column, row);
  if (!link) {
    ui.text(Type::Body, words_of,
            {.color = kind == ColumnKind::Date ? Color::TextMuted : Color::Text,
             .wrap = false,
             .tabular = number || kind == ColumnKind::Date,
             .isolate = kind != ColumnKind::Code});
    return;
  }
  ui.link("open", words_of, href, {.quiet = true});
}

void Table::cell(const Shown& shown_cell, Hidden hidden, int64_t at, size_t place, uint32_t row) {
  const int32_t index = open_cell(shown_cell, hidden, Role::GridCell);
  const NodeId id = s.items[index].id;
  s.items.attribute(index, Attr::ColIndex, std::to_string(place + 1));
  const bool active = at == state.active && place == state.active_cell;
  focusable(index, active);
  if (s.clicked(id)) {
    state.active = at;
    state.active_cell = place;
    if (s.shift_click && options.selectable) toggle(at, true);
  }
  if (shown_cell.kind == CellKind::Select) {
    bool selected = state.selected.has(row);
    if (ui.checkbox("box", words().select_row, selected, true)) {
      toggle(at, s.shift_click);
      state.active = at;
    }
  } else if (shown_cell.kind == CellKind::Actions) {
    if (const auto chosen =
            ui.menu("actions", words().row_actions, options.row_actions,
                    {.kind = ButtonKind::Quiet, .icon = "ellipsis", .icon_only = true})) {
      response.action = *chosen;
      response.action_row = row;
    }
  } else {
    const std::string href =
        shown_cell.data->opens && options.href ? options.href(row) : std::string();
    cell_text(shown_cell.column, row, href);
  }
  // The grid is one tab stop: what is in a cell is come to from the cell.
  for (int32_t inner = index + 1; inner < s.items.count(); ++inner) {
    Item& item = s.items[inner];
    const bool control =
        item.role == Role::Link || item.role == Role::Checkbox || item.role == Role::Button;
    if (!item.semantic || !control || item.draws_over) continue;
    item.flags |= platform::flag::Focusable;
    if (active && state.goes_inside) {
      s.focus_next = item.id;
      state.goes_inside = false;
    }
    if (s.focus == item.id) {
      state.active = at;
      state.active_cell = place;
      state.has_focus = true;
    }
  }
  s.close();
}

void Table::row(int64_t at) {
  const DisplayRow what = display(at);
  const std::string key =
      what.group >= 0 ? "g" + std::to_string(what.group) : "r" + std::to_string(what.row);
  const int32_t index = s.open(s.id_of(key), key);
  s.apply(index, {.axis = Axis::Row, .align = Align::Stretch, .height = row_h, .role = Role::Row});
  s.items.attribute(index, Attr::RowIndex, std::to_string(at + 2));
  const float viewport_w = state.viewport_w > 0 ? state.viewport_w : s.width;
  if (what.group >= 0) {
    group_row(at, what.group);
  } else {
    const bool selected = state.selected.has(what.row);
    if (selected) {
      s.items[index].fill = s.color(Color::AccentSoft);
      s.items[index].flags |= platform::flag::Selected;
    }
    each_in_sight(viewport_w, [&](const Shown& cell_shown, Hidden hidden, size_t place) {
      cell(cell_shown, hidden, at, place, what.row);
    });
  }
  s.close();
}

// Brings the active cell into sight after a key.
void Table::reveal(float viewport_w, float viewport_h) {
  if (!state.wants_focus) return;
  const double top = static_cast<double>(state.active) * row_h;
  state.top_px = std::min(state.top_px, top);
  state.top_px = std::max(state.top_px, top + row_h - viewport_h);
  if (state.active_cell >= shown.size() || shown[state.active_cell].pinned) return;
  const Shown& cell = shown[state.active_cell];
  state.start_px = std::min(state.start_px, cell.start - pinned_w);
  state.start_px = std::max(state.start_px, cell.start + cell.width - viewport_w);
}

void Table::rows(float viewport_w, float viewport_h) {
  const int64_t count = display_count();
  Scope body = ui.scroller("rows", {}, {.height = kFill, .divided = true});
  const int32_t index = s.levels.back().item;
  const NodeId id = s.items[index].id;
  Memory& kept = s.memory(id);
  const bool fresh = kept.viewport_h == 0;
  if (!fresh) {
    viewport_w = kept.viewport_w;
    viewport_h = kept.viewport_h;
  }
  const double all = static_cast<double>(count) * row_h;
  const double scrolled = std::min(all, kMostScroll);
  const double most = std::max(0.0, all - viewport_h), bar = std::max(0.0, scrolled - viewport_h);
  if (fresh) {
    state.last_scroll_x = kept.scroll_x;
    state.last_scroll_y = kept.scroll_y;
    state.top_px = state.start_px = 0;
  }
  const float most_x = std::max(0.0f, content_w - viewport_w);
  // What the person scrolled.
  const double moved = static_cast<double>(kept.scroll_y) - state.last_scroll_y;
  if (moved != 0) {
    const bool far = std::abs(moved) > 2.0 * viewport_h;
    state.top_px = all <= kMostScroll || far ? kept.scroll_y * (bar > 0 ? most / bar : 0)
                                             : state.top_px + moved;
    if (kept.scroll_y <= 0) state.top_px = 0;
    if (kept.scroll_y >= bar - 1) state.top_px = most;
  }
  if (kept.scroll_x != state.last_scroll_x) {
    state.start_px = s.rtl() ? most_x - kept.scroll_x : kept.scroll_x;
  }
  const double top_before = state.top_px;
  reveal(viewport_w, viewport_h);
  state.top_px = std::clamp(state.top_px, 0.0, most);
  state.start_px = std::clamp(state.start_px, 0.0f, most_x);
  // What the table moved by itself.
  float want_y = kept.scroll_y;
  if (state.top_px != top_before || all <= kMostScroll) {
    const double by = state.top_px - top_before;
    want_y = all <= kMostScroll ? static_cast<float>(state.top_px)
             : std::abs(by) > 2.0 * viewport_h
                 ? static_cast<float>(most > 0 ? state.top_px * bar / most : 0)
                 : static_cast<float>(kept.scroll_y + by);
  }
  const float want_x = s.rtl() ? most_x - state.start_px : state.start_px;
  if (!fresh &&
      (std::abs(want_y - kept.scroll_y) > 0.5f || std::abs(want_x - kept.scroll_x) > 0.5f)) {
    s.semantics.scroll_to(id, want_x, want_y);
    kept.scroll_x = want_x;
    kept.scroll_y = want_y;
  }
  state.last_scroll_x = kept.scroll_x;
  state.last_scroll_y = kept.scroll_y;

  Item& item = s.items[index];
  item.border = s.color(Color::Border);
  item.scroll_x = item.scroll_y = 0;  // rows are placed where they are seen
  item.follow_x = kept.scroll_x;
  item.follow_y = kept.scroll_y;
  item.virtual_w = std::max(content_w, viewport_w);
  item.virtual_h = static_cast<float>(scrolled);
  int64_t first = static_cast<int64_t>(state.top_px / row_h) - kOverscan;
  int64_t end = static_cast<int64_t>((state.top_px + viewport_h) / row_h) + 1 + kOverscan;
  first = std::max<int64_t>(first, 0);
  end = std::min(end, count);
  item.pad_top = static_cast<float>(static_cast<double>(first) * row_h - state.top_px);
  if (state.viewport_w != viewport_w) s.need_frame();  // columns were made for another width
  state.viewport_w = viewport_w;
  for (int64_t at = first; at < end; ++at) row(at);
}

void Table::grid() {
  const NodeId id = s.id_of("grid");
  const int32_t table = s.open(id, "grid");
  s.apply(table, {.padding = s.hairline(),
                  .height = options.height,
                  .surface = Surface::Card,
                  .role = Role::Grid,
                  .label = options.label});
  if (options.height == kFill) s.items[table].min_height = 320;
  s.items.attribute(table, Attr::RowCount, std::to_string(display_count() + 1));
  s.items.attribute(table, Attr::ColCount, std::to_string(shown.size()));
  if (options.busy) s.items[table].flags |= platform::flag::Busy;
  head();
  if (!options.error.empty()) {
    ui.empty("circle-alert", options.error, {});
  } else if (display_count() == 0) {
    if (options.busy) {
      ui.skeleton_lines(6);
    } else {
      ui.empty("search", words().nothing, {});
    }
  } else if (ui.plain()) {
    const int64_t count = std::min(display_count(), state.plain_rows);
    for (int64_t at = 0; at < count; ++at) row(at);
  } else {
    rows(s.width, s.height);
  }
  foot();
  s.close();
  if (ui.plain() && state.plain_rows < display_count() && ui.button("more", words().show_more)) {
    state.plain_rows += 500;
  }
}

}  // namespace portico::ui::data_table_parts
