// The table over many rows; busy, failed and empty ones.
#include "ui/data_table.h"

#include "gallery/invoices.h"
#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

struct Rows {
  Columns columns;
  ColumnView view{columns};
};

Tone tone_of(std::string_view standing) {
  return standing == "paid"      ? Tone::Positive
         : standing == "overdue" ? Tone::Danger
         : standing == "open"    ? Tone::Info
                                 : Tone::Neutral;
}

Money money_at(const Columns& columns, size_t column, size_t row) {
  return {columns.integer(column, row),
          Currency::from_code(columns.unit_of(column, row)).value_or(Currency())};
}

class DataTables final : public Section {
 public:
  DataTables() {
    fill_with_invoices(full_.columns, 4096);
    fill_with_invoices(empty_.columns, 0);
  }

  void draw(Stage& stage) override {
    const Option counts[] = {{"4096", "4,096"}, {"65536", "65,536"}, {"1000000", "1,000,000"}};
    if (stage.ui.select("count", "Rows", counts, count_, false, 176)) {
      fill_with_invoices(full_.columns, static_cast<uint32_t>(std::atoi(count_.c_str())));
      states_[0].selected = {};
    }
    const MenuEntry actions[] = {
        {.key = "pdf", .text = std::string(stage("download.pdf")), .icon = "download"},
        {.key = "pay", .text = std::string(stage("nav.pay")), .icon = "credit-card"}};
    table(stage, "full", full_, states_[0], {.row_actions = actions, .height = 560});
    table(stage, "busy", none_, states_[1], {.height = 240, .busy = true});
    table(stage, "failed", none_, states_[2],
          {.height = 240, .error = stage("error.server.title")});
    table(stage, "empty", empty_, states_[3], {.height = 320, .selectable = false});
  }

 private:
  static std::string value(const Stage& stage, const Columns& store, size_t column, size_t row) {
    switch (store.head(column).kind) {
      case ColumnKind::Date:
        return stage.intl.date(store.integer(column, row), platform::DateStyle::Medium);
      case ColumnKind::Money:
        return stage.words.money(money_at(store, column, row));
      default:
        return "INV-" + std::to_string(store.integer(column, row));
    }
  }

  void table(Stage& stage, std::string_view key, Rows& rows, DataTableState& state,
             DataTableOptions options) {
    const DataColumn columns[] = {
        {.name = "number",
         .title = stage("invoices.column.number"),
         .width_px = 136,
         .pinned = true,
         .opens = true},
        {.name = "customer", .title = stage("profile.name"), .width_px = 216},
        {.name = "standing",
         .title = stage("invoices.column.status"),
         .width_px = 132,
         .groups = true},
        {.name = "date",
         .title = stage("invoices.column.issue_date"),
         .width_px = 136,
         .groups = true},
        {.name = "amount", .title = stage("invoices.column.total"), .width_px = 136},
        {.name = "currency",
         .title = stage("table.currency"),
         .width_px = 104,
         .hidden = true,
         .groups = true},
        {.name = "description", .title = stage("document.column.name"), .width_px = 340}};
    const DataTableWords said = app::table_words(stage.words);
    const Columns& store = rows.columns;
    options.label = stage("invoices.title");
    options.columns = columns;
    options.words = &said;
    options.format = [&](size_t column, size_t row) { return value(stage, store, column, row); };
    options.format_word = [&](size_t column, std::string_view word) {
      return store.head(column).name == "standing"
                 ? std::string(stage.words("status." + std::string(word)))
                 : std::string(word);
    };
    options.format_month = [&](int64_t day) {
      return stage.intl.date(day, platform::DateStyle::MonthYear);
    };
    options.format_sum = [&](int64_t sum, std::string_view unit) {
      return stage.words.money({sum, Currency::from_code(unit).value_or(Currency())});
    };
    options.parse = [&](size_t column, std::string_view typed) -> std::optional<int64_t> {
      const auto money = parse_money(typed, Currency(), stage.words.marks());
      if (!money.ok()) return std::nullopt;
      return store.head(column).kind == ColumnKind::Money ? money->amount_minor
                                                          : money->amount_minor / 100;
    };
    options.cell = [&](size_t column, size_t row) {
      if (store.head(column).name != "standing") return false;
      const std::string_view word = store.text(column, row);
      stage.ui.badge(stage.words("status." + std::string(word)), tone_of(word));
      return true;
    };
    options.href = [](size_t) { return std::string("/invoices"); };
    options.totals = "amount";
    const DataTableResponse answer = data_table(stage.ui, key, rows.view, state, options);
    if (!answer.copied.empty()) stage.navigator.copy(answer.copied);
  }

  Rows full_, empty_, none_;
  DataTableState states_[4];
  std::string count_ = "4096";
};

}  // namespace

std::unique_ptr<Section> make_data_table() {
  return std::make_unique<DataTables>();
}

}  // namespace portico::gallery
