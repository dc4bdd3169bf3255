// Problems of the server (RFC 9457) as the errors that screens act on.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "platform/http.h"

namespace portico::api {

// The error of an answer that is not a success. Status 0 is Network; a body that is no problem
// document still gives the status' kind.
// Without an answer the type is what became of a write that may wait: "waiting" or "not-kept".
Error decode_problem(const platform::HttpResponse& response);

}  // namespace portico::api
