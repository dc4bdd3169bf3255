// A server that says what a test tells it to. Requests wait until the test answers them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http.h"

namespace portico::platform::headless {

class HeadlessHttp final : public Http {
 public:
  struct Waiting {
    HttpRequest request;
    std::function<void(HttpResponse)> done;
  };

  void send(HttpRequest request, std::function<void(HttpResponse)> done) override {
    sent.push_back(request);
    waiting.push_back({std::move(request), std::move(done)});
  }
  void open_stream(std::string url, std::function<void(StreamMessage)> message) override {
    stream_url = std::move(url);
    on_message_ = std::move(message);
  }
  void close_stream() override {
    stream_url.clear();
    on_message_ = nullptr;
  }

  // The oldest waiting request whose method and address begin so; null when there is none.
  const HttpRequest* find(std::string_view method, std::string_view url) const {
    for (const Waiting& one : waiting) {
      if (one.request.method == method && one.request.url.starts_with(url)) return &one.request;
    }
    return nullptr;
  }
  // Answers it; false when no such request waits.
  bool answer(std::string_view method, std::string_view url, HttpResponse response) {
    for (size_t at = 0; at < waiting.size(); ++at) {
      const HttpRequest& request = waiting[at].request;
      if (request.method != method || !request.url.starts_with(url)) continue;
      Waiting taken = std::move(waiting[at]);
      waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(at));
      taken.done(std::move(response));
      return true;
    }
    return false;
  }
  bool answer(std::string_view method, std::string_view url, uint16_t status, std::string body) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    response.content_type = status >= 400 ? "application/problem+json" : "application/json";
    return answer(method, url, std::move(response));
  }
  // A message of the live stream. REQUIRES: it is open.
  void message(StreamMessage message) { on_message_(std::move(message)); }
  bool stream_open() const { return on_message_ != nullptr; }

  std::vector<Waiting> waiting;
  std::vector<HttpRequest> sent;  // all ever, oldest first
  std::string stream_url;

 private:
  std::function<void(StreamMessage)> on_message_;
};

}  // namespace portico::platform::headless
