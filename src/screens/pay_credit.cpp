#include "screens/pay_credit.h"

#include <algorithm>

#include "domain/allocation.h"
#include "domain/validation.h"
#include "screens/parts.h"

namespace portico::screens {

using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Type;

namespace {

// What may take credit, with what each may take: what was chosen and typed, or all that is open.
std::vector<domain::OpenItem> takers(View& view, const PayState& state) {
  std::vector<domain::OpenItem> items;
  const bool any =
      state.mode != "amount" && std::any_of(state.rows.begin(), state.rows.end(),
                                            [](const PayRow& row) { return row.is_chosen; });
  for (const PayRow& row : state.rows) {
    if (any && !row.is_chosen) continue;
    const domain::InvoiceSummary& document = row.document;
    Money most = document.open;
    if (any) {
      const auto typed = domain::validate_payment_amount(row.typed, state.currency,
                                                         view.words.marks(), document.open);
      if (!typed.ok()) continue;
      most = *typed;
    }
    items.push_back({document.id, document.due_date, document.issue_date, most});
  }
  return items;
}

std::vector<domain::Allocation> plan_of(View& view, const PayState& state) {
  std::vector<domain::Allocation> parts;
  const auto plan = domain::allocate_oldest_first(state.credit, takers(view, state));
  if (!plan.ok()) return parts;
  for (const domain::AllocatedPart& part : plan->parts) {
    const auto row = std::find_if(state.rows.begin(), state.rows.end(),
                                  [&](const PayRow& one) { return one.document.id == part.id; });
    parts.push_back({part.id, row->document.number, part.amount});
  }
  return parts;
}

}  // namespace

void credit_offer(View& view, PayState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  if (!state.credit.is_positive() || state.credit.currency != state.currency) return;
  std::vector<domain::Allocation> parts = plan_of(view, state);
  Money total = Money::zero(state.currency);
  for (const domain::Allocation& part : parts) total = total.add(part.amount).value_or(total);
  const std::string title = words("pay.credit.offer", {{"amount", words.money(state.credit)}});
  const auto card = ui.region("credit", title,
                              {.axis = Axis::Row,
                               .gap = 16,
                               .padding = 16,
                               .align = Align::Center,
                               .wrap = true,
                               .surface = ui::Surface::Card});
  {
    const auto start =
        ui.box({.axis = Axis::Row, .gap = 12, .align = Align::Start, .grow = 1, .min_width = 220});
    ui.icon("wallet", Color::Positive);
    const auto texts = ui.box({.gap = 4, .grow = 1, .min_width = 0});
    ui.text(Type::BodyStrong, title);
    ui.text(Type::Caption, words("pay.credit.offer_text"), {.color = Color::TextMuted});
  }
  if (!ui.button("use", words("pay.credit.use", {{"amount", words.money(total)}}),
                 {.disabled = parts.empty(), .fill = view.is_phone()}) ||
      parts.empty()) {
    return;
  }
  state.request = {};
  state.request.currency = state.currency;
  state.request.allocations = std::move(parts);
  state.uses_credit = true;
  state.step = PayStep::Review;
  state.error.reset();
  state.key.clear();
}

void draw_credit_result(View& view, PayState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const domain::CreditApplication& applied = *state.applied;
  const auto card = ui.card("applied", 24);
  {
    const auto row = ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Start});
    ui.icon("check", Color::Positive, 32);
    const auto texts = ui.box({.gap = 8, .grow = 1, .min_width = 0, .role = ui::Role::Status});
    ui.heading(2, words("pay.credit.done"));
    ui.text(Type::Figure, words.money(applied.amount), {.wrap = false, .tabular = true});
    ui.text(Type::Body, words("pay.credit.done_text"));
  }
  {
    const auto pairs = ui.key_values(words("payment.covers"));
    for (const domain::Allocation& part : applied.allocations) {
      ui.key_value(part.number, words.money(part.amount), false, true);
    }
    ui.key_value(words("pay.credit.remaining"), words.money(applied.remaining), true, true);
  }
  const auto row =
      ui.box({.axis = Axis::Row, .gap = 12, .align = Align::Center, .wrap = true, .key = "next"});
  if (ui.button("home", words("action.to_overview"),
                {.kind = ui::ButtonKind::Primary, .fill = view.is_phone()})) {
    view.commands.add(Do::Go, overview_address());
  }
  if (ui.button("rest", words("pay.credit.rest"),
                {.kind = ui::ButtonKind::Quiet, .fill = view.is_phone()})) {
    view.commands.add(Do::Retry);
  }
}

}  // namespace portico::screens
