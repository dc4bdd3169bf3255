// Draws triangles. The layout of Vertex and Command is read as raw memory by the bridge.
#pragma once

#include <cstdint>
#include <span>

namespace portico::platform {

struct Vertex {  // same layout as ImDrawVert
  float x, y;    // CSS px
  float u, v;
  uint32_t rgba;
};
struct Command {
  float clip_left, clip_top, clip_right, clip_bottom;  // CSS px
  uint32_t page;  // atlas page; colour pages sample RGBA, others coverage
  uint32_t first_index, index_count;
};

struct Picture {
  std::span<const Vertex> vertices;
  std::span<const uint32_t> indices;
  std::span<const Command> commands;
  float width_px = 0, height_px = 0, scale = 1;  // CSS px and device pixel ratio
  uint32_t background_rgba = 0;
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  // Whether there is something to draw on: not at the very first, nor while the context is lost.
  virtual bool has_canvas() = 0;
  virtual void draw(const Picture& picture) = 0;
  // True once after the drawing context was lost and given back: atlas pages must be made again.
  virtual bool take_context_restored() = 0;
};

}  // namespace portico::platform
