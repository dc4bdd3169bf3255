#include "platform/browser/reply.h"

#include "platform/browser/imports.h"

namespace portico::platform::browser {

namespace {

// The bridge writes here between two calls; one wasm instance holds one portal, so there is one.
std::string& storage() {
  static std::string bytes(256, '\0');
  return bytes;
}

}  // namespace

// Where the bridge may write `bytes` bytes.
PORTICO_EXPORT(portico_buffer) char* portico_buffer(uint32_t bytes) {
  if (storage().size() < bytes) storage().resize(bytes);
  return storage().data();
}

std::string_view reply(uint32_t bytes) {
  return std::string_view(storage()).substr(0, bytes);
}

std::optional<std::string> answer(int32_t bytes) {
  if (bytes < 0) return std::nullopt;
  return std::string(reply(static_cast<uint32_t>(bytes)));
}

std::string text_answer(int32_t bytes) {
  return bytes < 0 ? std::string() : *answer(bytes);
}

}  // namespace portico::platform::browser
