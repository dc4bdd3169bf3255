// Invoices and credit notes as a customer sees them: what the server answers, with
// every status and action decided there. The names and meanings of the fields are
// those of the contract (contract/openapi.yaml). Two status axes: the document's
// and its payment's; overdue is derived from the due date.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/decimal.h"
#include "core/money.h"
#include "core/names.h"

namespace portico::domain {

enum class DocumentType { Invoice, CreditNote };
inline constexpr auto kDocumentTypeNames = names("invoice", "credit_note");
constexpr std::string_view name_of(DocumentType type) {
  return name_at(kDocumentTypeNames, type);
}

enum class DocumentStatus { Draft, Open, Void, Uncollectible };
inline constexpr auto kDocumentStatusNames = names("draft", "open", "void", "uncollectible");
constexpr std::string_view name_of(DocumentStatus status) {
  return name_at(kDocumentStatusNames, status);
}

enum class PaymentStatus { NotPaid, InPayment, Partial, Paid, Reversed, Blocked };
inline constexpr auto kPaymentStatusNames =
    names("not_paid", "in_payment", "partial", "paid", "reversed", "blocked");
constexpr std::string_view name_of(PaymentStatus status) {
  return name_at(kPaymentStatusNames, status);
}

// Open: not settled. Due: open and not overdue.
enum class InvoiceFilter { All, Open, Due, Overdue, InPayment, Paid };
inline constexpr auto kInvoiceFilterNames =
    names("all", "open", "due", "overdue", "in_payment", "paid");
constexpr std::string_view name_of(InvoiceFilter filter) {
  return name_at(kInvoiceFilterNames, filter);
}

enum class InvoiceSort {
  IssueDate,
  IssueDateDescending,
  DueDate,
  DueDateDescending,
  Number,
  NumberDescending,
  Total,
  TotalDescending,
  Open,
  OpenDescending,
};
inline constexpr auto kInvoiceSortNames =
    names("issue_date", "-issue_date", "due_date", "-due_date", "number", "-number", "total",
          "-total", "open", "-open");
constexpr std::string_view name_of(InvoiceSort sort) {
  return name_at(kInvoiceSortNames, sort);
}

// What a person may do with an object now, as the server said: "pay".
using Actions = std::vector<std::string>;
bool allows(const Actions& actions, std::string_view action);

// A row of the list, and the head of the document.
struct InvoiceSummary {
  std::string id;  // the path's document_id
  DocumentType type = DocumentType::Invoice;
  std::string number;
  Date issue_date;
  std::optional<Date> due_date;
  std::string order_reference;
  Money total;  // payable; positive for a credit note too
  Money open;
  DocumentStatus status = DocumentStatus::Open;
  PaymentStatus payment_status = PaymentStatus::NotPaid;
  bool overdue = false;
  int days_overdue = 0;
  Actions actions;
};

struct InvoicePage {
  std::vector<InvoiceSummary> data;
  std::optional<std::string> next_cursor;
  int total_count = 0;
};

struct InvoiceQuery {
  std::string text;
  InvoiceFilter status = InvoiceFilter::All;
  std::optional<DocumentType> type;
  std::optional<Currency> currency;
  std::optional<Date> from;  // issue dates, both included
  std::optional<Date> to;
  InvoiceSort sort = InvoiceSort::IssueDateDescending;

  friend bool operator==(const InvoiceQuery&, const InvoiceQuery&) = default;
};

struct Party {
  std::string name;
  std::vector<std::string> address_lines;
  std::string country;  // ISO 3166-1 alpha-2
  std::string tax_id;
  std::string email;
};

struct InvoiceAllowance {
  bool is_charge = false;
  std::string reason;
  std::optional<Decimal> percent;
  Money amount;
};

struct InvoiceLine {
  std::string id;
  std::string name;
  std::string description;
  Decimal quantity;
  std::string unit;  // UN/ECE Recommendation 20
  Decimal unit_price;
  std::optional<Decimal> base_quantity;  // what unit_price buys; 1 without
  std::string tax_category;              // UNCL5305
  std::optional<Decimal> tax_percent;
  Money net;
  std::vector<InvoiceAllowance> allowances;
};

struct TaxLine {
  std::string category;  // UNCL5305
  Decimal percent;
  Money taxable;
  Money tax;
  std::string exemption_reason;
};

enum class HistoryKind {
  Issued,
  PaymentStarted,
  PaymentSucceeded,
  PaymentFailed,
  PaymentExpired,
  PaymentReversed,
  Credited,
  CreditApplied,
  CreditReversed,  // what credit had settled is open again
  Voided,
  WrittenOff,
};
inline constexpr auto kHistoryKindNames = names(
    "issued", "payment_started", "payment_succeeded", "payment_failed", "payment_expired",
    "payment_reversed", "credited", "credit_applied", "credit_reversed", "voided", "written_off");
constexpr std::string_view name_of(HistoryKind kind) {
  return name_at(kHistoryKindNames, kind);
}

struct HistoryEntry {
  Instant at;
  HistoryKind kind = HistoryKind::Issued;
  std::optional<Money> amount;
  std::string payment_id;
  std::string document_number;
  std::string reason;       // for staff: why it was voided or written off ...
  std::string reason_code;  // ... the code of a write-off ...
  std::string by;           // ... and who did it
};

struct Attachment {
  std::string id;
  std::string filename;
  std::string media_type;
  std::string description;
  std::optional<std::int64_t> size_bytes;
  std::string url;  // set where the document only refers to a link
};

struct PaymentMeans {
  std::string code;  // UNCL4461
  std::string name;
  std::string payment_reference;
  std::string account;
  std::string account_name;
  std::string bic;
};

struct Invoice {
  InvoiceSummary summary;
  std::string etag;
  Party seller;
  Party buyer;
  std::string note;
  std::string buyer_reference;
  std::string payment_terms;
  std::vector<std::string> preceding;  // numbers of the invoices that it corrects
  std::vector<InvoiceLine> lines;
  std::vector<InvoiceAllowance> allowances;
  std::vector<TaxLine> taxes;
  Money line_total;
  Money tax_exclusive;
  Money tax_total;
  Money tax_inclusive;
  std::optional<Money> prepaid;
  std::optional<Money> rounding;
  Money payable;
  std::vector<PaymentMeans> payment_means;
  std::vector<Attachment> attachments;
  std::vector<HistoryEntry> history;
  std::vector<std::string> downloads;  // "pdf", "ubl", "csv"
  std::string pending_payment_id;      // empty where none is pending
};

// The path's document_id of a number: every byte outside [A-Za-z0-9._-] as ~XX.
std::string document_id_of(std::string_view number);

}  // namespace portico::domain
