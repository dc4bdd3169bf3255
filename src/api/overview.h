// Balance, ageing and what wants attention.
#pragma once

#include <string_view>

#include "core/result.h"
#include "domain/overview.h"
#include "platform/http.h"

namespace portico::api {

platform::HttpRequest get_overview(std::string_view customer_id);
Result<domain::Overview> decode_overview(std::string_view body);

}  // namespace portico::api
