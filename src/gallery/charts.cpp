// Charts.
#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Charts final : public Section {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Stacked bar");
      const auto part = [&](std::string_view key, int64_t minor, Color color,
                            std::string href = {}) -> ChartPart {
        return {std::string(stage(key)), stage.euros(minor), static_cast<double>(minor), color,
                std::move(href)};
      };
      const ChartPart parts[] = {part("ageing.not_due", 1124050, Color::Series1, "/invoices"),
                                 part("ageing.d1_30", 348000, Color::Series2),
                                 part("ageing.d31_60", 220000, Color::Series3),
                                 part("ageing.d61_90", 100000, Color::Series4),
                                 part("ageing.over_90", 50000, Color::Series5)};
      ui.stacked_bar("ageing", stage("overview.ageing"), parts);
    }
    auto group = stage.group("Columns");
    ChartPart months[6];
    const int values[] = {4200, 6100, 3900, 7400, 5200, 6240};
    for (int at = 0; at < 6; ++at) {
      months[at] = {stage.intl.date(19875 + at * 31, platform::DateStyle::MonthShort),
                    stage.intl.integer(values[at]), static_cast<double>(values[at])};
    }
    ui.bars("months", stage("statement.debit"), months);
  }
};

}  // namespace

std::unique_ptr<Section> make_charts() {
  return std::make_unique<Charts>();
}

}  // namespace portico::gallery
