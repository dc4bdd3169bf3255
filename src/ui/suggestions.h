// The list below a field with role ComboBox whose keys move through it: WAI-ARIA combobox pattern,
// list autocomplete. Focus stays on the field.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/state.h"

namespace portico::ui {

struct Suggestion {
  std::string_view key;  // among its list
  std::string_view text;
  std::string_view note{};  // quiet, at the end side
  std::string_view icon{};
};

struct Suggesting {
  NodeId field;
  int32_t input;   // the field's item ...
  int32_t anchor;  // ... and the one that the list goes below
  std::string_view label;
  std::span<const Suggestion> items;
  std::string_view marked{};  // key of the one to begin with
  std::string_view note{};    // said below them, or instead of them
  bool fixed = false;         // disabled or read-only: never opens
  bool typed = false;         // the person typed in this frame
  bool first = false;         // what was typed marks the first one
};

// Draws the list while it is open. The place of the one that was chosen by pointer or Enter, or by
// leaving the field after it was marked by typing.
std::optional<size_t> suggest(Context::State& s, const Suggesting& list);
bool is_suggesting(Context::State& s, NodeId field);

// One line of a list that is chosen from. `seen`: it is the one that keys act on.
void draw_option(Context::State& s, NodeId id, const Suggestion& option, bool seen, float height);

// Every word typed is somewhere in the text, whatever the case.
bool has_words(std::string_view text, std::string_view typed);

}  // namespace portico::ui
