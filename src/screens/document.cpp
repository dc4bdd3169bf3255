#include "screens/document.h"

#include "api/invoices.h"
#include "screens/document_parts.h"
#include "screens/parts.h"

namespace portico::screens {

using domain::Invoice;
using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

void document_skeleton(View& view) {
  view.ui.title(view.words("document.title"));
  {
    const auto card = view.ui.card("wait-head", 16);
    view.ui.skeleton(200, 20);
    view.ui.skeleton(160, 36);
  }
  const auto card = view.ui.card("wait-lines", 16);
  view.ui.skeleton_lines(8);
}

void downloads(View& view, const Invoice& invoice) {
  if (view.is_kiosk()) return print_button(view);
  const domain::InvoiceSummary& document = invoice.summary;
  for (const std::string& format : invoice.downloads) {
    const std::string path =
        api::invoice_file(view.customer->id, document.type, document.id, format, view.language);
    view.ui.link("download-" + format, view.words("download." + format), view.file(path),
                 {.icon = "download",
                  .external = true,
                  .download = document.number + (format == "ubl" ? ".xml" : "." + format)});
  }
}

void head(View& view, const Invoice& invoice) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const domain::InvoiceSummary& document = invoice.summary;
  const bool credit = document.type == domain::DocumentType::CreditNote;
  {
    const auto crumb = ui.box({.axis = Axis::Row, .key = "crumb"});
    ui.link("back", words("document.back"), invoices_address(),
            {.icon = "chevron-left", .quiet = true});
  }
  const auto row = ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Start, .wrap = true});
  {
    const auto names = ui.box({.gap = 8, .grow = 1, .min_width = 220});
    ui.text(Type::Label, type_text(words, document.type), {.color = Color::TextMuted});
    ui.title(document.number);
    const auto badges = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Center, .wrap = true});
    status_badge(view, document);
    const std::string due = due_text(view, document);
    if (!due.empty()) ui.text(Type::Body, due, {.color = Color::TextMuted});
  }
  const auto amount =
      ui.box({.gap = 4, .align = view.is_phone() ? Align::Start : Align::End, .min_width = 200});
  const bool settled = document.open.is_zero();
  const std::string_view label = credit && !settled ? "document.credit_left"
                                 : settled          ? "document.total"
                                                    : "document.open";
  ui.text(Type::Label, words(label), {.color = Color::TextMuted});
  ui.text(Type::Figure, words.money(settled ? document.total : document.open),
          {.wrap = false, .tabular = true});
  if (!settled && document.open.amount_minor != document.total.amount_minor) {
    ui.text(Type::Caption, words("document.of_total", {{"total", words.money(document.total)}}),
            {.color = Color::TextMuted});
  }
}

void actions(View& view, const Invoice& invoice, ClosingState& closing) {
  ui::Ui& ui = view.ui;
  const domain::InvoiceSummary& document = invoice.summary;
  const auto row = ui.box(
      {.axis = Axis::Row, .gap = 16, .align = Align::Center, .wrap = true, .key = "actions"});
  if (view.may_pay() && domain::allows(document.actions, "pay")) {
    if (ui.button(
            "pay", view.words("document.pay"),
            {.kind = ui::ButtonKind::Primary, .icon = "credit-card", .fill = view.is_phone()})) {
      view.commands.add(Do::Go, pay_address(document.open.currency, {document.id}));
    }
  }
  downloads(view, invoice);
  draw_closing_menu(view, invoice, closing);
}

// When it was voided or written off; null where it was not.
const domain::HistoryEntry* ended(const Invoice& invoice) {
  const domain::HistoryEntry* found = nullptr;
  for (const domain::HistoryEntry& entry : invoice.history) {
    const bool ends =
        entry.kind == domain::HistoryKind::Voided || entry.kind == domain::HistoryKind::WrittenOff;
    if (ends) found = &entry;
  }
  const bool is_open = invoice.summary.status == domain::DocumentStatus::Open;
  return is_open ? nullptr : found;
}

void notices(View& view, const Invoice& invoice) {
  ui::Ui& ui = view.ui;
  if (!invoice.pending_payment_id.empty()) {
    const auto banner = ui.banner("pending", Tone::Info, view.words("document.pending"),
                                  view.words("document.pending_text"));
    ui.link("payment", view.words("document.pending_link"),
            payment_address(invoice.pending_payment_id));
  } else if (invoice.summary.payment_status == domain::PaymentStatus::Blocked) {
    const auto banner = ui.banner("blocked", Tone::Warning, view.words("document.blocked"),
                                  view.words("document.blocked_text"));
  } else if (const domain::HistoryEntry* end = ended(invoice)) {
    const bool is_void = end->kind == domain::HistoryKind::Voided;
    const auto banner =
        ui.banner("ended", Tone::Info, status_text(view.words, invoice.summary),
                  view.words(is_void ? "document.void_text" : "document.written_off_text",
                             {{"when", view.words.instant(end->at)}}));
  }
}

void draw_page(View& view, const Invoice& invoice, ClosingState& closing) {
  ui::Ui& ui = view.ui;
  head(view, invoice);
  notices(view, invoice);
  actions(view, invoice, closing);
  {
    const auto card = ui.card("parties", 24);
    draw_parties(view, invoice);
  }
  {
    const auto card = ui.region(
        "lines", view.words("document.lines"),
        {.gap = 16, .padding = view.is_phone() ? 16.0f : 24.0f, .surface = ui::Surface::Card});
    ui.heading(2, view.words("document.lines"));
    draw_lines(view, invoice);
    draw_totals(view, invoice);
  }
  draw_notes(view, invoice);
  const auto halves = ui.box({.axis = view.is_phone() ? Axis::Column : Axis::Row,
                              .gap = view.is_phone() ? 16.0f : 24.0f,
                              .align = view.is_phone() ? Align::Stretch : Align::Start,
                              .key = "halves"});
  draw_history(view, invoice);
  draw_means(view, invoice);
}

}  // namespace

void draw_document(View& view, DocumentState& state) {
  const Invoice* invoice = nullptr;
  {
    const auto page = open_page(view, 960);
    if (!state.invoice.value() && state.invoice.error()) {
      view.ui.title(view.words("document.title"));
    }
    invoice = shown(view, state.invoice, [&] { document_skeleton(view); });
    if (invoice) draw_page(view, *invoice, state.closing);
  }
  if (invoice) draw_closing_dialog(view, *invoice, state.closing);
}

}  // namespace portico::screens
