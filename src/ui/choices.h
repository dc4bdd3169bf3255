// Fields that choose. FieldOptions says what all fields have in common: label, hint, error,
// disabled, read-only, busy. Those that speak take their words from Context::set_speech.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace portico::ui {

// ---- One of many

// The browser's own list. True when `value` changed.
bool select(Ui& ui, std::string_view key, std::span<const Option> items, std::string& value,
            const FieldOptions& options);

struct Choice {
  std::string value, text;
  std::string note{};  // quiet, at the end side; found too
};
struct ComboboxResponse {
  bool changed = false;
  std::optional<std::string> typed;  // in this frame: what to look for
};
enum class Search : uint8_t {
  Here,       // what is typed is looked for among the items
  Elsewhere,  // the items are what the screen found for ComboboxResponse::typed
};
// A field that searches as one types (WAI-ARIA combobox pattern): arrows move through what was
// found, Enter or leaving takes it, Escape closes; an emptied field has no value.
ComboboxResponse combobox(Ui& ui, std::string_view key, std::span<const Choice> items,
                          std::string& value, const FieldOptions& options,
                          Search search = Search::Here);

// ---- Several of many

// The same, with what was chosen as chips before the text; Backspace takes back the last one.
bool multi_select(Ui& ui, std::string_view key, std::span<const Choice> items,
                  std::vector<std::string>& values, const FieldOptions& options);

// ---- One of a few

struct RadioItem {
  std::string value, text;
  std::string note{};  // below it
  bool disabled = false;
};
bool radio_group(Ui& ui, std::string_view key, std::span<const RadioItem> items, std::string& value,
                 const FieldOptions& options);

// ---- Yes or no

enum class Tick : uint8_t { Off, On, Mixed };  // Mixed: some of those that it stands for
// Ui::checkbox with all states; Mixed becomes On when pressed.
bool checkbox(Ui& ui, std::string_view key, Tick& value, const FieldOptions& options);

// On or off at once, without a form to be sent (WAI-ARIA switch pattern).
bool toggle(Ui& ui, std::string_view key, bool& value, const FieldOptions& options);

// ---- How much one likes it

// Stars, a radio group; 0: none chosen yet. Read-only it is one picture with its words.
bool rating(Ui& ui, std::string_view key, int& stars, const FieldOptions& options, int most = 5);

}  // namespace portico::ui
