// Dicts to the declared document and to what the ledger and the allocation take, and
// results back to dicts. Keys are the names of the structs' fields.
#include "python/convert.h"

namespace portico::python {
namespace {

using domain::DeclaredAllowance;
using domain::DeclaredLine;
using domain::DeclaredParty;
using domain::DeclaredTax;

std::vector<DeclaredAllowance> to_allowances(const std::vector<Fields>& list) {
  std::vector<DeclaredAllowance> allowances;
  for (const Fields& fields : list) {
    DeclaredAllowance allowance;
    allowance.is_charge = fields.flag("is_charge");
    allowance.amount = fields.decimal("amount");
    allowance.base = fields.decimal("base");
    allowance.percent = fields.decimal("percent");
    allowance.reason = fields.text("reason");
    allowance.reason_code = fields.text("reason_code");
    allowance.tax_category = fields.text("tax_category");
    allowance.tax_percent = fields.decimal("tax_percent");
    allowances.push_back(std::move(allowance));
  }
  return allowances;
}

DeclaredLine to_line(const Fields& fields) {
  DeclaredLine line;
  line.id = fields.text("id");
  line.name = fields.text("name");
  line.quantity = fields.decimal("quantity");
  line.unit = fields.text("unit");
  line.net = fields.decimal("net");
  line.price = fields.decimal("price");
  line.price_discount = fields.decimal("price_discount");
  line.gross_price = fields.decimal("gross_price");
  line.base_quantity = fields.decimal("base_quantity");
  line.base_quantity_unit = fields.text("base_quantity_unit");
  line.tax_category = fields.text("tax_category");
  line.tax_percent = fields.decimal("tax_percent");
  line.allowances = to_allowances(fields.list("allowances"));
  line.period_from = fields.date("period_from");
  line.period_to = fields.date("period_to");
  return line;
}

DeclaredTax to_tax(const Fields& fields) {
  DeclaredTax tax;
  tax.category = fields.text("category");
  tax.percent = fields.decimal("percent");
  tax.taxable = fields.decimal("taxable");
  tax.tax = fields.decimal("tax");
  tax.exemption_reason = fields.text("exemption_reason");
  tax.exemption_code = fields.text("exemption_code");
  return tax;
}

DeclaredParty to_party(const std::optional<Fields>& fields) {
  DeclaredParty party;
  if (!fields) return party;
  party.name = fields->text("name");
  party.has_address = fields->flag("has_address");
  party.country = fields->text("country");
  party.vat_id = fields->text("vat_id");
  party.tax_registration_id = fields->text("tax_registration_id");
  party.legal_id = fields->text("legal_id");
  party.ids = fields->texts("ids");
  return party;
}

domain::DeclaredTotals to_declared_totals(const std::optional<Fields>& fields) {
  domain::DeclaredTotals totals;
  if (!fields) return totals;
  totals.line_total = fields->decimal("line_total");
  totals.allowance_total = fields->decimal("allowance_total");
  totals.charge_total = fields->decimal("charge_total");
  totals.tax_exclusive = fields->decimal("tax_exclusive");
  totals.tax_total = fields->decimal("tax_total");
  totals.tax_total_accounting = fields->decimal("tax_total_accounting");
  for (const Fields& tax : fields->list("taxes_accounting")) {
    if (const auto amount = tax.decimal("tax")) totals.taxes_accounting.push_back(*amount);
  }
  totals.tax_inclusive = fields->decimal("tax_inclusive");
  totals.prepaid = fields->decimal("prepaid");
  totals.rounding = fields->decimal("rounding");
  totals.payable = fields->decimal("payable");
  return totals;
}

py::dict from_part(const domain::AllocatedPart& part) {
  py::dict result;
  result["id"] = part.id;
  result["amount_minor"] = part.amount.amount_minor;
  return result;
}

}  // namespace

domain::Document to_document(py::handle value) {
  const Fields fields(value, "");
  domain::Document document;
  const std::string type = fields.text("type");
  document.type = to_enum<domain::DocumentType>(domain::kDocumentTypeNames,
                                                type.empty() ? "invoice" : type, "type");
  document.specification_id = fields.text("specification_id");
  document.number = fields.text("number");
  document.issue_date = fields.date("issue_date");
  document.due_date = fields.date("due_date");
  document.type_code = fields.text("type_code");
  document.currency = fields.text("currency");
  document.tax_currency = fields.text("tax_currency");
  document.amount_currencies = fields.texts("amount_currencies");
  document.has_payment_terms = fields.flag("has_payment_terms");
  document.tax_point_date = fields.date("tax_point_date");
  document.tax_point_code = fields.text("tax_point_code");
  document.period_from = fields.date("period_from");
  document.period_to = fields.date("period_to");
  document.delivery_date = fields.date("delivery_date");
  document.deliver_to_country = fields.text("deliver_to_country");
  document.seller = to_party(fields.object("seller"));
  document.buyer = to_party(fields.object("buyer"));
  if (const auto representative = fields.object("tax_representative")) {
    document.tax_representative = to_party(representative);
  }
  for (const Fields& line : fields.list("lines")) document.lines.push_back(to_line(line));
  document.allowances = to_allowances(fields.list("allowances"));
  for (const Fields& tax : fields.list("taxes")) document.taxes.push_back(to_tax(tax));
  document.totals = to_declared_totals(fields.object("totals"));
  return document;
}

std::vector<domain::AllocatedPart> to_parts(py::handle values, Currency currency) {
  std::vector<domain::AllocatedPart> parts;
  for (const Fields& fields : fields_of_list(values, "parts")) {
    parts.push_back({fields.required_text("id"), Money{fields.integer("amount_minor"), currency}});
  }
  return parts;
}

std::vector<domain::OpenItem> to_items(py::handle values, Currency currency) {
  std::vector<domain::OpenItem> items;
  for (const Fields& fields : fields_of_list(values, "items")) {
    const std::string code = fields.text("currency");
    domain::OpenItem item;
    item.id = fields.required_text("id");
    item.due_date = fields.date("due_date");
    item.issue_date = fields.required_date("issue_date");
    item.open = Money{fields.integer("open_minor"), code.empty() ? currency : to_currency(code)};
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<domain::Movement> to_movements(py::handle values) {
  std::vector<domain::Movement> movements;
  for (const Fields& fields : fields_of_list(values, "movements")) {
    domain::Movement movement;
    movement.date = fields.required_date("date");
    movement.kind = to_enum<domain::MovementKind>(domain::kMovementKindNames,
                                                  fields.required_text("kind"), "kind");
    movement.reference = fields.text("reference");
    movement.document_id = fields.text("document_id");
    movement.payment_id = fields.text("payment_id");
    movement.amount_minor = fields.integer("amount_minor");
    movements.push_back(std::move(movement));
  }
  return movements;
}

domain::BookedTotals to_booked_totals(py::handle value, Currency currency) {
  const Fields fields(value, "totals");
  const auto money = [&](const char* name, std::optional<std::int64_t> missing) {
    return Money{fields.integer(name, missing), currency};
  };
  domain::BookedTotals totals;
  totals.tax_exclusive = money("tax_exclusive", {});
  totals.tax_total = money("tax_total", {});
  totals.prepaid = money("prepaid", 0);
  totals.rounding = money("rounding", 0);
  totals.payable = money("payable", {});
  return totals;
}

domain::Posting to_posting(py::handle value) {
  const Fields fields(value, "posting");
  domain::Posting posting;
  posting.kind =
      to_enum<domain::PostingKind>(domain::kPostingKindNames, fields.required_text("kind"), "kind");
  posting.currency = to_currency(fields.required_text("currency"));
  for (const Fields& entry : fields.list("entries")) {
    posting.entries.push_back(
        {to_enum<domain::Account>(domain::kAccountNames, entry.required_text("account"), "account"),
         entry.integer("amount_minor"), entry.text("document_id")});
  }
  return posting;
}

py::dict from_violation(const domain::Violation& violation) {
  py::dict result;
  result["rule"] = violation.rule;
  result["path"] = violation.path;
  result["line_id"] = violation.line_id;
  result["expected"] = violation.expected;
  result["found"] = violation.found;
  result["message"] = violation.message;
  return result;
}

py::dict from_totals(const domain::Totals& totals) {
  py::dict result;
  py::list line_nets;
  for (const Money& net : totals.line_nets) line_nets.append(net.amount_minor);
  py::list allowances;
  for (const Money& amount : totals.allowances) allowances.append(amount.amount_minor);
  py::list taxes;
  for (const domain::TaxSum& sum : totals.taxes) {
    py::dict tax;
    tax["category"] = sum.category;
    tax["percent"] = sum.percent.to_shortest();
    tax["taxable"] = sum.taxable.amount_minor;
    tax["tax"] = sum.tax.amount_minor;
    taxes.append(tax);
  }
  result["currency"] = totals.payable.currency.code();
  result["line_nets"] = line_nets;
  result["allowances"] = allowances;
  result["taxes"] = taxes;
  result["line_total"] = totals.line_total.amount_minor;
  result["allowance_total"] = totals.allowance_total.amount_minor;
  result["charge_total"] = totals.charge_total.amount_minor;
  result["tax_exclusive"] = totals.tax_exclusive.amount_minor;
  result["tax_total"] = totals.tax_total.amount_minor;
  result["tax_inclusive"] = totals.tax_inclusive.amount_minor;
  result["prepaid"] = totals.prepaid.amount_minor;
  result["rounding"] = totals.rounding.amount_minor;
  result["payable"] = totals.payable.amount_minor;
  return result;
}

py::dict from_plan(const domain::AllocationPlan& plan) {
  py::dict result;
  py::list parts;
  for (const domain::AllocatedPart& part : plan.parts) parts.append(from_part(part));
  result["parts"] = parts;
  result["unapplied_minor"] = plan.unapplied.amount_minor;
  return result;
}

py::list from_draws(const std::vector<domain::CreditDraw>& draws) {
  py::list result;
  for (const domain::CreditDraw& draw : draws) {
    py::list parts;
    for (const domain::AllocatedPart& part : draw.parts) parts.append(from_part(part));
    py::dict row;
    row["source"] = draw.source;
    row["parts"] = parts;
    result.append(row);
  }
  return result;
}

py::dict from_posting(const domain::Posting& posting) {
  py::dict result;
  py::list entries;
  for (const domain::Entry& entry : posting.entries) {
    py::dict row;
    row["account"] = name_of(entry.account);
    row["amount_minor"] = entry.amount_minor;
    row["document_id"] = entry.document_id;
    entries.append(row);
  }
  result["kind"] = name_of(posting.kind);
  result["currency"] = posting.currency.code();
  result["entries"] = entries;
  return result;
}

py::dict from_statement(const domain::Statement& statement) {
  py::dict result;
  py::list entries;
  for (const domain::StatementEntry& entry : statement.entries) {
    py::dict row;
    row["date"] = entry.date.to_string();
    row["kind"] = name_of(entry.kind);
    row["reference"] = entry.reference;
    row["document_id"] = entry.document_id;
    row["payment_id"] = entry.payment_id;
    row["debit_minor"] = entry.debit.amount_minor;
    row["credit_minor"] = entry.credit.amount_minor;
    row["balance_minor"] = entry.balance.amount_minor;
    entries.append(row);
  }
  result["from"] = statement.from.to_string();
  result["to"] = statement.to.to_string();
  result["currency"] = statement.currency.code();
  result["opening_minor"] = statement.opening.amount_minor;
  result["closing_minor"] = statement.closing.amount_minor;
  result["total_debit_minor"] = statement.total_debit.amount_minor;
  result["total_credit_minor"] = statement.total_credit.amount_minor;
  result["entries"] = entries;
  return result;
}

}  // namespace portico::python
