// Draws a frame's items with Dear ImGui's draw lists. Coordinates are CSS px; edges and glyphs snap
// to device pixels.
#pragma once

#include "imgui.h"

#include "ui/item.h"
#include "ui/text_atlas.h"
#include "ui/text_layout.h"

namespace portico::ui {

class Painter {
 public:
  Painter(const Items& items, TextLayout& texts, TextAtlas& atlas, float scale, Rgba shadow,
          float strength)
      : items_(items),
        texts_(texts),
        atlas_(atlas),
        scale_(scale),
        strength_(strength),
        shadow_(shadow) {}

  // `page` is drawn first, `over` holds dialogs, menus and toasts. `spin` is 0..1, one turn.
  void paint(ImDrawList& page, ImDrawList& over, float spin, bool rtl);
  int strings() const { return strings_; }

 private:
  void item(int32_t index, float shift_x, float shift_y, float fade);
  void looks(const Item& item, float x, float y);
  void divisions(const Item& item, float shift_x, float shift_y);
  void shadow(const ImVec2& from, const ImVec2& to, const Item& item);
  void pattern(const Item& item, const ImVec2& from, const ImVec2& to);
  void plot(const Item& item, float x, float y);
  void text(const Item& item, float x, float y);
  void fragments(const Item& item, float x, float y);
  void underline(const Item& item, float x, float y, float width);
  void run(std::string_view text, const platform::Font& font, Rgba color, float x, float baseline);
  void spinner(const Item& item, float x, float y);
  void use_page(uint16_t page);
  float snap(float value) const;
  Rgba faded(Rgba color) const;

  const Items& items_;
  TextLayout& texts_;
  TextAtlas& atlas_;
  float scale_, strength_;
  Rgba shadow_;
  ImDrawList* list_ = nullptr;
  ImDrawList* over_ = nullptr;
  uint16_t page_ = 0;
  float fade_ = 1, spin_ = 0;
  bool rtl_ = false;
  int strings_ = 0;
};

// ImGui's texture ids start at 1; ours are page + 1.
inline ImTextureRef texture_of(uint16_t page) {
  return ImTextureRef(static_cast<ImTextureID>(page + 1));
}

}  // namespace portico::ui
