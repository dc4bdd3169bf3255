// What books money: allocation, credit, the ledger's postings, payments and where they leave a
// document.
#include <string>

#include "domain/standing.h"
#include "python/convert.h"
#include "python/sections.h"

namespace portico::python {

void define_allocation(py::module_& module) {
  module.def(
      "allocate_oldest_first",
      [](std::int64_t amount_minor, const std::string& code, py::object items) {
        const Currency currency = to_currency(code);
        return from_plan(value_or_raise(domain::allocate_oldest_first(Money{amount_minor, currency},
                                                                      to_items(items, currency))));
      },
      py::arg("amount_minor"), py::arg("currency"), py::arg("items"),
      "Spends the amount on open items (dicts of id, due_date, issue_date, open_minor and, where "
      "it may differ, currency), oldest due first: {parts: [{id, amount_minor}], "
      "unapplied_minor}.");
  module.def(
      "allocate_in_order",
      [](std::int64_t amount_minor, const std::string& code, py::object items) {
        const Currency currency = to_currency(code);
        return from_plan(value_or_raise(
            domain::allocate_in_order(Money{amount_minor, currency}, to_items(items, currency))));
      },
      py::arg("amount_minor"), py::arg("currency"), py::arg("items"),
      "Spends the amount on such items in the order given.");
  module.def(
      "settle_payment",
      [](std::int64_t paid_minor, const std::string& code, py::object parts, py::object items) {
        const Currency currency = to_currency(code);
        return from_plan(value_or_raise(domain::settle_payment(
            Money{paid_minor, currency}, to_parts(parts, currency), to_items(items, currency))));
      },
      py::arg("paid_minor"), py::arg("currency"), py::arg("parts"), py::arg("items"),
      "What a payment of that amount settles: its parts cut to what is open now, the rest "
      "unapplied. RuleError \"allocation-exceeds-payment\".");
  module.def(
      "check_allocation",
      [](py::object parts, py::object items, const std::string& code) {
        const Currency currency = to_currency(code);
        return value_or_raise(domain::check_allocation(to_parts(parts, currency),
                                                       to_items(items, currency), currency))
            .amount_minor;
      },
      py::arg("parts"), py::arg("items"), py::arg("currency"),
      "The total of the chosen parts (dicts of id and amount_minor); RuleError "
      "\"allocation-invalid\" or \"amount-exceeds-open\" with one field error a part.");
  module.def(
      "fit_allocation",
      [](py::object parts, py::object items, const std::string& code) {
        const Currency currency = to_currency(code);
        return from_plan(value_or_raise(domain::fit_allocation(
            to_parts(parts, currency), to_items(items, currency), currency)));
      },
      py::arg("parts"), py::arg("items"), py::arg("currency"),
      "The parts cut to what is open now, the rest unapplied: what a payment books when it "
      "succeeds.");
}

void define_credit(py::module_& module) {
  module.def(
      "draw_credit",
      [](py::object parts, py::object sources, const std::string& code) {
        const Currency currency = to_currency(code);
        return from_draws(value_or_raise(
            domain::draw_credit(to_parts(parts, currency), to_parts(sources, currency), currency)));
      },
      py::arg("parts"), py::arg("sources"), py::arg("currency"),
      "Pays the parts from the sources of credit (both dicts of id and amount_minor), in their "
      "orders: [{source, parts: [{id, amount_minor}]}]. RuleError \"amount-exceeds-credit\".");
  module.def(
      "post_void",
      [](py::object issued, std::int64_t open_minor) {
        const domain::Posting posting = to_posting(issued);
        return from_posting(
            value_or_raise(domain::post_void(posting, Money{open_minor, posting.currency})));
      },
      py::arg("issued"), py::arg("open_minor"),
      "The posting of a document, turned round; RuleError \"document-settled\" unless all of it "
      "is open.");
  module.def(
      "post_write_off",
      [](const std::string& document_id, std::int64_t open_minor, const std::string& code) {
        return from_posting(value_or_raise(
            domain::post_write_off(document_id, Money{open_minor, to_currency(code)})));
      },
      py::arg("document_id"), py::arg("open_minor"), py::arg("currency"),
      "Gives up what is open on an invoice; RuleError \"document-settled\" where nothing is.");
}

void define_ledger(py::module_& module) {
  module.def(
      "post_invoice",
      [](const std::string& document_id, const std::string& code, py::object totals) {
        return from_posting(value_or_raise(
            domain::post_invoice(document_id, to_booked_totals(totals, to_currency(code)))));
      },
      py::arg("document_id"), py::arg("currency"), py::arg("totals"),
      "The posting of an invoice: {kind, currency, entries: [{account, amount_minor, "
      "document_id}]}; debits are positive. Totals are a dict of tax_exclusive, tax_total, "
      "payable and, where there are any, prepaid and rounding, in minor units.");
  module.def(
      "post_credit_note",
      [](const std::string& document_id, const std::string& code, py::object totals) {
        return from_posting(value_or_raise(
            domain::post_credit_note(document_id, to_booked_totals(totals, to_currency(code)))));
      },
      py::arg("document_id"), py::arg("currency"), py::arg("totals"),
      "The posting of a credit note, whose totals are positive as it says them.");
  module.def(
      "post_payment",
      [](py::object parts, const std::string& code, std::int64_t unapplied_minor) {
        const Currency currency = to_currency(code);
        return from_posting(value_or_raise(
            domain::post_payment({to_parts(parts, currency), Money{unapplied_minor, currency}})));
      },
      py::arg("parts"), py::arg("currency"), py::arg("unapplied_minor") = 0,
      "The posting of a payment that succeeded.");
  module.def(
      "post_late_payment",
      [](std::int64_t amount_minor, const std::string& code) {
        return from_posting(
            value_or_raise(domain::post_late_payment(Money{amount_minor, to_currency(code)})));
      },
      py::arg("amount_minor"), py::arg("currency"),
      "Money that came after its payment had ended: unapplied credit.");
  module.def(
      "post_reversal",
      [](py::object posting) {
        return from_posting(value_or_raise(domain::post_reversal(to_posting(posting))));
      },
      py::arg("posting"), "The posting, turned round.");
  module.def(
      "post_credit_application",
      [](py::object parts, const std::string& code) {
        return from_posting(
            value_or_raise(domain::post_credit_application(to_parts(parts, to_currency(code)))));
      },
      py::arg("parts"), py::arg("currency"), "Settles documents from unapplied credit.");
  module.def(
      "post_credit_note_application",
      [](const std::string& credit_note_id, py::object parts, const std::string& code) {
        return from_posting(value_or_raise(domain::post_credit_note_application(
            credit_note_id, to_parts(parts, to_currency(code)))));
      },
      py::arg("credit_note_id"), py::arg("parts"), py::arg("currency"),
      "Settles documents from a credit note.");
  module.def(
      "is_balanced", [](py::object posting) { return domain::is_balanced(to_posting(posting)); },
      py::arg("posting"), "Do debits and credits sum to zero?");
}

void define_payments(py::module_& module) {
  module.def(
      "payment_step",
      [](const std::string& state, const std::string& event) {
        const domain::PaymentStep step = value_or_raise(domain::next_step(
            to_enum<domain::PaymentState>(domain::kPaymentStateNames, state, "state"),
            to_enum<domain::PaymentEvent>(domain::kPaymentEventNames, event, "event")));
        return py::make_tuple(name_of(step.state), name_of(step.booking));
      },
      py::arg("state"), py::arg("event"),
      "(next state, what to book) for an event: submitted, approved, declined, timed_out, "
      "reversed. Bookings: nothing, payment, unapplied_credit, reversal. RuleError "
      "\"payment-transition\" for what cannot be.");
  module.def(
      "blocks_payment",
      [](const std::string& state) {
        return domain::blocks_payment(
            to_enum<domain::PaymentState>(domain::kPaymentStateNames, state, "state"));
      },
      py::arg("state"), "Does a payment in that state block another one of its documents?");
  module.def(
      "payment_status",
      [](std::int64_t total_minor, std::int64_t applied_minor, std::int64_t pending_minor,
         std::int64_t reversed_minor, bool is_blocked) {
        return name_of(domain::payment_status(
            {total_minor, applied_minor, pending_minor, reversed_minor, is_blocked}));
      },
      py::arg("total_minor"), py::arg("applied_minor"), py::arg("pending_minor") = 0,
      py::arg("reversed_minor") = 0, py::arg("is_blocked") = false,
      "A document's payment status: not_paid, in_payment, partial, paid, reversed, blocked.");
  module.def(
      "document_standing",
      [](const std::string& type, const std::string& status, std::int64_t total_minor,
         std::int64_t open_minor, std::int64_t reversed_minor, std::int64_t given_up_minor,
         bool is_in_payment, py::object due_date, py::object as_of) {
        const domain::DocumentStanding found = domain::standing_of(
            {to_enum<domain::DocumentType>(domain::kDocumentTypeNames, type, "type"),
             to_enum<domain::DocumentStatus>(domain::kDocumentStatusNames, status, "status"),
             total_minor, open_minor, reversed_minor, given_up_minor, is_in_payment,
             to_optional_date(due_date, "due_date")},
            to_date(as_of, "as_of"));
        return py::make_tuple(name_of(found.payment_status), found.days_overdue, found.is_payable,
                              found.open_minor, name_of(found.standing));
      },
      py::arg("type"), py::arg("status"), py::arg("total_minor"), py::arg("open_minor"),
      py::arg("reversed_minor"), py::arg("given_up_minor"), py::arg("is_in_payment"),
      py::arg("due_date"), py::arg("as_of"),
      "(payment status, days overdue, can be paid, open amount with the document's sign, the word "
      "by which lists call it) from what the ledger says: sums of the document's entries, with "
      "the ledger's sign.");
}

}  // namespace portico::python
