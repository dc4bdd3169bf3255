// Dear ImGui's draw lists, two a portal: the page, and what lies over it. Only its drawing is used:
// the browser has windows, focus, hit testing and text, so that its context and frame (30 KB of
// download) stay out. The lists' memory is reused from frame to frame.
#pragma once

#include <vector>

#include "imgui.h"
#include "imgui_internal.h"

#include "platform/renderer.h"

namespace portico::ui {

class DrawLists {
 public:
  DrawLists();
  ~DrawLists();
  DrawLists(const DrawLists&) = delete;
  DrawLists& operator=(const DrawLists&) = delete;

  // Empties both. CSS px and device pixel ratio.
  void begin(float width, float height, float scale);
  // One picture of both, the page first; valid until the next begin().
  platform::Picture picture(float width, float height, float scale);

  ImDrawList& page() { return page_; }
  ImDrawList& over() { return over_; }

 private:
  void collect(ImDrawList& list);

  ImDrawListSharedData shared_;
  ImDrawList page_, over_;
  std::vector<platform::Vertex> vertices_;
  std::vector<uint32_t> indices_;
  std::vector<platform::Command> commands_;
};

}  // namespace portico::ui
