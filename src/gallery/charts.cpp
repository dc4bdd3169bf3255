// Charts.
#include "ui/charts.h"

#include <cmath>

#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Charts final : public Section {
 public:
  void draw(gallery::Stage& stage) override {
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
    const auto euros = [&](double minor) { return stage.euros(static_cast<int64_t>(minor)); };
    std::string months[12];
    for (int at = 0; at < 12; ++at) {
      months[at] = stage.intl.date(19737 + at * 31, platform::DateStyle::MonthShort);
    }
    const Series invoiced{std::string(stage("statement.debit")),
                          {420000, 610000, 390000, 740000, 520000, 624000, 480000, 690000, 710000,
                           560000, 830000, 790000}};
    const Series paid{std::string(stage("statement.credit")),
                      {400000, 420000, 560000, 610000, 590000, 480000, 530000, 600000, 680000,
                       std::nan(""), 700000, 810000},
                      Color::Series2};
    const Series both[] = {invoiced, paid};
    {
      auto group = stage.group("Columns over time");
      trend(ui, "months",
            {.label = stage("statement.title"),
             .points = std::span(months, 6),
             .series = both,
             .text = euros,
             .table_label = stage("kit.as_table")});
    }
    {
      auto group = stage.group("Line over time");
      trend(ui, "line",
            {.label = stage("overview.title"),
             .points = months,
             .series = both,
             .text = euros,
             .table_label = stage("kit.as_table"),
             .kind = TrendKind::Line});
    }
    {
      auto group = stage.group("Ring");
      const ChartPart parts[] = {
          {std::string(stage("status.paid")), stage.euros(624000), 624000, Color::Series1},
          {std::string(stage("status.open")), stage.euros(210000), 210000, Color::Series2},
          {std::string(stage("status.overdue")), stage.euros(90000), 90000, Color::Series3}};
      const std::string total = stage.euros(924000);
      donut(ui, "ring", stage("invoices.title"), parts,
            {.value = total, .label = stage("invoices.title")});
    }
    {
      auto group = stage.group("Sparkline");
      auto row = stage.row();
      ui.text(Type::BodyStrong, invoiced.label);
      sparkline(ui, "spark", invoiced.label, invoiced.values);
    }
    auto group = stage.group("Stages");
    const ui::Stage way[] = {
        {std::string(stage("payment.state.created")), months[0], StageState::Done},
        {std::string(stage("payment.state.pending")), months[1], StageState::Current},
        {std::string(stage("payment.state.succeeded")), "", StageState::Ahead}};
    stages(ui, stage("payment.title"), way);
  }
};

}  // namespace

std::unique_ptr<Section> make_charts() {
  return std::make_unique<Charts>();
}

}  // namespace portico::gallery
