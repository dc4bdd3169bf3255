// What fields are made of. The browser draws and edits the text, the kit draws the frame, the label
// and what is said below.
//
//   open_field(s, id, options);               a column: the label, then the frame
//   add_native(s, id, Role::TextField, options, value)
//   add_within(s, true, "chevron-down", {});  drawn over the frame
//   close_field(s, options);                  error or hint
#pragma once

#include <string>
#include <string_view>

#include "ui/state.h"

namespace portico::ui {

void add_label(Context::State& s, std::string_view text, NodeId field);
// Hint or error below a frame. Spoken with the field by its attributes, so not a second time.
void add_note(Context::State& s, std::string_view text, bool error);
void add_notes(Context::State& s, const FieldOptions& options);  // the error, else the hint

void open_field(Context::State& s, NodeId id, const FieldOptions& options);
void close_field(Context::State& s, const FieldOptions& options);

// The ground and edge of a field's frame.
void dress_frame(Context::State& s, Item& item, NodeId id, const FieldOptions& options);
// The native element's node, as large as the frame that the kit draws for it.
int32_t add_native(Context::State& s, NodeId id, Role role, const FieldOptions& options,
                   std::string_view value);
// An icon or word within the frame: drawn beside the flow, over the field.
void add_within(Context::State& s, bool at_end, std::string_view icon, std::string_view word);
// A button that is its icon alone, as large as `size_px` both ways; true when it was pressed.
struct IconButton {
  std::string_view icon, label;
  float size_px = 36, icon_px = 18;
  bool disabled = false;
  bool in_tab_order = true;  // else keys do the same elsewhere
};
bool icon_button(Context::State& s, NodeId id, const IconButton& button);
// A button of the frame's end side, which takes presses before the field does.
bool add_button_within(Context::State& s, NodeId id, std::string_view icon, std::string_view label,
                       bool disabled);
constexpr float kWithinPx = 40;  // what such a button takes

// The options of a list, one a line, for Attr::Options.
std::string option_lines(std::span<const Option> items);

// ---- Fields whose value is not text

// What such a field shows and what was done to it. `stamp` tells one value from another, `written`
// is the value as the locale writes it.
struct Typing {
  std::string text;        // to show
  bool changed = false;    // the person typed: read `text`, then take_typing()
  bool committed = false;  // left, or Enter
};
Typing typing(Context::State& s, NodeId id, uint64_t stamp, std::string_view written);
// After `changed`: the stamp of what was read. After `committed`, and understood: the field shows
// the value as the locale writes it.
void take_typing(Context::State& s, NodeId id, uint64_t stamp, bool understood);

}  // namespace portico::ui
