// From nothing to the first screen: theme, texts and session are asked for at once.
#include "api/session.h"
#include "api/strings.h"
#include "app/languages.h"
#include "app/portal.h"
#include "app/theme.h"

namespace portico::app {
namespace {

constexpr std::string_view kFirstTheme = "northwind";  // shown until the session names the seller's

}  // namespace

void Portal::boot() {
  address_ = host_.navigator.route();
  model_.route = screens::parse_route(address_);
  model_.profile.scheme = host_.storage.read("scheme", false).value_or("system");
  context_.set_scheme(model_.profile.scheme);
  load_theme(host_.storage.read("theme", false).value_or(std::string(kFirstTheme)));
  load_strings(first_language());
  load_session();
}

std::string Portal::first_language() const {
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

void Portal::load_theme(const std::string& id) {
  if (id == theme_id_ || is_theme_given_) return;
  theme_id_ = id;
  const std::string folder = base("themes/" + id + "/");
  fetch_file(folder + "theme.json", [this, id, folder](platform::HttpResponse response) {
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

void Portal::show_theme(api::ThemeFile file, const std::string& folder) {
  const ui::Theme made = make_theme(file, folder);
  logo_light_ = made.logo_light;
  logo_dark_ = made.logo_dark;
  context_.set_theme(made);
  host_.appearance.set_brand(file.id, file.css.empty() ? "" : folder + file.css);
  theme_ = std::move(file);
  load_own_strings();
}

void Portal::load_own_strings() {
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
  fetch_file(folder + tag + ".json", [this, tag, wanted](platform::HttpResponse response) {
    if (wanted != own_strings_) return;
    is_own_missing_ = false;
    auto table = api::decode_strings(response.body, Locale::from_tag(tag).value_or(Locale()));
    phrases_.set_own(response.status == 200 && table.ok() ? table.take() : StringTable());
    title_.clear();
    context_.invalidate();
  });
}

const std::string& Portal::theme_wanted() const {
  const domain::Customer* customer = model_.person() ? model_.customer() : nullptr;
  if (customer && !customer->theme.empty()) return customer->theme;
  return model_.session.value()->seller.theme;
}

void Portal::load_strings(const std::string& tag) {
  if (tag == wanted_language_) return;
  wanted_language_ = tag;
  if (!theme_.id.empty()) load_own_strings();
  fetch_file(base("strings/" + tag + ".json"), [this, tag](platform::HttpResponse response) {
    if (tag != wanted_language_) return;
    const Locale locale = Locale::from_tag(tag).value_or(Locale());
    auto table = api::decode_strings(response.body, locale);
    if (response.status != 200 || !table.ok()) {
      wanted_language_.clear();  // asked for again when the portal is on line or shown again
      return;
    }
    const domain::Person* person = model_.person();
    phrases_.set(table.take(), person ? person->time_zone : std::string());
    const auto direction = locale.direction() == Direction::Rtl ? platform::TextDirection::Rtl
                                                                : platform::TextDirection::Ltr;
    host_.navigator.set_language(tag, direction);
    context_.set_language(tag, direction, kit_words(phrases_));
    // Amounts as typed belong to the language that they were written for.
    model_.pay.filled_from = nullptr;
    title_.clear();
    context_.invalidate();
  });
}

void Portal::load_session() {
  auto ticket = model_.session.begin();
  send_once(api::get_session(), [this, ticket](Result<api::Answer> answer) mutable {
    if (!ticket.is_wanted()) return;
    auto session = answer.ok() ? api::decode_session(answer->body) : answer.error();
    if (session.ok()) {
      session_arrived(session.take());
    } else {
      ticket.fail(session.error());
    }
    context_.invalidate();
  });
}

void Portal::session_arrived(domain::Session session) {
  const bool was_signed_in = model_.person() != nullptr;
  client_.set_csrf_token(session.csrf_token);
  model_.session.set(std::move(session), now());
  const domain::Person* person = model_.person();
  if (!person) {
    load_theme(theme_wanted());
    if (was_signed_in) model_.sign_in.is_expired = true;
    host_.http.close_stream();
    is_listening_ = false;
    title_.clear();
    context_.focus_title_on_next_frame();
    return;
  }
  if (person_id_ != person->id) {
    model_.forget_customer();
    person_id_ = person->id;
  }
  model_.sign_in = {};
  choose_language(person->locale);
  phrases_.set_time_zone(person->time_zone);
  const domain::Session& held = *model_.session.value();
  std::string id = host_.storage.read("customer", false).value_or("");
  if (!held.customer(id)) id = held.customers.empty() ? "" : held.customers.front().id;
  if (id != model_.customer_id) model_.forget_customer();
  model_.customer_id = id;
  load_theme(theme_wanted());
  listen();
  if (model_.route.screen == screens::ScreenId::SignIn) {
    go(screens::overview_address(), true);
  } else {
    arrive(model_.route);
  }
}

void Portal::choose_language(const std::string& tag) {
  host_.storage.write("locale", tag, false);
  load_strings(tag);
}

void Portal::choose_customer(const std::string& id) {
  if (id == model_.customer_id) return;
  model_.customer_id = id;
  model_.forget_customer();
  forget_draft();
  host_.storage.write("customer", id, false);
  load_theme(theme_wanted());
  // What another customer's address shows is not there for this one.
  const bool shows_one = model_.route.screen == screens::ScreenId::Document ||
                         model_.route.screen == screens::ScreenId::Payment ||
                         model_.route.screen == screens::ScreenId::Pay;
  if (shows_one) {
    go(screens::overview_address(), false);
  } else {
    open_screen();
  }
}

}  // namespace portico::app
