// One invoice or credit note.
#pragma once

#include "core/remote.h"
#include "domain/invoice.h"
#include "screens/view.h"

namespace portico::screens {

struct DocumentState {
  Remote<domain::Invoice> invoice;
};

void draw_document(View& view, DocumentState& state);

}  // namespace portico::screens
