// Charts. Each says its numbers: parts and points have labels and values in words, are told apart
// by pattern or mark as well as by colour, and are reached by keys.
//
//   const std::string months[] = {"Jan", "Feb"};
//   const Series series[] = {{"Invoiced", {4200, 6100}}, {"Paid", {4000, 5200}, Color::Series2}};
//   trend(ui, "year", {.label = "The year", .points = months, .series = series, .text = euros});
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace portico::ui {

struct Series {
  std::string label;
  std::vector<double> values;  // one a point; NaN: none there
  Color color = Color::Series1;
};

enum class TrendKind : uint8_t { Columns, Line };

// Values over time, or over any other order. A point is a button: the pointer and the arrow keys
// show its values above the chart. The button at its end shows the same as a table.
struct Trend {
  std::string_view label;
  std::span<const std::string> points;
  std::span<const Series> series;
  std::function<std::string(double)> text;  // a value as the locale writes it
  std::string_view table_label = "Table";   // of the button that shows the table
  TrendKind kind = TrendKind::Columns;      // columns: values of 0 and more
  float height_px = 160;
};
void trend(Ui& ui, std::string_view key, const Trend& chart);

// Shares of a whole as a ring, with what stands in its middle and a legend with values. Up to five
// parts; what is 0 or less is in the legend alone.
struct Middle {
  std::string_view value, label;
};
void donut(Ui& ui, std::string_view key, std::string_view label, std::span<const ChartPart> parts,
           const Middle& middle = {});

// A line without axes, as high as a line of text, for tables and cards. `label` says its numbers.
void sparkline(Ui& ui, std::string_view key, std::string_view label, std::span<const double> values,
               Color color = Color::Series1);

// How far something has come: the stages of a delivery, a case or an order, in a row; on phones one
// below the other. `state_text` says in words what the mark shows.
enum class StageState : uint8_t { Done, Current, Ahead, Failed };
struct Stage {
  std::string text, time;
  StageState state = StageState::Ahead;
  std::string state_text{};
};
void stages(Ui& ui, std::string_view label, std::span<const Stage> list);

}  // namespace portico::ui
