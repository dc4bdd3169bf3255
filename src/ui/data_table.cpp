#include "ui/data_table.h"

#include "ui/data_table_parts.h"

namespace portico::ui {

namespace {

// Hovering any cell lights its row.
int64_t hovered_row(const DataTableState& state, NodeId hover) {
  for (const DataTableState::Place& place : state.places) {
    if (place.id == hover) return place.spot.row;
  }
  return kHeadRow;
}

}  // namespace

DataTableResponse data_table(Ui& ui, std::string_view key, ColumnView& view, DataTableState& state,
                             const DataTableOptions& options) {
  DataTableResponse response;
  Context::State& s = ui.context().state();
  const bool fills = options.height == kFill;
  auto outer = ui.box(
      {.gap = 12, .grow = fills ? 1.0f : 0.0f, .min_height = fills ? 320.0f : 0.0f, .key = key});
  NodeId scroller = s.top().id;
  for (const char* part : {"card", "grid", "rows"}) {
    scroller = Context::State::derived(scroller, part);
  }
  const Memory& kept = s.memory(scroller);
  data_table_parts::Table table{.ui = ui,
                                .s = s,
                                .view = view,
                                .state = state,
                                .options = options,
                                .response = response,
                                .viewport_w = kept.viewport_w > 0 ? kept.viewport_w : s.width,
                                .viewport_h = kept.viewport_h > 0 ? kept.viewport_h : s.height};
  table.row_h = s.touch(s.dense(s.roomy(44)));
  table.hovered_row = hovered_row(state, s.hover);
  table.settle_choices();
  table.bar();
  table.filters();
  table.apply();
  table.show_columns();
  table.keys();
  table.apply();
  if (ui.width_class() == WidthClass::Phone && !ui.plain()) {
    table.cards();
  } else {
    table.grid();
  }
  if (state.stale || state.regrouped) s.need_frame();
  return response;
}

}  // namespace portico::ui
