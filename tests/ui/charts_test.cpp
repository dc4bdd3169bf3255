// Charts: what they say, where keys lead, the table in their place.
#include "ui/charts.h"

#include <cmath>
#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using platform::Attr;
using ui::Ui;

const std::string kMonths[] = {"Jan", "Feb", "Mar"};
const ui::Series kSeries[] = {{"Invoiced", {42, 61, 39}},
                              {"Paid", {40, std::nan(""), 20}, ui::Color::Series2}};

std::string euros(double value) {
  return "EUR " + std::to_string(static_cast<int>(value));
}

KitPage trend_page(ui::TrendKind kind,
                   platform::TextDirection direction = platform::TextDirection::Ltr) {
  return KitPage(
      [kind](Ui& ui) {
        ui::trend(ui, "year",
                  {.label = "The year",
                   .points = kMonths,
                   .series = kSeries,
                   .text = euros,
                   .table_label = "Show as table",
                   .kind = kind});
      },
      800, 600, direction);
}

class Trend : public testing::TestWithParam<ui::TrendKind> {};
INSTANTIATE_TEST_SUITE_P(Kinds, Trend,
                         testing::Values(ui::TrendKind::Columns, ui::TrendKind::Line));

TEST_P(Trend, SaysEachPointWithAllItsValues) {
  KitPage page = trend_page(GetParam());
  page.driver.get(Role::List, "The year");
  EXPECT_TRUE(page.driver.has(Role::Button, "Jan: Invoiced EUR 42; Paid EUR 40"));
  EXPECT_TRUE(page.driver.has(Role::Button, "Feb: Invoiced EUR 61"));
}

TEST_P(Trend, ShowsThePointUnderThePointer) {
  KitPage page = trend_page(GetParam());
  EXPECT_TRUE(page.driver.shows("EUR 39"));  // the last one to begin with
  page.driver.hover(Role::Button, "Jan: Invoiced EUR 42; Paid EUR 40");
  EXPECT_TRUE(page.driver.shows("EUR 42"));
  EXPECT_FALSE(page.driver.shows("EUR 39"));
}

TEST_P(Trend, OnePointIsInTheTabOrderAndArrowsLeadToTheOthers) {
  KitPage page = trend_page(GetParam());
  const auto reached = [&] {
    std::string names;
    for (const SemanticNode* node : page.driver.all(Role::Button)) {
      const std::string_view label = node->attribute(Attr::Label);
      if (!label.empty() && !node->has(platform::flag::Focusable)) names += label.substr(0, 3);
    }
    return names;
  };
  EXPECT_EQ(reached(), "Mar");
  page.driver.focus(page.driver.get(Role::Button, "Mar: Invoiced EUR 39; Paid EUR 20"));
  page.driver.key("ArrowLeft");
  EXPECT_EQ(reached(), "Feb");
  EXPECT_TRUE(page.driver.shows("EUR 61"));
  page.driver.key("Home");
  EXPECT_EQ(reached(), "Jan");
}

TEST_P(Trend, ArrowsGoAsTheChartRunsFromRightToLeft) {
  KitPage page = trend_page(GetParam(), platform::TextDirection::Rtl);
  const auto entries = page.driver.all(Role::ListItem);
  EXPECT_LT(entries[2]->node.x_px, entries[0]->node.x_px);
  const SemanticNode& last = page.driver.get(Role::Button, "Mar: Invoiced EUR 39; Paid EUR 20");
  page.driver.focus(last);
  page.driver.key("ArrowRight");
  EXPECT_TRUE(page.driver.shows("EUR 61"));
}

TEST_P(Trend, TheSameNumbersAreATable) {
  KitPage page = trend_page(GetParam());
  page.driver.click(Role::Button, "Show as table");
  page.driver.get(Role::Table, "The year");
  EXPECT_FALSE(page.driver.has(Role::List, "The year"));
  EXPECT_EQ(page.driver.count(Role::Row, ""), 0);
  for (const std::string_view text : {"Jan", "EUR 42", "EUR 40", "Feb", "EUR 61", "EUR 39"}) {
    EXPECT_TRUE(page.driver.shows(text)) << text;
  }
  page.driver.click(Role::Button, "Show as table");
  EXPECT_TRUE(page.driver.has(Role::List, "The year"));
}

TEST(Charts, NothingToShowIsNoError) {
  KitPage page([](Ui& ui) {
    ui::trend(ui, "none", {.label = "None", .text = euros});
    ui::donut(ui, "ring", "Ring", {});
    ui::sparkline(ui, "line", "Line", {});
    ui::stages(ui, "Stages", {});
  });
  EXPECT_TRUE(page.driver.has(Role::Figure, "Ring"));
}

TEST(Charts, ARingSpeaksItsPartsAndListsThem) {
  KitPage page([](Ui& ui) {
    const ui::ChartPart parts[] = {{"Paid", "5.00", 5}, {"Open", "0.00", 0}, {"Late", "3.00", 3}};
    ui::donut(ui, "ring", "Invoices", parts, {.value = "8.00", .label = "in all"});
  });
  EXPECT_TRUE(page.driver.has(Role::Figure, "Invoices: Paid 5.00; Open 0.00; Late 3.00"));
  EXPECT_EQ(page.driver.all(Role::ListItem).size(), 3u);
  EXPECT_TRUE(page.driver.shows("Late"));
}

TEST(Charts, StagesStandInARowAndOnPhonesBelowOneAnother) {
  const ui::Stage way[] = {{"Sent", "Monday", ui::StageState::Done},
                           {"On its way", "", ui::StageState::Current, "Now"},
                           {"Delivered", "", ui::StageState::Ahead}};
  for (const float width : {800.0f, 390.0f}) {
    KitPage page([&](Ui& ui) { ui::stages(ui, "Delivery", way); }, width);
    const auto entries = page.driver.all(Role::ListItem);
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(entries[0]->node.y_px == entries[2]->node.y_px, width == 800) << width;
    EXPECT_TRUE(page.driver.shows("Now"));
  }
}

}  // namespace
}  // namespace portico::test
