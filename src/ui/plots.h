// What boxes cannot show of a chart: lines, marks and rings. An item that has one of these as its
// `plot` draws with it, over its fill.
#pragma once

#include "ui/state.h"

namespace portico::ui {

// Points: heights 0 (bottom) to 1 (top), evenly spaced from the start side, NaN where there is
// none. The item's pattern dashes the line and shapes the marks.
void plot_line(const PlotRoom& room);
void plot_line_bare(const PlotRoom& room);  // without marks
// Points: begin and end of a ring's part, in turns from the top, clockwise.
void plot_ring(const PlotRoom& room);
// Points: the radius of the corners, px. A frame of dashes: here something can be dropped.
void plot_dashed_frame(const PlotRoom& room);

// How the n-th series or part is told from its neighbours, and the mark that says so in a legend.
Pattern series_pattern(size_t n);
void swatch(Context::State& s, Color color, size_t n);

}  // namespace portico::ui
