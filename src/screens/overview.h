// What is owed, how old it is, and what wants attention.
#pragma once

#include <string>

#include "core/remote.h"
#include "domain/overview.h"
#include "screens/view.h"

namespace portico::screens {

struct OverviewState {
  Remote<domain::Overview> overview;
  std::string currency;  // chosen one; the most used where empty or unknown
};

void draw_overview(View& view, OverviewState& state);

}  // namespace portico::screens
