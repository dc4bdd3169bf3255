#include "api/json.h"

#include <nlohmann/json.hpp>

namespace portico::api {
namespace {

using Node = nlohmann::json;

constexpr int kDeepest = 64;

const Node* of(const void* node) {
  return static_cast<const Node*>(node);
}

// Brackets outside strings, before anything is built from them.
bool nests_too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kDeepest) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

bool JsonValue::is_null() const {
  return node_ && of(node_)->is_null();
}
bool JsonValue::is_object() const {
  return node_ && of(node_)->is_object();
}
bool JsonValue::is_array() const {
  return node_ && of(node_)->is_array();
}

std::optional<std::string> JsonValue::text() const {
  if (!node_) return std::nullopt;
  const auto* held = of(node_)->get_ptr<const std::string*>();
  return held ? std::optional<std::string>(*held) : std::nullopt;
}

std::optional<std::int64_t> JsonValue::integer() const {
  if (!node_) return std::nullopt;
  // Whole numbers above zero are held unsigned.
  if (const auto* held = of(node_)->get_ptr<const std::uint64_t*>()) {
    if (*held > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
    return static_cast<std::int64_t>(*held);
  }
  const auto* held = of(node_)->get_ptr<const std::int64_t*>();
  return held ? std::optional<std::int64_t>(*held) : std::nullopt;
}

std::optional<double> JsonValue::number() const {
  if (const auto whole = integer()) return static_cast<double>(*whole);
  if (!node_) return std::nullopt;
  const auto* held = of(node_)->get_ptr<const double*>();
  return held ? std::optional<double>(*held) : std::nullopt;
}

std::optional<bool> JsonValue::flag() const {
  if (!node_) return std::nullopt;
  const auto* held = of(node_)->get_ptr<const bool*>();
  return held ? std::optional<bool>(*held) : std::nullopt;
}

std::size_t JsonValue::size() const {
  return is_array() || is_object() ? of(node_)->size() : 0;
}

JsonValue JsonValue::at(std::size_t index) const {
  return is_array() && index < size() ? JsonValue(&(*of(node_))[index]) : JsonValue();
}

JsonValue JsonValue::member(std::string_view key) const {
  if (!is_object()) return JsonValue();
  const auto* members = of(node_)->get_ptr<const Node::object_t*>();
  const auto found = members->find(std::string(key));
  return found == members->end() ? JsonValue() : JsonValue(&found->second);
}

void JsonValue::each_member(const std::function<void(const std::string&, JsonValue)>& visit) const {
  if (!is_object()) return;
  for (const auto& [key, value] : *of(node_)->get_ptr<const Node::object_t*>()) {
    visit(key, JsonValue(&value));
  }
}

std::optional<JsonDocument> JsonDocument::parse(std::string_view text) {
  if (nests_too_deep(text)) return std::nullopt;
  auto node = std::make_shared<Node>(Node::parse(text.begin(), text.end(), nullptr, false));
  if (node->is_discarded()) return std::nullopt;
  return JsonDocument(std::move(node));
}

void JsonWriter::separate() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  out_ += '{';
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  out_ += '}';
  return *this;
}
JsonWriter& JsonWriter::begin_array() {
  separate();
  out_ += '[';
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  out_ += ']';
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quoted(name);
  out_ += ':';
  return *this;
}
JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  quoted(value);
  return *this;
}
JsonWriter& JsonWriter::integer(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
  return *this;
}
JsonWriter& JsonWriter::flag(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

void JsonWriter::quoted(std::string_view value) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out_ += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {  // RFC 8259, 7
      out_ += "\\u00";
      out_ += kHex[static_cast<unsigned char>(c) >> 4];
      out_ += kHex[static_cast<unsigned char>(c) & 15];
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

}  // namespace portico::api
