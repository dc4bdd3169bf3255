// Dates and times.
#include "ui/dates.h"

#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Dates final : public Section {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Date");
      stage.states(stage("document.due"), [&](std::string_view key, FieldOptions more) {
        if (key == "hint") {  // this month alone
          more.min = "2024-11-05";
          more.max = "2024-11-25";
        }
        date_field(ui, key, day_, kToday, more);
      });
    }
    {
      auto group = stage.group("Date range");
      stage.states(stage("statement.title"), [&](std::string_view key, const FieldOptions& more) {
        date_range(ui, key, range_, kToday, more);
      });
    }
    auto group = stage.group("Time");
    stage.states(stage("period.from"), [&](std::string_view key, const FieldOptions& more) {
      time_field(ui, key, minutes_, more);
    });
  }

 private:
  static constexpr Date kToday{2024, 11, 22};  // the same in every picture
  std::optional<Date> day_ = Date{2024, 11, 18};
  DateRange range_{Date{2024, 11, 4}, Date{2024, 11, 14}};
  std::optional<int> minutes_ = 14 * 60 + 30;
};

}  // namespace

std::unique_ptr<Section> make_dates() {
  return std::make_unique<Dates>();
}

}  // namespace portico::gallery
