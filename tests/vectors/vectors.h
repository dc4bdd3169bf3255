// The vectors of tests/vectors as JSON, for the C++ tests that are held to them.
#pragma once

#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/money.h"
#include "support/source_dir.h"

namespace portico::vectors {

using Json = nlohmann::json;

// The cases of that file; a test failure and none where it cannot be read.
inline Json read(const char* name) {
  std::ifstream file(test::source_dir() + "/tests/vectors/" + name);
  std::stringstream text;
  text << file.rdbuf();
  Json cases = Json::parse(text.str(), nullptr, false);
  const bool is_sound = cases.is_array() && cases.size() > 50;
  EXPECT_TRUE(is_sound) << name << " cannot be read";
  return is_sound ? cases : Json::array();
}

inline std::string text(const Json& object, const char* name) {
  return object.value(name, std::string());
}

inline std::optional<Decimal> decimal(const Json& object, const char* name) {
  if (!object.contains(name)) return std::nullopt;
  const auto parsed = Decimal::parse(text(object, name));
  EXPECT_TRUE(parsed.ok()) << name << " in " << object.dump();
  return parsed.value_or(Decimal());
}

inline std::optional<Date> date(const Json& object, const char* name) {
  if (!object.contains(name) || object[name].is_null()) return std::nullopt;
  return Date::parse(text(object, name));
}

inline Currency currency(const Json& object) {
  return Currency::from_code(text(object, "currency")).value_or(Currency());
}

inline std::int64_t integer(const Json& object, const char* name) {
  return object.value(name, std::int64_t{0});
}

inline Rounding rounding(const Json& object) {
  const std::string name = text(object, "rounding");
  if (name == "half_even") return Rounding::HalfEven;
  if (name == "half_ceiling") return Rounding::HalfCeiling;
  if (name == "down") return Rounding::Down;
  if (name == "up") return Rounding::Up;
  EXPECT_EQ(name, "half_up");
  return Rounding::HalfUp;
}

}  // namespace portico::vectors
