#include "platform/headless/page.h"

namespace portico::platform::headless {

std::string HeadlessClock::random_token() {
  std::string token = std::to_string(++tokens_);
  return "token" + std::string(27 - token.size(), '0') + token;
}

std::optional<std::string> HeadlessStorage::read(std::string_view key, bool session) {
  const auto& values = session ? session_values : lasting;
  const auto found = values.find(key);
  if (found == values.end()) return std::nullopt;
  return found->second;
}

void HeadlessStorage::write(std::string_view key, std::string_view value, bool session) {
  (session ? session_values : lasting)[std::string(key)] = value;
}

void HeadlessStorage::remove(std::string_view key, bool session) {
  (session ? session_values : lasting).erase(std::string(key));
}

void HeadlessStorage::clear() {
  lasting.clear();
  session_values.clear();
  ++cleared;
}

void HeadlessNavigator::push(std::string_view route) {
  entries.resize(at + 1);
  entries.emplace_back(route);
  ++at;
}

void HeadlessRenderer::draw(const Picture& picture) {
  vertices.assign(picture.vertices.begin(), picture.vertices.end());
  indices.assign(picture.indices.begin(), picture.indices.end());
  commands.assign(picture.commands.begin(), picture.commands.end());
  last = picture;
  last.vertices = vertices;
  last.indices = indices;
  last.commands = commands;
  ++drawn;
}

}  // namespace portico::platform::headless
