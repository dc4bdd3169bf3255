// Texts measured and broken into lines. Every text is a paragraph: its widths, and its lines for
// the width it last got. Shaping costs, so paragraphs are kept while frames go on using them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/text.h"
#include "ui/hash_index.h"

namespace portico::ui {

// A line is drawn as one run with the paragraph's base direction. Byte offsets within the text.
struct TextLine {
  uint32_t begin = 0, end = 0;
  float width = 0;
  bool cut = false;  // ends in an ellipsis: the run is Paragraph::shortened
};

struct Paragraph {
  float max_content = 0;  // width in one line (the longest, where the text has line feeds)
  float min_content = 0;  // about the longest word
  float ascent = 0, descent = 0;
  float width = -1;  // that `lines` were made for
  int max_lines = -1;
  std::vector<TextLine> lines;
  std::string shortened;

  struct Piece {  // what may not be broken, with the spaces after it
    uint32_t begin, end, end_of_ink;
    float width, ink_width;
    bool ends_line;
  };

 private:
  friend class TextLayout;
  uint64_t key = 0;
  uint32_t last_frame = 0;
  uint32_t laid_frame = 0;  // in which its lines were last asked for
  bool has_pieces = false, has_line_feed = false;
  std::vector<Piece> pieces;
};

class TextLayout {
 public:
  explicit TextLayout(platform::TextHost& host) : host_(host) {}

  // Drops paragraphs unused for a while. References from before are then void.
  void begin_frame();
  // Everything is measured again (fonts arrived, another language).
  void clear();

  uint32_t paragraph(std::string_view text, const platform::Font& font);
  Paragraph& operator[](uint32_t index) { return pool_[index]; }
  // Breaks into lines no wider than `width` px; max_lines 0 is no bound, and 1 with wraps false
  // cuts. The paragraph that has these lines: another one where the same text has stood in
  // another width in this frame.
  uint32_t lay_out(uint32_t index, std::string_view text, const platform::Font& font, float width,
                   bool wraps, int max_lines);
  // Calls visit(piece) for what a line may be made of, in order.
  template <typename Visit>
  void each_piece(uint32_t index, std::string_view text, const platform::Font& font, Visit visit) {
    Paragraph& paragraph = pool_[index];
    if (!paragraph.has_pieces) find_pieces(paragraph, text, font);
    for (const Paragraph::Piece& piece : paragraph.pieces) visit(piece);
  }
  size_t count() const { return pool_.size(); }

 private:
  uint32_t variation(uint32_t index, float width, int max_lines);
  void break_anew(Paragraph& paragraph, std::string_view text, const platform::Font& font,
                  float width, bool wraps, int max_lines);
  void find_pieces(Paragraph& paragraph, std::string_view text, const platform::Font& font);
  void break_lines(Paragraph& paragraph, std::string_view text, const platform::Font& font,
                   float width);
  void cut(Paragraph& paragraph, std::string_view text, const platform::Font& font, TextLine& line,
           float width);
  float advance(std::string_view text, const platform::Font& font);
  // Of the piece's graphemes, how many bytes fit.
  uint32_t fitting(std::string_view text, const platform::Font& font, float width,
                   std::string_view tail);

  platform::TextHost& host_;
  HashIndex index_;
  std::vector<Paragraph> pool_;
  uint32_t frame_ = 0;
  std::string run_;
};

uint64_t font_seed(const platform::Font& font);

}  // namespace portico::ui
