#include "api/kiosks.h"

#include <string>
#include <utility>

#include "api/client.h"
#include "api/reader.h"

namespace portico::api {

platform::HttpRequest sign_in_at_kiosk(std::string_view customer_number, std::string_view code) {
  JsonWriter out;
  out.begin_object().key("customer_number").text(customer_number).key("code").text(code);
  out.end_object();
  return {.method = "POST", .url = "/session/kiosk", .body = out.take()};
}

platform::HttpRequest sign_in_by_pairing(std::string_view pairing_id) {
  return {.method = "POST", .url = "/kiosk/pairings/" + percent_encoded(pairing_id) + "/session"};
}

platform::HttpRequest open_kiosk_pairing() {
  return {.method = "POST", .url = "/kiosk/pairings"};
}

platform::HttpRequest get_kiosk_request(std::string_view token) {
  return {.url = "/kiosk/requests/" + percent_encoded(token)};
}

platform::HttpRequest allow_kiosk_request(std::string_view token) {
  return {.method = "POST", .url = "/kiosk/requests/" + percent_encoded(token)};
}

platform::HttpRequest make_kiosk_code(std::string_view customer_id) {
  return {.method = "POST", .url = "/customers/" + percent_encoded(customer_id) + "/kiosk-code"};
}

Result<domain::KioskPairing> decode_kiosk_pairing(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::KioskPairing pairing;
  pairing.id = in.text("id");
  pairing.address = in.text("address");
  pairing.picture = in.text("picture");
  pairing.number = in.text("number");
  pairing.expires_at = in.instant("expires_at");
  return reading.result(std::move(pairing));
}

Result<domain::KioskRequest> decode_kiosk_request(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::KioskRequest request;
  request.kiosk = in.text("kiosk");
  request.number = in.text("number");
  request.expires_at = in.instant("expires_at");
  return reading.result(std::move(request));
}

Result<domain::KioskCode> decode_kiosk_code(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::KioskCode code;
  code.customer_number = in.text("customer_number");
  code.code = in.text("code");
  code.expires_at = in.instant("expires_at");
  return reading.result(std::move(code));
}

}  // namespace portico::api
