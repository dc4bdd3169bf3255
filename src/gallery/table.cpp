// Tables and lists of cards.
#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

constexpr int64_t kRows = 10'000;

std::string number_of(int64_t row) {
  return "INV-2024-" + std::to_string(kRows - row);
}

class Table final : public Section {
 public:
  void draw(Stage& stage) override {
    if (stage.phone()) {
      cards(stage);
    } else {
      table(stage);
    }
  }

 private:
  static void status(Stage& stage, int64_t row) {
    if (row % 5 == 0) return stage.ui.badge(stage("status.overdue"), Tone::Danger);
    if (row % 3 == 0) return stage.ui.badge(stage("status.paid"), Tone::Positive, "check");
    stage.ui.badge(stage("status.open"), Tone::Neutral);
  }

  static std::string date(Stage& stage, int64_t day) {
    return stage.intl.date(day, platform::DateStyle::Medium);
  }

  void table(Stage& stage) {
    Ui& ui = stage.ui;
    const Column columns[] = {
        {"number", stage("invoices.column.number"), 0, 1.4f, ColumnAlign::Start, true, sort_},
        {"date", stage("invoices.column.issue_date"), 0, 1, ColumnAlign::Start, true},
        {"due", stage("invoices.column.due_date"), 0, 1},
        {"state", stage("invoices.column.status"), 160},
        {"amount", stage("invoices.column.total"), 0, 1, ColumnAlign::End, true}};
    const auto answer = ui.table(
        {.label = stage("invoices.title"), .columns = columns, .row_count = kRows, .height = 480},
        [&](int64_t row) {
          auto line = ui.table_row(number_of(row), row, "/invoices");
          const auto cell = [&](Type type, const std::string& text, Color color, bool tabular) {
            auto c = ui.cell();
            ui.text(type, text,
                    {.color = color, .wrap = false, .tabular = tabular, .isolate = true});
          };
          cell(Type::BodyStrong, number_of(row), Color::Text, false);
          cell(Type::Body, date(stage, 19000 + row % 400), Color::TextMuted, false);
          cell(Type::Body, date(stage, 19030 + row % 400), Color::TextMuted, false);
          {
            auto c = ui.cell();
            status(stage, row);
          }
          cell(Type::Body, stage.euros(12345 * (row % 9 + 1)), Color::Text, true);
        });
    if (answer.sort_column == 0) sort_ = sort_ == 1 ? -1 : 1;
  }

  void cards(Stage& stage) {
    Ui& ui = stage.ui;
    ui.cards("cards", stage("invoices.title"), kRows, 92, 480, [&](int64_t row) {
      auto card = ui.link_box(number_of(row), "/invoices",
                              {.gap = 8, .padding = 16, .height = kFill, .surface = Surface::Card});
      {
        auto top = ui.row(8);
        ui.text(Type::BodyStrong, number_of(row), {.wrap = false, .isolate = true});
        ui.spacer();
        ui.text(Type::BodyStrong, stage.euros(12345 * (row % 9 + 1)),
                {.wrap = false, .tabular = true, .isolate = true});
      }
      auto bottom = ui.row(8);
      ui.text(Type::Body, date(stage, 19000 + row % 400),
              {.color = Color::TextMuted, .wrap = false});
      ui.spacer();
      status(stage, row);
    });
  }

  int sort_ = 0;
};

}  // namespace

std::unique_ptr<Section> make_table() {
  return std::make_unique<Table>();
}

}  // namespace portico::gallery
