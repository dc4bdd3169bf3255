// Shares of a whole. Each is spoken as one figure with its data; parts are told apart by pattern
// and label, never by colour alone.
#include "ui/charts.h"

#include <cmath>

#include "ui/plots.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

std::string spoken(std::string_view label, std::span<const ChartPart> parts) {
  std::string text(label);
  for (size_t at = 0; at < parts.size(); ++at) {
    text.append(at == 0 ? ": " : "; ")
        .append(parts[at].label)
        .append(" ")
        .append(parts[at].value_text);
  }
  return text;
}

// A figure takes the place of what is drawn in it.
int32_t open_figure(Context::State& s, NodeId id, std::string_view words) {
  const int32_t index = s.open(id);
  s.items[index].semantic = true;
  s.items[index].role = Role::Figure;
  s.items.attribute(index, Attr::Label, words);
  return index;
}

// What each part is, and its value; a part with an address is a link.
void legend(Context::State& s, NodeId id, std::string_view label, std::span<const ChartPart> parts,
            int columns) {
  s.apply(
      s.open(Context::State::derived(id, "legend")),
      {.gap = s.phone() ? 4.0f : 12.0f, .columns = columns, .role = Role::List, .label = label});
  for (size_t at = 0; at < parts.size(); ++at) {
    const ChartPart& part = parts[at];
    const NodeId entry_id = Context::State::derived(id, part.label);
    const int32_t entry = s.open(entry_id);
    s.items[entry].semantic = true;
    s.items[entry].role = Role::ListItem;
    const NodeId link = Context::State::derived(entry_id, "link");
    const int32_t words = s.open(link);
    s.apply(words, {.axis = Axis::Row,
                    .gap = 10,
                    .padding_y = s.phone() ? 8.0f : 4.0f,
                    .align = Align::Start});
    if (!part.href.empty()) {
      s.items[words].semantic = true;
      s.items[words].role = Role::Link;
      s.items.attribute(words, Attr::Href, part.href);
      if (s.clicked(link)) s.go(part.href);
    }
    s.apply(s.open(0), {.padding_y = 4});
    swatch(s, part.color, at);
    s.close();
    const bool hover = s.hover == link && !part.href.empty();
    s.apply(s.open(0), {.axis = s.phone() ? Axis::Row : Axis::Column,
                        .gap = s.phone() ? 12.0f : 0.0f,
                        .align = s.phone() ? Align::Baseline : Align::Stretch,
                        .grow = 1,
                        .width = kFill});
    Item& name =
        s.items[s.add_text(part.label, Type::Body, hover ? Color::AccentText : Color::TextMuted)];
    name.grow = s.phone() ? 1 : 0;
    name.font.size_px = 14;
    name.line_px = 20;
    Item& value = s.items[s.add_text(part.value_text, Type::BodyStrong, Color::Text)];
    value.font.size_px = 14;
    value.line_px = 20;
    value.font.tabular = true;
    s.close();
    s.close();
    s.close();
  }
  s.close();
}

double sum_of(std::span<const ChartPart> parts) {
  double sum = 0;
  for (const ChartPart& part : parts) sum += part.value > 0 ? part.value : 0;
  return sum;
}

}  // namespace

void Ui::stacked_bar(std::string_view key, std::string_view label,
                     std::span<const ChartPart> parts) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  s.apply(s.open(id, key), {.gap = 16});
  s.items[open_figure(s, Context::State::derived(id, "figure"), spoken(label, parts))].height = 16;
  const double sum = sum_of(parts);
  s.apply(s.open(0), {.axis = Axis::Row, .gap = 2, .height = 16});
  for (size_t at = 0; at < parts.size(); ++at) {
    if (parts[at].value <= 0) continue;
    Item& box = s.items[s.add(0)];
    box.width = kFill;
    box.shrinks_to_nothing = true;
    box.grow = static_cast<float>(parts[at].value / sum);
    box.min_width = 3;
    box.height = 16;
    box.radius = 4;
    box.fill = s.color(parts[at].color);
    box.pattern = series_pattern(at);
  }
  if (sum <= 0) {
    Item& box = s.items[s.add(0)];
    box.width = kFill;
    box.height = 16;
    box.radius = 4;
    box.fill = s.color(Color::SurfaceSunken);
  }
  s.close();
  s.close();

  legend(s, id, label, parts,
         s.phone()                             ? 1
         : parts.size() > 3 && s.width >= 1024 ? static_cast<int>(parts.size())
                                               : 3);
  s.close();
}

void donut(Ui& ui, std::string_view key, std::string_view label, std::span<const ChartPart> parts,
           const Middle& middle) {
  constexpr float kAcrossPx = 168;
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  s.apply(s.open(id, key),
          {.axis = s.phone() ? Axis::Column : Axis::Row, .gap = 24, .align = Align::Center});
  const int32_t ring = open_figure(s, Context::State::derived(id, "figure"), spoken(label, parts));
  s.apply(ring, {.align = Align::Center,
                 .justify = Justify::Center,
                 .width = kAcrossPx,
                 .height = kAcrossPx,
                 .min_width = kAcrossPx,
                 .role = Role::Figure,
                 .label = spoken(label, parts)});
  const auto part_of_ring = [&](double from, double to, Color color, Pattern pattern) {
    Item& item = s.items[s.add(0)];
    item.place = Place::Within;
    item.plot = plot_ring;
    item.pattern = pattern;
    item.color = s.color(color);
    item.first_point = static_cast<int32_t>(s.items.points.size());
    item.point_count = 2;
    s.items.points.push_back(static_cast<float>(from));
    s.items.points.push_back(static_cast<float>(to));
  };
  const double sum = sum_of(parts);
  if (sum <= 0) part_of_ring(0, 1, Color::SurfaceSunken, Pattern::None);
  double before = 0;
  for (size_t at = 0; at < parts.size(); ++at) {
    if (parts[at].value <= 0) continue;
    const double after = before + parts[at].value / sum;
    part_of_ring(before, after, parts[at].color, series_pattern(at));
    before = after;
  }
  const auto word = [&](std::string_view text, Type type, Color color) {
    if (text.empty()) return;
    Item& item = s.items[s.add_text(text, type, color)];
    item.flags |= platform::flag::Decorative;
    item.max_width = kAcrossPx - 64;
    item.text_align = platform::TextAlign::Center;
  };
  word(middle.value, Type::Subtitle, Color::Text);
  word(middle.label, Type::Caption, Color::TextMuted);
  s.close();
  s.apply(s.open(0), {.grow = 1});
  legend(s, id, label, parts, 1);
  s.close();
  s.close();
}

void sparkline(Ui& ui, std::string_view key, std::string_view label, std::span<const double> values,
               Color color) {
  Context::State& s = ui.context().state();
  double least = 0, most = 0;
  for (const double value : values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const int32_t index = s.add(s.id_of(key));
  Item& item = s.items[index];
  item.semantic = true;
  item.role = Role::Figure;
  item.width = item.min_width = 96;
  item.height = 24;
  item.plot = plot_line_bare;
  item.color = s.color(color);
  item.first_point = static_cast<int32_t>(s.items.points.size());
  item.point_count = static_cast<int32_t>(values.size());
  for (const double value : values) {
    // Within the line's own width.
    const double share = most > least ? (value - least) / (most - least) : 0;
    s.items.points.push_back(static_cast<float>(0.08 + 0.84 * share));
  }
  s.items.attribute(index, Attr::Label, label);
}

}  // namespace portico::ui
