// Which way words are written, as far as what shows them has to know (Unicode TR9).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace portico {

enum class Direction : std::uint8_t { Ltr, Rtl };

inline Direction opposite(Direction direction) {
  return direction == Direction::Ltr ? Direction::Rtl : Direction::Ltr;
}

// Whether some letter, or mark, is written in that direction.
bool has_letters(std::string_view text, Direction direction);

// Of the first letter (rules P2, P3); Ltr where there is none.
Direction own_direction(std::string_view text);

// Of a text that stands by itself: the page's, unless all of its letters are of the other one. A
// name in another script ends with its full stop so, and a sentence that mixes both stays a
// sentence.
Direction standing_direction(std::string_view text, Direction page);

// Adds a value that stands within a sentence, between isolates where the sentence would tear it up
// or it the sentence.
void add_within(std::string& sentence, std::string_view value, Direction page);

}  // namespace portico
