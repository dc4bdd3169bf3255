// For the seller's staff: voiding a document, writing off an invoice. The actions that the server
// sends make a menu; each asks for a reason first and says what it does to the balance.
#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "domain/closing.h"
#include "screens/view.h"

namespace portico::screens {

struct ClosingState {
  bool is_open = false;
  domain::ClosingRequest request;  // as chosen and typed
  std::string version;             // ETag of what the person has before them
  std::string key;                 // Idempotency-Key; empty until pressed
  bool is_sending = false;
  bool has_changed = false;  // the document is another one since the dialog was opened
  std::optional<Error> error;
  std::string code_error, reason_error;
};

// The button that opens the menu, where the document allows any of it.
void draw_closing_menu(View& view, const domain::Invoice& invoice, ClosingState& state);
// The dialog, while it is open. Beside the page, not within it.
void draw_closing_dialog(View& view, const domain::Invoice& invoice, ClosingState& state);

}  // namespace portico::screens
