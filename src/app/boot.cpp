// From nothing to the first screen: theme, texts and session are asked for at once.
#include <cstdlib>

#include "api/session.h"
#include "api/strings.h"
#include "app/languages.h"
#include "app/program.h"
#include "app/theme.h"

namespace portico::app {
namespace {

constexpr std::string_view kFirstTheme = "northwind";  // shown until the session names the seller's
constexpr std::int64_t kClockSlackMs = 60'000;  // of the way of an answer, and of clocks in use

}  // namespace

Program::Program(platform::Host host, std::string_view strings)
    : host_(host),
      context_(host.semantics, host.text, host.renderer, host.appearance),
      client_(host.http, base("api/v1")),
      phrases_(host.intl),
      address_(host.navigator.route()),
      strings_(strings) {
  context_.set_scheme(host_.storage.read("scheme", false).value_or("system"));
  load_theme(host_.storage.read("theme", false).value_or(std::string(kFirstTheme)));
  load_strings(first_language());
  load_session();
}

std::string Program::first_language() const {
  std::vector<Locale> offered;
  for (const Language& each : kLanguages) offered.push_back(*Locale::from_tag(each.tag));
  std::vector<Locale> wanted;
  const auto stored = host_.storage.read("locale", false);
  std::vector<std::string> tags = host_.intl.system_locales();
  if (stored) tags.insert(tags.begin(), *stored);
  for (const std::string& tag : tags) {
    if (const auto locale = Locale::from_tag(tag)) wanted.push_back(*locale);
  }
  return choose_locale(wanted, offered).tag();
}

void Program::load_theme(const std::string& id) {
  if (id == theme_id_ || is_theme_given_) return;
  theme_id_ = id;
  const std::string folder = base("themes/" + id + "/");
  fetch_file(folder + "theme.json", [this, id, folder](const platform::HttpResponse& response) {
    if (id != theme_id_ || is_theme_given_) return;
    auto theme = api::decode_theme(response.body);
    is_theme_ready_ = true;  // without one the kit's own look has to do
    if (response.status == 200 && theme.ok()) {
      show_theme(theme.take(), folder);
      host_.storage.write("theme", id, false);
    }
    context_.invalidate();
  });
}

void Program::show_theme(api::ThemeFile file, const std::string& folder) {
  ui::Theme made = make_theme(file, folder);
  adapt(made);
  logo_light_ = made.logo_light;
  logo_dark_ = made.logo_dark;
  context_.set_theme(made);
  host_.appearance.set_brand(file.id, file.css.empty() ? "" : folder + file.css);
  theme_ = std::move(file);
  load_own_strings();
}

void Program::load_own_strings() {
  const std::string tag = wanted_language_;
  const bool some = has_strings(theme_, tag);
  const std::string wanted = some ? theme_id_ + "/" + tag : std::string();
  if (wanted == own_strings_) return;
  own_strings_ = wanted;
  is_own_missing_ = some;
  if (!some) {
    phrases_.set_own({});
    return;
  }
  const std::string folder = base("themes/" + theme_id_ + "/strings/");
  fetch_file(folder + tag + ".json", [this, tag, wanted](const platform::HttpResponse& response) {
    if (wanted != own_strings_) return;
    is_own_missing_ = false;
    auto table = api::decode_strings(response.body, Locale::from_tag(tag).value_or(Locale()));
    phrases_.set_own(response.status == 200 && table.ok() ? table.take() : StringTable());
    title_.clear();
    context_.invalidate();
  });
}

const std::string& Program::theme_wanted() const {
  return session_.value()->seller.theme;
}

void Program::load_strings(const std::string& tag) {
  if (tag == wanted_language_) return;
  wanted_language_ = tag;
  if (!theme_.id.empty()) load_own_strings();
  fetch_file(base(strings_ + tag + ".json"), [this, tag](const platform::HttpResponse& response) {
    if (tag != wanted_language_) return;
    const Locale locale = Locale::from_tag(tag).value_or(Locale());
    auto table = api::decode_strings(response.body, locale);
    if (response.status != 200 || !table.ok()) {
      wanted_language_.clear();  // asked for again when the portal is on line or shown again
      return;
    }
    phrases_.set(table.take(), person() ? person()->time_zone : std::string());
    const auto direction = locale.direction() == Direction::Rtl ? platform::TextDirection::Rtl
                                                                : platform::TextDirection::Ltr;
    host_.navigator.set_language(tag, direction);
    context_.set_language(tag, direction, kit_words(phrases_));
    language_arrived();
    title_.clear();
    context_.invalidate();
  });
}

void Program::load_session() {
  auto ticket = session_.begin();
  send_once(api::get_session(), [this, ticket](Result<api::Answer> answer) mutable {
    if (!ticket.is_wanted()) return;
    auto session = answer.ok() ? api::decode_session(answer->body) : answer.error();
    if (session.ok()) {
      is_session_kept_ = answer->is_kept();
      if (!is_session_kept_) set_clock(session->server_time);
      client_.set_csrf_token(session->csrf_token);
      const bool owes = host_.storage.read(kOwedSignOut, false).has_value();
      if (owes && session->is_signed_in()) return sign_out_late(std::move(ticket));
      host_.storage.remove(kOwedSignOut, false);
      session_arrived(session.take());
    } else {
      ticket.fail(session.error());
    }
    context_.invalidate();
  });
}

void Program::set_clock(const Instant& server_time) {
  const std::int64_t ahead_ms = host_.clock.now_ms() - server_time.epoch_ms;
  clock_ahead_ms_ = std::abs(ahead_ms) < kClockSlackMs ? 0 : ahead_ms;
}

// Who signed out without a network is not shown again: the server hears of it first.
void Program::sign_out_late(Remote<domain::Session>::Ticket ticket) {
  send_once(api::sign_out(), [this, ticket](const Result<api::Answer>& answer) mutable {
    if (!ticket.is_wanted()) return;
    if (answer.ok() || answer.error().kind == ErrorKind::Unauthorised) {
      host_.storage.remove(kOwedSignOut, false);
      return load_session();
    }
    ticket.fail(answer.error());
    context_.invalidate();
  });
}

void Program::session_arrived(domain::Session session) {
  if (!session.is_signed_in()) host_.offline.belongs_to("");
  session_.set(std::move(session), now());
  load_theme(theme_wanted());
  title_.clear();
  context_.focus_title_on_next_frame();
}

void Program::choose_language(const std::string& tag) {
  host_.storage.write("locale", tag, false);
  load_strings(tag);
}

}  // namespace portico::app
