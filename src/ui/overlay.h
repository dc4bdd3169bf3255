// What lies over the page: dialogs, drawers, menus, the palette, tooltips. All share one stack and
// one kind of layer. Each is held by being drawn: one that is not drawn in a frame has closed.
//
//   Modal  dims the page and makes it inert; takes focus and gives it back
//   Popup  takes focus and closes when it goes elsewhere, or with a press outside
//   Hint   never has focus
//
// Escape closes the one that was opened last, and no other.
#pragma once

#include "ui/state.h"

namespace portico::ui {

struct Held {
  bool fresh = false;      // was not there in the frame before
  bool dismissed = false;  // the person wants it closed: draw it no more
};

// Puts the overlay on the stack, or keeps it there. `owner`: the button that opened it, if any.
Held hold_overlay(Context::State& s, NodeId id, OverlayKind kind, NodeId owner = 0);

// Opens the layer of an overlay that is held: over all before it, with what catches presses
// outside. Its panel goes into it; close it with State::close(). `shown`: 0 to 1.
int32_t open_layer(Context::State& s, NodeId id, float shown);

// Within a layer: a panel that floats under an item of the page, or above it.
int32_t open_below(Context::State& s, NodeId id, int32_t anchor, const Box& box, float shown);

}  // namespace portico::ui
