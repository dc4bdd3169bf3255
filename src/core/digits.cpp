#include "core/digits.h"

#include <iterator>

namespace portico {
namespace {

constexpr std::string_view kSpaces[] = {" ",        "\t",           "\n",          "\r",
                                        "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};

// LRM, RLM, ALM, embeddings and isolates.
constexpr std::string_view kDirectionMarks[] = {
    "\xE2\x80\x8E", "\xE2\x80\x8F", "\xD8\x9C",     "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC",
    "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};

template <typename Marks>
bool take_one_of(std::string_view& text, const Marks& marks) {
  for (const std::string_view mark : marks) {
    if (take_mark(text, mark)) return true;
  }
  return false;
}

template <typename Marks>
bool drop_last_of(std::string_view& text, const Marks& marks) {
  for (const std::string_view mark : marks) {
    if (text.ends_with(mark)) {
      text.remove_suffix(mark.size());
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<int> take_digit(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  if (byte(0) >= '0' && byte(0) <= '9') {
    const int digit = byte(0) - '0';
    text.remove_prefix(1);
    return digit;
  }
  if (text.size() < 2) return std::nullopt;
  // U+0660..U+0669 is D9 A0..A9, U+06F0..U+06F9 is DB B0..B9.
  const int base = byte(0) == 0xD9 ? 0xA0 : byte(0) == 0xDB ? 0xB0 : -1;
  if (base < 0 || byte(1) < base || byte(1) > base + 9) return std::nullopt;
  const int digit = byte(1) - base;
  text.remove_prefix(2);
  return digit;
}

bool take_mark(std::string_view& text, std::string_view mark) {
  if (mark.empty() || !text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}

bool take_space(std::string_view& text) {
  return take_one_of(text, kSpaces);
}

bool is_space_mark(std::string_view mark) {
  return take_space(mark) && mark.empty();
}

bool take_direction_mark(std::string_view& text) {
  return take_one_of(text, kDirectionMarks);
}

std::string_view trim_spaces(std::string_view text) {
  while (take_space(text) || take_direction_mark(text)) {
  }
  while (drop_last_of(text, kSpaces) || drop_last_of(text, kDirectionMarks)) {
  }
  return text;
}

}  // namespace portico
