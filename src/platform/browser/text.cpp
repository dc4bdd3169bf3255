#include "platform/browser/text.h"

#include <cstring>

#include "platform/browser/imports.h"
#include "platform/browser/reply.h"

namespace portico::platform::browser {

namespace {

uint32_t packed(const Font& font) {
  return static_cast<uint32_t>(font.family) | static_cast<uint32_t>(font.weight) << 2 |
         static_cast<uint32_t>(font.direction == TextDirection::Rtl) << 13 |
         static_cast<uint32_t>(font.tabular) << 14 | static_cast<uint32_t>(font.slanted) << 15 |
         static_cast<uint32_t>(font.size_px) << 16;
}

std::vector<uint32_t> offsets(int32_t bytes) {
  std::vector<uint32_t> result;
  if (bytes <= 0) return result;
  result.resize(static_cast<size_t>(bytes) / sizeof(uint32_t));
  std::memcpy(result.data(), reply(static_cast<uint32_t>(bytes)).data(),
              result.size() * sizeof(uint32_t));
  return result;
}

}  // namespace

RunMetrics CanvasText::measure(std::string_view text, const Font& font) {
  float values[8] = {};
  js_measure(text.data(), size(text), packed(font), values);
  return {.advance = values[0],
          .ascent = values[1],
          .descent = values[2],
          .ink_left = values[3],
          .ink_right = values[4],
          .ink_top = values[5],
          .ink_bottom = values[6],
          .colour = values[7] != 0};
}

std::vector<uint32_t> CanvasText::breaks(std::string_view text) {
  return offsets(js_breaks(text.data(), size(text)));
}

std::vector<uint32_t> CanvasText::graphemes(std::string_view text) {
  return offsets(js_graphemes(text.data(), size(text)));
}

void CanvasText::make_page(uint16_t page, uint16_t size_px, bool colour) {
  js_make_page(page, size_px, colour);
}

void CanvasText::drop_page(uint16_t page) {
  js_drop_page(page);
}

void CanvasText::paint(std::string_view text, const Font& font, AtlasRect rect, float origin_x,
                       float origin_y, float scale, uint32_t color_rgba) {
  js_paint(text.data(), size(text), packed(font), rect.page, rect.x, rect.y, rect.width,
           rect.height, origin_x, origin_y, scale, color_rgba);
}

void CanvasText::set_language(std::string_view tag) {
  js_text_language(tag.data(), size(tag));
}

}  // namespace portico::platform::browser
