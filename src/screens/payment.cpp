#include "screens/payment.h"

#include "api/payments.h"
#include "screens/parts.h"

namespace portico::screens {

using domain::Payment;
using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

using State = domain::PaymentState;

// Each state has a title, what it means for the person's money, and what to do next.
std::string_view name_for(State state) {
  return state == State::Created ? name_of(State::Pending) : name_of(state);
}

std::string meaning(View& view, const Payment& payment) {
  if (payment.status == State::Failed) {
    for (const std::string_view code : {"declined", "cancelled", "provider-unavailable"}) {
      if (payment.failure_code == code)
        return std::string(view.words("payment.failed." + std::string(code)));
    }
  }
  return std::string(view.words("payment.text." + std::string(name_for(payment.status))));
}

struct Look {
  std::string_view icon;
  Color color;
};
Look look_of(State state) {
  switch (state) {
    case State::Succeeded:
    case State::LateSucceeded:
      return {"check", Color::Positive};
    case State::Failed:
    case State::Reversed:
      return {"x", Color::Danger};
    case State::Expired:
      return {"clock", Color::Neutral};
    default:
      return {"clock", Color::Info};
  }
}

void next_steps(View& view, const Payment& payment, bool is_asking) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto row =
      ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Center, .wrap = true, .key = "next"});
  const bool phone = view.is_phone();
  if (domain::blocks_payment(payment.status)) {
    if (!payment.redirect_url.empty() && view.may_pay() &&
        ui.button("continue", words("payment.continue"),
                  {.kind = ui::ButtonKind::Primary, .icon = "credit-card", .fill = phone})) {
      view.commands.add(Do::ContinuePayment, payment.redirect_url);
    }
    if (ui.button("refresh", words("payment.check"),
                  {.icon = "refresh-cw", .busy = is_asking, .fill = phone})) {
      view.commands.add(Do::RefreshPayment);
    }
    return;
  }
  const bool paid = payment.status == State::Succeeded || payment.status == State::LateSucceeded;
  if (paid) {
    if (ui.button("home", words("action.to_overview"),
                  {.kind = ui::ButtonKind::Primary, .fill = phone})) {
      view.commands.add(Do::Go, overview_address());
    }
    if (view.is_kiosk()) return print_button(view);
    ui.link("receipt", words("payment.receipt_pdf"),
            view.file(api::receipt_file(view.customer->id, payment.id, view.language)),
            {.icon = "download", .external = true, .download = "receipt.pdf"});
    return;
  }
  std::vector<std::string> ids;
  for (const domain::Allocation& part : payment.allocations) ids.push_back(part.document_id);
  if (view.may_pay() &&
      ui.button("again", words("payment.again"),
                {.kind = ui::ButtonKind::Primary, .icon = "credit-card", .fill = phone})) {
    view.commands.add(Do::Go, pay_address(payment.amount.currency, ids));
  }
  ui.link("home", words("action.to_overview"), overview_address());
}

void receipt(View& view, const Payment& payment) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const bool paid = payment.status == State::Succeeded || payment.status == State::LateSucceeded;
  const auto card = ui.region(
      "details", words(paid ? "payment.receipt" : "payment.details"),
      {.gap = 16, .padding = view.is_phone() ? 16.0f : 24.0f, .surface = ui::Surface::Card});
  ui.heading(2, words(paid ? "payment.receipt" : "payment.details"));
  {
    const auto pairs = ui.key_values(words("payment.details"));
    if (!payment.receipt_number.empty()) {
      ui.key_value(words("payment.receipt_number"), payment.receipt_number);
    }
    ui.key_value(words("payment.begun"), words.instant(payment.created_at));
    if (payment.completed_at) {
      ui.key_value(words("payment.ended"), words.instant(*payment.completed_at));
    }
    ui.key_value(words("payment.id"), payment.id);
  }
  if (payment.allocations.empty() && !payment.unapplied) return;
  ui.heading(3, words("payment.covers"), Type::Subtitle);
  const auto list = ui.list(words("payment.covers"), {.divided = true});
  for (const domain::Allocation& part : payment.allocations) {
    const auto item = ui.list_item(
        part.document_id,
        {.axis = Axis::Row, .gap = 12, .padding_x = 0, .padding_y = 8, .align = Align::Center});
    ui.link("document", part.number,
            document_address(domain::DocumentType::Invoice, part.document_id));
    ui.spacer();
    ui.text(Type::Body, words.money(part.amount),
            {.align = platform::TextAlign::End, .wrap = false, .tabular = true});
  }
  if (payment.unapplied && payment.unapplied->is_positive()) {
    const auto item = ui.list_item(
        "unapplied",
        {.axis = Axis::Row, .gap = 12, .padding_x = 0, .padding_y = 8, .align = Align::Center});
    ui.text(Type::Body, words("payment.unapplied"), {.grow = 1});
    ui.text(Type::Body, words.money(*payment.unapplied),
            {.align = platform::TextAlign::End, .wrap = false, .tabular = true});
  }
}

}  // namespace

void draw_payment(View& view, PaymentViewState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto page = open_page(view, 720);
  const Payment* held = state.payment.value();
  ui.title(held ? words("payment.title." + std::string(name_for(held->status)))
                : words("payment.title"));
  const Payment* payment = shown(view, state.payment, [&] {
    const auto card = ui.card("wait", 16);
    ui.text(Type::Body, words("payment.asking"), {.color = Color::TextMuted});
    ui.skeleton(200, 40);
    ui.skeleton_lines(3);
  });
  if (!payment) return;
  {
    const auto card = ui.region(
        "result", words("payment.result"),
        {.gap = 16, .padding = view.is_phone() ? 16.0f : 24.0f, .surface = ui::Surface::Card});
    {
      const auto row = ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Start});
      const Look look = look_of(payment->status);
      ui.icon(look.icon, look.color, 32);
      const auto texts = ui.box({.gap = 8, .grow = 1, .min_width = 0, .role = ui::Role::Status});
      ui.text(Type::Figure, words.money(payment->amount), {.wrap = false, .tabular = true});
      {
        const auto badges = ui.box(
            {.axis = Axis::Row, .gap = 8, .align = Align::Center, .wrap = true, .key = "badges"});
        payment_badge(view, payment->status);
        if (payment->is_test) ui.badge(words("payment.test"), Tone::Neutral);
      }
      ui.text(Type::Body, meaning(view, *payment));
      if (domain::blocks_payment(payment->status) && payment->expires_at) {
        ui.text(Type::Caption,
                words("payment.expires", {{"when", words.instant(*payment->expires_at)}}),
                {.color = Color::TextMuted});
      }
    }
    next_steps(view, *payment, state.payment.is_loading());
  }
  receipt(view, *payment);
}

}  // namespace portico::screens
