// The rest of what a host offers, and all of it in one bundle.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http.h"
#include "platform/input.h"
#include "platform/intl.h"
#include "platform/offline.h"
#include "platform/renderer.h"
#include "platform/semantics.h"
#include "platform/text.h"

namespace portico::platform {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual int64_t now_ms() = 0;            // epoch, wall clock
  virtual double monotonic_ms() = 0;       // for durations and animations
  virtual std::string random_token() = 0;  // 32 characters of [A-Za-z0-9_-], unguessable
};

// Small values that outlive the page. `session` ends with the tab. Denied storage reads as empty.
class Storage {
 public:
  virtual ~Storage() = default;
  virtual std::optional<std::string> read(std::string_view key, bool session) = 0;
  virtual void write(std::string_view key, std::string_view value, bool session) = 0;
  virtual void remove(std::string_view key, bool session) = 0;
  // Wipes everything that belongs to the person signed in (sign-out).
  virtual void clear() = 0;
};

class Navigator {
 public:
  virtual ~Navigator() = default;
  virtual std::string route() = 0;                // path and query below the base
  virtual void push(std::string_view route) = 0;  // new history entry
  virtual void replace(std::string_view route) = 0;
  virtual void back() = 0;
  virtual void leave(std::string_view url) = 0;  // to a hosted payment page
  virtual void set_title(std::string_view title) = 0;
  virtual void set_language(std::string_view tag,
                            TextDirection direction) = 0;  // lang and dir of the page
  virtual void download(std::string_view url) = 0;         // the browser saves it
  virtual void print() = 0;
  virtual void copy(std::string_view text) = 0;  // to the clipboard
};

// CSS custom properties of the portal's elements, from the theme: fields, focus ring, plain mode
// use them.
class Appearance {
 public:
  virtual ~Appearance() = default;
  virtual Preferences preferences() = 0;
  virtual void set_property(std::string_view name,
                            std::string_view value) = 0;  // "--portico-accent", "#0b5"
  // What the page's own CSS says for the properties that were set: "accent\t#00bb55\nradius\t4\n".
  // An Appearance event follows when that changes.
  virtual std::string overrides() = 0;
  // The theme that is shown, and the address of its style sheet (web fonts), loaded after the first
  // paint; empty: none.
  virtual void set_brand(std::string_view theme, std::string_view css) = 0;
  virtual std::string base_path() = 0;  // where the portal is mounted, "/" at the root
};

// What an application is given. All outlive it.
struct Host {
  Semantics& semantics;
  TextHost& text;
  Renderer& renderer;
  Http& http;
  Intl& intl;
  Clock& clock;
  Storage& storage;
  Navigator& navigator;
  Appearance& appearance;
  Offline& offline;
};

// What a host calls. One object an instance of the portal.
class Application {
 public:
  virtual ~Application() = default;
  virtual void event(const Event& event) = 0;
  // Draws if anything asks for it. Returns when it wants to be called next without an event:
  // monotonic ms, 0 for the next animation frame, or infinity for never. Events and answers also
  // lead to a frame.
  virtual double frame() = 0;
};

}  // namespace portico::platform
