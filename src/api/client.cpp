#include "api/client.h"

#include "api/problem.h"

namespace portico::api {

void Client::send(platform::HttpRequest request, std::function<void(Result<Answer>)> done) {
  request.url = address(request.url);
  request.headers.emplace_back("Accept", "application/json");
  if (request.method != "GET") request.headers.emplace_back("X-CSRF-Token", csrf_token_);
  if (!request.body.empty()) request.headers.emplace_back("Content-Type", "application/json");
  http_.send(std::move(request), [done = std::move(done)](platform::HttpResponse response) {
    if (response.status >= 200 && response.status < 300) {
      done(Answer{.body = std::move(response.body),
                  .etag = std::move(response.etag),
                  .seen_at = {response.seen_at_ms}});
    } else {
      done(decode_problem(response));
    }
  });
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '.' || c == '_' || c == '~';
    if (kept) {
      out += c;
    } else {
      out += '%';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

std::string query_of(const std::vector<std::pair<std::string_view, std::string>>& pairs) {
  std::string out;
  for (const auto& [name, value] : pairs) {
    if (value.empty()) continue;
    out += out.empty() ? '?' : '&';
    out += name;
    out += '=';
    out += percent_encoded(value);
  }
  return out;
}

}  // namespace portico::api
