#include "platform/browser/http.h"

#include "platform/browser/imports.h"

namespace portico::platform::browser {

void FetchHttp::send(HttpRequest request, std::function<void(HttpResponse)> done) {
  const uint32_t id = ++last_request_;
  waiting_.emplace(id, std::move(done));
  std::string head = request.method + '\n' + request.url + '\n' + request.waits_as;
  for (const auto& [name, value] : request.headers) head += '\n' + name + ": " + value;
  js_http_send(id, head.data(), size(head), request.body.data(), size(request.body),
               request.timeout_ms);
}

void FetchHttp::open_stream(std::string url, std::function<void(StreamMessage)> message) {
  stream_ = std::move(message);
  js_stream_open(url.data(), size(url));
}

void FetchHttp::close_stream() {
  stream_ = nullptr;
  js_stream_close();
}

void FetchHttp::answered(uint32_t request, HttpResponse response) {
  const auto found = waiting_.find(request);
  if (found == waiting_.end()) return;
  const auto done = std::move(found->second);
  waiting_.erase(found);
  done(std::move(response));
}

void FetchHttp::message(StreamMessage message) {
  // A copy: the listener may close the stream.
  if (const auto listener = stream_) listener(std::move(message));
}

}  // namespace portico::platform::browser
