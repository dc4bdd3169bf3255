#include "app/kiosk.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "api/kiosks.h"
#include "api/session.h"

namespace portico::app {

using platform::EventKind;
using screens::Do;
using screens::View;
using Face = screens::KioskState::Face;

namespace {

constexpr double kCountDownMs = 20'000;
constexpr double kAskEveryMs = 2000;    // while a QR code is shown, which is three minutes at most
constexpr double kPictureMs = 180'000;  // somebody looks for their phone meanwhile
constexpr float kLargerType = 1.15f;
constexpr float kTargetPx = 52;
constexpr std::string_view kPair = "/pair/";

}  // namespace

const domain::Kiosk* Kiosk::kiosk() const {
  const domain::Session* session = session_.value();
  return session && session->kiosk ? &*session->kiosk : nullptr;
}

// Touched while standing, from an arm's length. The page says that it is a kiosk before the session
// does; on a person's own device everything is as it was.
void Kiosk::adapt(ui::Theme& theme) const {
  if (!host_.storage.read("kiosk", false)) return;
  for (float* size :
       {&theme.type.caption_px, &theme.type.body_px, &theme.type.label_px, &theme.type.subtitle_px,
        &theme.type.title_px, &theme.type.display_px, &theme.type.figure_px}) {
    *size = std::round(*size * kLargerType);
  }
  theme.field_height_px = std::max(theme.field_height_px, kTargetPx);
  theme.touch_target_px = std::max(theme.touch_target_px, kTargetPx);
}

void Kiosk::event(const platform::Event& event) {
  const bool touched = event.kind == EventKind::Click || event.kind == EventKind::Input ||
                       event.kind == EventKind::Change || event.kind == EventKind::Submit ||
                       event.kind == EventKind::Press || event.kind == EventKind::Scroll ||
                       event.kind == EventKind::Key || event.kind == EventKind::Drag;
  if (touched) touched_ms_ = host_.clock.monotonic_ms();
  // A count-down that is shown goes.
  if (touched && kiosk()) context_.invalidate();
  Portal::event(event);
}

void Kiosk::session_arrived(domain::Session session) {
  touched_ms_ = host_.clock.monotonic_ms();
  if (session.is_signed_in()) state_ = {};
  // The language that was chosen here is meant; else the person's own is shown.
  const auto chosen = host_.storage.read("locale", false);
  if (session.kiosk && session.person && chosen) session.person->locale = *chosen;
  Portal::session_arrived(std::move(session));
  if (person() && !kiosk() && !pairing_token().empty()) load_request();
}

void Kiosk::draw_signed_out(View& view) {
  if (!kiosk()) return Portal::draw_signed_out(view);
  if (!state_.is_in_use()) return screens::draw_attract(view);
  if (state_.face == Face::Picture && state_.pairing.value() && !state_.is_over) {
    if (view.now_ms >= next_asking_ms_ && !is_asking_) view.commands.add(Do::AskCode);
    view.ui.wake_at(std::max(next_asking_ms_, view.now_ms + 1));
  }
  screens::draw_kiosk_sign_in(view, state_);
  watch_idle(view);
}

void Kiosk::draw_signed_in(View& view) {
  Portal::draw_signed_in(view);
  if (kiosk()) watch_idle(view);
}

void Kiosk::draw_account(View& view) {
  if (!kiosk()) return Portal::draw_account(view);
  if (view.session.customers.size() > 1) {
    std::vector<ui::Option> names;
    for (const domain::Customer& each : view.session.customers) {
      names.push_back({each.id, each.name});
    }
    const std::string_view shown = view.customer ? std::string_view(view.customer->name) : "";
    const auto chosen =
        view.ui.menu("customer", shown, names, {}, view.customer ? view.customer->id : "");
    if (chosen) commands_.add(Do::SwitchCustomer, *chosen);
  }
  if (view.ui.button("leave", phrases_("kiosk.leave"),
                     {.kind = ui::ButtonKind::Primary, .icon = "log-out"})) {
    commands_.add(Do::Leave);
  }
}

// Nobody has touched it for a while: asks, counts down, and leaves for them.
void Kiosk::watch_idle(View& view) {
  if (is_leaving_) return;
  const bool waits_for_phone = state_.face == Face::Picture && !state_.is_over;
  const double idle_ms = waits_for_phone ? kPictureMs : 1000.0 * kiosk()->idle_s;
  const double asks_ms = touched_ms_ + idle_ms;
  if (view.now_ms < asks_ms) return view.ui.wake_at(asks_ms);
  const double left_ms = asks_ms + kCountDownMs - view.now_ms;
  if (left_ms <= 0) return view.commands.add(Do::Leave);
  const double seconds = std::ceil(left_ms / 1000);
  view.ui.wake_at(view.now_ms + left_ms - (seconds - 1) * 1000);
  screens::draw_still_there(view, static_cast<int>(seconds));
}

void Kiosk::carry_out(const screens::Command& command) {
  switch (command.what) {
    case Do::Begin:
      return begin(command.text);
    case Do::SignInHere:
      return sign_in();
    case Do::ShowCode:
      return show_code();
    case Do::AskCode:
      return ask_code();
    case Do::Leave:
      return leave();
    case Do::MakeKioskCode:
      return make_code();
    case Do::AllowKiosk:
      return allow();
    case Do::Retry:
      if (state_.face == Face::Picture) return show_code();
      if (person() && !pairing_token().empty()) load_request();
      return Portal::carry_out(command);
    case Do::SignOut:
      if (kiosk()) return leave();
      return Portal::carry_out(command);
    default:
      return Portal::carry_out(command);
  }
}

void Kiosk::begin(const std::string& language) {
  if (!language.empty()) choose_language(language);
  state_ = {};
  state_.face = Face::Code;
  context_.reset_screen();
  context_.focus_title_on_next_frame();
  context_.invalidate();
}

void Kiosk::sign_in() {
  screens::Credentials& given = state_.credentials;
  given.send();
  send(api::sign_in_at_kiosk(given.name, given.secret),
       [this](const Result<api::Answer>& answer) { signed_in_or_not(answer); });
  context_.invalidate();
}

void Kiosk::signed_in_or_not(const Result<api::Answer>& answer) {
  auto session = answer.ok() ? api::decode_session(answer->body) : answer.error();
  if (session.ok()) {
    client_.set_csrf_token(session->csrf_token);
    if (!session->is_signed_in()) return;  // a QR code that nobody has allowed yet
    host_.storage.remove(kOwedSignOut, false);
    return session_arrived(session.take());
  }
  state_.credentials.refuse(session.error(), host_.clock.monotonic_ms());
}

void Kiosk::show_code() {
  state_.face = Face::Picture;
  state_.is_over = false;
  auto ticket = state_.pairing.begin();
  send(api::open_kiosk_pairing(), [this, ticket](const Result<api::Answer>& answer) mutable {
    auto pairing = answer.ok() ? api::decode_kiosk_pairing(answer->body) : answer.error();
    next_asking_ms_ = host_.clock.monotonic_ms() + kAskEveryMs;
    ticket.settle(std::move(pairing), now());
  });
  context_.invalidate();
}

void Kiosk::ask_code() {
  const domain::KioskPairing* pairing = state_.pairing.value();
  if (!pairing || is_asking_) return;
  is_asking_ = true;
  const std::string id = pairing->id;
  send(api::sign_in_by_pairing(id), [this, id](const Result<api::Answer>& answer) {
    is_asking_ = false;
    next_asking_ms_ = host_.clock.monotonic_ms() + kAskEveryMs;
    const domain::KioskPairing* shown = state_.pairing.value();
    if (state_.face != Face::Picture || !shown || shown->id != id) return;
    if (!answer.ok()) {
      // Without a network it is asked for again.
      state_.is_over = answer.error().kind == ErrorKind::NotFound;
      return;
    }
    signed_in_or_not(answer);
  });
}

// The server hears of it, and if it can't, as soon as it can: nobody is shown before.
void Kiosk::leave() {
  if (std::exchange(is_leaving_, true)) return;
  if (!person()) {
    forget_person();
    host_.storage.remove("locale", false);
    return;
  }
  send(api::sign_out(), [this](const Result<api::Answer>& answer) {
    const bool is_heard = answer.ok() || answer.error().kind == ErrorKind::Unauthorised;
    host_.http.close_stream();
    forget_person();
    host_.storage.remove("locale", false);
    if (!is_heard) host_.storage.write(kOwedSignOut, "1", false);
  });
}

bool Kiosk::is_for_code() const {
  return address_ == "/kiosk-code";
}

std::string Kiosk::pairing_token() const {
  return address_.starts_with(kPair) ? address_.substr(kPair.size()) : std::string();
}

bool Kiosk::draw_instead(View& view) {
  if (kiosk()) return false;
  if (is_for_code()) {
    screens::draw_kiosk_code(view, code_);
    return true;
  }
  if (pairing_token().empty()) return false;
  if (request_.token != pairing_token()) load_request();
  screens::draw_kiosk_request(view, request_);
  return true;
}

std::string Kiosk::screen_name() const {
  if (kiosk() && !person()) return std::string(phrases_("kiosk.title"));
  if (!kiosk() && person() && is_for_code()) return std::string(phrases_("kiosk.code_title"));
  if (!kiosk() && person() && !pairing_token().empty()) {
    return std::string(phrases_("kiosk.request_title"));
  }
  return Portal::screen_name();
}

void Kiosk::make_code() {
  if (!customer()) return;
  code_.is_busy = true;
  code_.error.reset();
  send(api::make_kiosk_code(customer()->id), [this](const Result<api::Answer>& answer) {
    code_.is_busy = false;
    auto code = answer.ok() ? api::decode_kiosk_code(answer->body) : answer.error();
    if (code.ok()) {
      code_.code = code.take();
    } else {
      code_.error = code.error();
    }
  });
  context_.invalidate();
}

void Kiosk::load_request() {
  request_ = {};
  request_.token = pairing_token();
  load(request_.request, api::get_kiosk_request(request_.token), api::decode_kiosk_request);
}

void Kiosk::allow() {
  request_.is_busy = true;
  request_.error.reset();
  send(api::allow_kiosk_request(request_.token), [this](const Result<api::Answer>& answer) {
    request_.is_busy = false;
    request_.is_allowed = answer.ok();
    if (!answer.ok()) request_.error = answer.error();
  });
  context_.invalidate();
}

}  // namespace portico::app
