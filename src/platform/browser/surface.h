// What is on the page: triangles on the canvas, and the elements over it.
#pragma once

#include "platform/renderer.h"
#include "platform/semantics.h"

namespace portico::platform::browser {

class WebGlRenderer final : public Renderer {
 public:
  void draw(const Picture& picture) override;
  bool has_canvas() override;
  bool take_context_restored() override;
};

class DomSemantics final : public Semantics {
 public:
  void submit(const Tree& tree) override;
  void focus(NodeId node) override;
  void announce(std::string_view text, bool assertive) override;
  void scroll_to(NodeId node, float x_px, float y_px) override;
};

}  // namespace portico::platform::browser
