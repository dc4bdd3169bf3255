// The font loader that Dear ImGui falls back on. The browser shapes and draws all text, so this one
// loads nothing; it stands where stb_truetype (20 KB) would.
#include "imgui.h"
#include "imgui_internal.h"

#include "misc/freetype/imgui_freetype.h"

namespace {

bool load_no_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar, ImFontGlyph*,
                   float*) {
  return false;
}

}  // namespace

namespace ImGuiFreeType {

const ImFontLoader* GetFontLoader() {
  static ImFontLoader loader;
  loader.Name = "none";
  loader.FontBakedLoadGlyph = load_no_glyph;
  return &loader;
}

}  // namespace ImGuiFreeType
