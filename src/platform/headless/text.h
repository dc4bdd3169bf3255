// Text without a browser: every code point has a fixed width, so that layout can be reckoned by
// hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/text.h"

namespace portico::platform::headless {

// 0.55 em a code point, 1 em for wide ones (CJK, emoji), none for combining marks; ascent 0.8 em,
// descent 0.2 em. Icons are squares. Breaks are after spaces and between wide code points.
class HeadlessText final : public TextHost {
 public:
  struct Painted {
    std::string text;
    Font font;
    AtlasRect rect;
    uint32_t color_rgba;
  };

  RunMetrics measure(std::string_view text, const Font& font) override;
  std::vector<uint32_t> breaks(std::string_view text) override;
  std::vector<uint32_t> graphemes(std::string_view text) override;
  void make_page(uint16_t page, uint16_t size_px, bool colour) override;
  void drop_page(uint16_t page) override;
  void paint(std::string_view text, const Font& font, AtlasRect rect, float origin_x,
             float origin_y, float scale, uint32_t color_rgba) override;
  void set_language(std::string_view tag) override { language = tag; }

  static float width_em(std::string_view text);

  int measured = 0;              // calls of measure
  std::vector<Painted> painted;  // all there is on living pages
  std::vector<uint16_t> pages;   // alive
  std::string language;
};

}  // namespace portico::platform::headless
