#include "screens/parts.h"

#include "domain/standing.h"

namespace portico::screens {

using domain::InvoiceSummary;
using domain::PaymentState;
using domain::Standing;
using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

ui::Scope open_page(View& view, float max_width_px) {
  return view.ui.box({.gap = view.is_phone() ? 16.0f : 24.0f,
                      .width = ui::kFill,
                      .max_width = max_width_px,
                      .key = "page"});
}

ui::Scope page_head(View& view, std::string_view title, std::string_view below) {
  ui::Scope row = view.ui.box(
      {.axis = Axis::Row, .gap = 12, .align = Align::Center, .wrap = true, .key = "head"});
  {
    const auto names = view.ui.box({.gap = 4, .grow = 1, .min_width = 200});
    view.ui.title(title);
    if (!below.empty()) view.ui.text(Type::Body, below, {.color = Color::TextMuted});
  }
  return row;
}

std::string error_title(const Words& words, const Error& error) {
  return std::string(words(std::string("error.") + name_of(error.kind) + ".title"));
}

std::string error_text(const Words& words, const Error& error) {
  if (error.kind == ErrorKind::TooMany) {
    return words.count("error.too_many.wait", error.retry_after_s);
  }
  return std::string(words(std::string("error.") + name_of(error.kind) + ".text"));
}

void error_block(View& view, const Error& error) {
  ui::Ui& ui = view.ui;
  const auto block = ui.box(
      {.gap = 16, .padding = 24, .align = Align::Center, .role = ui::Role::Alert, .key = "error"});
  const bool gone = error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Forbidden;
  ui.empty(error.kind == ErrorKind::Network ? "wifi-off"
           : gone                           ? "search"
                                            : "triangle-alert",
           error_title(view.words, error), error_text(view.words, error));
  if (!gone && ui.button("retry", view.words("action.retry"), {.icon = "refresh-cw"})) {
    view.commands.add(Do::Retry);
  }
  if (gone) ui.link("home", view.words("action.to_overview"), overview_address());
}

void stale_banner(View& view, const Error& error, const Instant& since) {
  const std::string when = view.words.instant(since);
  if (!view.online && error.kind == ErrorKind::Network) {
    const auto row =
        view.ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Center, .key = "stale"});
    view.ui.icon("clock");
    view.ui.text(Type::Body, view.words("stale.as_of", {{"when", when}}),
                 {.color = Color::TextMuted});
    return;
  }
  const auto banner = view.ui.banner("stale", Tone::Warning, error_title(view.words, error),
                                     view.words("error.stale", {{"when", when}}));
  const auto row = view.ui.box({.axis = Axis::Row});
  if (view.ui.button("retry", view.words("action.retry"),
                     {.kind = ui::ButtonKind::Quiet, .icon = "refresh-cw"})) {
    view.commands.add(Do::Retry);
  }
}

namespace {

std::string_view tone_icon(Tone tone) {
  switch (tone) {
    case Tone::Positive:
      return "check";
    case Tone::Danger:
      return "triangle-alert";
    case Tone::Info:
      return "clock";
    case Tone::Warning:
      return "contrast";
    default:
      return "circle";
  }
}

}  // namespace

std::string status_text(const Words& words, domain::Standing standing) {
  return std::string(words("status." + std::string(name_of(standing))));
}

std::string status_text(const Words& words, const InvoiceSummary& document) {
  return status_text(words, domain::standing_of(document));
}

namespace {

Tone tone_of(Standing standing) {
  switch (standing) {
    case Standing::Paid:
    case Standing::Applied:
      return Tone::Positive;
    case Standing::Overdue:
    case Standing::Reversed:
      return Tone::Danger;
    case Standing::InPayment:
    case Standing::Credit:
      return Tone::Info;
    case Standing::Partial:
    case Standing::Blocked:
      return Tone::Warning;
    default:
      return Tone::Neutral;
  }
}

}  // namespace

Tone status_tone(const InvoiceSummary& document) {
  return tone_of(domain::standing_of(document));
}

void status_badge(View& view, domain::Standing standing) {
  const Tone tone = tone_of(standing);
  view.ui.badge(status_text(view.words, standing), tone, tone_icon(tone));
}

void print_button(View& view) {
  if (view.ui.button("print", view.words("action.print"))) view.commands.add(Do::Print);
}

void status_badge(View& view, const InvoiceSummary& document) {
  status_badge(view, domain::standing_of(document));
}

void payment_badge(View& view, PaymentState state) {
  Tone tone = Tone::Info;
  if (state == PaymentState::Succeeded || state == PaymentState::LateSucceeded) {
    tone = Tone::Positive;
  } else if (state == PaymentState::Failed || state == PaymentState::Reversed) {
    tone = Tone::Danger;
  } else if (state == PaymentState::Expired) {
    tone = Tone::Neutral;
  }
  view.ui.badge(view.words("payment.state." + std::string(name_of(state))), tone, tone_icon(tone));
}

std::string type_text(const Words& words, domain::DocumentType type) {
  return std::string(words("document." + std::string(name_of(type))));
}

std::string due_text(View& view, const InvoiceSummary& document) {
  if (document.overdue) return view.words.count("due.overdue", document.days_overdue);
  if (!document.due_date || document.open.is_zero()) return {};
  const auto days = days_between(view.today, *document.due_date);
  if (days >= 0 && days <= 14) {
    return view.words("due.relative", {{"when", view.words.relative_days(days)}});
  }
  return view.words("due.on", {{"date", view.words.date(*document.due_date)}});
}

void document_card(View& view, const InvoiceSummary& document, float inset_px) {
  ui::Ui& ui = view.ui;
  const auto card = ui.link_box(document.id, document_address(document.type, document.id),
                                {.axis = Axis::Row, .padding_x = 0, .padding_y = 16, .grow = 1});
  ui.gap(inset_px);
  {
    const auto column = ui.box({.gap = 8, .grow = 1, .min_width = 0});
    {
      const auto head = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Baseline});
      ui.text(Type::BodyStrong, document.number, {.wrap = false, .isolate = true, .grow = 1});
      ui.text(Type::BodyStrong, view.words.money(document.total),
              {.align = platform::TextAlign::End, .wrap = false, .tabular = true});
    }
    const auto foot = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Center});
    status_badge(view, document);
    const std::string due = due_text(view, document);
    ui.text(Type::Caption, due.empty() ? view.words.date(document.issue_date) : due,
            {.color = document.overdue ? Color::Danger : Color::TextMuted,
             .align = platform::TextAlign::End,
             .wrap = false,
             .grow = 1});
  }
  ui.gap(16);
}

std::vector<ui::Option> currency_options(View& view) {
  std::vector<ui::Option> options;
  if (!view.customer) return options;
  for (const Currency& currency : view.customer->currencies) {
    const std::string code(currency.code());
    options.push_back({code, code});
  }
  return options;
}

PresetPeriod preset_period(const Words& words, std::string_view key, const Date& today) {
  if (key == "days_30") return {"days_30", today.add_days(-29), today};
  if (key == "days_90") return {"days_90", today.add_days(-89), today};
  if (key == "month") return {"month", words.month_start(today), today};
  if (key == "last_month") {
    const Date last = words.month_start(today).add_days(-1);
    return {"last_month", words.month_start(last), last};
  }
  if (key == "year") return {"year", words.year_start(today), today};
  if (key == "last_year") {
    const Date last = words.year_start(today).add_days(-1);
    return {"last_year", words.year_start(last), last};
  }
  return {"all", std::nullopt, std::nullopt};
}

namespace {
constexpr std::string_view kPresets[] = {"days_30",    "days_90", "month",
                                         "last_month", "year",    "last_year"};
}  // namespace

std::string_view preset_of(const Words& words, const std::optional<Date>& from,
                           const std::optional<Date>& to, const Date& today) {
  if (!from && !to) return "all";
  for (const std::string_view key : kPresets) {
    const PresetPeriod preset = preset_period(words, key, today);
    if (preset.from == from && preset.to == to) return key;
  }
  return "custom";
}

std::vector<ui::Option> period_options(const Words& words, bool with_all) {
  std::vector<ui::Option> options;
  if (with_all) options.push_back({"all", std::string(words("period.all"))});
  for (const std::string_view key : kPresets) {
    options.push_back({std::string(key), std::string(words("period." + std::string(key)))});
  }
  options.push_back({"custom", std::string(words("period.custom"))});
  return options;
}

}  // namespace portico::screens
