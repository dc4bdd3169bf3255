#include "app/program.h"

#include <algorithm>
#include <utility>

#include "api/session.h"
#include "screens/parts.h"
#include "ui/animation.h"

namespace portico::app {

using platform::EventKind;
using screens::Do;
using screens::View;

namespace {

// Of waiting for the session, before the program says that it waits.
constexpr double kOutlineMs = 1000;

}  // namespace

std::string Program::base(std::string_view path) const {
  std::string root = host_.appearance.base_path();
  if (!root.ends_with('/')) root += '/';
  return root + std::string(path);
}

void Program::fetch_file(std::string url, std::function<void(platform::HttpResponse)> done) {
  host_.http.send({.url = std::move(url)},
                  [this, alive = std::weak_ptr<int>(alive_),
                   done = std::move(done)](platform::HttpResponse response) {
                    if (!alive.lock()) return;
                    done(std::move(response));
                    write_title();
                  });
}

void Program::send_once(platform::HttpRequest request,
                        std::function<void(Result<api::Answer>)> done) {
  client_.send(std::move(request), [this, alive = std::weak_ptr<int>(alive_),
                                    done = std::move(done)](Result<api::Answer> answer) {
    if (!alive.lock()) return;
    const bool is_back = answer.ok() && !answer->is_kept() && is_session_kept_;
    done(std::move(answer));
    if (is_back && std::exchange(is_session_kept_, false)) load_session();
    write_title();  // a tab in the background draws nothing, but is found by its title
    context_.invalidate();
  });
}

void Program::send(const platform::HttpRequest& request,
                   const std::function<void(Result<api::Answer>)>& done) {
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

void Program::event(const platform::Event& event) {
  if (event.kind == EventKind::Online) {
    is_online_ = event.x > 0;
    context_.invalidate();
  } else if (event.kind == EventKind::Theme) {
    auto theme = api::decode_theme(event.text);
    if (theme.ok()) {
      is_theme_given_ = is_theme_ready_ = true;
      theme_id_ = theme->id;
      const std::string folder = base("themes/" + theme_id_ + "/");
      show_theme(theme.take(), folder);
    }
  }
  may_have_changed_ = may_have_changed_ || event.kind == EventKind::Click ||
                      event.kind == EventKind::Input || event.kind == EventKind::Change ||
                      event.kind == EventKind::Submit;
  const bool comes_back = event.kind == EventKind::Online || event.kind == EventKind::Visible;
  if (comes_back && event.x > 0) {
    if (wanted_language_.empty()) load_strings(first_language());
    const bool owes = host_.storage.read(kOwedSignOut, false).has_value();
    if (session_.has_failed() || owes) load_session();
  }
  context_.event(event);
}

double Program::frame() {
  const double now_ms = host_.clock.monotonic_ms();
  // The page's own outline stays until there is something to show.
  if (!phrases_.is_ready() || !is_theme_ready_ || (is_own_missing_ && !was_drawn_)) {
    return ui::kNever;
  }
  const bool waits = !session_.value() && !session_.error();
  if (waits && now_ms < kOutlineMs) return kOutlineMs;
  if (!context_.wants_frame(now_ms)) return context_.next_deadline_ms();
  write_title();
  was_drawn_ = true;
  draw(context_.begin(now_ms));
  context_.end();
  // The link last: what a screen says of its own address belongs to it, not to where the link
  // leads.
  auto link = context_.take_navigation();
  const auto commands = commands_.take();
  for (const screens::Command& command : commands) carry_out(command);
  for (; link; link = context_.take_navigation()) go(link->href, link->replace);
  if (!commands.empty() || std::exchange(may_have_changed_, false)) context_.invalidate();
  drawn();
  return context_.next_deadline_ms();
}

void Program::draw(ui::Ui& ui) {
  const domain::Session none;
  const domain::Session* session = session_.value();
  const std::string root = client_.address("");
  View view{.ui = ui,
            .words = phrases_,
            .commands = commands_,
            .session = session ? *session : none,
            .customer = customer(),
            .language = phrases_.locale().tag(),
            .api_root = root,
            .logo = ui.dark() ? logo_dark_ : logo_light_,
            .today = today(),
            .now_ms = host_.clock.monotonic_ms(),
            .online = is_online_};
  if (!session) {
    const auto main = ui.box({.grow = 1, .role = ui::Role::Main, .key = "boot"});
    if (const Error* error = session_.error()) {
      error_block(view, *error);
    } else {
      ui.spinner(phrases_("kit.loading"));
    }
  } else if (!session->is_signed_in()) {
    draw_signed_out(view);
  } else {
    draw_signed_in(view);
  }
}

void Program::draw_signed_out(View& view) {
  draw_sign_in(view, sign_in_);
}

void Program::carry_out(const screens::Command& command) {
  if (command.what == Do::SignIn) return sign_in();
  if (command.what == Do::ChooseLanguage) return choose_language(command.text);
  if (command.what == Do::Retry && !session_.value()) return load_session();
}

void Program::sign_in() {
  sign_in_.send();
  send(api::sign_in(sign_in_.name, sign_in_.secret), [this](Result<api::Answer> answer) {
    sign_in_.is_busy = false;
    sign_in_.is_expired = false;
    auto session = answer.ok() ? api::decode_session(answer->body) : answer.error();
    if (session.ok()) {
      client_.set_csrf_token(session->csrf_token);
      host_.storage.remove(kOwedSignOut, false);
      session_arrived(session.take());
      return;
    }
    sign_in_.refuse(session.error(), host_.clock.monotonic_ms());
  });
  context_.invalidate();
}

std::string Program::screen_name() const {
  return std::string(phrases_("sign_in.title"));
}

void Program::write_title() {
  if (!phrases_.is_ready()) return;
  const domain::Session* session = session_.value();
  std::string title = screen_name();
  if (session) {
    title = phrases_.text("app.title", {{"screen", title}, {"seller", session->seller.name}});
  }
  if (title == title_) return;
  title_ = title;
  host_.navigator.set_title(title);
  // A page that loads is told by the browser; a screen that takes another's place is not.
  if (!said_title_.empty() && said_title_ != title) host_.semantics.announce(title, false);
  said_title_ = title;
}

}  // namespace portico::app
