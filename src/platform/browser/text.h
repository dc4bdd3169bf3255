// Text shaped by the browser's canvas.
#pragma once

#include "platform/text.h"

namespace portico::platform::browser {

class CanvasText final : public TextHost {
 public:
  RunMetrics measure(std::string_view text, const Font& font) override;
  std::vector<uint32_t> breaks(std::string_view text) override;
  std::vector<uint32_t> graphemes(std::string_view text) override;
  void make_page(uint16_t page, uint16_t size_px, bool colour) override;
  void drop_page(uint16_t page) override;
  void paint(std::string_view text, const Font& font, AtlasRect rect, float origin_x,
             float origin_y, float scale, uint32_t color_rgba) override;
  void set_language(std::string_view tag) override;
};

}  // namespace portico::platform::browser
