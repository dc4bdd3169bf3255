#include "screens/document_parts.h"

#include <array>

#include "api/invoices.h"
#include "domain/closing.h"
#include "screens/parts.h"

namespace portico::screens {

using domain::HistoryEntry;
using domain::HistoryKind;
using domain::Invoice;
using domain::InvoiceAllowance;
using domain::InvoiceLine;
using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Type;

namespace {

void party(View& view, std::string_view key, std::string_view label, const domain::Party& party) {
  ui::Ui& ui = view.ui;
  const auto box = ui.box({.gap = 4, .grow = 1, .min_width = 200, .key = key});
  ui.text(Type::Label, label, {.color = Color::TextMuted});
  ui.text(Type::BodyStrong, party.name);
  for (const std::string& line : party.address_lines) ui.text(Type::Body, line, {.isolate = true});
  if (!party.country.empty()) ui.text(Type::Body, view.words.region_name(party.country));
  if (!party.tax_id.empty()) {
    ui.text(Type::Caption, view.words("document.tax_id", {{"id", party.tax_id}}),
            {.color = Color::TextMuted});
  }
  if (!party.email.empty() && view.is_kiosk()) {
    ui.text(Type::Caption, party.email, {.isolate = true});
  } else if (!party.email.empty()) {
    ui.link("mail", party.email, "mailto:" + party.email,
            {.type = Type::Caption, .external = true});
  }
}

// Units of measure that have a word here (UN/ECE Recommendation 20); others show their code.
std::string quantity_text(View& view, const InvoiceLine& line) {
  constexpr std::array<std::string_view, 13> kKnown = {
      "XBX", "C62", "EA", "H87", "HUR", "DAY", "MON", "KGM", "LTR", "MTR", "XPK", "KWH", "ANN"};
  const std::string number = view.words.decimal(line.quantity);
  for (const std::string_view code : kKnown) {
    if (code == line.unit) {
      return view.words("unit." + std::string(code), {{"quantity", number}});
    }
  }
  return number + " " + line.unit;
}

std::string price_text(View& view, const InvoiceLine& line) {
  std::string price = view.words.price(line.unit_price, line.net.currency);
  if (!line.base_quantity || *line.base_quantity == Decimal(1)) return price;
  return view.words("document.price_per",
                    {{"price", price}, {"quantity", view.words.decimal(*line.base_quantity)}});
}

std::string allowance_text(View& view, const InvoiceAllowance& allowance) {
  std::string text = allowance.reason;
  if (text.empty())
    text = view.words(allowance.is_charge ? "document.charge" : "document.allowance");
  if (allowance.percent) text += " (" + view.words.percent(*allowance.percent) + ")";
  return text;
}

std::string signed_amount(View& view, const InvoiceAllowance& allowance) {
  const Money amount =
      allowance.is_charge ? allowance.amount : allowance.amount.negate().value_or(allowance.amount);
  return view.words.money(amount);
}

void line_name(View& view, const InvoiceLine& line) {
  ui::Ui& ui = view.ui;
  const auto names = ui.box({.gap = 4,
                             .padding_x = 0,
                             .padding_y = view.is_phone() ? 0.0f : 12.0f,
                             .grow = 1,
                             .min_width = 0});
  ui.text(Type::BodyStrong, line.name, {.isolate = true});
  if (!line.description.empty() && line.description != line.name) {
    ui.text(Type::Caption, line.description, {.color = Color::TextMuted, .isolate = true});
  }
  for (const InvoiceAllowance& allowance : line.allowances) {
    ui.text(Type::Caption, allowance_text(view, allowance) + " · " + signed_amount(view, allowance),
            {.color = Color::TextMuted});
  }
}

void number_cell(View& view, const std::string& text) {
  const auto cell = view.ui.cell();
  view.ui.text(Type::Body, text,
               {.align = platform::TextAlign::End, .wrap = false, .tabular = true});
}

void line_table(View& view, const Invoice& invoice) {
  const Words& words = view.words;
  const bool desktop = view.ui.width_class() == ui::WidthClass::Desktop;
  std::vector<ui::Column> columns = {
      {.key = "name", .title = words("document.column.name")},
      {.key = "quantity",
       .title = words("document.column.quantity"),
       .width = 136,
       .align = ui::ColumnAlign::End},
      {.key = "price",
       .title = words("document.column.price"),
       .width = 128,
       .align = ui::ColumnAlign::End},
  };
  if (desktop) {
    columns.push_back({.key = "tax",
                       .title = words("document.column.tax"),
                       .width = 80,
                       .align = ui::ColumnAlign::End});
  }
  columns.push_back({.key = "net",
                     .title = words("document.column.net"),
                     .width = 136,
                     .align = ui::ColumnAlign::End});
  view.ui.table({.label = words("document.lines"),
                 .columns = columns,
                 .row_count = static_cast<std::int64_t>(invoice.lines.size()),
                 .row_height = ui::kFit,
                 .virtual_rows = false,
                 .key = "table"},
                [&](std::int64_t index) {
                  const InvoiceLine& line = invoice.lines[static_cast<std::size_t>(index)];
                  const auto row = view.ui.table_row(std::to_string(index), index);
                  {
                    const auto cell = view.ui.cell();
                    line_name(view, line);
                  }
                  number_cell(view, quantity_text(view, line));
                  number_cell(view, price_text(view, line));
                  if (desktop) {
                    number_cell(view, line.tax_percent ? words.percent(*line.tax_percent) : "");
                  }
                  number_cell(view, words.money(line.net));
                });
}

void line_cards(View& view, const Invoice& invoice) {
  ui::Ui& ui = view.ui;
  const auto list = ui.list(view.words("document.lines"), {.divided = true});
  for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
    const InvoiceLine& line = invoice.lines[i];
    const auto item = ui.list_item(std::to_string(i), {.gap = 4, .padding_x = 0, .padding_y = 12});
    line_name(view, line);
    const auto row = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Baseline});
    ui.text(Type::Body, quantity_text(view, line) + " × " + price_text(view, line),
            {.color = Color::TextMuted, .grow = 1});
    ui.text(Type::BodyStrong, view.words.money(line.net),
            {.align = platform::TextAlign::End, .wrap = false, .tabular = true});
  }
}

std::string tax_text(View& view, const domain::TaxLine& tax) {
  const std::string taxable = view.words.money(tax.taxable);
  const bool exempt = tax.percent.is_zero() && !tax.exemption_reason.empty();
  std::string text = view.words(
      "document.tax_line", {{"percent", view.words.percent(tax.percent)}, {"taxable", taxable}});
  return exempt ? text + " · " + tax.exemption_reason : text;
}

std::string_view icon_of(HistoryKind kind) {
  switch (kind) {
    case HistoryKind::PaymentSucceeded:
    case HistoryKind::CreditApplied:
      return "check";
    case HistoryKind::PaymentStarted:
      return "clock";
    case HistoryKind::PaymentFailed:
    case HistoryKind::PaymentReversed:
    case HistoryKind::CreditReversed:
    case HistoryKind::Voided:
      return "x";
    case HistoryKind::PaymentExpired:
    case HistoryKind::WrittenOff:
      return "circle";
    case HistoryKind::Credited:
      return "wallet";
    case HistoryKind::Issued:
      break;
  }
  return "file-text";
}

// Why staff ended it; the server tells staff alone.
void draw_reason(View& view, const HistoryEntry& entry) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto box = ui.box(
      {.gap = 4, .padding_x = 12, .padding_y = 8, .surface = ui::Surface::Sunken, .key = "reason"});
  for (const std::string_view code : domain::kWriteOffCodes) {
    if (code != entry.reason_code) continue;
    ui.text(Type::BodyStrong, words("closing.code." + entry.reason_code));
  }
  ui.text(Type::Body, entry.reason, {.isolate = true});
  ui.text(Type::Caption,
          entry.by.empty() ? std::string(words("closing.staff_only"))
                           : words("closing.staff_only_by", {{"name", entry.by}}),
          {.color = Color::TextMuted});
}

}  // namespace

void draw_parties(View& view, const Invoice& invoice) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const domain::InvoiceSummary& document = invoice.summary;
  const auto row = ui.box({.axis = view.is_phone() ? Axis::Column : Axis::Row,
                           .gap = 24,
                           .align = view.is_phone() ? Align::Stretch : Align::Start,
                           .wrap = !view.is_phone()});
  party(view, "seller", words("document.from"), invoice.seller);
  party(view, "buyer", words("document.to"), invoice.buyer);
  const auto facts = ui.box({.grow = 1, .min_width = 288, .key = "facts"});
  const auto pairs = ui.key_values(words("document.facts"));
  ui.key_value(words("document.issued"), words.date(document.issue_date));
  if (document.due_date) ui.key_value(words("document.due"), words.date(*document.due_date));
  if (!document.order_reference.empty()) {
    ui.key_value(words("document.order"), document.order_reference);
  }
  if (!invoice.buyer_reference.empty()) {
    ui.key_value(words("document.reference"), invoice.buyer_reference);
  }
  for (const std::string& number : invoice.preceding) {
    ui.key_value(words("document.corrects"), number);
  }
}

void draw_lines(View& view, const Invoice& invoice) {
  if (view.is_phone()) {
    line_cards(view, invoice);
  } else {
    line_table(view, invoice);
  }
}

void draw_totals(View& view, const Invoice& invoice) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto row = ui.box({.axis = Axis::Row, .justify = ui::Justify::End, .key = "totals"});
  if (!view.is_phone()) ui.spacer();
  const auto box = ui.box({.width = view.is_phone() ? ui::kFill : 400});
  const auto pairs = ui.key_values(words("document.totals"));
  ui.key_value(words("document.line_total"), words.money(invoice.line_total), false, true);
  for (const InvoiceAllowance& allowance : invoice.allowances) {
    ui.key_value(allowance_text(view, allowance), signed_amount(view, allowance), false, true);
  }
  if (!invoice.allowances.empty()) {
    ui.key_value(words("document.tax_exclusive"), words.money(invoice.tax_exclusive), false, true);
  }
  for (const domain::TaxLine& tax : invoice.taxes) {
    ui.key_value(tax_text(view, tax), words.money(tax.tax), false, true);
  }
  ui.key_value(words("document.tax_inclusive"), words.money(invoice.tax_inclusive), false, true);
  if (invoice.prepaid && !invoice.prepaid->is_zero()) {
    ui.key_value(words("document.prepaid"),
                 words.money(invoice.prepaid->negate().value_or(*invoice.prepaid)), false, true);
  }
  if (invoice.rounding && !invoice.rounding->is_zero()) {
    ui.key_value(words("document.rounding"), words.money(*invoice.rounding), false, true);
  }
  ui.key_value(words("document.payable"), words.money(invoice.payable), true, true);
}

void draw_notes(View& view, const Invoice& invoice) {
  ui::Ui& ui = view.ui;
  const bool any =
      !invoice.note.empty() || !invoice.payment_terms.empty() || !invoice.attachments.empty();
  if (!any) return;
  const auto card = ui.card("notes", 16);
  if (!invoice.note.empty()) {
    const auto note = ui.column(4);
    ui.heading(2, view.words("document.note"), Type::Subtitle);
    ui.text(Type::Body, invoice.note, {.isolate = true});
  }
  if (!invoice.payment_terms.empty()) {
    const auto terms = ui.column(4);
    ui.heading(2, view.words("document.terms"), Type::Subtitle);
    ui.text(Type::Body, invoice.payment_terms);
  }
  if (invoice.attachments.empty()) return;
  const auto files = ui.column(8);
  ui.heading(2, view.words("document.attachments"), Type::Subtitle);
  const auto list = ui.list(view.words("document.attachments"), {.gap = 8});
  for (const domain::Attachment& file : invoice.attachments) {
    const auto item = ui.list_item(file.id, {.gap = 4});
    if (view.is_kiosk() || (file.url.empty() && !file.size_bytes)) {
      ui.text(Type::Body, file.filename);  // only named: there is nothing to open, or nowhere
    } else {
      const std::string href =
          !file.url.empty()
              ? file.url
              : view.file(api::attachment_file(view.customer->id, invoice.summary.type,
                                               invoice.summary.id, file.id));
      ui.link(
          "file", file.filename, href,
          {.icon = "paperclip",
           .external = true,
           .download = file.url.empty() ? std::string_view(file.filename) : std::string_view()});
    }
    if (!file.description.empty()) {
      ui.text(Type::Caption, file.description, {.color = Color::TextMuted});
    }
  }
}

void draw_history(View& view, const Invoice& invoice) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto card = ui.region("history", words("document.history"),
                              {.gap = 16,
                               .padding = view.is_phone() ? 16.0f : 24.0f,
                               .grow = 1,
                               .min_width = 260,
                               .surface = ui::Surface::Card});
  ui.heading(2, words("document.history"));
  const auto list = ui.list(words("document.history"), {.gap = 16});
  for (std::size_t i = 0; i < invoice.history.size(); ++i) {
    const HistoryEntry& entry = invoice.history[i];
    const auto item =
        ui.list_item(std::to_string(i), {.axis = Axis::Row, .gap = 12, .align = Align::Start});
    ui.icon(icon_of(entry.kind));
    const auto texts = ui.box({.gap = 4, .grow = 1, .min_width = 0});
    const std::string name(name_of(entry.kind));
    ui.text(Type::BodyStrong, words("history." + name, {{"number", entry.document_number}}));
    std::string when = words.instant(entry.at);
    if (entry.amount) when.insert(0, words.money(*entry.amount) + " · ");
    ui.text(Type::Caption, when, {.color = Color::TextMuted});
    if (!entry.reason.empty()) draw_reason(view, entry);
    if (!entry.payment_id.empty()) {
      ui.link("payment", words("document.see_payment"), payment_address(entry.payment_id),
              {.type = Type::Caption});
    }
  }
}

void draw_means(View& view, const Invoice& invoice) {
  if (invoice.payment_means.empty() || invoice.summary.type == domain::DocumentType::CreditNote) {
    return;
  }
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto card = ui.region("means", words("document.means"),
                              {.gap = 16,
                               .padding = view.is_phone() ? 16.0f : 24.0f,
                               .grow = 1,
                               .min_width = 260,
                               .surface = ui::Surface::Card});
  ui.heading(2, words("document.means"));
  ui.text(Type::Body, words("document.means_text"), {.color = Color::TextMuted});
  for (std::size_t i = 0; i < invoice.payment_means.size(); ++i) {
    const domain::PaymentMeans& means = invoice.payment_means[i];
    const auto key = ui.key(std::to_string(i));
    const auto pairs = ui.key_values(words("document.means"));
    if (!means.name.empty()) ui.key_value(words("means.name"), means.name);
    if (!means.account.empty()) ui.key_value(words("means.account"), means.account, true);
    if (!means.account_name.empty()) ui.key_value(words("means.account_name"), means.account_name);
    if (!means.bic.empty()) ui.key_value(words("means.bic"), means.bic);
    if (!means.payment_reference.empty()) {
      ui.key_value(words("means.reference"), means.payment_reference, true);
    }
  }
}

}  // namespace portico::screens
