#include "screens/invoice_filters.h"

#include "screens/parts.h"

namespace portico::screens {

using domain::InvoiceFilter;
using domain::InvoiceQuery;
using domain::InvoiceSort;
using ui::Align;
using ui::Axis;

namespace {

constexpr double kSearchPause_ms = 300;

void search_field(View& view, InvoicesState& state) {
  const bool wide = view.ui.width_class() == ui::WidthClass::Desktop;
  const auto typed = view.ui.field("search", state.search,
                                   {.type = ui::InputType::Search,
                                    .label = view.words("invoices.search"),
                                    .hide_label = true,
                                    .placeholder = view.words("invoices.search_hint"),
                                    .icon = "search",
                                    .max_length = 100,
                                    .width = wide ? 280 : ui::kFill});
  if (typed.changed) state.search_at_ms = view.now_ms + kSearchPause_ms;
  if (typed.committed && state.search_at_ms > 0) state.search_at_ms = view.now_ms;
  if (state.search_at_ms <= 0) return;
  if (view.now_ms < state.search_at_ms) {
    view.ui.wake_at(state.search_at_ms);
    return;
  }
  state.search_at_ms = 0;
  if (state.search == state.query.text) return;
  InvoiceQuery query = state.query;
  query.text = state.search;
  ask_for(view, query, Do::Replace);
}

void status_choice(View& view, InvoicesState& state) {
  std::vector<ui::Option> options;
  options.reserve(domain::kInvoiceFilterNames.size());
  for (const std::string_view name : domain::kInvoiceFilterNames) {
    options.push_back({std::string(name), std::string(view.words("filter." + std::string(name)))});
  }
  std::string value(name_of(state.query.status));
  const bool changed =
      view.is_phone() ? view.ui.select("status", view.words("invoices.status"), options, value)
                      : view.ui.segmented("status", view.words("invoices.status"), options, value);
  if (!changed) return;
  InvoiceQuery query = state.query;
  query.status =
      value_named<InvoiceFilter>(domain::kInvoiceFilterNames, value).value_or(InvoiceFilter::All);
  ask_for(view, query);
}

void period_choice(View& view, InvoicesState& state) {
  const std::string_view held = preset_of(view.words, state.query.from, state.query.to, view.today);
  std::string value(state.is_custom_period ? "custom" : held);
  if (view.ui.select("period", view.words("invoices.period"), period_options(view.words, true),
                     value, false, view.is_phone() ? ui::kFill : 190)) {
    state.is_custom_period = value == "custom";
    if (!state.is_custom_period) {
      const PresetPeriod preset = preset_period(view.words, value, view.today);
      InvoiceQuery query = state.query;
      query.from = preset.from;
      query.to = preset.to;
      ask_for(view, query);
    }
  }
  if (value != "custom") return;
  const float width = view.is_phone() ? ui::kFill : 160;
  const auto first = view.ui.field("from", state.from,
                                   {.type = ui::InputType::Date,
                                    .label = view.words("period.from"),
                                    .max = state.to,
                                    .width = width});
  const auto last = view.ui.field("to", state.to,
                                  {.type = ui::InputType::Date,
                                   .label = view.words("period.to"),
                                   .error = state.period_error,
                                   .min = state.from,
                                   .width = width});
  if (!first.changed && !last.changed) return;
  InvoiceQuery query = state.query;
  query.from = Date::parse(state.from);
  query.to = Date::parse(state.to);
  state.period_error = query.from && query.to && *query.to < *query.from
                           ? std::string(view.words("period.reversed"))
                           : std::string();
  if (state.period_error.empty()) ask_for(view, query, Do::Replace);
}

void kind_choices(View& view, InvoicesState& state) {
  const float width = view.is_phone() ? ui::kFill : 190;
  std::vector<ui::Option> types = {{"", std::string(view.words("invoices.all_types"))}};
  for (const std::string_view name : domain::kDocumentTypeNames) {
    types.push_back({std::string(name), std::string(view.words("documents." + std::string(name)))});
  }
  std::string type(state.query.type ? name_of(*state.query.type) : "");
  if (view.ui.select("type", view.words("invoices.type"), types, type, false, width)) {
    InvoiceQuery query = state.query;
    query.type = value_named<domain::DocumentType>(domain::kDocumentTypeNames, type);
    ask_for(view, query);
  }
  std::vector<ui::Option> currencies = currency_options(view);
  if (currencies.size() < 2) return;
  currencies.insert(currencies.begin(), {"", std::string(view.words("invoices.all_currencies"))});
  std::string currency(state.query.currency ? state.query.currency->code() : "");
  if (view.ui.select("currency", view.words("currency"), currencies, currency, false, width)) {
    InvoiceQuery query = state.query;
    query.currency = Currency::from_code(currency);
    ask_for(view, query);
  }
}

}  // namespace

void ask_for(View& view, const InvoiceQuery& query, Do how) {
  view.commands.add(how, invoices_address(query));
}

bool is_filtered(const InvoiceQuery& query) {
  InvoiceQuery plain;
  plain.sort = query.sort;
  return !(query == plain);
}

void draw_invoice_filters(View& view, InvoicesState& state) {
  ui::Ui& ui = view.ui;
  if (view.is_phone()) {
    {
      const auto row = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Center});
      {
        const auto grow = ui.box({.grow = 1, .key = "search-box"});
        search_field(view, state);
      }
      if (ui.button("filters", view.words("invoices.filters"),
                    {.icon = "sliders-horizontal",
                     .icon_only = true,
                     .pressed_state = true,
                     .pressed = state.are_filters_open})) {
        state.are_filters_open = !state.are_filters_open;
      }
    }
    if (!state.are_filters_open) return;
    const auto more = ui.region("filters", view.words("invoices.filters"), {.gap = 12});
    status_choice(view, state);
    period_choice(view, state);
    kind_choices(view, state);
    return;
  }
  const auto region = ui.region("filters", view.words("invoices.filters"), {.gap = 12});
  {
    const auto row = ui.box({.axis = Axis::Row, .gap = 12, .align = Align::Center, .wrap = true});
    search_field(view, state);
    status_choice(view, state);
  }
  const auto row = ui.box({.axis = Axis::Row, .gap = 12, .align = Align::End, .wrap = true});
  period_choice(view, state);
  kind_choices(view, state);
  if (is_filtered(state.query) && ui.button("clear", view.words("invoices.clear"),
                                            {.kind = ui::ButtonKind::Quiet, .icon = "x"})) {
    state.is_custom_period = false;
    InvoiceQuery query;
    query.sort = state.query.sort;
    ask_for(view, query);
  }
}

void draw_sort_choice(View& view, InvoicesState& state) {
  std::vector<ui::Option> options;
  for (const InvoiceSort sort : {InvoiceSort::IssueDateDescending, InvoiceSort::DueDate,
                                 InvoiceSort::OpenDescending, InvoiceSort::Number}) {
    const std::string name(name_of(sort));
    options.push_back(
        {name, std::string(view.words("sort." + (name[0] == '-' ? name.substr(1) : name)))});
  }
  const auto chosen = view.ui.menu("sort", view.words("invoices.sort"), options,
                                   {.kind = ui::ButtonKind::Quiet, .icon = "arrow-up-down"},
                                   name_of(state.query.sort));
  if (!chosen) return;
  InvoiceQuery query = state.query;
  query.sort = value_named<InvoiceSort>(domain::kInvoiceSortNames, *chosen).value_or(query.sort);
  ask_for(view, query);
}

}  // namespace portico::screens
