// Sign in by e-mail and password.
#pragma once

#include <optional>
#include <string>

#include "screens/view.h"

namespace portico::screens {

struct SignInState {
  std::string email;     // kept when the password was wrong
  std::string password;  // gone as soon as it was sent
  std::string email_error, password_error;
  std::optional<Error> error;  // of the last attempt
  double locked_until_ms = 0;  // monotonic; too many attempts
  bool is_busy = false;
  bool is_expired = false;  // a session ended while something was open
};

void draw_sign_in(View& view, SignInState& state);

}  // namespace portico::screens
