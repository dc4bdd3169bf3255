// Enumerations that travel as words. A type lists its words once, in the order of
// its values:
//
//   inline constexpr auto kDocumentTypeNames = names("invoice", "credit_note");
//   inline auto name_of(DocumentType type) { return name_at(kDocumentTypeNames, type); }
//
// A word that a newer server added has no value here.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace portico {

template <typename... Words>
constexpr std::array<std::string_view, sizeof...(Words)> names(Words... words) {
  return {std::string_view(words)...};
}

template <typename Enum, std::size_t count>
constexpr std::string_view name_at(const std::array<std::string_view, count>& table, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < count ? table[index] : std::string_view();
}

template <typename Enum, std::size_t count>
constexpr std::optional<Enum> value_named(const std::array<std::string_view, count>& table,
                                          std::string_view name) {
  for (std::size_t i = 0; i < count; ++i) {
    if (table[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace portico
