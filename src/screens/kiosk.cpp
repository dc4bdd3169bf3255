#include "screens/kiosk.h"

#include "screens/parts.h"

namespace portico::screens {

using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

constexpr float kPicturePx = 280;

void brand(View& view) {
  if (view.logo.empty()) {
    view.ui.text(Type::Title, view.session.seller.name, {.color = Color::AccentText});
  } else {
    view.ui.picture(view.logo, view.session.seller.name, 222, 48);
  }
}

// What stands in the middle of the screen.
ui::Scope open_main(View& view, float max_width_px) {
  return view.ui.box({.gap = 32,
                      .padding_x = 24,
                      .padding_y = 32,
                      .width = ui::kFill,
                      .max_width = max_width_px,
                      .role = ui::Role::Main,
                      .key = "main"});
}

constexpr CredentialsForm kForm{.name = {.key = "number",
                                         .label = "kiosk.number",
                                         .autocomplete = "off",
                                         .name = "customer-number",
                                         .max_length = 40,
                                         .missing = "kiosk.number_missing"},
                                .secret = {.key = "code",
                                           .label = "kiosk.code",
                                           .autocomplete = "one-time-code",
                                           .name = "kiosk-code",
                                           .max_length = 40,
                                           .missing = "kiosk.code_missing",
                                           .type = ui::InputType::Password},
                                .offline = "kiosk.offline",
                                .wrong = "kiosk.wrong",
                                .wrong_text = "kiosk.wrong_text",
                                .send = Do::SignInHere};

void by_code(View& view, KioskState& state) {
  view.ui.text(Type::Body, view.words("kiosk.code_lead"), {.color = Color::TextMuted});
  draw_credentials(view, state.credentials, kForm);
}

void by_picture(View& view, KioskState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  ui.text(Type::Body, words("kiosk.picture_lead"), {.color = Color::TextMuted});
  if (state.is_over) {
    const auto notice = ui.banner("over", Tone::Info, words("kiosk.picture_over"),
                                  words("kiosk.picture_over_text"));
    if (ui.button("again", words("kiosk.picture_again"), {.kind = ui::ButtonKind::Primary})) {
      view.commands.add(Do::ShowCode);
    }
    return;
  }
  const auto* pairing = shown(view, state.pairing, [&] { ui.skeleton(kPicturePx, kPicturePx); });
  if (!pairing) return;
  {
    const auto box = ui.box({.gap = 16, .align = Align::Center, .key = "picture"});
    ui.picture(pairing->picture, words("kiosk.picture_label"), kPicturePx, kPicturePx);
    ui.text(Type::Body, words("kiosk.compare"), {.color = Color::TextMuted});
    ui.text(Type::Figure, pairing->number, {.tabular = true, .isolate = true});
  }
}

}  // namespace

void draw_attract(View& view) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto page = ui.scroller(
      "attract", "", {.align = Align::Center, .justify = ui::Justify::Center, .height = ui::kFill});
  const auto main = open_main(view, 880);
  {
    const auto middle = ui.box({.gap = 32,
                                .padding = view.is_phone() ? 24.0f : 48.0f,
                                .align = Align::Center,
                                .surface = ui::Surface::Card,
                                .key = "middle"});
    brand(view);
    ui.title(words.text("kiosk.welcome", {{"seller", view.session.seller.name}}));
    ui.text(Type::Subtitle, words("kiosk.lead"),
            {.color = Color::TextMuted, .align = platform::TextAlign::Center});
    if (!view.online) {
      const auto notice =
          ui.banner("offline", Tone::Warning, words("error.network.title"), words("kiosk.offline"));
    } else if (ui.button("begin", words("kiosk.begin"),
                         {.kind = ui::ButtonKind::Primary, .fill = true})) {
      view.commands.add(Do::Begin);
    }
  }
  const auto languages = ui.box({.axis = Axis::Row,
                                 .gap = 12,
                                 .justify = ui::Justify::Center,
                                 .wrap = true,
                                 .label = words("profile.language"),
                                 .key = "languages"});
  for (const std::string& tag : view.session.locales) {
    if (tag == view.language) continue;
    if (ui.button(tag, words.language_name(tag))) view.commands.add(Do::Begin, tag);
  }
}

void draw_kiosk_sign_in(View& view, KioskState& state) {
  using Face = KioskState::Face;
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto page = ui.scroller("page", "", {.align = Align::Center, .height = ui::kFill});
  const auto main = open_main(view, 560);
  {
    const auto card = ui.box({.gap = 24,
                              .padding = view.is_phone() ? 20.0f : 32.0f,
                              .surface = ui::Surface::Card,
                              .key = "card"});
    brand(view);
    ui.title(words("sign_in.title"));
    const ui::Option ways[] = {{"code", std::string(words("kiosk.by_code"))},
                               {"picture", std::string(words("kiosk.by_picture"))}};
    std::string way = state.face == Face::Picture ? "picture" : "code";
    if (ui.segmented("way", words("kiosk.way"), ways, way)) {
      state.credentials.error.reset();
      if (way == "picture") {
        view.commands.add(Do::ShowCode);
      } else {
        state.face = Face::Code;
      }
    }
    if (state.face == Face::Picture) {
      by_picture(view, state);
    } else {
      by_code(view, state);
    }
  }
  const auto foot = ui.box({.axis = Axis::Row, .justify = ui::Justify::Center, .key = "foot"});
  if (ui.button("leave", words("kiosk.cancel"), {.kind = ui::ButtonKind::Quiet, .icon = "x"})) {
    view.commands.add(Do::Leave);
  }
}

void draw_still_there(View& view, int seconds) {
  ui::Ui& ui = view.ui;
  bool open = true;
  const auto dialog = ui.dialog("still-there", view.words("kiosk.still_there"), open);
  ui.text(Type::Body, view.words.count("kiosk.still_there_text", seconds));
  const auto row = ui.box({.axis = Axis::Row, .gap = 12, .wrap = true, .key = "answers"});
  // Any press says that somebody is there; one of these says what they want.
  if (ui.button("stay", view.words("kiosk.stay"),
                {.kind = ui::ButtonKind::Primary, .fill = view.is_phone()})) {
    ui.announce(view.words("kiosk.stay"));
  }
  if (ui.button("leave", view.words("kiosk.leave"), {.fill = view.is_phone()})) {
    view.commands.add(Do::Leave);
  }
}

}  // namespace portico::screens
