// Who is signed in, and for which customer.
#include "api/session.h"

#include "app/portal.h"

namespace portico::app {

void Portal::session_arrived(domain::Session session) {
  if (!session.is_signed_in()) {
    if (Program::person()) sign_in_.is_expired = true;
    host_.http.close_stream();
    is_listening_ = false;
    return Program::session_arrived(std::move(session));
  }
  session_.set(std::move(session), now());
  const domain::Person* person = Program::person();
  host_.offline.belongs_to(person->id);
  if (person_id_ != person->id) {
    model_.forget_customer();
    person_id_ = person->id;
  }
  sign_in_ = {};
  choose_language(person->locale);
  phrases_.set_time_zone(person->time_zone);
  const domain::Session& held = *session_.value();
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

// What was typed stays, and the address too: signing in again comes back to it.
void Portal::session_ended() {
  is_palette_open_ = false;
  if (!person()) return;
  if (domain::Session* session = session_.value()) session->person.reset();
  sign_in_.is_expired = true;
  host_.http.close_stream();
  is_listening_ = false;
  title_.clear();
  context_.reset_screen();
  context_.focus_title_on_next_frame();
  load_session();
}

void Portal::forget_person() {
  const std::string scheme = model_.profile.scheme;
  const std::string language = wanted_language_;
  model_.forget_customer();
  model_.profile = {};
  model_.outbox = {};
  model_.profile.scheme = scheme;
  sign_in_ = {};
  scrolls_.clear();
  person_id_.clear();
  model_.customer_id.clear();
  host_.storage.clear();
  // Of the device, not of the person.
  host_.storage.write("locale", language, false);
  host_.storage.write("scheme", scheme, false);
  host_.storage.write("theme", theme_id_, false);
}

void Portal::sign_out(bool everywhere) {
  send(everywhere ? api::sign_out_everywhere() : api::sign_out(),
       [this, everywhere](const Result<api::Answer>& answer) {
         const bool is_heard = answer.ok() || answer.error().kind == ErrorKind::Unauthorised;
         const bool may_wait =
             !is_heard && !everywhere && answer.error().kind == ErrorKind::Network;
         if (!is_heard && !may_wait) {
           model_.toast = Toast{"sign_out.failed", Toast::Mood::Bad};
           return;
         }
         host_.http.close_stream();
         is_listening_ = false;
         forget_person();
         domain::Session* session = session_.value();
         if (session) session->person.reset();
         go(screens::sign_in_address(), false);
         context_.focus_title_on_next_frame();
         if (may_wait) {
           host_.storage.write(kOwedSignOut, "1", false);
           host_.offline.belongs_to("");
           sign_in_.is_told_later = true;
           return;
         }
         load_session();  // a token for the next one
       });
}

const std::string& Portal::theme_wanted() const {
  const domain::Customer* shown = person() ? customer() : nullptr;
  return shown && !shown->theme.empty() ? shown->theme : Program::theme_wanted();
}

}  // namespace portico::app
