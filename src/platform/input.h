// What the person and the browser did since the last frame, in order. Activation comes from DOM
// clicks alone; pointer events only say what is hovered and pressed, for looks.
#pragma once

#include <cstdint>
#include <string>

#include "platform/semantics.h"

namespace portico::platform {

// The order is part of the bridge: append only.
enum class EventKind : uint8_t {
  Click,       // node was activated (mouse, touch, keyboard, assistive technology); x: 1 with Shift
  Input,       // field's value while typing, in `text`
  Change,      // field's value when committed (blur, select chosen, files picked), in `text`
  Submit,      // form node
  Focus,       // node got DOM focus; 0 when focus left the portal
  Hover,       // topmost interactive node under the pointer, or 0
  Press,       // node held down, or 0 when let go
  Scroll,      // scroller's offset in x, y
  Key,         // key that a node asked for (Attr::Keys), or Escape, in `text`
  Resize,      // x, y: CSS px size of the portal; z: device pixel ratio
  Route,       // history moved; path with query in `text`
  Online,      // x: 1 or 0
  Visible,     // x: 1 or 0; no frame is drawn while hidden
  Appearance,  // system preferences or the page's own CSS changed: see Preferences, overrides()
  Fonts,       // web fonts arrived: measure again
  Inset,       // the on-screen keyboard: y = height it covers, CSS px
  Theme,       // a theme to show, as JSON in `text`
  Drag,     // pointer that holds a node with flag Drags: x, y in CSS px of the portal; z: 1 as it
            // takes it
  Update,   // a newer version is there after a reload; x: 1 where this one can't go on without
  Waiting,  // writes wait, or no longer: api/outbox.h reads `text`; x: how many were sent
  Upload,   // a file is further on its way, there, or lost: see Uploads
};

struct Event {
  EventKind kind;
  NodeId node = 0;
  float x = 0, y = 0, z = 0;
  std::string text;
};

// Of the system and browser (media queries), read at start and after Appearance events.
struct Preferences {
  bool dark = false;
  bool reduced_motion = false;
  bool more_contrast = false;
  bool forced_colors = false;
  bool coarse_pointer = false;
  bool plain = false;  // no WebGL: the overlay is the page; lists must not be virtual
};

}  // namespace portico::platform
