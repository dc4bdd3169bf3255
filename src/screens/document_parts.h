// The sections of an invoice or credit note.
#pragma once

#include "domain/invoice.h"
#include "screens/view.h"

namespace portico::screens {

void draw_parties(View& view, const domain::Invoice& invoice);
void draw_lines(View& view, const domain::Invoice& invoice);
void draw_totals(View& view, const domain::Invoice& invoice);
void draw_notes(View& view, const domain::Invoice& invoice);  // note, terms, attachments
void draw_history(View& view, const domain::Invoice& invoice);
void draw_means(View& view, const domain::Invoice& invoice);  // how to pay by other ways

}  // namespace portico::screens
