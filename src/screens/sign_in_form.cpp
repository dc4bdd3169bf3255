#include "screens/sign_in_form.h"

#include <algorithm>
#include <cmath>

#include "domain/validation.h"
#include "screens/parts.h"

namespace portico::screens {

using ui::Tone;

namespace {

bool is_complete(const Words& words, const std::string& value, const CredentialsField& field,
                 std::string& error) {
  std::string_view fault;
  if (value.empty()) {
    fault = field.missing;
  } else if (field.type == ui::InputType::Email && !domain::validate_email(value).ok()) {
    fault = field.malformed;
  }
  error = words(fault);
  return fault.empty();
}

// Whole seconds until the next attempt; asks for the frame that counts on.
int seconds_locked(View& view, const Credentials& state) {
  const double left_ms = state.locked_until_ms - view.now_ms;
  if (left_ms <= 0) return 0;
  const double seconds = std::ceil(left_ms / 1000);
  view.ui.wake_at(state.locked_until_ms - (seconds - 1) * 1000);
  return static_cast<int>(seconds);
}

void notices(View& view, const Credentials& state, const CredentialsForm& form, int locked_s,
             std::string_view note_title, std::string_view note_text) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  if (!view.online) {
    const auto notice =
        ui.banner("offline", Tone::Warning, words("error.network.title"), words(form.offline));
  }
  std::string_view key = "note";
  Tone tone = Tone::Info;
  std::string title(words(note_title));
  std::string text(words(note_text));
  if (locked_s > 0) {
    key = "locked";
    tone = Tone::Warning;
    title = words("sign_in.locked");
    text = words.count("sign_in.locked_wait", locked_s);
  } else if (state.error) {
    key = "error";
    tone = Tone::Danger;
    if (state.error->kind == ErrorKind::Unauthorised) {
      title = words(form.wrong);
      text = words(form.wrong_text);
    } else if (state.error->type == "csrf") {  // asked for anew already: its cookie was not kept
      title = words("sign_in.no_cookies");
      text = words("sign_in.no_cookies_text");
    } else {
      title = error_title(words, *state.error);
      text = error_text(words, *state.error);
    }
  }
  if (text.empty()) return;
  // Seconds that go by are not said.
  const auto notice = ui.banner(key, tone, title, text, locked_s == 0);
}

void field(View& view, std::string& value, const CredentialsField& field, std::string& error) {
  if (view.ui
          .field(field.key, value,
                 {.type = field.type,
                  .label = view.words(field.label),
                  .error = error,
                  .autocomplete = field.autocomplete,
                  .name = field.name,
                  .required = true,
                  .max_length = field.max_length})
          .changed) {
    error.clear();
  }
}

}  // namespace

void Credentials::refuse(const Error& why, double now_ms) {
  is_busy = false;
  error = why;
  if (why.kind == ErrorKind::Unauthorised) secret.clear();
  if (why.kind == ErrorKind::TooMany) {
    locked_until_ms = now_ms + 1000.0 * std::max(1, why.retry_after_s);
  }
}

void draw_credentials(View& view, Credentials& state, const CredentialsForm& form,
                      std::string_view note_title, std::string_view note_text) {
  ui::Ui& ui = view.ui;
  const int locked_s = seconds_locked(view, state);
  notices(view, state, form, locked_s, note_title, note_text);
  const auto scope = ui.form("credentials", view.words("sign_in.title"));
  field(view, state.name, form.name, state.name_error);
  field(view, state.secret, form.secret, state.secret_error);
  const bool pressed = ui.button("submit", view.words("sign_in.submit"),
                                 {.kind = ui::ButtonKind::Primary,
                                  .busy = state.is_busy,
                                  .disabled = locked_s > 0,
                                  .fill = true});
  if ((!pressed && !ui.submitted()) || state.is_busy || locked_s > 0) return;
  const bool named = is_complete(view.words, state.name, form.name, state.name_error);
  if (!is_complete(view.words, state.secret, form.secret, state.secret_error) || !named) {
    ui.focus(named ? form.secret.key : form.name.key);
  } else {
    view.commands.add(form.send);
  }
}

}  // namespace portico::screens
