// What boxes cannot show of a chart: lines, marks and rings. An item that has one of these as its
// `plot` draws with it, over its fill.
#pragma once

#include "ui/item.h"

namespace portico::ui {

// Points: heights 0 (bottom) to 1 (top), evenly spaced from the start side, NaN where there is
// none. The item's pattern dashes the line and shapes the marks.
void plot_line(const PlotRoom& room);
void plot_line_bare(const PlotRoom& room);  // without marks
// Points: begin and end of a ring's part, in turns from the top, clockwise.
void plot_ring(const PlotRoom& room);

}  // namespace portico::ui
