// Pieces that several screens share: the page's frame, states of loading and failing, and how a
// document is written in a row.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/remote.h"
#include "domain/invoice.h"
#include "domain/payment.h"
#include "domain/standing.h"
#include "screens/view.h"

namespace portico::screens {

// The column of a screen within the page that scrolls.
ui::Scope open_page(View& view, float max_width_px = 960);

// Title of level 1 with an optional quiet line below it; what follows in the scope is at its end
// side.
ui::Scope page_head(View& view, std::string_view title, std::string_view below = {});

// What happened, what is safe and what to do next, with a button to try again.
void error_block(View& view, const Error& error);
// Above contents that are still shown from an earlier load: since when. One quiet line where the
// page says already that there is no network.
void stale_banner(View& view, const Error& error, const Instant& since);
std::string error_title(const Words& words, const Error& error);
std::string error_text(const Words& words, const Error& error);

// The value, or null after showing why there is none: `skeleton` while it loads, the error if it
// failed.
template <typename T>
const T* shown(View& view, const Remote<T>& remote, const std::function<void()>& skeleton) {
  const T* value = remote.value();
  if (const Error* error = remote.error()) {
    if (value) {
      stale_banner(view, *error, remote.fetched_at());
    } else {
      error_block(view, *error);
    }
  } else if (!value) {
    skeleton();
  }
  return value;
}

// In the place of downloads, where nothing is saved: at a kiosk.
void print_button(View& view);

void status_badge(View& view, const domain::InvoiceSummary& document);
void status_badge(View& view, domain::Standing standing);
std::string status_text(const Words& words, const domain::InvoiceSummary& document);
std::string status_text(const Words& words, domain::Standing standing);
ui::Tone status_tone(const domain::InvoiceSummary& document);
void payment_badge(View& view, domain::PaymentState state);

std::string type_text(const Words& words, domain::DocumentType type);
// "due in 3 days", "5 days overdue", "paid"; empty where there is nothing to say.
std::string due_text(View& view, const domain::InvoiceSummary& document);
// What a document's card on phones says, as one link; `inset_px`: from the card's start.
void document_card(View& view, const domain::InvoiceSummary& document, float inset_px);

// Currencies in use as the options of a choice.
std::vector<ui::Option> currency_options(View& view);

// Periods that people ask for, in months and years of their calendar. Empty dates where the preset
// has no bound on that side.
struct PresetPeriod {
  std::string_view key;  // "month", "last_month", "quarter", "year", "last_year", "days_30" ...
  std::optional<Date> from, to;
};
PresetPeriod preset_period(const Words& words, std::string_view key, const Date& today);
// The preset that the two dates are, "all" without dates, else "custom".
std::string_view preset_of(const Words& words, const std::optional<Date>& from,
                           const std::optional<Date>& to, const Date& today);
std::vector<ui::Option> period_options(const Words& words, bool with_all);

}  // namespace portico::screens
