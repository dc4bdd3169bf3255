// Digits, spaces and marks as people type them, UTF-8. Each `take_` function
// removes what it found from the front of the text.
#pragma once

#include <optional>
#include <string_view>

namespace portico {

inline constexpr std::string_view kArabicDecimalMark = "\xD9\xAB";   // U+066B
inline constexpr std::string_view kArabicGroupingMark = "\xD9\xAC";  // U+066C
inline constexpr std::string_view kMinusSign = "\xE2\x88\x92";       // U+2212

// 0 to 9, in Latin, Arabic-Indic (U+0660) or Persian (U+06F0) digits.
std::optional<int> take_digit(std::string_view& text);

// False where the mark is empty.
bool take_mark(std::string_view& text, std::string_view mark);

// A space, no-break space, narrow no-break space or thin space.
bool take_space(std::string_view& text);
bool is_space_mark(std::string_view mark);

// An invisible direction mark or isolate, which copying from a page brings along.
bool take_direction_mark(std::string_view& text);

// Without the spaces and direction marks at both ends.
std::string_view trim_spaces(std::string_view text);

}  // namespace portico
