#include "screens/pay_review.h"

#include <array>

#include "screens/parts.h"

namespace portico::screens {

using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

// Problems that have words of their own; others speak by their kind.
std::string refusal_name(const Error& error) {
  constexpr std::array<std::string_view, 5> kOwn = {"payment-pending", "amount-exceeds-open",
                                                    "amount-exceeds-credit", "provider-unavailable",
                                                    "idempotency-mismatch"};
  for (const std::string_view name : kOwn) {
    if (error.type == name) return "pay.refused." + std::string(name);
  }
  return error.kind == ErrorKind::Network ? "pay.refused.network" : "";
}

Money total_of(const domain::PaymentRequest& request) {
  Money total = Money::zero(request.currency);
  if (request.amount_minor) return {*request.amount_minor, request.currency};
  for (const domain::Allocation& part : request.allocations) {
    total = total.add(part.amount).value_or(total);
  }
  return total;
}

void actions(View& view, PayState& state, const Money& total) {
  ui::Ui& ui = view.ui;
  const auto row = ui.box(
      {.axis = Axis::Row, .gap = 12, .align = Align::Center, .wrap = true, .key = "actions"});
  const bool again = state.is_resumed && !state.key.empty();
  const std::string text = again
                               ? std::string(view.words("pay.continue"))
                               : view.words(state.uses_credit ? "pay.credit.submit" : "pay.submit",
                                            {{"amount", view.words.money(total)}});
  if (ui.button("submit", text,
                {.kind = ui::ButtonKind::Primary,
                 .icon = state.uses_credit ? "wallet" : "lock",
                 .busy = state.is_sending,
                 .disabled = !view.online,
                 .fill = view.is_phone()}) &&
      !state.is_sending) {
    view.commands.add(Do::SubmitPayment);
  }
  if (ui.button(
          "change", view.words("pay.change"),
          {.kind = ui::ButtonKind::Quiet, .disabled = state.is_sending, .fill = view.is_phone()})) {
    state.step = PayStep::Choose;
    state.is_resumed = state.uses_credit = false;
    state.key.clear();
    view.commands.add(Do::ForgetDraft);
    view.commands.add(Do::Retry);
  }
}

}  // namespace

std::string refusal_title(View& view, const Error& error) {
  const std::string name = refusal_name(error);
  return name.empty() ? error_title(view.words, error) : std::string(view.words(name));
}

std::string refusal_text(View& view, const Error& error) {
  const std::string name = refusal_name(error);
  return name.empty() ? error_text(view.words, error) : std::string(view.words(name + ".text"));
}

void draw_review(View& view, PayState& state) {
  ui::Ui& ui = view.ui;
  const Money total = total_of(state.request);
  if (state.error) {
    const auto banner = ui.banner("refused", Tone::Danger, refusal_title(view, *state.error),
                                  refusal_text(view, *state.error), true);
  } else if (state.is_resumed && !state.key.empty()) {
    const auto banner =
        ui.banner("resumed", Tone::Info, view.words("pay.resumed"), view.words("pay.resumed_text"));
  }
  const auto card = ui.card("review", 24);
  {
    const auto head = ui.column(4);
    ui.heading(2, view.words(state.uses_credit ? "pay.credit.review_title" : "pay.review_title"));
    ui.text(Type::Figure, view.words.money(total), {.wrap = false, .tabular = true});
  }
  {
    const auto pairs = ui.key_values(view.words("pay.documents"));
    for (const domain::Allocation& part : state.request.allocations) {
      ui.key_value(part.number, view.words.money(part.amount), false, true);
    }
    ui.key_value(view.words("pay.total"), view.words.money(total), true, true);
  }
  ui.text(Type::Body,
          view.words(state.uses_credit ? "pay.credit.review_text" : "pay.provider_text"),
          {.color = Color::TextMuted});
  actions(view, state, total);
}

}  // namespace portico::screens
