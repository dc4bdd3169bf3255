// A form that signs in: a name and a secret, what is wrong with them, and the wait after too many
// tries.
#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "screens/view.h"

namespace portico::screens {

struct Credentials {
  std::string name;    // an e-mail address, a customer's number; kept when the secret was wrong
  std::string secret;  // gone when it was wrong
  std::string name_error, secret_error;
  std::optional<Error> error;  // of the last attempt
  double locked_until_ms = 0;  // monotonic; too many attempts
  bool is_busy = false;

  void send() {  // an attempt is on its way
    is_busy = true;
    error.reset();
  }
  void refuse(const Error& error, double now_ms);
};

struct CredentialsField {
  std::string_view key, label, autocomplete, name;
  int max_length;
  std::string_view missing;         // what is said of nothing typed
  std::string_view malformed = {};  // and of what is no e-mail address, where `type` wants one
  ui::InputType type = ui::InputType::Text;
};

// One kind of credentials. Labels and texts by key.
struct CredentialsForm {
  CredentialsField name, secret;
  std::string_view offline, wrong, wrong_text;
  Do send;
};

// `note_title` and `note_text` are said where nothing is wrong.
void draw_credentials(View& view, Credentials& state, const CredentialsForm& form,
                      std::string_view note_title = {}, std::string_view note_text = {});

}  // namespace portico::screens
