// Requests by the browser's fetch.
#pragma once

#include <unordered_map>

#include "platform/http.h"

namespace portico::platform::browser {

class FetchHttp final : public Http {
 public:
  void send(HttpRequest request, std::function<void(HttpResponse)> done) override;
  void open_stream(std::string url, std::function<void(StreamMessage)> message) override;
  void close_stream() override;

  // From the bridge.
  void answered(uint32_t request, HttpResponse response);
  void message(StreamMessage message);

 private:
  uint32_t last_request_ = 0;
  std::unordered_map<uint32_t, std::function<void(HttpResponse)>> waiting_;
  std::function<void(StreamMessage)> stream_;
};

}  // namespace portico::platform::browser
