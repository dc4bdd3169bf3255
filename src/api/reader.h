// Reads the members of a JSON object as the contract types them. A required member that is missing
// or of another type is remembered as the reading's first fault; the read goes on with a default,
// so that a decoder is a list of assignments and one question at its end:
//
//   Reading reading(body);
//   Reader in = reading.root();
//   payment.id = in.text("id");
//   return reading.result(std::move(payment));
//
// Members that are not asked for are ignored: a newer server may send more.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json.h"
#include "core/date.h"
#include "core/decimal.h"
#include "core/money.h"
#include "core/names.h"
#include "core/result.h"

namespace portico::api {

class Reader {
 public:
  Reader(JsonValue value, std::string* fault) : value_(value), fault_(fault) {}

  bool has(std::string_view key) const;  // there, and not null

  // Required; the ones with `maybe_` are not, null counts as absent.
  std::string text(std::string_view key);
  std::string maybe_text(std::string_view key);
  std::optional<std::string> nullable_text(std::string_view key);
  int integer(std::string_view key);
  int maybe_integer(std::string_view key, int otherwise = 0);
  std::optional<std::int64_t> maybe_large(std::string_view key);
  bool flag(std::string_view key);
  bool maybe_flag(std::string_view key);
  Date date(std::string_view key);
  std::optional<Date> maybe_date(std::string_view key);
  Instant instant(std::string_view key);
  std::optional<Instant> maybe_instant(std::string_view key);
  Money money(std::string_view key);
  std::optional<Money> maybe_money(std::string_view key);
  Currency currency(std::string_view key);
  Decimal decimal(std::string_view key);
  std::optional<Decimal> maybe_decimal(std::string_view key);
  std::vector<std::string> maybe_texts(std::string_view key);
  Reader object(std::string_view key);

  template <typename Enum, std::size_t count>
  Enum word(std::string_view key, const std::array<std::string_view, count>& table) {
    const auto found = value_named<Enum>(table, text(key));
    if (!found) fail(key);
    return found.value_or(Enum{});
  }

  // Objects of an array. Required, and where absent an empty one.
  std::vector<Reader> objects(std::string_view key);
  std::vector<Reader> maybe_objects(std::string_view key);

  JsonValue value() const { return value_; }
  void fail(std::string_view key);

 private:
  JsonValue value_;
  std::string* fault_;  // names the first member at fault; empty while there is none
};

// A body being read; owns the document that its readers look into.
class Reading {
 public:
  explicit Reading(std::string_view body);
  Reader root() { return Reader(document_ ? document_->root() : JsonValue(), &fault_); }
  bool ok() const { return fault_.empty(); }

  template <typename T>
  Result<T> result(T value) {
    if (fault_.empty()) return value;
    return error();
  }
  // An answer that breaks the contract: the other side's fault, named for logs.
  Error error() const;

 private:
  std::optional<JsonDocument> document_;
  std::string fault_;
};

}  // namespace portico::api
