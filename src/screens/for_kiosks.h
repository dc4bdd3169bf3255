// What people do on a device of their own for signing in at a kiosk: get a code, allow a QR code.
#pragma once

#include <optional>
#include <string>

#include "core/remote.h"
#include "domain/kiosk.h"
#include "screens/view.h"

namespace portico::screens {

struct KioskCodeState {
  std::optional<domain::KioskCode> code;  // told once
  std::optional<Error> error;
  bool is_busy = false;
};

struct KioskRequestState {
  std::string token;  // of the address
  Remote<domain::KioskRequest> request;
  std::optional<Error> error;  // of allowing it
  bool is_busy = false;
  bool is_allowed = false;
};

void draw_kiosk_code(View& view, KioskCodeState& state);
void draw_kiosk_request(View& view, KioskRequestState& state);

}  // namespace portico::screens
