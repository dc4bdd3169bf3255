#include "screens/table_words.h"

namespace portico::screens {

ui::DataTableWords table_words(const Words& words) {
  return {.quick = words("table.quick"),
          .filters = words("table.filters"),
          .clear = words("table.clear"),
          .columns = words("table.columns"),
          .group = words("table.group"),
          .no_group = words("table.no_group"),
          .more = words("table.more"),
          .all = words("table.all"),
          .from = words("table.from"),
          .to = words("table.to"),
          .sort_by = words("table.sort_by"),
          .sort_ascending = words("table.sort_ascending"),
          .sort_descending = words("table.sort_descending"),
          .pin = words("table.pin"),
          .move_back = words("table.move_back"),
          .move_on = words("table.move_on"),
          .width = words("table.width"),
          .wider = words("table.wider"),
          .narrower = words("table.narrower"),
          .hide = words("table.hide"),
          .group_by = words("table.group_by"),
          .select_all = words("table.select_all"),
          .select_row = words("table.select_row"),
          .row_actions = words("table.row_actions"),
          .nothing = words("table.nothing"),
          .show_more = words("table.show_more"),
          .none = words("table.none"),
          .copied = words("table.copied"),
          .counted =
              [&words](std::int64_t shown_rows, std::int64_t all) {
                return words.count("table.counted", all, {{"shown", words.integer(shown_rows)}});
              },
          .selected = [&words](std::int64_t count) { return words.count("table.selected", count); },
          .number = [&words](std::int64_t value) { return words.integer(value); }};
}

}  // namespace portico::screens
