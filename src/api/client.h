// The one that speaks to the portal's API: prefixes the base path, adds the CSRF header to writes,
// and turns every answer into a value or an error. Requests are made by the functions of
// invoices.h, payments.h ..., with paths below /api/v1.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "platform/http.h"

namespace portico::api {

struct Answer {
  std::string body;
  std::string etag;
  Instant seen_at;  // of a copy that this device kept: no answer of now

  bool is_kept() const { return seen_at != Instant{}; }
};

class Client {
 public:
  // `root` is "/api/v1" below wherever the portal is mounted. `http` outlives the client.
  Client(platform::Http& http, std::string root) : http_(http), root_(std::move(root)) {}

  void set_csrf_token(std::string token) { csrf_token_ = std::move(token); }
  std::string address(std::string_view path) const { return root_ + std::string(path); }

  // `done` is called once, never from inside.
  void send(platform::HttpRequest request, std::function<void(Result<Answer>)> done);

 private:
  platform::Http& http_;
  std::string root_;
  std::string csrf_token_;
};

// "?a=b&c=d" of the pairs that have a value; empty where none has.
std::string query_of(const std::vector<std::pair<std::string_view, std::string>>& pairs);
// For a path segment or query value (RFC 3986, unreserved kept).
std::string percent_encoded(std::string_view text);

}  // namespace portico::api
