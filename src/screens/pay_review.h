// The second step of paying: what will be paid, before anything is.
#pragma once

#include "screens/pay.h"

namespace portico::screens {

void draw_review(View& view, PayState& state);
// Why a payment was not begun, and what that means for the person's money.
std::string refusal_title(View& view, const Error& error);
std::string refusal_text(View& view, const Error& error);

}  // namespace portico::screens
