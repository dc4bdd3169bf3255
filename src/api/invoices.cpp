#include "api/invoices.h"

#include "api/client.h"
#include "api/summary.h"

namespace portico::api {
namespace {

std::string document_path(std::string_view customer_id, domain::DocumentType type,
                          std::string_view document_id) {
  const std::string_view collection =
      type == domain::DocumentType::CreditNote ? "/credit-notes/" : "/invoices/";
  return "/customers/" + percent_encoded(customer_id) + std::string(collection) +
         percent_encoded(document_id);
}

domain::Party read_party(Reader in) {
  domain::Party party;
  party.name = in.text("name");
  party.address_lines = in.maybe_texts("address_lines");
  party.country = in.maybe_text("country");
  party.tax_id = in.maybe_text("tax_id");
  party.email = in.maybe_text("email");
  return party;
}

std::vector<domain::InvoiceAllowance> read_allowances(Reader& in) {
  std::vector<domain::InvoiceAllowance> allowances;
  for (Reader& entry : in.maybe_objects("allowances")) {
    domain::InvoiceAllowance allowance;
    allowance.is_charge = entry.flag("is_charge");
    allowance.reason = entry.maybe_text("reason");
    allowance.percent = entry.maybe_decimal("percent");
    allowance.amount = entry.money("amount");
    allowances.push_back(std::move(allowance));
  }
  return allowances;
}

domain::InvoiceLine read_line(Reader& in) {
  domain::InvoiceLine line;
  line.id = in.text("id");
  line.name = in.text("name");
  line.description = in.maybe_text("description");
  line.quantity = in.decimal("quantity");
  line.unit = in.text("unit");
  line.unit_price = in.decimal("unit_price");
  line.base_quantity = in.maybe_decimal("base_quantity");
  line.tax_category = in.maybe_text("tax_category");
  line.tax_percent = in.maybe_decimal("tax_percent");
  line.net = in.money("net");
  line.allowances = read_allowances(in);
  return line;
}

domain::TaxLine read_tax(Reader& in) {
  domain::TaxLine tax;
  tax.category = in.text("category");
  tax.percent = in.decimal("percent");
  tax.taxable = in.money("taxable");
  tax.tax = in.money("tax");
  tax.exemption_reason = in.maybe_text("exemption_reason");
  return tax;
}

domain::Attachment read_attachment(Reader& in) {
  domain::Attachment attachment;
  attachment.id = in.text("id");
  attachment.filename = in.text("filename");
  attachment.media_type = in.text("media_type");
  attachment.description = in.maybe_text("description");
  attachment.size_bytes = in.maybe_large("size_bytes");
  attachment.url = in.maybe_text("url");
  return attachment;
}

domain::PaymentMeans read_means(Reader& in) {
  return {.code = in.maybe_text("code"),
          .name = in.maybe_text("name"),
          .payment_reference = in.maybe_text("payment_reference"),
          .account = in.maybe_text("account"),
          .account_name = in.maybe_text("account_name"),
          .bic = in.maybe_text("bic")};
}

// Kinds that a newer server added are passed over.
std::vector<domain::HistoryEntry> read_history(Reader& in) {
  std::vector<domain::HistoryEntry> history;
  for (Reader& entry : in.objects("history")) {
    const auto kind =
        value_named<domain::HistoryKind>(domain::kHistoryKindNames, entry.text("kind"));
    if (!kind) continue;
    history.push_back({.at = entry.instant("at"),
                       .kind = *kind,
                       .amount = entry.maybe_money("amount"),
                       .payment_id = entry.maybe_text("payment_id"),
                       .document_number = entry.maybe_text("document_number"),
                       .reason = entry.maybe_text("reason"),
                       .reason_code = entry.maybe_text("reason_code"),
                       .by = entry.maybe_text("by")});
  }
  return history;
}

}  // namespace

domain::InvoiceSummary read_summary(Reader& in) {
  domain::InvoiceSummary row;
  row.id = in.text("id");
  row.type = in.word<domain::DocumentType>("type", domain::kDocumentTypeNames);
  row.number = in.text("number");
  row.issue_date = in.date("issue_date");
  row.due_date = in.maybe_date("due_date");
  row.order_reference = in.maybe_text("order_reference");
  row.total = in.money("total");
  row.open = in.money("open");
  row.status = in.word<domain::DocumentStatus>("status", domain::kDocumentStatusNames);
  row.payment_status =
      in.word<domain::PaymentStatus>("payment_status", domain::kPaymentStatusNames);
  row.overdue = in.flag("overdue");
  row.days_overdue = in.integer("days_overdue");
  row.actions = in.maybe_texts("actions");
  return row;
}

platform::HttpRequest list_invoices(std::string_view customer_id, const domain::InvoiceQuery& query,
                                    std::string_view cursor, int limit) {
  const auto date = [](const std::optional<Date>& value) {
    return value ? value->to_string() : std::string();
  };
  const bool all = query.status == domain::InvoiceFilter::All;
  return {.url = "/customers/" + percent_encoded(customer_id) + "/invoices" +
                 query_of({{"q", query.text},
                           {"status", all ? std::string() : std::string(name_of(query.status))},
                           {"type", query.type ? std::string(name_of(*query.type)) : std::string()},
                           {"currency",
                            query.currency ? std::string(query.currency->code()) : std::string()},
                           {"from", date(query.from)},
                           {"to", date(query.to)},
                           {"sort", std::string(name_of(query.sort))},
                           {"limit", std::to_string(limit)},
                           {"cursor", std::string(cursor)}})};
}

platform::HttpRequest get_invoice(std::string_view customer_id, domain::DocumentType type,
                                  std::string_view document_id) {
  return {.url = document_path(customer_id, type, document_id)};
}

platform::HttpRequest close_document(std::string_view customer_id,
                                     const domain::ClosingRequest& request, std::string_view etag,
                                     std::string_view key) {
  const bool is_void = request.ending == domain::Ending::Void;
  JsonWriter out;
  out.begin_object().key("reason").text(request.reason);
  if (!is_void) out.key("code").text(request.code);
  out.end_object();
  return {.method = "POST",
          .url = document_path(customer_id, request.type, request.document_id) +
                 (is_void ? "/void" : "/write-off"),
          .headers = {{"If-Match", std::string(etag)}, {"Idempotency-Key", std::string(key)}},
          .body = out.take()};
}

std::string invoice_file(std::string_view customer_id, domain::DocumentType type,
                         std::string_view document_id, std::string_view format,
                         std::string_view locale) {
  return document_path(customer_id, type, document_id) + "/" + std::string(format) +
         query_of({{"locale", std::string(locale)}});
}

std::string attachment_file(std::string_view customer_id, domain::DocumentType type,
                            std::string_view document_id, std::string_view attachment_id) {
  return document_path(customer_id, type, document_id) + "/attachments/" +
         percent_encoded(attachment_id);
}

Result<domain::InvoicePage> decode_invoice_page(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::InvoicePage page;
  for (Reader& row : in.objects("data")) page.data.push_back(read_summary(row));
  page.next_cursor = in.nullable_text("next_cursor");
  page.total_count = in.integer("total_count");
  return reading.result(std::move(page));
}

Result<domain::Invoice> decode_invoice(std::string_view body, std::string_view etag) {
  Reading reading(body);
  Reader in = reading.root();
  domain::Invoice invoice;
  invoice.etag = etag;
  invoice.summary = read_summary(in);
  invoice.seller = read_party(in.object("seller"));
  invoice.buyer = read_party(in.object("buyer"));
  invoice.note = in.maybe_text("note");
  invoice.buyer_reference = in.maybe_text("buyer_reference");
  invoice.payment_terms = in.maybe_text("payment_terms");
  invoice.preceding = in.maybe_texts("preceding");
  for (Reader& line : in.objects("lines")) invoice.lines.push_back(read_line(line));
  invoice.allowances = read_allowances(in);
  for (Reader& tax : in.objects("taxes")) invoice.taxes.push_back(read_tax(tax));
  invoice.line_total = in.money("line_total");
  invoice.tax_exclusive = in.money("tax_exclusive");
  invoice.tax_total = in.money("tax_total");
  invoice.tax_inclusive = in.money("tax_inclusive");
  invoice.prepaid = in.maybe_money("prepaid");
  invoice.rounding = in.maybe_money("rounding");
  invoice.payable = in.money("payable");
  for (Reader& means : in.maybe_objects("payment_means")) {
    invoice.payment_means.push_back(read_means(means));
  }
  for (Reader& attachment : in.maybe_objects("attachments")) {
    invoice.attachments.push_back(read_attachment(attachment));
  }
  invoice.history = read_history(in);
  invoice.downloads = in.maybe_texts("downloads");
  invoice.pending_payment_id = in.maybe_text("pending_payment_id");
  return reading.result(std::move(invoice));
}

}  // namespace portico::api
