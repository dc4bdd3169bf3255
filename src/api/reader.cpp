#include "api/reader.h"

#include <limits>

namespace portico::api {

void Reader::fail(std::string_view key) {
  if (fault_->empty()) *fault_ = key.empty() ? "root" : key;
}

bool Reader::has(std::string_view key) const {
  const JsonValue found = value_.member(key);
  return found.exists() && !found.is_null();
}

std::string Reader::text(std::string_view key) {
  auto found = value_.member(key).text();
  if (!found) fail(key);
  return found ? std::move(*found) : std::string();
}

std::string Reader::maybe_text(std::string_view key) {
  return has(key) ? text(key) : std::string();
}

std::optional<std::string> Reader::nullable_text(std::string_view key) {
  return has(key) ? std::optional<std::string>(text(key)) : std::nullopt;
}

int Reader::integer(std::string_view key) {
  const auto found = value_.member(key).integer();
  if (!found || *found > std::numeric_limits<int>::max() ||
      *found < std::numeric_limits<int>::min()) {
    fail(key);
    return 0;
  }
  return static_cast<int>(*found);
}

int Reader::maybe_integer(std::string_view key, int otherwise) {
  return has(key) ? integer(key) : otherwise;
}

std::optional<std::int64_t> Reader::maybe_large(std::string_view key) {
  if (!has(key)) return std::nullopt;
  const auto found = value_.member(key).integer();
  if (!found) fail(key);
  return found;
}

bool Reader::flag(std::string_view key) {
  const auto found = value_.member(key).flag();
  if (!found) fail(key);
  return found.value_or(false);
}

bool Reader::maybe_flag(std::string_view key) {
  return has(key) && flag(key);
}

Date Reader::date(std::string_view key) {
  const auto found = Date::parse(text(key));
  if (!found) fail(key);
  return found.value_or(Date{});
}

std::optional<Date> Reader::maybe_date(std::string_view key) {
  return has(key) ? std::optional<Date>(date(key)) : std::nullopt;
}

Instant Reader::instant(std::string_view key) {
  const auto found = Instant::parse(text(key));
  if (!found) fail(key);
  return found.value_or(Instant{});
}

std::optional<Instant> Reader::maybe_instant(std::string_view key) {
  return has(key) ? std::optional<Instant>(instant(key)) : std::nullopt;
}

Money Reader::money(std::string_view key) {
  Reader in = object(key);
  const auto amount = in.value_.member("amount_minor").integer();
  if (!amount || *amount > kMaxAmountMinor || *amount < -kMaxAmountMinor) {
    fail(key);
    return {};
  }
  return {*amount, in.currency("currency")};
}

std::optional<Money> Reader::maybe_money(std::string_view key) {
  return has(key) ? std::optional<Money>(money(key)) : std::nullopt;
}

Currency Reader::currency(std::string_view key) {
  const auto found = Currency::from_code(text(key));
  if (!found) fail(key);
  return found.value_or(Currency{});
}

Decimal Reader::decimal(std::string_view key) {
  const auto found = Decimal::parse(text(key));
  if (!found.ok()) fail(key);
  return found.value_or(Decimal{});
}

std::optional<Decimal> Reader::maybe_decimal(std::string_view key) {
  return has(key) ? std::optional<Decimal>(decimal(key)) : std::nullopt;
}

std::vector<std::string> Reader::maybe_texts(std::string_view key) {
  std::vector<std::string> texts;
  const JsonValue list = value_.member(key);
  if (list.exists() && !list.is_null() && !list.is_array()) fail(key);
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto found = list.at(i).text();
    if (found) {
      texts.push_back(std::move(*found));
    } else {
      fail(key);
    }
  }
  return texts;
}

Reader Reader::object(std::string_view key) {
  const JsonValue found = value_.member(key);
  if (!found.is_object()) fail(key);
  return Reader(found, fault_);
}

std::vector<Reader> Reader::objects(std::string_view key) {
  if (!value_.member(key).is_array()) fail(key);
  return maybe_objects(key);
}

std::vector<Reader> Reader::maybe_objects(std::string_view key) {
  std::vector<Reader> readers;
  const JsonValue list = value_.member(key);
  if (list.exists() && !list.is_null() && !list.is_array()) fail(key);
  if (!list.is_array()) return readers;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!list.at(i).is_object()) {
      fail(key);
      continue;
    }
    readers.emplace_back(list.at(i), fault_);
  }
  return readers;
}

Reading::Reading(std::string_view body) : document_(JsonDocument::parse(body)) {
  if (!document_ || !document_->root().is_object()) fault_ = "root";
}

Error Reading::error() const {
  Error error = Error::server("answer breaks the contract at " + fault_);
  error.type = "contract";
  return error;
}

}  // namespace portico::api
