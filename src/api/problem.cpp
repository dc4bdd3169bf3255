#include "api/problem.h"

#include "api/reader.h"

namespace portico::api {
namespace {

ErrorKind kind_of(int status) {
  switch (status) {
    case 0:
      return ErrorKind::Network;
    case 401:
      return ErrorKind::Unauthorised;
    case 403:
      return ErrorKind::Forbidden;
    case 404:
    case 410:
      return ErrorKind::NotFound;
    case 409:
    case 412:
      return ErrorKind::Conflict;
    case 429:
      return ErrorKind::TooMany;
    default:
      return status >= 500 ? ErrorKind::Server : ErrorKind::Invalid;
  }
}

constexpr std::string_view kTypePrefix = "urn:portico:problem:";

}  // namespace

Error decode_problem(const platform::HttpResponse& response) {
  Error error;
  error.kind = kind_of(response.status);
  error.retry_after_s = static_cast<int>(response.retry_after_seconds);
  if (response.status == 0) error.type = response.content_type;
  Reading reading(response.body);
  if (!reading.ok()) return error;
  Reader in = reading.root();
  error.type = in.maybe_text("type");
  if (error.type.starts_with(kTypePrefix)) error.type.erase(0, kTypePrefix.size());
  error.detail = in.maybe_text("detail");
  if (error.detail.empty()) error.detail = in.maybe_text("title");
  if (const int seconds = in.maybe_integer("retry_after_seconds"); seconds > 0) {
    error.retry_after_s = seconds;
  }
  for (Reader& entry : in.maybe_objects("errors")) {
    error.fields.push_back(
        {entry.maybe_text("field"), entry.maybe_text("code"), entry.maybe_text("message")});
  }
  return error;
}

}  // namespace portico::api
