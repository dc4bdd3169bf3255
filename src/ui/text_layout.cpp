#include "ui/text_layout.h"

#include "ui/hash.h"

namespace portico::ui {

namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr size_t kKept = 4000;  // paragraphs; more are swept

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

// Bytes of the longest stretch that no line break may part, as an estimate: words between spaces;
// in scripts without spaces (Thai and its neighbours, CJK; Unicode blocks) characters.
size_t longest_word(std::string_view text) {
  const auto byte = [&](size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
  };
  size_t longest = 0, length = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (byte(at) >= 0xE0) {
      const unsigned block = (byte(at) & 15) << 4 | (byte(at + 1) & 0x3F) >> 2;  // of 256
      const bool spaceless = byte(at) >= 0xF0 || block == 0x0E || block == 0x10 || block == 0x17 ||
                             (block >= 0x2E && block <= 0x9F) || (block >= 0xF9 && block <= 0xFA) ||
                             block == 0xFF;
      if (spaceless) length = 0;
    }
    length = is_space(text[at]) ? 0 : length + 1;
    if (length > longest) longest = length;
  }
  return longest;
}

}  // namespace

uint64_t font_seed(const platform::Font& font) {
  return (static_cast<uint64_t>(font.size_px) << 32) | (static_cast<uint64_t>(font.weight) << 16) |
         (static_cast<uint64_t>(font.family) << 8) | (static_cast<uint64_t>(font.direction) << 1) |
         (font.slanted ? uint64_t{1} << 60 : 0u) | (font.tabular ? 1u : 0u);
}

void TextLayout::begin_frame() {
  ++frame_;
  if (pool_.size() < kKept) return;
  index_.clear();
  size_t kept = 0;
  for (size_t at = 0; at < pool_.size(); ++at) {
    if (pool_[at].last_frame + 2 < frame_) continue;
    if (kept != at) pool_[kept] = static_cast<Paragraph&&>(pool_[at]);
    index_.insert(pool_[kept].key, static_cast<uint32_t>(kept));
    ++kept;
  }
  pool_.resize(kept);
}

void TextLayout::clear() {
  index_.clear();
  pool_.clear();
}

float TextLayout::advance(std::string_view text, const platform::Font& font) {
  return host_.measure(text, font).advance;
}

uint32_t TextLayout::paragraph(std::string_view text, const platform::Font& font) {
  const uint64_t key = hash_text(text, font_seed(font));
  uint32_t at = index_.find(key);
  if (at == HashIndex::kNone) {
    at = static_cast<uint32_t>(pool_.size());
    index_.insert(key, at);
    Paragraph& made = pool_.emplace_back();
    made.key = key;
    const platform::RunMetrics metrics = host_.measure(text, font);
    made.ascent = metrics.ascent;
    made.descent = metrics.descent;
    made.has_line_feed = text.find('\n') != std::string_view::npos;
    if (made.has_line_feed) {
      find_pieces(made, text, font);
      float line = 0;
      for (const Paragraph::Piece& piece : made.pieces) {
        if (line + piece.ink_width > made.max_content) made.max_content = line + piece.ink_width;
        line = piece.ends_line ? 0 : line + piece.width;
      }
    } else {
      made.max_content = metrics.advance;
    }
    if (!text.empty()) {
      const float share = static_cast<float>(longest_word(text)) / static_cast<float>(text.size());
      made.min_content = made.max_content * (share > 0.8f ? 1 : share * 1.2f);
    }
  }
  pool_[at].last_frame = frame_;
  return at;
}

void TextLayout::find_pieces(Paragraph& paragraph, std::string_view text,
                             const platform::Font& font) {
  paragraph.has_pieces = true;
  uint32_t begin = 0;
  for (const uint32_t end : host_.breaks(text)) {
    if (end <= begin || end > text.size()) continue;
    Paragraph::Piece piece{begin, end, end, 0, 0, text[end - 1] == '\n'};
    while (piece.end_of_ink > begin && is_space(text[piece.end_of_ink - 1])) --piece.end_of_ink;
    piece.ink_width = advance(text.substr(begin, piece.end_of_ink - begin), font);
    piece.width = piece.ink_width;
    if (piece.end_of_ink != end && !piece.ends_line) {
      piece.width = advance(text.substr(begin, end - begin), font);
    }
    paragraph.pieces.push_back(piece);
    begin = end;
  }
}

uint32_t TextLayout::fitting(std::string_view text, const platform::Font& font, float width,
                             std::string_view tail) {
  const std::vector<uint32_t> ends = host_.graphemes(text);
  size_t low = 0, high = ends.size();  // so many graphemes fit; so many do not
  while (low < high) {
    const size_t middle = (low + high + 1) / 2;
    run_.assign(text.substr(0, ends[middle - 1])).append(tail);
    if (advance(run_, font) <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low == 0 ? 0 : ends[low - 1];
}

void TextLayout::cut(Paragraph& paragraph, std::string_view text, const platform::Font& font,
                     TextLine& line, float width) {
  const std::string_view rest = text.substr(line.begin);
  uint32_t bytes = fitting(rest, font, width, kEllipsis);
  while (bytes > 0 && is_space(rest[bytes - 1])) --bytes;
  paragraph.shortened.assign(rest.substr(0, bytes)).append(kEllipsis);
  line.end = line.begin + bytes;
  line.width = advance(paragraph.shortened, font);
  line.cut = true;
}

void TextLayout::break_lines(Paragraph& paragraph, std::string_view text,
                             const platform::Font& font, float width) {
  if (!paragraph.has_pieces) find_pieces(paragraph, text, font);
  TextLine line{0, 0, 0, false};
  float used = 0;  // with the spaces at the end of the line
  bool open = false;
  for (const Paragraph::Piece& piece : paragraph.pieces) {
    if (open && used + piece.ink_width > width + 0.5f) {
      paragraph.lines.push_back(line);
      line = {piece.begin, piece.begin, 0, false};
      used = 0;
    }
    uint32_t begin = piece.begin;
    float ink_width = piece.ink_width;
    while (used == 0 && ink_width > width + 0.5f) {  // a word wider than the room
      const std::string_view rest = text.substr(begin, piece.end_of_ink - begin);
      const uint32_t bytes = fitting(rest, font, width, {});
      if (bytes == 0 || bytes == rest.size()) break;
      paragraph.lines.push_back(
          {begin, begin + bytes, advance(rest.substr(0, bytes), font), false});
      begin += bytes;
      line = {begin, begin, 0, false};
      ink_width = advance(text.substr(begin, piece.end_of_ink - begin), font);
    }
    line.end = piece.end_of_ink;
    line.width = used + ink_width;
    used += ink_width + (piece.width - piece.ink_width);
    open = true;
    if (piece.ends_line) {
      paragraph.lines.push_back(line);
      line = {piece.end, piece.end, 0, false};
      used = 0;
      open = false;
    }
  }
  if (open) paragraph.lines.push_back(line);
}

uint32_t TextLayout::variation(uint32_t index, float width, int max_lines) {
  const uint64_t key = mix(
      pool_[index].key, static_cast<uint64_t>(width * 64) * 256 + static_cast<uint64_t>(max_lines));
  uint32_t at = index_.find(key);
  if (at == HashIndex::kNone) {
    at = static_cast<uint32_t>(pool_.size());
    index_.insert(key, at);
    Paragraph copy = pool_[index];
    copy.key = key;
    copy.laid_frame = 0;
    pool_.push_back(static_cast<Paragraph&&>(copy));
  }
  pool_[at].last_frame = frame_;
  return at;
}

uint32_t TextLayout::lay_out(uint32_t index, std::string_view text, const platform::Font& font,
                             float width, bool wraps, int max_lines) {
  if (!wraps) max_lines = 1;
  const auto is_laid = [&] {
    return pool_[index].width == width && pool_[index].max_lines == max_lines;
  };
  if (!is_laid() && pool_[index].laid_frame == frame_) index = variation(index, width, max_lines);
  const bool done = is_laid();
  pool_[index].laid_frame = frame_;
  if (!done) break_anew(pool_[index], text, font, width, wraps, max_lines);
  return index;
}

void TextLayout::break_anew(Paragraph& paragraph, std::string_view text, const platform::Font& font,
                            float width, bool wraps, int max_lines) {
  paragraph.width = width;
  paragraph.max_lines = max_lines;
  paragraph.lines.clear();
  const auto size = static_cast<uint32_t>(text.size());
  if (!paragraph.has_line_feed && paragraph.max_content <= width + 0.5f) {
    paragraph.lines.push_back({0, size, paragraph.max_content, false});
    return;
  }
  if (!wraps) {
    paragraph.lines.push_back({0, size, 0, false});
    cut(paragraph, text, font, paragraph.lines.back(), width);
    return;
  }
  break_lines(paragraph, text, font, width);
  const auto bound = static_cast<size_t>(max_lines);
  if (max_lines > 0 && paragraph.lines.size() > bound) {
    paragraph.lines.resize(bound);
    cut(paragraph, text, font, paragraph.lines.back(), width);
  }
}

}  // namespace portico::ui
