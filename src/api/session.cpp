#include "api/session.h"

#include "api/client.h"
#include "api/outbox.h"
#include "api/reader.h"

namespace portico::api {
namespace {

domain::Customer read_customer(Reader& in) {
  domain::Customer customer;
  customer.id = in.text("id");
  customer.name = in.text("name");
  customer.account_number = in.maybe_text("account_number");
  for (const std::string& code : in.maybe_texts("currencies")) {
    const auto currency = Currency::from_code(code);
    if (currency) {
      customer.currencies.push_back(*currency);
    } else {
      in.fail("currencies");
    }
  }
  customer.roles = in.maybe_texts("roles");
  customer.actions = in.maybe_texts("actions");
  customer.theme = in.maybe_text("theme");
  return customer;
}

domain::Person read_person(Reader in) {
  domain::Person person;
  person.id = in.text("id");
  person.name = in.text("name");
  person.email = in.text("email");
  person.locale = in.text("locale");
  person.time_zone = in.text("time_zone");
  person.is_staff = in.maybe_flag("staff");
  return person;
}

}  // namespace

platform::HttpRequest get_session() {
  return {.url = "/session"};
}

platform::HttpRequest sign_in(std::string_view email, std::string_view password) {
  JsonWriter out;
  out.begin_object().key("email").text(email).key("password").text(password).end_object();
  return {.method = "POST", .url = "/session", .body = out.take()};
}

platform::HttpRequest sign_out() {
  return {.method = "DELETE", .url = "/session"};
}

platform::HttpRequest list_sessions() {
  return {.url = "/sessions"};
}

platform::HttpRequest sign_out_everywhere() {
  return {.method = "DELETE", .url = "/sessions"};
}

platform::HttpRequest end_session(std::string_view session_id) {
  return {.method = "DELETE", .url = "/sessions/" + percent_encoded(session_id)};
}

platform::HttpRequest get_profile() {
  return {.url = "/profile"};
}

platform::HttpRequest update_profile(const domain::ProfileChange& change, int version,
                                     std::string_view key, std::string_view detail) {
  JsonWriter out;
  out.begin_object();
  if (change.name) out.key("name").text(*change.name);
  if (change.locale) out.key("locale").text(*change.locale);
  if (change.time_zone) out.key("time_zone").text(*change.time_zone);
  out.end_object();
  return may_wait({.method = "PATCH",
                   .url = "/profile",
                   .headers = {{"If-Match", "\"" + std::to_string(version) + "\""}},
                   .body = out.take()},
                  key, "profile", detail);
}

Result<domain::Session> decode_session(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::Session session;
  if (in.has("person")) session.person = read_person(in.object("person"));
  session.csrf_token = in.text("csrf_token");
  Reader seller = in.object("seller");
  session.seller.id = seller.text("id");
  session.seller.name = seller.text("name");
  session.seller.theme = seller.text("theme");
  session.seller.support_email = seller.maybe_text("support_email");
  session.seller.website = seller.maybe_text("website");
  session.seller.has_kiosks = seller.maybe_flag("kiosks");
  for (Reader& customer : in.objects("customers")) {
    session.customers.push_back(read_customer(customer));
  }
  session.locales = in.maybe_texts("locales");
  session.server_time = in.instant("server_time");
  session.expires_at = in.maybe_instant("expires_at");
  session.contract_version = in.integer("contract_version");
  session.is_demo = in.flag("demo");
  if (in.has("kiosk")) {
    Reader kiosk = in.object("kiosk");
    session.kiosk = {.name = kiosk.text("name"), .idle_s = kiosk.integer("idle_seconds")};
  }
  return reading.result(std::move(session));
}

Result<std::vector<domain::DeviceSession>> decode_sessions(std::string_view body) {
  Reading reading(body);
  std::vector<domain::DeviceSession> sessions;
  for (Reader& in : reading.root().objects("data")) {
    domain::DeviceSession session;
    session.id = in.text("id");
    session.device = in.text("device");
    session.address = in.maybe_text("address");
    session.created_at = in.instant("created_at");
    session.last_seen_at = in.instant("last_seen_at");
    session.is_current = in.flag("current");
    sessions.push_back(std::move(session));
  }
  return reading.result(std::move(sessions));
}

Result<domain::Profile> decode_profile(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::Profile profile;
  profile.name = in.text("name");
  profile.email = in.text("email");
  profile.locale = in.text("locale");
  profile.time_zone = in.text("time_zone");
  profile.version = in.integer("version");
  return reading.result(std::move(profile));
}

Result<domain::Event> decode_event(std::string_view data) {
  Reading reading(data);
  Reader in = reading.root();
  domain::Event event;
  event.type = in.word<domain::EventType>("type", domain::kEventTypeNames);
  event.at = in.instant("at");
  event.customer_id = in.text("customer_id");
  event.document_id = in.maybe_text("document_id");
  event.payment_id = in.maybe_text("payment_id");
  return reading.result(std::move(event));
}

}  // namespace portico::api
