#include "screens/overview.h"

#include "screens/parts.h"

namespace portico::screens {

using domain::Attention;
using domain::AttentionKind;
using domain::CurrencyPosition;
using domain::InvoiceFilter;
using domain::Overview;
using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

std::string filtered(InvoiceFilter filter, Currency currency) {
  domain::InvoiceQuery query;
  query.status = filter;
  query.currency = currency;
  query.sort = domain::InvoiceSort::DueDate;
  return invoices_address(query);
}

const CurrencyPosition& chosen_position(const Overview& overview, OverviewState& state) {
  for (const CurrencyPosition& position : overview.positions) {
    if (position.currency.code() == state.currency) return position;
  }
  state.currency = overview.positions.front().currency.code();
  return overview.positions.front();
}

void overview_skeleton(View& view) {
  ui::Ui& ui = view.ui;
  {
    const auto card = ui.card("wait-position", 12);
    ui.skeleton(120, 16);
    ui.skeleton(220, 40);
    ui.skeleton(ui::kFill, 48);
  }
  {
    const auto card = ui.card("wait-ageing", 12);
    ui.skeleton(160, 20);
    ui.skeleton(ui::kFill, 24);
    ui.skeleton_lines(2);
  }
  const auto card = ui.card("wait-recent", 12);
  ui.skeleton_lines(5);
}

void figure(View& view, std::string_view key, std::string_view label, std::string_view value,
            Color color, const std::string& note, const std::string& href) {
  ui::Ui& ui = view.ui;
  const auto box = ui.box({.gap = 4, .grow = 1, .min_width = 140, .key = key});
  ui.text(Type::Label, label, {.color = Color::TextMuted});
  ui.text(Type::Title, value, {.color = color, .wrap = false, .tabular = true});
  if (href.empty()) {
    ui.text(Type::Caption, note, {.color = Color::TextMuted});
  } else {
    ui.link("more", note, href, {.type = Type::Caption});
  }
}

void position_card(View& view, OverviewState& state, const Overview& overview,
                   const CurrencyPosition& position) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto card = ui.region(
      "position", words("overview.balance"),
      {.gap = 24, .padding = view.is_phone() ? 16.0f : 24.0f, .surface = ui::Surface::Card});
  {
    const auto head = ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Center, .wrap = true});
    {
      const auto balance = ui.box({.gap = 4, .grow = 1, .min_width = 220});
      ui.text(Type::Label,
              words(position.balance.is_negative() ? "overview.in_credit" : "overview.balance"),
              {.color = Color::TextMuted});
      const Money shown = position.balance.is_negative()
                              ? position.balance.negate().value_or(position.balance)
                              : position.balance;
      ui.text(Type::Figure, words.money(shown), {.wrap = false, .tabular = true});
    }
    if (overview.positions.size() > 1) {
      std::vector<ui::Option> options;
      for (const CurrencyPosition& one : overview.positions) {
        options.push_back({std::string(one.currency.code()), std::string(one.currency.code())});
      }
      ui.segmented("currency", words("currency"), options, state.currency);
    }
    if (view.may_pay() && position.open_count > 0 && position.balance.is_positive()) {
      if (ui.button(
              "pay", words("overview.pay"),
              {.kind = ui::ButtonKind::Primary, .icon = "credit-card", .fill = view.is_phone()})) {
        view.commands.add(Do::Go, pay_address(position.currency, {}));
      }
    }
  }
  const auto figures = ui.box({.axis = Axis::Row, .gap = 24, .align = Align::Start, .wrap = true});
  figure(view, "overdue", words("overview.overdue"), words.money(position.overdue),
         position.overdue.is_positive() ? Color::Danger : Color::Text,
         words.count("overview.documents", position.overdue_count),
         position.overdue_count > 0 ? filtered(InvoiceFilter::Overdue, position.currency) : "");
  const int due_count = position.open_count - position.overdue_count;
  figure(view, "due", words("overview.due"), words.money(position.due), Color::Text,
         words.count("overview.documents", due_count),
         due_count > 0 ? filtered(InvoiceFilter::Due, position.currency) : "");
  figure(view, "next", words("overview.next_due"),
         position.next_due_date ? words.date(*position.next_due_date)
                                : std::string(words("overview.nothing_due")),
         Color::Text,
         position.next_due_date
             ? words.relative_days(days_between(view.today, *position.next_due_date))
             : std::string(words("overview.nothing_due_text")),
         "");
  if (position.unapplied_credit.is_positive()) {
    const bool usable = domain::allows(position.actions, "use_credit");
    figure(view, "credit", words("overview.credit"), words.money(position.unapplied_credit),
           Color::Positive,
           std::string(words(usable ? "overview.use_credit" : "overview.credit_text")),
           usable ? pay_address(position.currency, {}) : "");
  }
}

void ageing_card(View& view, const CurrencyPosition& position) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  std::vector<ui::ChartPart> parts;
  bool any = false;
  for (const domain::AgeingAmount& entry : position.ageing) {
    const auto index = static_cast<std::uint8_t>(entry.bucket);
    ui::ChartPart part;
    part.label = words("ageing." + std::string(name_of(entry.bucket)));
    part.value_text = words.money(entry.amount);
    part.value = entry.amount.is_positive() ? static_cast<double>(entry.amount.amount_minor) : 0;
    part.color = static_cast<Color>(static_cast<std::uint8_t>(Color::Series1) + index);
    if (entry.count > 0) {
      part.href = filtered(entry.bucket == domain::AgeingBucket::NotDue ? InvoiceFilter::Due
                                                                        : InvoiceFilter::Overdue,
                           position.currency);
    }
    any = any || part.value > 0;
    parts.push_back(std::move(part));
  }
  if (!any) return;
  const auto card = ui.region(
      "ageing", words("overview.ageing"),
      {.gap = 16, .padding = view.is_phone() ? 16.0f : 24.0f, .surface = ui::Surface::Card});
  {
    const auto head = ui.column(4);
    ui.heading(2, words("overview.ageing"));
    ui.text(Type::Body, words("overview.ageing_text"), {.color = Color::TextMuted});
  }
  ui.stacked_bar("ageing", words("overview.ageing"), parts);
}

std::string attention_address(const Attention& attention) {
  if (!attention.payment_id.empty()) return payment_address(attention.payment_id);
  if (!attention.document_id.empty()) {
    return document_address(domain::DocumentType::Invoice, attention.document_id);
  }
  if (attention.kind == AttentionKind::CreditAvailable && attention.amount) {
    return pay_address(attention.amount->currency, {});
  }
  domain::InvoiceQuery query;
  query.sort = domain::InvoiceSort::DueDate;
  if (attention.amount) query.currency = attention.amount->currency;
  if (attention.kind == AttentionKind::Overdue) query.status = InvoiceFilter::Overdue;
  if (attention.kind == AttentionKind::DueSoon) query.status = InvoiceFilter::Due;
  if (attention.kind == AttentionKind::PaymentPending) query.status = InvoiceFilter::InPayment;
  return invoices_address(query);
}

struct AttentionLook {
  std::string_view icon;
  Color color;
};
AttentionLook look_of(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Overdue:
      return {"triangle-alert", Color::Danger};
    case AttentionKind::PaymentFailed:
      return {"x", Color::Danger};
    case AttentionKind::DueSoon:
      return {"calendar", Color::Warning};
    case AttentionKind::PaymentPending:
      return {"clock", Color::Info};
    case AttentionKind::CreditAvailable:
      break;
  }
  return {"wallet", Color::Positive};
}

void attention_row(View& view, const Attention& attention, std::size_t index) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const std::string name(name_of(attention.kind));
  const std::string amount = attention.amount ? words.money(*attention.amount) : std::string();
  const std::string date = attention.due_date ? words.date(*attention.due_date) : std::string();
  const int count = attention.count > 0 ? attention.count : 1;
  const auto row = ui.link_box(
      name + std::to_string(index), attention_address(attention),
      {.axis = Axis::Row, .gap = 12, .padding_x = 0, .padding_y = 12, .align = Align::Center});
  const AttentionLook look = look_of(attention.kind);
  ui.icon(look.icon, look.color);
  {
    const auto texts = ui.box({.gap = 4, .grow = 1, .min_width = 0});
    ui.text(Type::BodyStrong,
            words.count("attention." + name, count,
                        {{"amount", amount}, {"number", attention.document_number}}));
    const std::string key = "attention." + name + ".text";
    ui.text(Type::Caption, words(key, {{"date", date}, {"amount", amount}}),
            {.color = Color::TextMuted});
  }
  ui.icon("chevron-right");
}

void attention_card(View& view, const Overview& overview) {
  ui::Ui& ui = view.ui;
  const auto card = ui.region("attention", view.words("overview.attention"),
                              {.gap = 8,
                               .padding = view.is_phone() ? 16.0f : 24.0f,
                               .grow = 1,
                               .min_width = 280,
                               .surface = ui::Surface::Card});
  ui.heading(2, view.words("overview.attention"));
  if (overview.attention.empty()) {
    ui.empty("check", view.words("overview.no_attention"),
             view.words("overview.no_attention_text"));
    return;
  }
  const auto list = ui.list(view.words("overview.attention"), {.divided = true});
  for (std::size_t i = 0; i < overview.attention.size(); ++i) {
    const auto item = ui.list_item("attention" + std::to_string(i));
    attention_row(view, overview.attention[i], i);
  }
}

void recent_row(View& view, const domain::InvoiceSummary& document) {
  ui::Ui& ui = view.ui;
  const auto row = ui.link_box(
      document.id, document_address(document.type, document.id),
      {.axis = Axis::Row, .gap = 12, .padding_x = 0, .padding_y = 12, .align = Align::Center});
  {
    const auto texts = ui.box({.gap = 4, .grow = 1, .min_width = 0});
    ui.text(Type::BodyStrong, document.number, {.wrap = false, .isolate = true});
    ui.text(Type::Caption,
            type_text(view.words, document.type) + " · " + view.words.date(document.issue_date),
            {.color = Color::TextMuted, .wrap = false});
  }
  const auto end = ui.box({.gap = 4, .align = Align::End});
  ui.text(Type::BodyStrong, view.words.money(document.total),
          {.align = platform::TextAlign::End, .wrap = false, .tabular = true});
  status_badge(view, document);
}

void recent_card(View& view, const Overview& overview) {
  ui::Ui& ui = view.ui;
  const auto card = ui.region("recent", view.words("overview.recent"),
                              {.gap = 8,
                               .padding = view.is_phone() ? 16.0f : 24.0f,
                               .grow = 1,
                               .min_width = 280,
                               .surface = ui::Surface::Card});
  {
    const auto head = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Center, .wrap = true});
    ui.heading(2, view.words("overview.recent"));
    ui.spacer();
    ui.link("all", view.words("overview.all_invoices"), invoices_address());
  }
  const auto list = ui.list(view.words("overview.recent"), {.divided = true});
  for (const domain::InvoiceSummary& document : overview.recent) {
    const auto item = ui.list_item(document.id);
    recent_row(view, document);
  }
}

}  // namespace

void draw_overview(View& view, OverviewState& state) {
  const auto page = open_page(view, 1120);
  {
    const auto head = page_head(view, view.words("overview.title"),
                                view.customer ? view.customer->name : std::string());
  }
  const Overview* overview = shown(view, state.overview, [&] { overview_skeleton(view); });
  if (!overview) return;
  if (overview->positions.empty()) {
    const auto card = view.ui.card("empty");
    view.ui.empty("file-text", view.words("overview.empty"), view.words("overview.empty_text"));
    return;
  }
  const CurrencyPosition& position = chosen_position(*overview, state);
  position_card(view, state, *overview, position);
  ageing_card(view, position);
  const auto halves = view.ui.box({.gap = view.is_phone() ? 16.0f : 24.0f,
                                   .align = view.is_phone() ? Align::Stretch : Align::Start,
                                   .columns = view.is_phone() ? 0 : 2,
                                   .key = "halves"});
  attention_card(view, *overview);
  recent_card(view, *overview);
}

}  // namespace portico::screens
