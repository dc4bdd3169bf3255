#include "ui/text_layout.h"

#include <gtest/gtest.h>

#include "platform/headless/text.h"

namespace portico::ui {
namespace {

using platform::Font;
using platform::headless::HeadlessText;

constexpr float kEm = 0.55f * 14;

struct Lines {
  HeadlessText host;
  TextLayout layout{host};
  Font font;

  std::vector<std::string> of(std::string_view text, float width, bool wraps = true,
                              int max_lines = 0) {
    layout.begin_frame();
    const uint32_t at =
        layout.lay_out(layout.paragraph(text, font), text, font, width, wraps, max_lines);
    std::vector<std::string> lines;
    for (const TextLine& line : layout[at].lines) {
      lines.push_back(line.cut ? layout[at].shortened
                               : std::string(text.substr(line.begin, line.end - line.begin)));
    }
    return lines;
  }
};

using Strings = std::vector<std::string>;

TEST(TextLayout, KeepsATextThatFitsInOneLine) {
  EXPECT_EQ(Lines().of("one two", 7 * kEm), Strings{"one two"});
}

TEST(TextLayout, BreaksAtSpacesAndDropsThemAtTheEdge) {
  EXPECT_EQ(Lines().of("one two three", 8 * kEm), (Strings{"one two", "three"}));
}

TEST(TextLayout, BreaksWhereTheTextHasALineFeed) {
  EXPECT_EQ(Lines().of("one\ntwo three", 500), (Strings{"one", "two three"}));
}

TEST(TextLayout, BreaksAWordThatIsWiderThanTheRoom) {
  EXPECT_EQ(Lines().of("abcdefgh ij", 5 * kEm), (Strings{"abcde", "fgh", "ij"}));
}

TEST(TextLayout, CutsOneLineWithAnEllipsisAfterAWholeGrapheme) {
  EXPECT_EQ(Lines().of("abcdefgh", 5 * kEm, false), Strings{"abcd\u2026"});
  // U+0301 belongs to the letter before it.
  EXPECT_EQ(Lines().of("abce\u0301defgh", 5 * kEm, false), Strings{"abce\u0301\u2026"});
}

TEST(TextLayout, CutsRightToLeftTextAtItsLogicalEnd) {
  Lines lines;
  lines.font.direction = platform::TextDirection::Rtl;
  EXPECT_EQ(lines.of("صورتحساب", 4 * kEm, false), Strings{"صور\u2026"});
}

TEST(TextLayout, CutsTheLastOfSoManyLines) {
  EXPECT_EQ(Lines().of("one two three four", 8 * kEm, true, 2),
            (Strings{"one two", "three f\u2026"}));
}

TEST(TextLayout, BreaksWideScriptsAnywhere) {
  EXPECT_EQ(Lines().of("請求書一覧", 3 * 14), (Strings{"請求書", "一覧"}));
}

TEST(TextLayout, AScriptWithoutSpacesBetweenWordsMayBecomeNarrow) {
  const auto least = [](std::string_view text) {
    Lines lines;
    const Paragraph& kept = lines.layout[lines.layout.paragraph(text, lines.font)];
    return kept.min_content / kept.max_content;
  };
  EXPECT_LT(least("この請求書のお支払いにクレジットを使えます"), 0.3f);
  EXPECT_LT(least("เครดิตใช้ชำระใบแจ้งหนี้ได้"), 0.3f);
  EXPECT_EQ(least("INV-2024-001"), 1);
  EXPECT_EQ(least("صورتحساب"), 1);
}

TEST(TextLayout, MeasuresNothingTwice) {
  Lines lines;
  lines.of("one two three", 8 * kEm);
  const int measured = lines.host.measured;
  lines.of("one two three", 8 * kEm);
  EXPECT_EQ(lines.host.measured, measured);
}

TEST(TextLayout, ForgetsWhatIsNoLongerDrawn) {
  Lines lines;
  for (int at = 0; at < 5000; ++at) lines.of("text " + std::to_string(at), 500);
  lines.layout.begin_frame();
  lines.layout.begin_frame();
  EXPECT_LT(lines.layout.count(), 4100u);
}

// One text in two places of different width: each keeps its lines to the end of the frame.
TEST(TextLayout, KeepsTheLinesOfEveryWidthOfAFrame) {
  Lines it;
  it.layout.begin_frame();
  const std::string_view text = "review";
  const uint32_t wide =
      it.layout.lay_out(it.layout.paragraph(text, it.font), text, it.font, 200, false, 0);
  const uint32_t narrow =
      it.layout.lay_out(it.layout.paragraph(text, it.font), text, it.font, 12, false, 0);
  EXPECT_FALSE(it.layout[wide].lines.front().cut);
  EXPECT_TRUE(it.layout[narrow].lines.front().cut);
  const size_t count = it.layout.count();
  it.layout.begin_frame();
  EXPECT_EQ(it.layout.lay_out(it.layout.paragraph(text, it.font), text, it.font, 200, false, 0),
            wide);
  EXPECT_EQ(it.layout.lay_out(it.layout.paragraph(text, it.font), text, it.font, 12, false, 0),
            narrow);
  EXPECT_EQ(it.layout.count(), count);
}

}  // namespace
}  // namespace portico::ui
