// One invoice or credit note, and what staff may do with it.
#pragma once

#include "core/remote.h"
#include "domain/invoice.h"
#include "screens/closing.h"
#include "screens/view.h"

namespace portico::screens {

struct DocumentState {
  Remote<domain::Invoice> invoice;
  ClosingState closing;
};

void draw_document(View& view, DocumentState& state);

}  // namespace portico::screens
