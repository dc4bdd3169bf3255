// The totals of a document from its lines, allowances and charges, as EN 16931 works
// them out (BG-22, BG-23): line net = quantity x price / base quantity - allowances +
// charges; tax by category and rate on the sum of net amounts. Each step is rounded
// half up to the currency's minor digits, once.
#pragma once

#include <string>
#include <vector>

#include "core/money.h"
#include "core/result.h"
#include "domain/document.h"

namespace portico::domain {

struct TaxSum {
  std::string category;
  Decimal percent;  // 0 where the category has no rate
  Money taxable;
  Money tax;
};

struct Totals {
  std::vector<Money> line_nets;   // one a line, in order
  std::vector<Money> allowances;  // one an allowance or charge of the document, positive
  std::vector<TaxSum> taxes;      // in the order of their first use
  Money line_total;
  Money allowance_total;
  Money charge_total;
  Money tax_exclusive;
  Money tax_total;
  Money tax_inclusive;
  Money prepaid;
  Money rounding;
  Money payable;
};

// From the quantities, prices, rates, allowances, prepaid and rounding amounts of the
// document; declared totals are not looked at. An allowance without an amount is
// percent of its base, and without a base of the line's gross amount or, on the
// document, of the sum of lines. Errors: Invalid "totals-invalid" with the fields at
// fault ("currency", "lines/<index>/price", ...), "amount-out-of-range".
Result<Totals> compute_totals(const Document& document);

// One line's net amount. Errors as above.
Result<Money> compute_line_net(const DeclaredLine& line, Currency currency);

}  // namespace portico::domain
