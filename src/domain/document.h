// An invoice or credit note as EN 16931 sees it: what an e-invoice declares, before it
// is believed. Every amount is an exact decimal as it was written, and absent where it
// was not written. Names in comments are the standard's business terms (BT, BG).
//
// Signs are those of the document: a credit note's amounts are positive.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/decimal.h"
#include "domain/invoice.h"

namespace portico::domain {

// BG-20, BG-21 on the document, BG-27, BG-28 on a line. `amount` is what counts;
// totals.h works it out from base and percent where it is absent.
struct DeclaredAllowance {
  bool is_charge = false;
  std::optional<Decimal> amount;
  std::optional<Decimal> base;     // what the percentage is taken of
  std::optional<Decimal> percent;  // 10 is ten per cent
  std::string reason;
  std::string reason_code;
  std::string tax_category;  // UNCL5305; of the document's only
  std::optional<Decimal> tax_percent;
};

// BG-25
struct DeclaredLine {
  std::string id;                   // BT-126
  std::string name;                 // BT-153
  std::optional<Decimal> quantity;  // BT-129
  std::string unit;                 // BT-130
  std::optional<Decimal> net;       // BT-131
  std::optional<Decimal> price;     // BT-146, after the price discount
  std::optional<Decimal> price_discount;
  std::optional<Decimal> gross_price;
  std::optional<Decimal> base_quantity;  // BT-149, what `price` buys; 1 where absent
  std::string base_quantity_unit;        // BT-150
  std::string tax_category;              // BT-151
  std::optional<Decimal> tax_percent;    // BT-152
  std::vector<DeclaredAllowance> allowances;
  std::optional<Date> period_from;
  std::optional<Date> period_to;
};

// BG-23
struct DeclaredTax {
  std::string category;            // BT-118
  std::optional<Decimal> percent;  // BT-119
  std::optional<Decimal> taxable;  // BT-116
  std::optional<Decimal> tax;      // BT-117
  std::string exemption_reason;    // BT-120
  std::string exemption_code;      // BT-121
};

struct DeclaredParty {
  std::string name;
  bool has_address = false;
  std::string country;              // ISO 3166-1 alpha-2
  std::string vat_id;               // BT-31, BT-48, BT-63: tax scheme VAT
  std::string tax_registration_id;  // BT-32: any other tax scheme
  std::string legal_id;             // BT-30, BT-47
  std::vector<std::string> ids;     // BT-29, BT-46
};

// BG-22 and BT-110, BT-111
struct DeclaredTotals {
  std::optional<Decimal> line_total;            // BT-106
  std::optional<Decimal> allowance_total;       // BT-107
  std::optional<Decimal> charge_total;          // BT-108
  std::optional<Decimal> tax_exclusive;         // BT-109
  std::optional<Decimal> tax_total;             // BT-110
  std::optional<Decimal> tax_total_accounting;  // BT-111, in `tax_currency`
  std::vector<Decimal> taxes_accounting;        // groups beside it, where it has any
  std::optional<Decimal> tax_inclusive;         // BT-112
  std::optional<Decimal> prepaid;               // BT-113
  std::optional<Decimal> rounding;              // BT-114
  std::optional<Decimal> payable;               // BT-115
};

struct Document {
  DocumentType type = DocumentType::Invoice;
  std::string specification_id;  // BT-24
  std::string number;            // BT-1
  std::optional<Date> issue_date;
  std::optional<Date> due_date;
  std::string type_code;     // BT-3, UNCL1001
  std::string currency;      // BT-5
  std::string tax_currency;  // BT-6
  // Currencies written on amounts other than BT-111, each once.
  std::vector<std::string> amount_currencies;
  bool has_payment_terms = false;      // BT-20
  std::optional<Date> tax_point_date;  // BT-7
  std::string tax_point_code;          // BT-8
  std::optional<Date> period_from;     // BT-73
  std::optional<Date> period_to;       // BT-74
  std::optional<Date> delivery_date;   // BT-72
  std::string deliver_to_country;      // BT-80
  DeclaredParty seller;
  DeclaredParty buyer;
  std::optional<DeclaredParty> tax_representative;
  std::vector<DeclaredLine> lines;
  std::vector<DeclaredAllowance> allowances;
  std::vector<DeclaredTax> taxes;
  DeclaredTotals totals;
};

}  // namespace portico::domain
