#include "screens/pay.h"

#include <algorithm>

#include "domain/allocation.h"
#include "domain/validation.h"
#include "screens/parts.h"
#include "screens/pay_credit.h"
#include "screens/pay_review.h"

namespace portico::screens {

using domain::InvoiceSummary;
using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

// New items take the choices over that were made on the old ones.
void fill_rows(View& view, PayState& state, const std::vector<InvoiceSummary>& items) {
  const bool grown = state.filled_from == &items;  // more pages of the same items
  if (grown && state.filled_count == items.size()) return;
  const auto by_id = [](const PayRow& a, const PayRow& b) { return a.document.id < b.document.id; };
  std::vector<PayRow> old;
  if (!grown) {
    old = std::move(state.rows);
    state.rows.clear();
    std::sort(old.begin(), old.end(), by_id);
  }
  for (std::size_t i = grown ? state.filled_count : 0; i < items.size(); ++i) {
    PayRow row{.document = items[i], .typed = view.words.amount(items[i].open)};
    const auto held = std::lower_bound(old.begin(), old.end(), row, by_id);
    if (held != old.end() && held->document.id == row.document.id) {
      row.is_chosen = held->is_chosen;
      if (held->document.open == row.document.open && !held->error.empty()) row.typed = held->typed;
    } else {
      row.is_chosen = std::find(state.preselected.begin(), state.preselected.end(),
                                row.document.id) != state.preselected.end();
    }
    state.rows.push_back(std::move(row));
  }
  state.filled_from = &items;
  state.filled_count = items.size();
  // What was asked for comes first, so that it is in sight.
  std::stable_sort(state.rows.begin(), state.rows.end(),
                   [](const PayRow& a, const PayRow& b) { return a.is_chosen && !b.is_chosen; });
}

std::string error_of(View& view, const std::string& code) {
  return code.empty() ? std::string() : std::string(view.words("pay.error." + code));
}

// Keeps the rule's verdict beside what is typed.
std::optional<Money> checked_amount(View& view, const std::string& typed, Currency currency,
                                    const Money& open, std::string& error) {
  const auto amount = domain::validate_payment_amount(typed, currency, view.words.marks(), open);
  error = amount.ok() ? std::string() : amount.error().type;
  return amount.ok() ? std::optional<Money>(*amount) : std::nullopt;
}

struct Sum {
  Money total;
  int count = 0;
  bool is_sound = true;
};

Sum sum_of(View& view, PayState& state) {
  Sum sum{.total = Money::zero(state.currency)};
  for (PayRow& row : state.rows) {
    if (!row.is_chosen) continue;
    ++sum.count;
    const auto amount =
        checked_amount(view, row.typed, state.currency, row.document.open, row.error);
    const auto next = amount ? sum.total.add(*amount) : Result<Money>(sum.total);
    sum.is_sound = sum.is_sound && amount && next.ok();
    sum.total = next.value_or(sum.total);
  }
  sum.is_sound = sum.is_sound && sum.count > 0;
  return sum;
}

Money total_open(const PayState& state) {
  Money total = Money::zero(state.currency);
  for (const PayRow& row : state.rows) total = total.add(row.document.open).value_or(total);
  return total;
}

void pay_row(View& view, PayState& state, PayRow& row) {
  ui::Ui& ui = view.ui;
  const bool phone = view.is_phone();
  const auto item =
      ui.list_item(row.document.id, {.axis = phone ? Axis::Column : Axis::Row,
                                     .gap = phone ? 8.0f : 16.0f,
                                     .padding_x = 0,
                                     .padding_y = phone ? 8.0f : 12.0f,
                                     .align = phone ? Align::Stretch : Align::Center});
  {
    const auto start =
        ui.box({.axis = Axis::Row, .gap = 0, .align = Align::Center, .grow = 1, .min_width = 0});
    const std::string label = view.words("pay.choose", {{"number", row.document.number}});
    ui.checkbox("choose", label, row.is_chosen, true);
    {
      const auto texts = ui.box({.gap = 4, .grow = 1, .min_width = 0});
      ui.text(Type::BodyStrong, row.document.number, {.wrap = false, .isolate = true});
      ui.text(Type::Caption, due_text(view, row.document),
              {.color = row.document.overdue ? Color::Danger : Color::TextMuted});
    }
    if (phone || !row.is_chosen) {
      ui.text(Type::Body, view.words.money(row.document.open),
              {.align = platform::TextAlign::End, .wrap = false, .tabular = true});
    }
  }
  if (!row.is_chosen) return;
  checked_amount(view, row.typed, state.currency, row.document.open, row.error);
  const std::string label = view.words("pay.amount_of", {{"number", row.document.number}});
  const std::string error = error_of(view, row.error);
  const std::string hint =
      view.words("pay.open_hint", {{"amount", view.words.money(row.document.open)}});
  ui.field("amount", row.typed,
           {.type = ui::InputType::Decimal,
            .label = label,
            .hide_label = true,
            .hint = phone ? std::string_view() : std::string_view(hint),
            .error = error,
            .required = true,
            .max_length = 20,
            .width = phone ? ui::kFill : 200,
            .end_aligned = true,
            .suffix = state.currency.code()});
}

bool has(std::string_view text, std::string_view part) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

// Stands before the form: Enter in it reviews nothing.
void search_field(View& view, PayState& state) {
  constexpr std::size_t kFewRows = 25;
  if (state.rows.size() <= kFewRows || state.mode == "amount") {
    state.find.clear();
    return;
  }
  view.ui.field("find", state.find,
                {.type = ui::InputType::Search,
                 .label = view.words("invoices.search"),
                 .hide_label = true,
                 .placeholder = view.words("pay.find_hint"),
                 .icon = "search"});
}

// The rows that the person looks for: all of them without a search.
std::vector<PayRow*> found_rows(PayState& state) {
  std::vector<PayRow*> found;
  for (PayRow& row : state.rows) {
    if (has(row.document.number, state.find) || has(row.document.order_reference, state.find)) {
      found.push_back(&row);
    }
  }
  return found;
}

void choose_documents(View& view, PayState& state) {
  ui::Ui& ui = view.ui;
  const std::vector<PayRow*> rows = found_rows(state);
  if (rows.empty()) {
    ui.empty("search", view.words("invoices.none_found"), view.words("pay.none_found_text"));
    return;
  }
  const auto count = std::min(rows.size(), static_cast<std::size_t>(state.shown_rows));
  {
    // The first line of the list's column, so that boxes stand under each other at one distance.
    const auto column = ui.box({.divided = true});
    {
      const auto row = ui.box({.axis = Axis::Row, .padding_y = view.is_phone() ? 0.0f : 8.0f});
      const bool all =
          std::all_of(rows.begin(), rows.end(), [](const PayRow* one) { return one->is_chosen; });
      bool chosen = all;
      if (ui.checkbox("all", view.words("pay.choose_all"), chosen)) {
        for (PayRow* one : rows) one->is_chosen = chosen;
      }
    }
    const auto list = ui.list(view.words("pay.documents"), {.divided = true});
    for (std::size_t i = 0; i < count; ++i) pay_row(view, state, *rows[i]);
  }
  if (count < rows.size() &&
      ui.button("more",
                view.words.count("pay.show_more", static_cast<std::int64_t>(rows.size() - count)),
                {.kind = ui::ButtonKind::Quiet})) {
    state.shown_rows += 100;
  }
}

std::optional<Money> choose_amount(View& view, PayState& state) {
  ui::Ui& ui = view.ui;
  const Money most = total_open(state);
  std::string code;
  std::optional<Money> amount;
  if (!state.amount.empty())
    amount = checked_amount(view, state.amount, state.currency, most, code);
  state.amount_error = code;
  const std::string error = error_of(view, code);
  const std::string hint = view.words("pay.amount_hint", {{"amount", view.words.money(most)}});
  ui.field("amount", state.amount,
           {.type = ui::InputType::Decimal,
            .label = view.words("pay.amount"),
            .hint = hint,
            .error = error,
            .required = true,
            .max_length = 20,
            .width = view.is_phone() ? ui::kFill : 280,
            .end_aligned = true,
            .suffix = state.currency.code()});
  ui.text(Type::Body, view.words("pay.oldest_first"), {.color = Color::TextMuted});
  return amount;
}

// What is sent, from what was chosen. False where a rule says no.
bool make_request(View& view, PayState& state, const std::optional<Money>& amount) {
  state.request = {};
  state.request.currency = state.currency;
  std::vector<domain::OpenItem> items;
  for (const PayRow& row : state.rows) {
    items.push_back(
        {row.document.id, row.document.due_date, row.document.issue_date, row.document.open});
  }
  std::vector<domain::AllocatedPart> parts;
  if (state.mode == "amount") {
    if (!amount) return false;
    auto plan = domain::allocate_oldest_first(*amount, items);
    if (!plan.ok()) return false;
    parts = std::move(plan->parts);
  } else {
    for (PayRow& row : state.rows) {
      if (!row.is_chosen) continue;
      const auto part =
          checked_amount(view, row.typed, state.currency, row.document.open, row.error);
      if (!part) return false;
      parts.push_back({row.document.id, *part});
    }
  }
  if (!domain::check_allocation(parts, items, state.currency).ok()) return false;
  for (const domain::AllocatedPart& part : parts) {
    const auto row = std::find_if(state.rows.begin(), state.rows.end(),
                                  [&](const PayRow& one) { return one.document.id == part.id; });
    state.request.allocations.push_back({part.id, row->document.number, part.amount});
  }
  return !state.request.allocations.empty();
}

void currency_choice(View& view, PayState& state) {
  const std::vector<ui::Option> options = currency_options(view);
  if (options.size() < 2) return;
  std::string value(state.currency.code());
  if (view.ui.segmented("currency", view.words("currency"), options, value)) {
    if (const auto currency = Currency::from_code(value)) {
      view.commands.add(Do::Replace, pay_address(*currency, {}));
    }
  }
}

void summary(View& view, PayState& state, const Sum& sum, const std::optional<Money>& amount) {
  ui::Ui& ui = view.ui;
  const bool by_amount = state.mode == "amount";
  const auto bar = ui.region("summary", view.words("pay.summary"),
                             {.axis = Axis::Row,
                              .gap = 16,
                              .padding = view.is_phone() ? 16.0f : 24.0f,
                              .align = Align::Center,
                              .wrap = true,
                              .surface = ui::Surface::Card});
  {
    const auto texts = ui.box({.gap = 4, .grow = 1, .min_width = 180});
    ui.text(Type::Label,
            by_amount ? std::string(view.words("pay.total"))
                      : view.words.count("pay.chosen_count", sum.count),
            {.color = Color::TextMuted});
    ui.text(Type::Figure,
            view.words.money(by_amount ? amount.value_or(Money::zero(state.currency)) : sum.total),
            {.wrap = false, .tabular = true});
  }
  const bool ready = by_amount ? amount.has_value() : sum.is_sound;
  const bool pressed = ui.button("review", view.words("pay.review"),
                                 {.kind = ui::ButtonKind::Primary,
                                  .icon_end = "chevron-right",
                                  .disabled = !ready,
                                  .fill = view.is_phone()});
  if (!(pressed || ui.submitted()) || !ready) return;
  if (!make_request(view, state, amount)) return;
  state.uses_credit = false;
  state.step = PayStep::Review;
  state.error.reset();
  state.key.clear();
}

void choose(View& view, PayState& state) {
  ui::Ui& ui = view.ui;
  const auto* items = shown(view, state.open, [&] {
    const auto card = ui.card("wait");
    ui.skeleton_lines(6);
  });
  if (!items) return;
  if (state.rest_error) stale_banner(view, *state.rest_error, state.open.fetched_at());
  fill_rows(view, state, *items);
  if (state.rows.empty()) {
    const auto card = ui.card("nothing");
    ui.empty("check", view.words("pay.nothing"), view.words("pay.nothing_text"));
    currency_choice(view, state);
    return;
  }
  if (state.error) {
    const auto banner = ui.banner("refused", Tone::Danger, refusal_title(view, *state.error),
                                  refusal_text(view, *state.error), true);
  }
  credit_offer(view, state);
  if (state.step != PayStep::Choose) return;
  search_field(view, state);
  const auto form = ui.form("choose", view.words("pay.title"), view.is_phone() ? 16.0f : 24.0f);
  std::optional<Money> amount;
  {
    const auto card = ui.card("what");
    {
      const auto row = ui.box(
          {.axis = Axis::Row, .gap = 16, .align = Align::Center, .wrap = true, .key = "how"});
      const std::vector<ui::Option> modes = {
          {"documents", std::string(view.words("pay.mode.documents"))},
          {"amount", std::string(view.words("pay.mode.amount"))}};
      ui.segmented("mode", view.words("pay.mode"), modes, state.mode);
      currency_choice(view, state);
    }
    if (state.is_loading_rest) {
      ui.text(Type::Body,
              view.words.count("pay.loading_rest", static_cast<std::int64_t>(state.rows.size())),
              {.color = Color::TextMuted});
    }
    if (state.mode == "amount") {
      amount = choose_amount(view, state);
    } else {
      choose_documents(view, state);
    }
  }
  summary(view, state, sum_of(view, state), amount);
}

}  // namespace

void draw_pay(View& view, PayState& state) {
  ui::Ui& ui = view.ui;
  const auto page = open_page(view, 800);
  {
    const auto head = page_head(view, view.words("pay.title"),
                                view.customer ? view.customer->name : std::string());
  }
  if (!view.may_pay()) {
    const auto card = ui.card("forbidden");
    ui.empty("lock", view.words("pay.not_allowed"), view.words("pay.not_allowed_text"));
    return;
  }
  const ui::Step steps[] = {{view.words("pay.step.choose"), view.words.integer(1)},
                            {view.words("pay.step.review"), view.words.integer(2)},
                            {view.words("pay.step.pay"), view.words.integer(3)}};
  ui.steps(view.words("pay.steps"), steps, static_cast<int>(state.step));
  if (state.step == PayStep::Choose) {
    choose(view, state);
  } else if (state.step == PayStep::Credited && state.applied) {
    draw_credit_result(view, state);
  } else {
    draw_review(view, state);
  }
}

}  // namespace portico::screens
