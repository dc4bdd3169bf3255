#include "screens/sign_in.h"

#include <cmath>

#include "domain/validation.h"
#include "screens/parts.h"

namespace portico::screens {

using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

void language_menu(View& view) {
  std::vector<ui::Option> options;
  for (const std::string& tag : view.session.locales) {
    options.push_back({tag, view.words.language_name(tag)});
  }
  const auto chosen = view.ui.menu("language", view.words.language_name(view.language), options,
                                   {.kind = ui::ButtonKind::Quiet,
                                    .icon = "globe",
                                    .description = view.words("profile.language")},
                                   view.language);
  if (chosen && *chosen != view.language) view.commands.add(Do::ChooseLanguage, *chosen);
}

bool is_complete(const Words& words, SignInState& state) {
  state.email_error.clear();
  state.password_error.clear();
  if (!domain::validate_email(state.email).ok()) {
    state.email_error =
        words(state.email.empty() ? "sign_in.email_missing" : "sign_in.email_wrong");
  }
  if (state.password.empty()) state.password_error = words("sign_in.password_missing");
  return state.email_error.empty() && state.password_error.empty();
}

// Whole seconds until the next attempt; asks for the frame that counts on.
int seconds_locked(View& view, const SignInState& state) {
  const double left_ms = state.locked_until_ms - view.now_ms;
  if (left_ms <= 0) return 0;
  const double seconds = std::ceil(left_ms / 1000);
  view.ui.wake_at(state.locked_until_ms - (seconds - 1) * 1000);
  return static_cast<int>(seconds);
}

void notices(View& view, const SignInState& state, int locked_s) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  if (!view.online) {
    const auto notice =
        ui.banner("offline", Tone::Warning, words("error.network.title"), words("sign_in.offline"));
  }
  if (locked_s > 0) {
    const auto notice = ui.banner("locked", Tone::Warning, words("sign_in.locked"),
                                  words.count("sign_in.locked_wait", locked_s));
  } else if (state.error) {
    const bool wrong = state.error->kind == ErrorKind::Unauthorised;
    const auto notice = ui.banner(
        "error", Tone::Danger,
        wrong ? std::string(words("sign_in.wrong")) : error_title(words, *state.error),
        wrong ? std::string(words("sign_in.wrong_text")) : error_text(words, *state.error), true);
  } else if (state.is_expired) {
    const auto notice = ui.banner("expired", Tone::Info, words("sign_in.expired"),
                                  words("sign_in.expired_text"), true);
  }
}

void credentials(View& view, SignInState& state, int locked_s) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto form = ui.form("credentials", words("sign_in.title"));
  if (ui.field("email", state.email,
               {.type = ui::InputType::Email,
                .label = words("sign_in.email"),
                .error = state.email_error,
                .autocomplete = "username",
                .name = "username",
                .required = true,
                .max_length = 254})
          .changed) {
    state.email_error.clear();
  }
  if (ui.field("password", state.password,
               {.type = ui::InputType::Password,
                .label = words("sign_in.password"),
                .error = state.password_error,
                .autocomplete = "current-password",
                .name = "password",
                .required = true,
                .max_length = 1024})
          .changed) {
    state.password_error.clear();
  }
  const bool pressed = ui.button("submit", words("sign_in.submit"),
                                 {.kind = ui::ButtonKind::Primary,
                                  .busy = state.is_busy,
                                  .disabled = locked_s > 0,
                                  .fill = true});
  if ((pressed || ui.submitted()) && !state.is_busy && locked_s == 0) {
    if (is_complete(words, state)) {
      view.commands.add(Do::SignIn);
    } else {
      ui.focus(state.email_error.empty() ? "password" : "email");
    }
  }
}

}  // namespace

void draw_sign_in(View& view, SignInState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const int locked_s = seconds_locked(view, state);
  const auto page = ui.scroller("page", "", {.align = ui::Align::Center, .height = ui::kFill});
  const auto main = ui.box({.gap = 24,
                            .padding_x = 16,
                            .padding_y = view.is_phone() ? 24.0f : 64.0f,
                            .width = ui::kFill,
                            .max_width = 432,
                            .role = ui::Role::Main,
                            .key = "main"});
  {
    const auto card = ui.box({.gap = 24,
                              .padding = view.is_phone() ? 20.0f : 32.0f,
                              .surface = ui::Surface::Card,
                              .key = "card"});
    {
      const auto names = ui.column(8);
      if (view.logo.empty()) {
        ui.text(Type::Label, view.session.seller.name, {.color = Color::AccentText});
      } else {
        const auto brand = ui.box({.padding_x = 0, .padding_y = 8, .align = ui::Align::Start});
        ui.picture(view.logo, view.session.seller.name, 148, 32);
      }
      ui.title(words("sign_in.title"));
      ui.text(Type::Body, words("sign_in.lead"), {.color = Color::TextMuted});
    }
    notices(view, state, locked_s);
    credentials(view, state, locked_s);
    if (!view.session.seller.support_email.empty()) {
      const auto help = ui.column(4);
      ui.text(Type::Caption, words("sign_in.help"), {.color = Color::TextMuted});
      ui.link("support", view.session.seller.support_email,
              "mailto:" + view.session.seller.support_email,
              {.type = Type::Caption, .external = true});
    }
  }
  if (view.session.is_demo) {
    const auto notice =
        ui.banner("demo", Tone::Info, words("sign_in.demo"), words("sign_in.demo_text"));
  }
  const auto foot = ui.box({.axis = ui::Axis::Row, .justify = ui::Justify::Center, .key = "foot"});
  language_menu(view);
}

}  // namespace portico::screens
