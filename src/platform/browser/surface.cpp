#include "platform/browser/surface.h"

#include "platform/browser/imports.h"

namespace portico::platform::browser {

// web/renderer.js and web/semantics.js read these as raw memory.
static_assert(sizeof(Vertex) == 20);
static_assert(sizeof(Command) == 28);
static_assert(sizeof(Attribute) == 12);

void WebGlRenderer::draw(const Picture& picture) {
  js_draw(picture.vertices.data(), static_cast<uint32_t>(picture.vertices.size()),
          picture.indices.data(), static_cast<uint32_t>(picture.indices.size()),
          picture.commands.data(), static_cast<uint32_t>(picture.commands.size()), picture.width_px,
          picture.height_px, picture.scale, picture.background_rgba);
}

bool WebGlRenderer::has_canvas() {
  return js_has_canvas() != 0;
}

bool WebGlRenderer::take_context_restored() {
  return js_context_restored() != 0;
}

void DomSemantics::submit(const Tree& tree) {
  js_semantics(tree.nodes.data(), static_cast<uint32_t>(tree.nodes.size()), tree.attributes.data(),
               tree.arena.data(), size(tree.arena));
}

void DomSemantics::focus(NodeId node) {
  js_focus(node);
}

void DomSemantics::announce(std::string_view text, bool assertive) {
  js_announce(text.data(), size(text), assertive);
}

void DomSemantics::scroll_to(NodeId node, float x_px, float y_px) {
  js_scroll_to(node, x_px, y_px);
}

}  // namespace portico::platform::browser
