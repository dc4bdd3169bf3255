#include "platform/headless/text.h"

#include <cstddef>

namespace portico::platform::headless {

namespace {

// Next code point, `at` moved behind it. Malformed bytes count as one each.
char32_t next_code(std::string_view text, size_t& at) {
  const auto first = static_cast<uint8_t>(text[at++]);
  if (first < 0xC0) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t code = first & (0x3Fu >> more);
  for (int i = 0; i < more && at < text.size(); ++i) {
    code = (code << 6) | (static_cast<uint8_t>(text[at++]) & 0x3Fu);
  }
  return code;
}

bool is_emoji(char32_t code) {
  return code >= 0x1F300 && code <= 0x1FAFF;
}
bool is_wide(char32_t code) {
  return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xD7A3) ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFF60) || is_emoji(code);
}
bool is_mark(char32_t code) {
  return (code >= 0x300 && code <= 0x36F) || (code >= 0x64B && code <= 0x65F) || code == 0x200D ||
         (code >= 0x200B && code <= 0x200F) || (code >= 0x2066 && code <= 0x2069) ||
         (code >= 0xFE00 && code <= 0xFE0F);
}

}  // namespace

float HeadlessText::width_em(std::string_view text) {
  float width = 0;
  for (size_t at = 0; at < text.size();) {
    const char32_t code = next_code(text, at);
    if (!is_mark(code) && code != '\n') width += is_wide(code) ? 1.0f : 0.55f;
  }
  return width;
}

RunMetrics HeadlessText::measure(std::string_view text, const Font& font) {
  ++measured;
  const float em = font.size_px;
  RunMetrics metrics;
  if (font.family == FontFamily::Icon) {
    metrics.advance = metrics.ascent = metrics.ink_right = metrics.ink_top = em;
    return metrics;
  }
  metrics.advance = width_em(text) * em;
  metrics.ascent = 0.8f * em;
  metrics.descent = 0.2f * em;
  bool blank = true;
  for (size_t at = 0; at < text.size();) {
    const char32_t code = next_code(text, at);
    blank = blank && (code == ' ' || code == '\n');
    metrics.colour = metrics.colour || is_emoji(code);
  }
  if (!blank) {
    metrics.ink_right = metrics.advance;
    metrics.ink_top = 0.75f * em;
    metrics.ink_bottom = 0.2f * em;
  }
  return metrics;
}

std::vector<uint32_t> HeadlessText::breaks(std::string_view text) {
  std::vector<uint32_t> ends;
  bool after_break = false, after_wide = false;
  for (size_t at = 0; at < text.size();) {
    const size_t before = at;
    const char32_t code = next_code(text, at);
    const bool space = code == ' ' || code == '\n';
    const bool wide = is_wide(code);
    if (before > 0 && !space && !is_mark(code) && (after_break || (after_wide && wide))) {
      ends.push_back(static_cast<uint32_t>(before));
    }
    if (code == '\n' && at < text.size()) ends.push_back(static_cast<uint32_t>(at));
    after_break = space && code != '\n';
    after_wide = wide;
  }
  if (!text.empty()) ends.push_back(static_cast<uint32_t>(text.size()));
  return ends;
}

std::vector<uint32_t> HeadlessText::graphemes(std::string_view text) {
  std::vector<uint32_t> ends;
  bool joins = false;
  for (size_t at = 0; at < text.size();) {
    const size_t before = at;
    const char32_t code = next_code(text, at);
    if (before > 0 && !is_mark(code) && !joins) ends.push_back(static_cast<uint32_t>(before));
    joins = code == 0x200D;
  }
  if (!text.empty()) ends.push_back(static_cast<uint32_t>(text.size()));
  return ends;
}

void HeadlessText::make_page(uint16_t page, uint16_t, bool) {
  pages.push_back(page);
}

void HeadlessText::drop_page(uint16_t page) {
  std::erase(pages, page);
  std::erase_if(painted, [page](const Painted& one) { return one.rect.page == page; });
}

void HeadlessText::paint(std::string_view text, const Font& font, AtlasRect rect, float, float,
                         float, uint32_t color_rgba) {
  painted.push_back({std::string(text), font, rect, color_rgba});
}

}  // namespace portico::platform::headless
