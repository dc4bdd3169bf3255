// Documents of the vectors as the rules take them.
#pragma once

#include "domain/document.h"
#include "vectors/vectors.h"

namespace portico::vectors {

inline std::vector<domain::DeclaredAllowance> allowances(const Json& list) {
  std::vector<domain::DeclaredAllowance> result;
  for (const Json& object : list) {
    domain::DeclaredAllowance allowance;
    allowance.is_charge = object.value("is_charge", false);
    allowance.amount = decimal(object, "amount");
    allowance.base = decimal(object, "base");
    allowance.percent = decimal(object, "percent");
    allowance.reason = text(object, "reason");
    allowance.tax_category = text(object, "tax_category");
    allowance.tax_percent = decimal(object, "tax_percent");
    result.push_back(allowance);
  }
  return result;
}

inline domain::DeclaredLine line(const Json& object) {
  domain::DeclaredLine line;
  line.id = text(object, "id");
  line.name = text(object, "name");
  line.quantity = decimal(object, "quantity");
  line.unit = text(object, "unit");
  line.net = decimal(object, "net");
  line.price = decimal(object, "price");
  line.gross_price = decimal(object, "gross_price");
  line.base_quantity = decimal(object, "base_quantity");
  line.tax_category = text(object, "tax_category");
  line.tax_percent = decimal(object, "tax_percent");
  line.allowances = allowances(object.value("allowances", Json::array()));
  return line;
}

inline domain::DeclaredTax tax(const Json& object) {
  domain::DeclaredTax tax;
  tax.category = text(object, "category");
  tax.percent = decimal(object, "percent");
  tax.taxable = decimal(object, "taxable");
  tax.tax = decimal(object, "tax");
  tax.exemption_reason = text(object, "exemption_reason");
  return tax;
}

inline domain::DeclaredParty party(const Json& object) {
  domain::DeclaredParty party;
  party.name = text(object, "name");
  party.has_address = object.value("has_address", false);
  party.country = text(object, "country");
  party.vat_id = text(object, "vat_id");
  party.legal_id = text(object, "legal_id");
  return party;
}

inline domain::DeclaredTotals totals(const Json& object) {
  domain::DeclaredTotals totals;
  totals.line_total = decimal(object, "line_total");
  totals.allowance_total = decimal(object, "allowance_total");
  totals.charge_total = decimal(object, "charge_total");
  totals.tax_exclusive = decimal(object, "tax_exclusive");
  totals.tax_total = decimal(object, "tax_total");
  totals.tax_inclusive = decimal(object, "tax_inclusive");
  totals.prepaid = decimal(object, "prepaid");
  totals.rounding = decimal(object, "rounding");
  totals.payable = decimal(object, "payable");
  return totals;
}

inline domain::Document document(const Json& object) {
  domain::Document document;
  if (text(object, "type") == "credit_note") document.type = domain::DocumentType::CreditNote;
  document.specification_id = text(object, "specification_id");
  document.number = text(object, "number");
  document.issue_date = date(object, "issue_date");
  document.due_date = date(object, "due_date");
  document.type_code = text(object, "type_code");
  document.currency = text(object, "currency");
  document.tax_currency = text(object, "tax_currency");
  document.amount_currencies = object.value("amount_currencies", std::vector<std::string>());
  document.tax_point_code = text(object, "tax_point_code");
  document.delivery_date = date(object, "delivery_date");
  document.deliver_to_country = text(object, "deliver_to_country");
  document.seller = party(object.value("seller", Json::object()));
  document.buyer = party(object.value("buyer", Json::object()));
  for (const Json& each : object.value("lines", Json::array())) {
    document.lines.push_back(line(each));
  }
  document.allowances = allowances(object.value("allowances", Json::array()));
  for (const Json& each : object.value("taxes", Json::array())) {
    document.taxes.push_back(tax(each));
  }
  document.totals = totals(object.value("totals", Json::object()));
  return document;
}

}  // namespace portico::vectors
