// Text shaped by the host: measured and painted a run at a time. Which runs are kept, and where in
// the atlas, is the kit's business (ui/text_atlas.h); the host only measures, breaks and paints.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace portico::platform {

// Icon: the text is an icon's name.
enum class FontFamily : uint8_t { Sans, Mono, Icon, Heading };
enum class TextDirection : uint8_t { Ltr, Rtl };

struct Font {
  FontFamily family = FontFamily::Sans;
  uint16_t size_px = 14;  // CSS px
  uint16_t weight = 400;
  TextDirection direction = TextDirection::Ltr;  // base direction of the run
  bool tabular = false;                          // figures of equal width
  bool slanted = false;                          // emphasis
  bool operator==(const Font&) const = default;
};

// CSS px, from the run's origin at the start of its baseline.
struct RunMetrics {
  float advance = 0;              // layout width
  float ascent = 0, descent = 0;  // of the font; the line box centres these
  float ink_left = 0, ink_right = 0, ink_top = 0,
        ink_bottom = 0;  // painted box; left and top as distances outward
  bool colour = false;   // has colour glyphs (emoji): needs an RGBA page
};

// Device px within an atlas page.
struct AtlasRect {
  uint16_t page = 0, x = 0, y = 0, width = 0, height = 0;
};

class TextHost {
 public:
  virtual ~TextHost() = default;
  virtual RunMetrics measure(std::string_view text, const Font& font) = 0;
  // Byte offsets where a line may break (after each), ascending, the end included. UAX 14 by way of
  // Intl.Segmenter; Latin breaks at spaces only, Thai and CJK inside.
  virtual std::vector<uint32_t> breaks(std::string_view text) = 0;
  // Byte offsets of grapheme cluster ends: where an ellipsis may cut.
  virtual std::vector<uint32_t> graphemes(std::string_view text) = 0;
  // Makes page `page` (square, `size_px` device px), emptied. Page 0 keeps a white texel block at
  // 0,0..3,3.
  virtual void make_page(uint16_t page, uint16_t size_px, bool colour) = 0;
  virtual void drop_page(uint16_t page) = 0;
  // Paints the run's ink box at `rect`; white on R8 pages, in `color_rgba` on RGBA pages.
  // origin_*: device px from the rect's top left to the run's origin.
  virtual void paint(std::string_view text, const Font& font, AtlasRect rect, float origin_x,
                     float origin_y, float scale, uint32_t color_rgba) = 0;
  // Language of the text, BCP 47: picks glyph variants and break rules.
  virtual void set_language(std::string_view tag) = 0;
};

}  // namespace portico::platform
