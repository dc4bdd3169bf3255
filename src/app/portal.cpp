#include "app/portal.h"

#include <utility>

#include "api/session.h"
#include "app/screen.h"
#include "ui/animation.h"

namespace portico::app {

using platform::EventKind;

namespace {

constexpr double kOutlineMs =
    1000;  // of waiting for the session, before the program says that it waits

}  // namespace

std::unique_ptr<platform::Application> make_application(platform::Host host) {
  return std::make_unique<Portal>(host);
}

Portal::Portal(platform::Host host)
    : host_(host),
      context_(host.semantics, host.text, host.renderer, host.appearance),
      client_(host.http, base("api/v1")),
      phrases_(host.intl) {
  boot();
}

std::string Portal::base(std::string_view path) const {
  std::string root = host_.appearance.base_path();
  if (!root.ends_with('/')) root += '/';
  return root + std::string(path);
}

void Portal::fetch_file(std::string url, std::function<void(platform::HttpResponse)> done) {
  host_.http.send({.url = std::move(url)},
                  [this, alive = std::weak_ptr<int>(alive_),
                   done = std::move(done)](platform::HttpResponse response) {
                    if (!alive.lock()) return;
                    done(std::move(response));
                    write_title();
                  });
}

void Portal::send_once(platform::HttpRequest request,
                       std::function<void(Result<api::Answer>)> done) {
  client_.send(std::move(request), [this, alive = std::weak_ptr<int>(alive_),
                                    done = std::move(done)](Result<api::Answer> answer) {
    if (!alive.lock()) return;
    done(std::move(answer));
    write_title();  // a tab in the background draws nothing, but is found by its title
    context_.invalidate();
  });
}

void Portal::send(platform::HttpRequest request, std::function<void(Result<api::Answer>)> done) {
  const bool is_sign_in = request.method == "POST" && request.url == "/session";
  send_once(request, [this, request, is_sign_in, done](Result<api::Answer> answer) {
    if (!answer.ok() && answer.error().type == "csrf") {
      send_once(api::get_session(), [this, request, done](Result<api::Answer> fresh) {
        if (fresh.ok()) {
          if (const auto session = api::decode_session(fresh->body); session.ok()) {
            client_.set_csrf_token(session->csrf_token);
          }
        }
        send_once(request, done);
      });
      return;
    }
    if (!answer.ok() && answer.error().kind == ErrorKind::Unauthorised && !is_sign_in) {
      session_ended();
    }
    done(std::move(answer));
  });
}

// What was typed stays, and the address too: signing in again comes back to it.
void Portal::session_ended() {
  is_palette_open_ = false;
  if (!model_.person()) return;
  if (domain::Session* session = model_.session.value()) session->person.reset();
  model_.sign_in.is_expired = true;
  host_.http.close_stream();
  is_listening_ = false;
  title_.clear();
  context_.reset_screen();
  context_.focus_title_on_next_frame();
  load_session();
}

void Portal::event(const platform::Event& event) {
  if (event.kind == EventKind::Route) {
    come_back(event.text);
  } else if (event.kind == EventKind::Online) {
    model_.is_online = event.x > 0;
    if (model_.is_online) wants_refresh_ = true;
    context_.invalidate();
  } else if (event.kind == EventKind::Theme) {
    auto theme = api::decode_theme(event.text);
    if (theme.ok()) {
      is_theme_given_ = is_theme_ready_ = true;
      theme_id_ = theme->id;
      const std::string folder = base("themes/" + theme_id_ + "/");
      show_theme(theme.take(), folder);
    }
  } else if (event.kind == EventKind::Visible && event.x > 0) {
    // The provider's page may have been left by the browser's own way back.
    model_.pay.is_sending = false;
    context_.invalidate();
  }
  may_have_changed_ = may_have_changed_ || event.kind == EventKind::Click ||
                      event.kind == EventKind::Input || event.kind == EventKind::Change ||
                      event.kind == EventKind::Submit;
  const bool comes_back = event.kind == EventKind::Online || event.kind == EventKind::Visible;
  if (comes_back && event.x > 0) {
    if (wanted_language_.empty()) load_strings(first_language());
    if (model_.session.has_failed()) load_session();
  }
  context_.event(event);
}

double Portal::frame() {
  const double now_ms = host_.clock.monotonic_ms();
  if (wants_refresh_) open_screen();
  // The page's own outline stays until there is something to show.
  if (!phrases_.is_ready() || !is_theme_ready_ || (is_own_missing_ && !was_drawn_)) {
    return ui::kNever;
  }
  const bool waits = !model_.session.value() && !model_.session.error();
  if (waits && now_ms < kOutlineMs) return kOutlineMs;
  if (!context_.wants_frame(now_ms)) return context_.next_deadline_ms();
  write_title();
  was_drawn_ = true;
  draw(context_.begin(now_ms));
  context_.end();
  while (const auto link = context_.take_navigation()) go(link->href, link->replace);
  const auto commands = commands_.take();
  for (const screens::Command& command : commands) carry_out(command);
  if (!commands.empty() || std::exchange(may_have_changed_, false)) context_.invalidate();
  if (model_.person() && model_.route.screen == screens::ScreenId::Invoices) load_more_invoices();
  return context_.next_deadline_ms();
}

}  // namespace portico::app
