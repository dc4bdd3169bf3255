// Charts made of boxes. Each is spoken as one figure with its data; parts are told apart by pattern
// and label, never by colour alone.
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr Pattern kPatterns[] = {Pattern::None, Pattern::Stripes, Pattern::Dots,
                                 Pattern::CrossStripes, Pattern::Bars};

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

}  // namespace

void Ui::stacked_bar(std::string_view key, std::string_view label,
                     std::span<const ChartPart> parts) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  s.apply(s.open(id, key), {.gap = 16});
  s.items[open_figure(s, Context::State::derived(id, "figure"), spoken(label, parts))].height = 16;
  double sum = 0;
  for (const ChartPart& part : parts) sum += part.value > 0 ? part.value : 0;
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
    box.pattern = kPatterns[at % std::size(kPatterns)];
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

  const int columns = s.phone()                             ? 1
                      : parts.size() > 3 && s.width >= 1024 ? static_cast<int>(parts.size())
                                                            : 3;
  const int32_t legend = s.open(Context::State::derived(id, "legend"));
  s.apply(
      legend,
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
    Item& swatch = s.items[s.add(0)];
    swatch.width = swatch.height = swatch.min_width = 12;
    swatch.radius = 3;
    swatch.fill = s.color(part.color);
    swatch.pattern = kPatterns[at % std::size(kPatterns)];
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
  s.close();
}

void Ui::bars(std::string_view key, std::string_view label, std::span<const ChartPart> parts,
              float height_px) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  const int32_t figure = open_figure(s, id, spoken(label, parts));
  Item& box = s.items[figure];
  box.axis = Axis::Row;
  box.gap = s.phone() ? 6 : 16;
  box.height = height_px;
  double most = 0;
  for (const ChartPart& part : parts) most = part.value > most ? part.value : most;
  const float room = height_px - 16 - 16 - 8 - 8;  // value, label, and their distances
  for (const ChartPart& part : parts) {
    s.apply(s.open(0), {.gap = 6,
                        .align = Align::Center,
                        .justify = Justify::End,
                        .width = kFill,
                        .height = height_px});
    s.top().shrinks_to_nothing = true;
    Item& value = s.items[s.add_text(part.value_text, Type::Caption, Color::Text)];
    value.font.weight = 500;
    value.font.tabular = true;
    value.flags |= platform::flag::Decorative;
    Item& bar = s.items[s.add(0)];
    bar.width = kFill;
    bar.max_width = 56;
    bar.height = most > 0 && part.value > 0 ? room * static_cast<float>(part.value / most) : 0;
    if (bar.height < 2) bar.height = 2;
    bar.radius = bar.height > 8 ? 4 : 1;
    bar.square_bottom = true;
    bar.fill = s.color(part.value > 0 ? part.color : Color::Border);
    Item& name = s.items[s.add_text(part.label, Type::Caption, Color::TextMuted)];
    name.flags |= platform::flag::Decorative;
    s.close();
  }
  s.close();
}

}  // namespace portico::ui
