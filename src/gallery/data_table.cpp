// The table over many rows, busy and failed ones, and an empty one.
#include "ui/data_table.h"

#include "api/column_page.h"
#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

constexpr int kRows = 4096;

std::vector<api::ColumnSource> sample() {
  std::vector<api::ColumnSource> columns = {{{"number", ColumnKind::Text, -1}, {}, {}},
                                            {{"standing", ColumnKind::Code, -1}, {}, {}},
                                            {{"issue_date", ColumnKind::Date, -1}, {}, {}},
                                            {{"total", ColumnKind::Money, 4}, {}, {}},
                                            {{"currency", ColumnKind::Code, -1}, {}, {}}};
  for (int row = 0; row < kRows; ++row) {
    columns[0].texts.push_back("INV-2024-" + std::to_string(10'000 + row));
    columns[1].texts.emplace_back(row % 5 == 0 ? "overdue" : row % 3 == 0 ? "paid" : "open");
    columns[2].numbers.push_back(19'700 - row / 7);
    columns[3].numbers.push_back(12'345 * (row % 9 + 1));
    columns[4].texts.emplace_back("EUR");
  }
  return columns;
}

struct Rows {
  Columns columns;
  ColumnView view{columns};
};

class DataTables final : public Section {
 public:
  DataTables() {
    auto page = api::decode_column_page(api::encode_column_page(sample()));
    if (page.ok()) static_cast<void>(full_.columns.append(page.take()));
  }

  void draw(Stage& stage) override {
    table(stage, "full", full_, states_[0], {});
    table(stage, "busy", none_, states_[1], {.busy = true});
    table(stage, "failed", none_, states_[2], {.error = stage("error.server.title")});
    table(stage, "empty", none_, states_[3], {});
  }

 private:
  void table(Stage& stage, std::string_view key, Rows& rows, DataTableState& state,
             DataTableOptions options) {
    const DataColumn columns[] = {
        {.name = "number",
         .title = stage("invoices.column.number"),
         .width_px = 168,
         .pinned = true,
         .opens = true},
        {.name = "issue_date", .title = stage("invoices.column.issue_date"), .groups = true},
        {.name = "standing", .title = stage("invoices.column.status"), .groups = true},
        {.name = "total", .title = stage("invoices.column.total")},
        {.name = "currency", .title = stage("table.currency"), .hidden = true}};
    const DataTableWords said = app::table_words(stage.words);
    const Columns& store = rows.columns;
    options.label = stage("documents.title");
    options.columns = columns;
    options.words = &said;
    options.format = [&](size_t column, size_t row) {
      const int64_t value = store.integer(column, row);
      return store.head(column).kind == ColumnKind::Date
                 ? stage.intl.date(value, platform::DateStyle::Medium)
                 : stage.euros(value);
    };
    options.format_word = [&](size_t column, std::string_view word) {
      return store.head(column).name == "standing"
                 ? std::string(stage.words("status." + std::string(word)))
                 : std::string(word);
    };
    options.format_month = [&](int64_t day) {
      return stage.intl.date(day, platform::DateStyle::MonthYear);
    };
    options.format_sum = [&](int64_t sum, std::string_view) { return stage.euros(sum); };
    options.href = [](size_t) { return std::string("/invoices"); };
    options.totals = "total";
    options.height = rows.columns.row_count() > 0 ? 560.0f : 240.0f;
    data_table(stage.ui, key, rows.view, state, options);
  }

  Rows full_, none_;
  DataTableState states_[4];
};

}  // namespace

std::unique_ptr<Section> make_data_table() {
  return std::make_unique<DataTables>();
}

}  // namespace portico::gallery
