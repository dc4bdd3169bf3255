// How a payment stands: on return from the provider, later, and as a receipt.
#pragma once

#include <optional>

#include "core/remote.h"
#include "domain/payment.h"
#include "screens/view.h"

namespace portico::screens {

struct PaymentViewState {
  Remote<domain::Payment> payment;
};

void draw_payment(View& view, PaymentViewState& state);

}  // namespace portico::screens
