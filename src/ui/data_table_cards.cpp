// A data table on phones: a card a row.
#include "ui/data_table_parts.h"

namespace portico::ui::data_table_parts {

namespace {

constexpr float kGap = 12, kPadding = 12;
constexpr int kMostLines = 3;  // below the title

}  // namespace

// What opens is the card's title, the first amount stands beside it, the rest below.
void Table::card(int64_t at) {
  const DisplayRow what = display(at);
  const std::string key =
      what.group >= 0 ? "g" + std::to_string(what.group) : "r" + std::to_string(what.row);
  const int32_t slot = s.open(s.id_of(key), key);
  s.apply(slot, {.height = row_h, .role = Role::ListItem});
  s.items[slot].pad_bottom = kGap;
  s.items.attribute(slot, platform::Attr::PosInSet, std::to_string(at + 1));
  s.items.attribute(slot, platform::Attr::SetSize, std::to_string(display_count()));
  if (what.group >= 0) {
    group_row(at, what.group, Role::Button);
    s.close();
    return;
  }
  const uint32_t row = what.row;
  const bool selected = state.selected.has(row);
  const auto frame = ui.box({.gap = 2,
                             .padding_x = 16,
                             .padding_y = kPadding,
                             .height = kFill,
                             .surface = Surface::Card,
                             .key = "card"});
  if (selected) s.top().fill = s.color(Color::AccentSoft);
  const Shown *title = nullptr, *amount = nullptr;
  for (const Shown& each : shown) {
    if (each.kind != CellKind::Data) continue;
    if (title == nullptr || (each.data->opens && !title->data->opens)) title = &each;
    const bool money = columns().head(each.column).kind == ColumnKind::Money;
    if (amount == nullptr && money) amount = &each;
  }
  {
    auto top = ui.box({.axis = Axis::Row, .gap = 4, .align = Align::Center, .height = s.touch(44)});
    if (options.selectable) {
      bool on = selected;
      if (ui.checkbox("box", row_name(words().select_row, row), on, true)) toggle(at);
    }
    if (title != nullptr) {
      cell_text(title->column, row, options.href ? options.href(row) : std::string());
    }
    ui.spacer();
    if (amount != nullptr) {
      ui.text(Type::BodyStrong, text(amount->column, row),
              {.wrap = false, .tabular = true, .isolate = true});
    }
    if (!options.row_actions.empty()) {
      if (const auto chosen = small_menu("actions", row_name(words().row_actions, row), "ellipsis",
                                         options.row_actions, s.touch(36), {at, 0})) {
        response.action = *chosen;
        response.action_row = row;
      }
    }
  }
  int lines = 0;
  for (const Shown& each : shown) {
    if (each.kind != CellKind::Data || &each == title || &each == amount) continue;
    if (++lines > kMostLines) break;
    auto line = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Center, .height = kFill});
    ui.text(Type::Caption, each.data->title, {.color = Color::TextMuted, .wrap = false});
    ui.spacer();
    cell_text(each.column, row, {});
  }
  s.close();
}

void Table::cards() {
  int lines = -2;  // title and amount
  for (const Shown& each : shown) lines += each.kind == CellKind::Data ? 1 : 0;
  lines = lines > kMostLines ? kMostLines : lines < 1 ? 1 : lines;
  row_h = s.touch(44) + s.roomy(28) * static_cast<float>(lines) + 2 * s.dense(kPadding) + kGap + 4;
  const int64_t count = display_count();
  const bool rows_here = options.error.empty() && count > 0;
  const int32_t frame = s.open(s.id_of("card"), "card");
  s.apply(frame, {.height = rows_here ? options.height : kFit});
  if (rows_here && options.height == kFill) s.items[frame].min_height = 320;
  if (!rows_here) {
    in_place_of_rows();
    return s.close();
  }
  const int32_t list = s.open(s.id_of("grid"), "grid");
  s.apply(list, {.height = kFill});
  content_w = pinned_w = 0;
  state.active = {};
  const NodeId scroller = s.id_of("rows");
  const Window window = scroll(scroller, count, row_h);
  scrolled(scroller, window, count, row_h, false, [&](int64_t at) { card(at); });
  s.close();
  foot();
  s.close();
}

}  // namespace portico::ui::data_table_parts
