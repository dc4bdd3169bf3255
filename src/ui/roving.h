// Keys within a composite widget, of which one part at a time is in the tab order (WAI-ARIA
// Authoring Practices, "managing focus within components"): arrows, Home and End, and type-ahead.
#pragma once

#include <cstddef>
#include <string_view>

#include "ui/state.h"

namespace portico::ui {

// What such a widget takes from the browser (Attr::Keys).
constexpr std::string_view kMenuKeys = "ArrowDown ArrowUp Home End Letters";
constexpr std::string_view kRowKeys = "ArrowLeft ArrowRight Home End";

// The part that a key of this frame moves to from `current` (`count`: none yet), around the ends;
// `count` where no key was pressed. Axis::Row: left and right as they are seen.
size_t rove(Context::State& s, size_t count, size_t current, Axis axis);

// Letters typed within a second make a word; true when a letter came in this frame.
bool type_ahead(Context::State& s);
// Whether the text begins with the word typed; ASCII letters of either case are the same.
bool begins_as_typed(const Context::State& s, std::string_view text);

// The part after `current` that begins with the letters typed, `count` where none does or nothing
// was typed. `text(i)` is the text of a part.
template <typename TextOf>
size_t rove_by_letter(Context::State& s, size_t count, size_t current, TextOf text) {
  if (!type_ahead(s)) return count;
  // A first letter goes on to the next; more of the word may stay.
  const size_t first = current >= count ? 0 : s.typed.size() > 1 ? current : current + 1;
  for (size_t step = 0; step < count; ++step) {
    const size_t at = (first + step) % count;
    if (begins_as_typed(s, text(at))) return at;
  }
  return count;
}

}  // namespace portico::ui
