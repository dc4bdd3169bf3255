// Sample invoices in the column store: the same ones as tests/bench/table/rows.mjs makes, so that a
// million of them can be looked at and timed.
#pragma once

#include "core/column_view.h"

namespace portico::gallery {

// Columns: number, date, customer, standing, amount, currency, description.
void fill_with_invoices(Columns& columns, uint32_t rows);

}  // namespace portico::gallery
