#include "screens/sign_in.h"

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

constexpr CredentialsForm kForm{.name = {.key = "email",
                                         .label = "sign_in.email",
                                         .autocomplete = "username",
                                         .name = "username",
                                         .max_length = 254,
                                         .missing = "sign_in.email_missing",
                                         .malformed = "sign_in.email_wrong",
                                         .type = ui::InputType::Email},
                                .secret = {.key = "password",
                                           .label = "sign_in.password",
                                           .autocomplete = "current-password",
                                           .name = "password",
                                           .max_length = 1024,
                                           .missing = "sign_in.password_missing",
                                           .type = ui::InputType::Password},
                                .offline = "sign_in.offline",
                                .wrong = "sign_in.wrong",
                                .wrong_text = "sign_in.wrong_text",
                                .send = Do::SignIn};

void credentials(View& view, SignInState& state) {
  if (state.is_expired) {
    draw_credentials(view, state, kForm, "sign_in.expired", "sign_in.expired_text");
  } else {
    draw_credentials(view, state, kForm, {},
                     state.is_told_later ? "sign_in.told_later" : std::string_view());
  }
}

}  // namespace

void draw_sign_in(View& view, SignInState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
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
    credentials(view, state);
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
