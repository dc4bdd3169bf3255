// An address that leads nowhere, and a person without any customer.
#pragma once

#include "screens/view.h"

namespace portico::screens {

void draw_not_found(View& view);
void draw_no_customer(View& view);

}  // namespace portico::screens
