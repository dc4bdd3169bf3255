// Writes that may wait for a network, and the list of those that do.
//
// Whether a write may wait is said here, where requests are made, and nowhere else: those that move
// money, sign people in or out, or end a document never do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/outbox.h"
#include "platform/http.h"

namespace portico::api {

// The request as one that may wait. `key`: its Idempotency-Key, made when the person pressed.
// `what` names its kind (texts "outbox.what.<what>"), `detail` says more in the person's words.
platform::HttpRequest may_wait(platform::HttpRequest request, std::string_view key,
                               std::string_view what, std::string_view detail);

// Text of an Event of kind Waiting: a line for each, "id, state, epoch ms, status, what, detail,
// problem" with tabs between. Lines that are not so are left out.
std::vector<domain::WaitingWrite> decode_waiting(std::string_view text);

}  // namespace portico::api
