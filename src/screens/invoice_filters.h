// Search, filters and sort of the list of invoices. What is asked for becomes the address, from
// which the list's query is read again.
#pragma once

#include "screens/invoices.h"

namespace portico::screens {

void draw_invoice_filters(View& view, InvoicesState& state);
void draw_sort_choice(View& view, InvoicesState& state);  // for phones, which have no column heads
// Typing replaces the address (Do::Replace), everything else is a step that "back" undoes.
void ask_for(View& view, const domain::InvoiceQuery& query, Do how = Do::Go);
bool is_filtered(const domain::InvoiceQuery& query);

}  // namespace portico::screens
