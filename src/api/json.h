// JSON text, read and written. The only place that knows the JSON library: the rest of the program
// sees `JsonValue`, a light view into a document that outlives it, and `JsonWriter`, which builds
// the small objects that requests carry. Nothing here throws, whatever the text is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace portico::api {

class JsonValue {
 public:
  JsonValue() = default;  // stands for a member that is not there
  explicit JsonValue(const void* node) : node_(node) {}

  bool exists() const { return node_ != nullptr; }
  bool is_null() const;
  bool is_object() const;
  bool is_array() const;
  std::optional<std::string> text() const;
  std::optional<std::int64_t> integer() const;  // no value for fractions and what does not fit
  std::optional<double> number() const;
  std::optional<bool> flag() const;
  std::size_t size() const;                      // of an array or object, else 0
  JsonValue at(std::size_t index) const;         // of an array
  JsonValue member(std::string_view key) const;  // of an object
  void each_member(const std::function<void(const std::string&, JsonValue)>& visit) const;

 private:
  const void* node_ = nullptr;
};

class JsonDocument {
 public:
  // No value where the text is not JSON, or nests deeper than any answer of the contract.
  static std::optional<JsonDocument> parse(std::string_view text);
  JsonDocument(JsonDocument&&) noexcept = default;
  JsonDocument& operator=(JsonDocument&&) noexcept = default;
  JsonValue root() const { return JsonValue(node_.get()); }

 private:
  explicit JsonDocument(std::shared_ptr<const void> node) : node_(std::move(node)) {}
  std::shared_ptr<const void> node_;
};

// Writes one value, in order: objects with begin_object(), key(), a value ... end_object().
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& flag(bool value);
  std::string take() { return std::move(out_); }

 private:
  void separate();
  void quoted(std::string_view value);
  std::string out_;
};

}  // namespace portico::api
