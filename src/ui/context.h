// What the kit keeps between frames, and the frame itself. One a portal instance.
//
//   context.event(e);                 // as they come
//   if (context.wants_frame(now)) { Ui& ui = context.begin(now); draw(ui); context.end(); }
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/host.h"
#include "ui/speech.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace portico::ui {

struct Words {  // the few texts the kit itself says, in the person's language
  std::string close, loading, required, optional, menu, sorted_ascending, sorted_descending,
      error_summary;
};

struct Link {
  std::string href;
  bool replace = false;
};

struct ScrollOffset {
  NodeId scroller = 0;
  float x_px = 0, y_px = 0;
};

class Context {
 public:
  Context(platform::Semantics&, platform::TextHost&, platform::Renderer&, platform::Appearance&);
  ~Context();

  void set_theme(const Theme& theme);        // also writes the CSS custom properties
  void set_scheme(std::string_view scheme);  // "system", "light", "dark", "contrast"
  void set_language(std::string_view tag, platform::TextDirection direction, const Words& words);

  // For the widgets of fields.h, choices.h, dates.h ...; outlives the context.
  void set_speech(const Speech* speech);

  void event(const platform::Event& event);
  void invalidate();  // something outside changed: draw a frame
  bool wants_frame(double now_ms);
  double next_deadline_ms() const;  // infinity: none; 0: the next animation frame
  Ui& begin(double now_ms);
  void end();

  // Links pressed in the last frame, for the router; external ones are the browser's.
  std::optional<Link> take_navigation();
  // The address changed to `route` while something is not saved: the kit asks, and the caller goes
  // back to where it was. The answer comes as a navigation.
  bool holds(std::string_view route);
  void focus_title_on_next_frame();  // after a change of route
  void reset_screen();               // forget scroll offsets and field states of the old screen
  // Where the scrollers stand, to be given back when the person returns: each scroller goes there
  // as soon as its contents reach that far, unless the person has scrolled it by then.
  std::vector<ScrollOffset> scroll_offsets() const;
  void restore_scroll(std::vector<ScrollOffset> offsets);

  struct Statistics {
    uint64_t frames = 0;
    int nodes = 0, strings = 0, draw_calls = 0, vertices = 0;
    uint64_t draw_hash = 0;  // of the last frame's draw lists
  };
  const Statistics& statistics() const;

  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace portico::ui
