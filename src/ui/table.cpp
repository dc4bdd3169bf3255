// Tables and long lists. Only the rows in sight are made, with some to spare; the height of the
// rest is kept free, so that the browser's scroll bar is exact.
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr int64_t kOverscan = 6;  // rows made beyond each edge
constexpr float kCellPadding = 12;

struct Window {
  int64_t first = 0, end = 0;                  // rows made
  int64_t first_visible = 0, end_visible = 0;  // rows in sight
};

Window window_of(const Memory& scroll, float portal_h, float row_h, int64_t count) {
  const float viewport = scroll.viewport_h > 0 ? scroll.viewport_h : portal_h;
  Window window;
  window.first_visible = static_cast<int64_t>(scroll.scroll_y / row_h);
  window.end_visible = static_cast<int64_t>((scroll.scroll_y + viewport) / row_h) + 1;
  if (window.end_visible > count) window.end_visible = count;
  if (window.first_visible > window.end_visible) window.first_visible = window.end_visible;
  // Moves in steps, so that scrolling by some px leaves the tree as it was.
  window.first = (window.first_visible - kOverscan) / 4 * 4;
  if (window.first_visible < kOverscan) window.first = 0;
  window.end = (window.end_visible + kOverscan + 3) / 4 * 4;
  if (window.end > count) window.end = count;
  return window;
}

// Room for the rows that are not made.
void leave_free(Context::State& s, int64_t rows, float row_h) {
  if (rows <= 0) return;
  s.items[s.add(0)].height = static_cast<float>(rows) * row_h;
}

void size_cell(Item& item, const Column& column, bool first, bool last) {
  item.axis = Axis::Row;
  item.gap = 8;
  item.align = Align::Center;
  item.justify = column.align == ColumnAlign::End ? Justify::End : Justify::Start;
  item.shrinks_to_nothing = true;
  item.clips = true;
  item.pad_start = first ? 16 : kCellPadding;
  item.pad_end = last ? 16 : kCellPadding;
  if (column.width > 0) {
    item.width = column.width;
  } else {
    item.width = kFill;
    item.grow = column.weight;
  }
}

// The head's cells; the column that was pressed, or -1.
int head_row(Context::State& s, std::span<const Column> columns) {
  int pressed = -1;
  const int32_t row = s.open(s.id_of("head"), "head");
  s.apply(row, {.axis = Axis::Row,
                .align = Align::Stretch,
                .height = s.dense(s.roomy(40)),
                .role = Role::Row});
  s.items[row].fill = s.color(Color::SurfaceSunken);
  s.items[row].radius = s.theme.card_radius_px > 1 ? s.theme.card_radius_px - 1 : 0;
  s.items[row].square_bottom = true;
  s.items.attribute(row, Attr::RowIndex, "1");
  for (size_t at = 0; at < columns.size(); ++at) {
    const Column& column = columns[at];
    const int32_t cell = s.open(s.id_of(column.key), column.key);
    Item& item = s.items[cell];
    size_cell(item, column, at == 0, at + 1 == columns.size());
    item.semantic = true;
    item.role = Role::ColumnHeader;
    const bool sorted = column.sort != 0;
    if (column.sortable) {
      s.items.attribute(cell, Attr::Sort,
                        column.sort > 0   ? "ascending"
                        : column.sort < 0 ? "descending"
                                          : "none");
    }
    NodeId button = 0;
    if (column.sortable) {
      button = s.id_of("sort");
      const int32_t box = s.open(button);
      s.apply(box, {.axis = Axis::Row,
                    .gap = 4,
                    .align = Align::Center,
                    .height = kFill,
                    .role = Role::Button});
      if (s.clicked(button)) pressed = static_cast<int>(at);
    }
    if (column.hide_title) {
      s.items.attribute(cell, Attr::Label, column.title);
    } else {
      const bool lit = sorted || (button != 0 && s.hover == button);
      Item& title =
          s.items[s.add_text(column.title, Type::Caption, lit ? Color::Text : Color::TextMuted)];
      title.font.weight = 500;
      if (sorted) {
        s.add_icon(column.sort > 0 ? "arrow-up" : "arrow-down", 14, s.color(Color::Text));
      } else if (button != 0 && s.hover == button) {
        s.add_icon("chevrons-up-down", 14, s.color(Color::TextMuted));
      }
    }
    if (column.sortable) s.close();
    s.close();
  }
  s.close();
  return pressed;
}

// The first column with a title in sight: what comes before it (a check box) stays a control of its
// own.
size_t link_column(const TableFrame& frame) {
  size_t at = 0;
  while (at + 1 < frame.column_count && frame.columns[at].hide_title) ++at;
  return at;
}

}  // namespace

TableResponse Ui::table(const TableOptions& options, const std::function<void(int64_t)>& row) {
  Context::State& s = context_.state();
  TableResponse response;
  const bool windowed = options.virtual_rows && !plain();
  const float row_h =
      options.row_height > 0 ? s.dense(s.roomy(options.row_height)) : options.row_height;
  const NodeId id = s.id_of(options.key.empty() ? std::string_view("table") : options.key);
  const int32_t table = s.open(id, "table");
  s.apply(table, {.padding = s.hairline(),
                  .height = windowed ? options.height : kFit,
                  .surface = Surface::Card,
                  .role = Role::Table,
                  .label = options.label});
  if (windowed && options.height == kFill) s.items[table].min_height = 320;
  s.items.attribute(table, Attr::RowCount, std::to_string(options.row_count + 1));
  s.items.attribute(table, Attr::ColCount, std::to_string(options.columns.size()));
  s.tables.push_back({options.columns.data(), options.columns.size(), 0, row_h, {}, 0});
  response.sort_column = head_row(s, options.columns);
  {
    Scope body = windowed ? scroller("rows", {}, {.height = kFill, .divided = true})
                          : box({.divided = true});
    s.top().border = s.color(Color::Border);
    Window window{0, options.row_count, 0, options.row_count};
    if (windowed) {
      window = window_of(s.memory(s.top().id), s.height, row_h, options.row_count);
    }
    leave_free(s, window.first, row_h);
    for (int64_t at = window.first; at < window.end; ++at) row(at);
    leave_free(s, options.row_count - window.end, row_h);
    response.first_visible = window.first_visible;
    response.end_visible = window.end_visible;
  }
  s.tables.pop_back();
  s.close();
  return response;
}

Scope Ui::table_row(std::string_view key, int64_t index, std::string_view href, bool selected) {
  Context::State& s = context_.state();
  TableFrame& frame = s.tables.back();
  const NodeId id = s.id_of(key);
  const int32_t row = s.open(id, key);
  s.apply(row,
          {.axis = Axis::Row, .align = Align::Stretch, .height = frame.row_h, .role = Role::Row});
  s.items.attribute(row, Attr::RowIndex, std::to_string(index + 2));
  frame.next_column = 0;
  frame.href.assign(href);
  frame.row = row;
  const NodeId link = Context::State::derived(id, "link");
  Item& item = s.items[row];
  if (selected) {
    item.fill = s.color(Color::AccentSoft);
    item.flags |= platform::flag::Selected;
  } else if (!href.empty() && s.hover == link) {
    item.fill = s.color(s.press == link ? Color::SurfaceSunken : Color::SurfaceHover);
  }
  const bool pressed = !href.empty() && s.clicked(link);
  if (pressed) s.go(href);
  return Scope(this, pressed);
}

Scope Ui::cell() {
  Context::State& s = context_.state();
  TableFrame& frame = s.tables.back();
  const size_t at = frame.next_column++;
  IM_ASSERT(at < frame.column_count);
  const Column& column = frame.columns[at];
  const int32_t cell = s.open(s.id_of(column.key), column.key);
  Item& item = s.items[cell];
  size_cell(item, column, at == 0, at + 1 == frame.column_count);
  item.semantic = true;
  item.role = Role::Cell;
  if (at != link_column(frame) || frame.href.empty()) return Scope(this);
  // The row's link has the words of its cell and the shape of the whole row.
  const NodeId row_id = s.items[frame.row].id;
  const int32_t link = s.open(Context::State::derived(row_id, "link"));
  Item& shape = s.items[link];
  shape.axis = Axis::Row;
  shape.gap = 8;
  shape.align = Align::Center;
  shape.width = kFill;
  shape.height = kFill;
  shape.semantic = true;
  shape.role = Role::Link;
  shape.cover = frame.row;
  s.items.attribute(link, Attr::Href, frame.href);
  s.levels.back().closes = 2;
  return Scope(this);
}

TableResponse Ui::cards(std::string_view key, std::string_view label, int64_t count,
                        float item_height, float height, const std::function<void(int64_t)>& item) {
  Context::State& s = context_.state();
  constexpr float kGap = 12, kPaddings = 32;  // px of an item's height that density changes
  item_height = s.roomy(item_height) + s.dense(kPaddings) - kPaddings;
  TableResponse response;
  const bool windowed = height != kFit && !plain();
  Scope outer = windowed ? scroller(key, label, {.height = height}) : box({.key = key});
  Window window{0, count, 0, count};
  if (windowed) {
    if (height == kFill) s.top().min_height = 320;
    window = window_of(s.memory(s.top().id), s.height, item_height + kGap, count);
  }
  Scope items = list(label);
  leave_free(s, window.first, item_height + kGap);
  for (int64_t at = window.first; at < window.end; ++at) {
    const std::string place = std::to_string(at);
    const int32_t slot = s.open(s.id_of(place), place);
    s.items[slot].semantic = true;
    s.items[slot].role = Role::ListItem;
    s.items[slot].height = item_height + kGap;
    s.items[slot].pad_bottom = kGap;
    item(at);
    s.close();
  }
  leave_free(s, count - window.end, item_height + kGap);
  response.first_visible = window.first_visible;
  response.end_visible = window.end_visible;
  return response;
}

}  // namespace portico::ui
