// Settling invoices from credit: the offer, what it would settle, and what it did.
#pragma once

#include "screens/pay.h"

namespace portico::screens {

// Offers what credit there is, above the choice of what to pay. Pressed, it leads to the review of
// the documents chosen, or else of the oldest.
void credit_offer(View& view, PayState& state);
void draw_credit_result(View& view, PayState& state);

}  // namespace portico::screens
