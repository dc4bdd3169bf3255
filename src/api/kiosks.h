// Signing in at a kiosk, and what people do for it on devices of their own.
#pragma once

#include <string_view>

#include "core/result.h"
#include "domain/kiosk.h"
#include "platform/http.h"

namespace portico::api {

// Both answer the session (api/session.h). The second's is nobody's while nobody has allowed it.
platform::HttpRequest sign_in_at_kiosk(std::string_view customer_number, std::string_view code);
platform::HttpRequest sign_in_by_pairing(std::string_view pairing_id);
platform::HttpRequest open_kiosk_pairing();

platform::HttpRequest get_kiosk_request(std::string_view token);
platform::HttpRequest allow_kiosk_request(std::string_view token);
platform::HttpRequest make_kiosk_code(std::string_view customer_id);

Result<domain::KioskPairing> decode_kiosk_pairing(std::string_view body);
Result<domain::KioskRequest> decode_kiosk_request(std::string_view body);
Result<domain::KioskCode> decode_kiosk_code(std::string_view body);

}  // namespace portico::api
