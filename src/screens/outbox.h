// Writes that wait for a network: a panel over any screen, and the question before signing out
// loses them.
#pragma once

#include <vector>

#include "domain/outbox.h"
#include "screens/view.h"

namespace portico::screens {

struct OutboxState {
  std::vector<domain::WaitingWrite> writes;  // oldest first: the order of sending
  bool is_open = false;
  bool is_asking = false;  // before signing out
  bool asks_everywhere = false;

  int refused() const;
};

void draw_outbox(View& view, OutboxState& state);
// Within the page's notices: how many wait or were refused, and the way to the panel.
void draw_outbox_notice(View& view, const OutboxState& state);

}  // namespace portico::screens
