#include "core/direction.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace portico {
namespace {

constexpr std::string_view kIsolate = "\u2068", kEnd = "\u2069";

// The direction of the character that begins with these bytes, if it has one: blocks of UTF-8 for
// the scripts that there are. `bytes` is how long it is.
std::optional<Direction> strong(std::string_view text, std::size_t& bytes) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
  };
  const unsigned first = byte(0), next = byte(1);
  bytes = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (first < 0xC0) {
    const unsigned letter = first | 0x20;
    if (letter >= 'a' && letter <= 'z') return Direction::Ltr;
    return std::nullopt;
  }
  const unsigned code = (first & 0x1F) << 6 | (next & 0x3F);  // of two bytes
  if (first < 0xE0) {
    const bool is_none = code < 0xC0 || code == 0xD7 || code == 0xF7 ||
                         (code >= 0x300 && code < 0x370) || code == 0x60C ||
                         (code >= 0x660 && code <= 0x66C) || (code >= 0x6F0 && code <= 0x6F9);
    if (is_none) return std::nullopt;
    return code < 0x590 ? Direction::Ltr : Direction::Rtl;
  }
  if (first == 0xE0) return next < 0xA4 ? Direction::Rtl : Direction::Ltr;
  if (first == 0xE2) {  // punctuation and symbols, among them LRM and RLM
    if (next == 0x80 && byte(2) == 0x8E) return Direction::Ltr;
    if (next == 0x80 && byte(2) == 0x8F) return Direction::Rtl;
    return std::nullopt;
  }
  if (first == 0xE3 && next == 0x80) return std::nullopt;
  if (first == 0xEF && next >= 0xAC && next < 0xBC) return Direction::Rtl;
  if (first == 0xF0 && next == 0x9F) return std::nullopt;  // emoji
  return Direction::Ltr;
}

// The first letter that `wanted` agrees to.
template <typename Wanted>
std::optional<Direction> find(std::string_view text, Wanted wanted) {
  for (std::size_t bytes = 1; !text.empty(); text.remove_prefix(std::min(bytes, text.size()))) {
    const auto found = strong(text, bytes);
    if (found && wanted(*found)) return found;
  }
  return std::nullopt;
}

}  // namespace

bool has_letters(std::string_view text, Direction direction) {
  return find(text, [&](Direction found) { return found == direction; }).has_value();
}

Direction own_direction(std::string_view text) {
  return find(text, [](Direction) { return true; }).value_or(Direction::Ltr);
}

Direction standing_direction(std::string_view text, Direction page) {
  const bool is_others = !has_letters(text, page) && has_letters(text, opposite(page));
  return is_others ? opposite(page) : page;
}

void add_within(std::string& sentence, std::string_view value, Direction page) {
  // Digits of Europe run from left to right, and a sign between them comes apart from them.
  const bool has_digits =
      page == Direction::Rtl && value.find_first_of("0123456789") != std::string_view::npos;
  const bool apart = has_digits || has_letters(value, opposite(page));
  if (apart) sentence += kIsolate;
  sentence += value;
  if (apart) sentence += kEnd;
}

}  // namespace portico
