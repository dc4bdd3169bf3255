// What a kiosk shows to who is not signed in yet, and the question whether somebody is still there.
#pragma once

#include "core/remote.h"
#include "domain/kiosk.h"
#include "screens/sign_in_form.h"
#include "screens/view.h"

namespace portico::screens {

struct KioskState {
  enum class Face : std::uint8_t {
    Attract,  // nobody is there
    Code,     // customer number and code
    Picture,  // a QR code
  } face = Face::Attract;
  Credentials credentials;  // customer number and code
  Remote<domain::KioskPairing> pairing;
  bool is_over = false;  // the QR code's time

  bool is_in_use() const { return face != Face::Attract; }
};

void draw_attract(View& view);
void draw_kiosk_sign_in(View& view, KioskState& state);
// Over whatever is shown; `seconds` are left.
void draw_still_there(View& view, int seconds);

}  // namespace portico::screens
