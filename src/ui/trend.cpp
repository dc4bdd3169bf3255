// Columns and lines over time, their points and their table; stages in a row.
#include <algorithm>
#include <cmath>

#include "ui/charts.h"
#include "ui/plots.h"
#include "ui/roving.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr int kTicks = 3;  // of the axis: bottom, middle, top

// One of these times a power of ten, at `most` or above: half of it is a round number, too.
double round_top(double most) {
  if (most <= 0) return 1;
  const double power = std::pow(10, std::floor(std::log10(most)));
  for (const double step : {1.0, 2.0, 4.0, 5.0, 8.0}) {
    if (step * power >= most) return step * power;
  }
  return 10 * power;
}

double value_at(const Series& series, size_t at) {
  return at < series.values.size() ? series.values[at] : std::nan("");
}

std::string words_of(const Trend& chart, size_t at) {
  std::string text = chart.points[at];
  for (size_t n = 0; n < chart.series.size(); ++n) {
    const Series& series = chart.series[n];
    const double value = value_at(series, at);
    if (std::isnan(value)) continue;
    text.append(n == 0 ? ": " : "; ").append(series.label).append(" ").append(chart.text(value));
  }
  return text;
}

// The legend, with the values of the point that is looked at.
void readout(Context::State& s, const Trend& chart, size_t at) {
  s.apply(s.open(0),
          {.axis = Axis::Row, .gap = 16, .align = Align::Center, .grow = 1, .wrap = true});
  s.items[s.add_text(chart.points[at], Type::Label, Color::Text)].flags |=
      platform::flag::Decorative;
  for (size_t n = 0; n < chart.series.size(); ++n) {
    const double value = value_at(chart.series[n], at);
    s.apply(s.open(0), {.axis = Axis::Row, .gap = 8, .align = Align::Center});
    swatch(s, chart.series[n].color, n);
    s.items[s.add_text(chart.series[n].label, Type::Body, Color::TextMuted)].flags |=
        platform::flag::Decorative;
    Item& figure = s.items[s.add_text(std::isnan(value) ? "\u2013" : chart.text(value),
                                      Type::BodyStrong, Color::Text)];
    figure.font.tabular = true;
    figure.flags |= platform::flag::Decorative;
    s.close();
  }
  s.close();
}

void axis(Context::State& s, const Trend& chart, double top) {
  s.apply(s.open(0),
          {.align = Align::End, .justify = Justify::SpaceBetween, .height = chart.height_px + 16});
  for (int tick = kTicks; tick-- > 0;) {
    Item& text =
        s.items[s.add_text(chart.text(top * tick / (kTicks - 1)), Type::Caption, Color::TextMuted)];
    text.line_px = 16;
    text.font.tabular = true;
    text.flags |= platform::flag::Decorative;
  }
  s.close();
}

void grid(Context::State& s, float height_px) {
  s.apply(s.open(0), {.padding_y = 8, .justify = Justify::SpaceBetween, .height = height_px + 16});
  s.top().place = Place::Within;
  for (int tick = 0; tick < kTicks; ++tick) {
    Item& line = s.items[s.add(0)];
    line.height = s.hairline();
    line.fill = s.color(tick == kTicks - 1 ? Color::BorderStrong : Color::Border);
  }
  s.close();
}

void columns_of(Context::State& s, const Trend& chart, size_t at, double top) {
  s.apply(s.open(0), {.axis = Axis::Row,
                      .gap = 2,
                      .align = Align::End,
                      .justify = Justify::Center,
                      .width = kFill,
                      .height = chart.height_px});
  s.top().shrinks_to_nothing = true;
  for (size_t n = 0; n < chart.series.size(); ++n) {
    const double value = value_at(chart.series[n], at);
    if (std::isnan(value)) continue;
    Item& bar = s.items[s.add(0)];
    bar.width = kFill;
    bar.grow = 1;
    bar.shrinks_to_nothing = true;
    bar.max_width = 40;
    bar.height = std::max(2.0f, chart.height_px * static_cast<float>(value / top));
    bar.radius = bar.height > 8 ? 3 : 1;
    bar.square_bottom = true;
    bar.fill = s.color(value > 0 ? chart.series[n].color : Color::Border);
    if (value > 0) bar.pattern = series_pattern(n);
  }
  s.close();
}

void lines_of(Context::State& s, const Trend& chart, double top) {
  for (size_t n = 0; n < chart.series.size(); ++n) {
    s.apply(s.open(0), {.padding_y = 8});
    s.top().place = Place::Within;
    Item& line = s.items[s.add(0)];
    line.height = chart.height_px;
    line.plot = plot_line;
    line.color = s.color(chart.series[n].color);
    line.pattern = series_pattern(n);
    line.first_point = static_cast<int32_t>(s.items.points.size());
    line.point_count = static_cast<int32_t>(chart.points.size());
    for (size_t at = 0; at < chart.points.size(); ++at) {
      s.items.points.push_back(static_cast<float>(value_at(chart.series[n], at) / top));
    }
    s.close();
  }
}

NodeId point_id(NodeId id, size_t at) {
  return Context::State::derived(id, std::to_string(at));
}

// The point that is looked at: under the pointer, else the one with focus, else the one pressed
// last.
size_t point_shown(Context::State& s, NodeId id, size_t count, size_t& in_tab_order) {
  Memory& memory = s.memory(id);
  size_t kept = memory.inner > 0 && memory.inner <= count ? memory.inner - 1 : count - 1;
  size_t hovered = count, focused = count;
  for (size_t at = 0; at < count; ++at) {
    const NodeId point = point_id(id, at);
    if (s.hover == point) hovered = at;
    if (s.focus == point) focused = at;
    if (s.clicked(point)) kept = at;
  }
  if (focused < count) {
    kept = focused;
    const size_t next = rove(s, count, focused, Axis::Row);
    if (next < count) {
      kept = next;
      s.focus_next = point_id(id, next);
      s.need_frame();
    }
  }
  s.memory(id).inner = static_cast<NodeId>(kept + 1);
  in_tab_order = kept;
  return hovered < count ? hovered : kept;
}

void picture(Context::State& s, NodeId id, const Trend& chart, size_t shown, size_t in_tab_order) {
  double most = 0;
  for (const Series& series : chart.series) {
    for (const double value : series.values) most = value > most ? value : most;
  }
  const double top = round_top(most);
  const size_t count = chart.points.size();
  const size_t every = s.phone() ? (count + 3) / 4 : (count + 23) / 24;  // label of the axis
  s.apply(s.open(0), {.axis = Axis::Row, .gap = 8});
  axis(s, chart, top);
  s.apply(s.open(0), {.gap = 4, .grow = 1, .width = kFill});
  s.top().shrinks_to_nothing = true;
  s.apply(s.open(0), {.height = chart.height_px + 16});
  grid(s, chart.height_px);
  const int32_t list = s.open(Context::State::derived(id, "points"));
  s.apply(list, {.axis = Axis::Row,
                 .height = chart.height_px + 16,
                 .role = Role::List,
                 .label = chart.label});
  s.items.attribute(list, Attr::Keys, kRowKeys);
  for (size_t at = 0; at < count; ++at) {
    const NodeId point = point_id(id, at);
    const int32_t entry = s.open(Context::State::derived(point, "entry"));
    s.apply(entry, {.width = kFill, .height = chart.height_px + 16, .role = Role::ListItem});
    s.items[entry].shrinks_to_nothing = true;
    const int32_t button = s.open(point);
    s.apply(button, {.axis = Axis::Row,
                     .gap = 2,
                     .padding_x = s.phone() ? 2.0f : 6.0f,
                     .padding_y = 8,
                     .align = Align::End,
                     .width = kFill,
                     .height = chart.height_px + 16,
                     .role = Role::Button,
                     .label = words_of(chart, at)});
    Item& face = s.items[button];
    face.radius = 4;
    face.flags |= platform::flag::Hovers;
    if (at == shown) face.fill = s.color(Color::SurfaceHover);
    if (at != in_tab_order) face.flags |= platform::flag::Focusable;
    if (chart.kind == TrendKind::Columns) columns_of(s, chart, at, top);
    s.close();
    s.close();
  }
  s.close();
  if (chart.kind == TrendKind::Line) lines_of(s, chart, top);
  s.close();
  s.apply(s.open(0), {.axis = Axis::Row});
  for (size_t at = 0; at < count; at += every) {
    // A label has the room of the points that have none of their own.
    s.apply(s.open(0), {.align = every == 1 ? Align::Center : Align::Start, .width = kFill});
    s.top().shrinks_to_nothing = true;
    s.top().grow = static_cast<float>(std::min(every, count - at));
    Item& name = s.items[s.add_text(chart.points[at], Type::Caption, Color::TextMuted)];
    name.flags |= platform::flag::Decorative;
    s.close();
  }
  s.close();
  s.close();
  s.close();
}

void as_table(Ui& ui, const Trend& chart) {
  std::vector<Column> columns{{.key = "point", .title = chart.label, .hide_title = true}};
  for (const Series& series : chart.series) {
    columns.push_back({.key = series.label, .title = series.label, .align = ColumnAlign::End});
  }
  ui.table({.label = chart.label,
            .columns = columns,
            .row_count = static_cast<int64_t>(chart.points.size()),
            .row_height = 36,
            .virtual_rows = false,
            .key = "table"},
           [&](int64_t row) {
             const auto at = static_cast<size_t>(row);
             const auto line = ui.table_row(std::to_string(row), row);
             {
               const auto cell = ui.cell();
               ui.text(Type::Body, chart.points[at]);
             }
             for (const Series& series : chart.series) {
               const auto cell = ui.cell();
               const double value = value_at(series, at);
               ui.text(Type::Body, std::isnan(value) ? "\u2013" : chart.text(value),
                       {.tabular = true});
             }
           });
}

}  // namespace

void trend(Ui& ui, std::string_view key, const Trend& chart) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  s.apply(s.open(id, key), {.gap = 12});
  if (chart.points.empty()) {
    s.close();
    return;
  }
  bool is_table = s.memory(id).open;
  size_t in_tab_order = 0;
  const size_t shown = point_shown(s, id, chart.points.size(), in_tab_order);
  s.apply(s.open(0), {.axis = Axis::Row, .gap = 12, .align = Align::Center});
  if (is_table) {
    s.apply(s.open(0), {.grow = 1});
    s.close();
  } else {
    readout(s, chart, shown);
  }
  if (ui.button("as-table", chart.table_label,
                {.kind = ButtonKind::Quiet, .pressed_state = true, .pressed = is_table})) {
    s.memory(id).open = is_table = !is_table;
    s.need_frame();
  }
  s.close();
  if (is_table) {
    as_table(ui, chart);
  } else {
    picture(s, id, chart, shown, in_tab_order);
  }
  s.close();
}

void stages(Ui& ui, std::string_view label, std::span<const Stage> list) {
  Context::State& s = ui.context().state();
  const bool upright = s.phone();
  s.apply(s.open(s.next_id()),
          {.axis = upright ? Axis::Column : Axis::Row, .role = Role::List, .label = label});
  for (size_t at = 0; at < list.size(); ++at) {
    const Stage& stage = list[at];
    const bool reached = stage.state != StageState::Ahead;
    const Color color = stage.state == StageState::Failed ? Color::Danger
                        : reached                         ? Color::Accent
                                                          : Color::BorderStrong;
    s.apply(s.open(s.next_id()), {.axis = upright ? Axis::Row : Axis::Column,
                                  .gap = upright ? 12.0f : 8.0f,
                                  .grow = 1,
                                  .width = kFill,
                                  .role = Role::ListItem});
    // The mark, and the way to the next one.
    s.apply(s.open(0), {.axis = upright ? Axis::Column : Axis::Row, .align = Align::Center});
    const int32_t mark = s.open(0);
    s.apply(mark, {.align = Align::Center,
                   .justify = Justify::Center,
                   .width = 24,
                   .height = 24,
                   .min_width = 24});
    s.items[mark].radius = 12;
    if (stage.state == StageState::Done || stage.state == StageState::Failed) {
      s.items[mark].fill = s.color(color);
      s.add_icon(stage.state == StageState::Done ? "check" : "x", 14, s.color(Color::Surface));
    } else {
      s.items[mark].border = s.color(color);
      s.items[mark].border_px = 2;
      if (reached) {
        Item& dot = s.items[s.add(0)];
        dot.width = dot.height = dot.min_width = 10;
        dot.radius = 5;
        dot.fill = s.color(color);
      }
    }
    s.close();
    if (at + 1 < list.size()) {
      Item& way = s.items[s.add(0)];
      if (upright) {
        way.width = 2;
        way.min_height = 24;
      } else {
        way.width = kFill;
        way.height = 2;
      }
      way.grow = 1;
      way.fill = s.color(list[at + 1].state == StageState::Ahead ? Color::Border : Color::Accent);
    }
    s.close();
    s.apply(s.open(0), {.gap = 2, .padding_y = upright ? 2.0f : 0.0f});
    s.add_text(stage.text, reached ? Type::BodyStrong : Type::Body,
               reached ? Color::Text : Color::TextMuted);
    if (!stage.time.empty()) s.add_text(stage.time, Type::Caption, Color::TextMuted);
    if (!stage.state_text.empty()) {
      s.add_text(stage.state_text, Type::Caption,
                 stage.state == StageState::Failed ? Color::Danger : Color::TextMuted);
    }
    s.close();
    s.close();
  }
  s.close();
}

}  // namespace portico::ui
