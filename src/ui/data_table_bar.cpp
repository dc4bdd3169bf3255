// Above and below the rows of a data table: filters, grouping, columns; counts and totals.
#include "core/date.h"
#include "ui/data_table_parts.h"

namespace portico::ui::data_table_parts {

namespace {

constexpr std::string_view kNone = "-";  // value of "all" and "no group"
constexpr uint32_t kMostWords = 60;      // offered as a choice

}  // namespace

std::vector<MenuEntry> Table::column_entries() const {
  std::vector<MenuEntry> entries;
  for (const ColumnChoice& choice : state.choices) {
    for (const DataColumn& column : options.columns) {
      if (column.name != choice.name) continue;
      entries.push_back({.key = choice.name,
                         .text = std::string(column.title),
                         .mark = MenuMark::Check,
                         .checked = !choice.hidden});
    }
  }
  return entries;
}

void Table::group_choice(bool phone) {
  std::vector<Option> groups = {{std::string(kNone), std::string(words().no_group)}};
  for (const DataColumn& column : options.columns) {
    if (column.groups && columns().find(column.name) >= 0) {
      groups.push_back({std::string(column.name), std::string(column.title)});
    }
  }
  if (groups.size() == 1) return;
  std::string value = state.group_by < 0 ? std::string(kNone)
                                         : columns().head(static_cast<size_t>(state.group_by)).name;
  if (!ui.select("group", words().group, groups, value, true, phone ? kFill : 176)) return;
  state.group_by = value == kNone ? -1 : columns().find(value);
  state.group_open.clear();
  state.active = {};
  state.stale = true;
}

void Table::bar() {
  const bool phone = ui.width_class() == WidthClass::Phone;
  auto row = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Center, .wrap = true});
  if (ui.field("quick", state.quick,
               {.type = InputType::Search,
                .label = words().quick,
                .hide_label = true,
                .placeholder = words().quick,
                .icon = "search",
                .width = phone ? kFill : 280})
          .changed) {
    state.stale = true;
  }
  group_choice(phone);
  const bool narrowed = !state.filters.empty();
  if (ui.button("filters", words().filters,
                {.icon = "sliders-horizontal",
                 .pressed_state = true,
                 .pressed = state.shows_filters || narrowed})) {
    state.shows_filters = !state.shows_filters;
  }
  if (phone) {
    // A head to press is not there.
    std::vector<Option> sorts;
    for (const DataColumn& column : options.columns) {
      sorts.push_back({std::string(column.name), std::string(column.title)});
    }
    if (const auto chosen = ui.menu("sort", words().sort_by, sorts, {.icon = "arrow-up-down"})) {
      const int column = columns().find(*chosen);
      if (column >= 0) sort_by(static_cast<size_t>(column), false);
    }
  } else if (const auto chosen = menu(ui, "columns", words().columns, column_entries())) {
    const int column = columns().find(*chosen);
    if (column >= 0) choose_column("hide", static_cast<size_t>(column));
  }
  if (!options.tools) return;
  if (!phone) ui.spacer();
  auto tools = ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Center, .key = "tools"});
  options.tools();
}

void Table::filter_of(const DataColumn& each) {
  const int found = columns().find(each.name);
  if (found < 0) return;
  const auto column = static_cast<size_t>(found);
  auto key = ui.key(each.name);
  const auto held = state.filters.find(column);
  ColumnFilter filter = held == state.filters.end() ? ColumnFilter{.column = column} : held->second;
  const auto changed = [&] {
    if (filter == ColumnFilter{.column = column}) {
      state.filters.erase(column);
    } else {
      state.filters[column] = filter;
    }
    state.stale = true;
  };
  const ColumnKind kind = columns().head(column).kind;
  const float width = ui.width_class() == WidthClass::Phone ? kFill : 176;
  bool few = kind == ColumnKind::Code;  // a longer list wants to be typed
  for (const ColumnPage& page : columns().pages()) {
    few = few && page.columns[column].word_count <= kMostWords;
  }
  if (few) {
    std::vector<Option> items = {{std::string(kNone), std::string(words().all)}};
    for (const std::string_view word : merge_words(columns(), column).words) {
      items.push_back({std::string(word), options.format_word ? options.format_word(column, word)
                                                              : std::string(word)});
    }
    std::string value = filter.any_of.empty() ? std::string(kNone) : filter.any_of[0];
    if (!ui.select("one", each.title, items, value, false, width)) return;
    filter.any_of.clear();
    if (value != kNone) filter.any_of = {value};
    changed();
  } else if (kind == ColumnKind::Text || kind == ColumnKind::Code) {
    if (ui.field("contains", filter.contains, {.label = each.title, .width = width}).changed) {
      changed();
    }
  } else if (kind == ColumnKind::Date || options.parse) {
    const bool dated = kind == ColumnKind::Date;
    const auto bound = [&](std::string_view name, std::string_view word, std::string& typed,
                           std::optional<int64_t>& into) {
      const std::string label = std::string(each.title) + ' ' + std::string(word);
      const InputType type = dated ? InputType::Date : InputType::Decimal;
      if (!ui.field(name, typed, {.type = type, .label = label, .width = width}).changed) return;
      into.reset();
      if (!dated) into = options.parse(column, typed);
      if (const auto date = Date::parse(typed); dated && date) into = date->epoch_days();
      changed();
    };
    bound("from", words().from, state.filter_from[column], filter.from);
    bound("to", words().to, state.filter_to[column], filter.to);
  }
}

void Table::filters() {
  if (!state.shows_filters) return;
  const bool phone = ui.width_class() == WidthClass::Phone;
  auto panel = ui.box({.axis = phone ? Axis::Column : Axis::Row,
                       .gap = 12,
                       .padding = 16,
                       .align = phone ? Align::Stretch : Align::End,
                       .wrap = !phone,
                       .columns = phone ? 2 : 0,
                       .surface = Surface::Sunken,
                       .key = "filter"});
  for (const DataColumn& each : options.columns) filter_of(each);
  if (ui.button("clear", words().clear, {.kind = ButtonKind::Quiet, .icon = "x"})) {
    state.filters.clear();
    state.filter_from.clear();
    state.filter_to.clear();
    state.quick.clear();
    state.stale = true;
    s.need_frame();
  }
}

void Table::in_place_of_rows() {
  auto room = ui.box({.padding = 24, .height = kFill});
  if (!options.error.empty()) {
    ui.empty("circle-alert", options.error, {});
  } else if (options.busy) {
    ui.skeleton_lines(4);
  } else {
    ui.empty("search", words().nothing, {});
  }
}

void Table::foot() {
  auto row = ui.box({.axis = Axis::Row,
                     .gap = 16,
                     .padding_x = 16,
                     .padding_y = 10,
                     .align = Align::Center,
                     .justify = Justify::End,
                     .wrap = true});
  {
    auto counts =
        ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Center, .role = Role::Status});
    ui.text(Type::Caption,
            words().counted(static_cast<int64_t>(view.count()),
                            static_cast<int64_t>(columns().row_count())),
            {.color = Color::TextMuted, .wrap = false});
    if (const size_t selected = state.selected.count(); selected > 0) {
      ui.text(Type::Caption, words().selected(static_cast<int64_t>(selected)), {.wrap = false});
    }
  }
  if (options.busy) s.add_spinner(18, s.color(Color::Accent));
  ui.spacer();
  if (!options.format_sum) return;
  auto sums = ui.box({.axis = Axis::Row, .gap = 16, .justify = Justify::End, .wrap = true});
  for (size_t at = 0; at < state.totals.groups.size(); ++at) {
    const std::string& unit = state.totals.groups[at].word;
    for (size_t column = 0; column < state.totals.units.size(); ++column) {
      if (state.totals.units[column] != unit) continue;
      ui.text(Type::BodyStrong, options.format_sum(state.totals.sum(at, column), unit),
              {.wrap = false, .tabular = true, .isolate = true});
    }
  }
}

}  // namespace portico::ui::data_table_parts
