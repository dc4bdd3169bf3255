// Requests to the portal's own server, and its one live stream.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace portico::platform {

struct HttpRequest {
  std::string method = "GET";
  std::string url;  // path and query, same origin
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  uint32_t timeout_ms = 20'000;
  // Not empty: a write that may wait for a network on the device, in the order of the presses, and
  // is sent under its Idempotency-Key however often it takes. Says what it is, for the person:
  // "profile\tDeutsch". Answered with content type "waiting" while it waits, "not-kept" where the
  // device could neither send nor keep it.
  std::string waits_as;
};

struct HttpResponse {
  uint16_t status = 0;  // 0: no answer (off line, timed out, refused)
  std::string body;
  std::string content_type;
  std::string etag;
  uint32_t retry_after_seconds = 0;
  int64_t seen_at_ms = 0;  // not 0: no answer of now, but a copy kept since then
};

struct StreamMessage {
  std::string id;    // for Last-Event-ID
  std::string data;  // JSON text of an Event
};

class Http {
 public:
  virtual ~Http() = default;
  // `done` is called once, never from inside send.
  virtual void send(HttpRequest request, std::function<void(HttpResponse)> done) = 0;
  // Opens the browser's one event stream (shared by its tabs); reconnects with back-off until
  // stopped.
  virtual void open_stream(std::string url, std::function<void(StreamMessage)> message) = 0;
  virtual void close_stream() = 0;
};

}  // namespace portico::platform
