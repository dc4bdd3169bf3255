#include "screens/invoices.h"

#include "screens/invoice_filters.h"
#include "screens/parts.h"

namespace portico::screens {

using domain::InvoiceQuery;
using domain::InvoiceSort;
using domain::InvoiceSummary;
using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Type;

void InvoicesState::apply(const InvoiceQuery& asked) {
  if (asked == query && list.total_count >= 0) return;
  query = asked;
  search = asked.text;
  search_at_ms = 0;
  from = asked.from ? asked.from->to_string() : "";
  to = asked.to ? asked.to->to_string() : "";
  period_error.clear();
  list = {};
  wanted_end = 0;
}

namespace {

// ---- Choosing several to pay ----

bool is_payable(const View& view, const InvoiceSummary& document) {
  return view.may_pay() && domain::allows(document.actions, "pay");
}

void choose_box(View& view, InvoicesState& state, const InvoiceSummary& document) {
  bool chosen = state.chosen.contains(document.id);
  const std::string label = view.words("invoices.choose", {{"number", document.number}});
  if (!view.ui.checkbox("choose", label, chosen, true)) return;
  if (!chosen) {
    state.chosen.erase(document.id);
    return;
  }
  // One payment has one currency: a choice in another begins anew.
  if (!state.chosen.empty() && state.chosen.begin()->second.currency != document.open.currency) {
    state.chosen.clear();
    view.ui.announce(view.words("invoices.one_currency"));
  }
  state.chosen[document.id] = document.open;
}

void chosen_bar(View& view, InvoicesState& state) {
  if (state.chosen.empty()) return;
  ui::Ui& ui = view.ui;
  Money total = Money::zero(state.chosen.begin()->second.currency);
  std::vector<std::string> ids;
  for (const auto& [id, open] : state.chosen) {
    ids.push_back(id);
    total = total.add(open).value_or(total);
  }
  const auto bar = ui.region("chosen", view.words("invoices.chosen"),
                             {.axis = Axis::Row,
                              .gap = 12,
                              .padding_x = 16,
                              .padding_y = 12,
                              .align = Align::Center,
                              .wrap = true,
                              .surface = ui::Surface::AccentSoft});
  {
    const auto texts = ui.box({.gap = 0, .grow = 1, .min_width = 140});
    ui.text(Type::Label,
            view.words.count("invoices.chosen_count", static_cast<std::int64_t>(ids.size())));
    ui.text(Type::Subtitle, view.words.money(total), {.wrap = false, .tabular = true});
  }
  if (ui.button("none", view.words("invoices.choose_none"), {.kind = ui::ButtonKind::Quiet})) {
    state.chosen.clear();
    return;
  }
  if (ui.button("pay", view.words("invoices.pay_chosen"),
                {.kind = ui::ButtonKind::Primary, .icon = "credit-card"})) {
    view.commands.add(Do::Go, pay_address(total.currency, ids));
  }
}

// ---- Rows ----

struct Head {
  std::string_view key;
  InvoiceSort up, down;
};
constexpr Head kHeads[] = {
    {"number", InvoiceSort::Number, InvoiceSort::NumberDescending},
    {"issue_date", InvoiceSort::IssueDate, InvoiceSort::IssueDateDescending},
    {"due_date", InvoiceSort::DueDate, InvoiceSort::DueDateDescending},
    {"total", InvoiceSort::Total, InvoiceSort::TotalDescending},
    {"open", InvoiceSort::Open, InvoiceSort::OpenDescending},
};

std::vector<ui::Column> columns_of(View& view, const InvoicesState& state) {
  const bool desktop = view.ui.width_class() == ui::WidthClass::Desktop;
  std::vector<ui::Column> columns;
  const auto add = [&](std::string_view key, std::string_view title, float width, float weight,
                       ui::ColumnAlign align) {
    ui::Column column{.key = key, .title = title, .width = width, .weight = weight, .align = align};
    for (const Head& head : kHeads) {
      if (head.key != key) continue;
      column.sortable = true;
      column.sort = state.query.sort == head.up ? 1 : state.query.sort == head.down ? -1 : 0;
    }
    columns.push_back(column);
  };
  const Words& words = view.words;
  if (view.may_pay()) {
    add("choose", words("invoices.column.choose"), 60, 1, ui::ColumnAlign::Start);
    columns.back().hide_title = true;
  }
  add("number", words("invoices.column.number"), 0, 1.6f, ui::ColumnAlign::Start);
  add("issue_date", words("invoices.column.issue_date"), desktop ? 132 : 120, 1,
      ui::ColumnAlign::Start);
  if (desktop) {
    add("due_date", words("invoices.column.due_date"), 132, 1, ui::ColumnAlign::Start);
  }
  add("status", words("invoices.column.status"), 168, 1, ui::ColumnAlign::Start);
  if (desktop) add("total", words("invoices.column.total"), 144, 1, ui::ColumnAlign::End);
  add("open", words("invoices.column.open"), 144, 1, ui::ColumnAlign::End);
  return columns;
}

void money_cell(View& view, const Money& amount, bool quiet) {
  const auto cell = view.ui.cell();
  view.ui.text(Type::Body, view.words.money(amount),
               {.color = quiet ? Color::TextMuted : Color::Text,
                .align = platform::TextAlign::End,
                .wrap = false,
                .tabular = true});
}

void plain_cell(View& view, std::string_view text, Color color = Color::Text) {
  const auto cell = view.ui.cell();
  view.ui.text(Type::Body, text, {.color = color, .wrap = false});
}

void table_row(View& view, InvoicesState& state, std::int64_t index, std::size_t columns) {
  ui::Ui& ui = view.ui;
  if (index >= static_cast<std::int64_t>(state.list.rows.size())) {
    const auto row = ui.table_row("wait" + std::to_string(index), index);
    for (std::size_t i = 0; i < columns; ++i) {
      const auto cell = ui.cell();
      ui.skeleton(i == 0 && view.may_pay() ? 20.0f : 96.0f, 16);
    }
    return;
  }
  const bool desktop = ui.width_class() == ui::WidthClass::Desktop;
  const InvoiceSummary& document = state.list.rows[static_cast<std::size_t>(index)];
  const auto row = ui.table_row(document.id, index, document_address(document.type, document.id),
                                state.chosen.contains(document.id));
  if (view.may_pay()) {
    const auto cell = ui.cell();
    if (is_payable(view, document)) choose_box(view, state, document);
  }
  {
    const auto cell = ui.cell();
    const auto texts = ui.box({.gap = 0, .min_width = 0});
    ui.text(Type::BodyStrong, document.number, {.wrap = false, .isolate = true});
    if (document.type == domain::DocumentType::CreditNote) {
      ui.text(Type::Caption, type_text(view.words, document.type),
              {.color = Color::TextMuted, .wrap = false});
    } else if (!document.order_reference.empty()) {
      ui.text(Type::Caption, document.order_reference,
              {.color = Color::TextMuted, .wrap = false, .isolate = true});
    }
  }
  plain_cell(view, view.words.date(document.issue_date));
  if (desktop) {
    plain_cell(view, document.due_date ? view.words.date(*document.due_date) : "",
               document.overdue ? Color::Danger : Color::Text);
  }
  {
    const auto cell = ui.cell();
    status_badge(view, document);
  }
  if (desktop) money_cell(view, document.total, false);
  money_cell(view, document.open, document.open.is_zero());
}

void sort_by(View& view, const InvoicesState& state, const ui::Column& column) {
  for (const Head& head : kHeads) {
    if (head.key != column.key) continue;
    InvoiceQuery query = state.query;
    // Numbers begin at their smallest, dates and amounts at their newest and largest.
    const bool first_up = head.key == "number" || head.key == "due_date";
    if (query.sort == head.up) {
      query.sort = head.down;
    } else if (query.sort == head.down) {
      query.sort = head.up;
    } else {
      query.sort = first_up ? head.up : head.down;
    }
    ask_for(view, query);
  }
}

void wide_list(View& view, InvoicesState& state, std::int64_t count) {
  const std::vector<ui::Column> columns = columns_of(view, state);
  const ui::TableResponse response =
      view.ui.table({.label = view.words("invoices.title"),
                     .columns = columns,
                     .row_count = count,
                     .row_height = 56,
                     .virtual_rows = true,
                     .height = ui::kFill,
                     .key = "invoices"},
                    [&](std::int64_t index) { table_row(view, state, index, columns.size()); });
  state.wanted_end = response.end_visible;
  if (response.sort_column >= 0) {
    sort_by(view, state, columns[static_cast<std::size_t>(response.sort_column)]);
  }
}

void card_skeleton(View& view) {
  const auto card = view.ui.card({}, 12);
  view.ui.skeleton(160, 16);
  view.ui.skeleton(ui::kFill, 16);
}

void narrow_list(View& view, InvoicesState& state, std::int64_t count) {
  constexpr float kCardHeight = 88;
  const ui::TableResponse response = view.ui.cards(
      "invoices", view.words("invoices.title"), count, kCardHeight, ui::kFill,
      [&](std::int64_t index) {
        if (index >= static_cast<std::int64_t>(state.list.rows.size())) {
          card_skeleton(view);
          return;
        }
        const InvoiceSummary& document = state.list.rows[static_cast<std::size_t>(index)];
        const bool chosen = state.chosen.contains(document.id);
        const auto row =
            view.ui.box({.axis = Axis::Row,
                         .padding = 1,  // the card's edge stays in sight while its link is hovered
                         .align = Align::Center,
                         .surface = chosen ? ui::Surface::AccentSoft : ui::Surface::Card,
                         .key = document.id});
        const bool payable = is_payable(view, document);
        if (payable) {
          view.ui.gap(16);
          choose_box(view, state, document);
        }
        document_card(view, document, payable ? 0 : 16);
      });
  state.wanted_end = response.end_visible;
}

void results(View& view, InvoicesState& state) {
  ui::Ui& ui = view.ui;
  const InvoiceRows& list = state.list;
  if (list.error && list.rows.empty()) return error_block(view, *list.error);
  if (list.error) stale_banner(view, *list.error, list.fetched_at);
  if (list.total_count == 0) {
    const auto card = ui.card("empty");
    const bool filtered = is_filtered(state.query);
    ui.empty(filtered ? "search" : "file-text",
             view.words(filtered ? "invoices.none_found" : "invoices.empty"),
             view.words(filtered ? "invoices.none_found_text" : "invoices.empty_text"));
    return;
  }
  // The first load keeps the layout with rows that wait.
  const std::int64_t count = list.total_count >= 0 ? list.total_count : 8;
  if (view.is_phone()) {
    narrow_list(view, state, count);
  } else {
    wide_list(view, state, count);
  }
}

}  // namespace

void draw_invoices(View& view, InvoicesState& state) {
  ui::Ui& ui = view.ui;
  const bool phone = view.is_phone();
  // As high as the room: the list scrolls within, below a head that stays.
  const auto page = ui.box({.gap = 16, .grow = 1, .width = ui::kFill, .key = "page"});
  {
    const std::string found = state.list.total_count < 0
                                  ? std::string(view.words("invoices.counting"))
                                  : view.words.count("invoices.count", state.list.total_count);
    const auto head = page_head(view, view.words("invoices.title"), found);
    if (phone) draw_sort_choice(view, state);
  }
  if (phone) {
    ui.link("documents", view.words("documents.link"), documents_address(), {.icon = "table"});
  }
  draw_invoice_filters(view, state);
  {
    // On a phone the cards' scroller is the landmark.
    const ui::Box room{.gap = 12, .grow = 1, .min_height = 240, .key = "results"};
    const auto region =
        phone ? ui.box(room) : ui.region("results", view.words("invoices.title"), room);
    results(view, state);
  }
  chosen_bar(view, state);
}

}  // namespace portico::screens
