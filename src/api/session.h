// Signing in and out, the person's settings, where they are signed in, and the live stream's
// messages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "domain/session.h"
#include "platform/http.h"

namespace portico::api {

platform::HttpRequest get_session();
platform::HttpRequest sign_in(std::string_view email, std::string_view password);
platform::HttpRequest sign_out();
platform::HttpRequest list_sessions();
platform::HttpRequest sign_out_everywhere();
platform::HttpRequest end_session(std::string_view session_id);
platform::HttpRequest get_profile();
// Refused with Conflict "stale" where the profile has another version by now. May wait for a
// network: `key` is made when the person presses, `detail` says in their words what changes.
platform::HttpRequest update_profile(const domain::ProfileChange& change, int version,
                                     std::string_view key, std::string_view detail);

Result<domain::Session> decode_session(std::string_view body);
Result<std::vector<domain::DeviceSession>> decode_sessions(std::string_view body);
Result<domain::Profile> decode_profile(std::string_view body);
// Errors also for types that this client does not know; such a message is of no concern to it.
Result<domain::Event> decode_event(std::string_view data);

}  // namespace portico::api
