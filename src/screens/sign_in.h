// Sign in by e-mail and password.
#pragma once

#include "screens/sign_in_form.h"
#include "screens/view.h"

namespace portico::screens {

struct SignInState : Credentials {
  bool is_expired = false;     // a session ended while something was open
  bool is_told_later = false;  // signed out without a network: the server will hear of it
};

void draw_sign_in(View& view, SignInState& state);

}  // namespace portico::screens
