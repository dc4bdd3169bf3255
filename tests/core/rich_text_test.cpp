#include "core/rich_text.h"

#include <gtest/gtest.h>
#include <random>

namespace portico::test {
namespace {

std::vector<RichSpan> spans_of(std::string_view text) {
  const RichText rich = parse_rich_text(text);
  return rich.blocks.empty() ? std::vector<RichSpan>{} : rich.blocks.front().spans;
}

TEST(RichText, KnowsStrongEmphasisAndCode) {
  const auto spans = spans_of("Pay **by Friday**, *please*, with `PO-4711`.");
  ASSERT_EQ(spans.size(), 7u);
  EXPECT_EQ(spans[1], (RichSpan{.text = "by Friday", .strong = true}));
  EXPECT_EQ(spans[3], (RichSpan{.text = "please", .emphasis = true}));
  EXPECT_EQ(spans[5], (RichSpan{.text = "PO-4711", .code = true}));
}

TEST(RichText, NestsEmphasisInStrong) {
  const auto spans = spans_of("**all _of_ it**");
  ASSERT_EQ(spans.size(), 3u);
  EXPECT_EQ(spans[1], (RichSpan{.text = "of", .strong = true, .emphasis = true}));
}

TEST(RichText, SplitsBlocks) {
  const RichText rich = parse_rich_text("# Terms\nOne\ntwo.\n\n- first\n- second\n\n3. third");
  ASSERT_EQ(rich.blocks.size(), 5u);
  EXPECT_EQ(rich.blocks[0].kind, RichBlock::Kind::Heading);
  EXPECT_EQ(rich.blocks[1].spans.front().text, "One two.");
  EXPECT_EQ(rich.blocks[2].kind, RichBlock::Kind::Bullet);
  EXPECT_EQ(rich.blocks[4].number, 3);
}

TEST(RichText, LinksOnlyWhereItIsSafe) {
  EXPECT_EQ(spans_of("[terms](https://example.com/t)").front().href, "https://example.com/t");
  EXPECT_EQ(spans_of("[pay](/pay)").front().href, "/pay");
  EXPECT_EQ(spans_of("[mail](MAILTO:a@example.com)").front().href, "MAILTO:a@example.com");
  for (const std::string_view address :
       {"javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x", " /x", "x",
        "/\\evil.example", "java\tscript:x"}) {
    const auto spans = spans_of("[words](" + std::string(address) + ")");
    ASSERT_FALSE(spans.empty());
    EXPECT_EQ(spans.front().text, "words") << address;
    EXPECT_EQ(spans.front().href, "") << address;
  }
}

TEST(RichText, LeavesWhatIsNoMarkAsItIs) {
  for (const std::string_view text : {"2 * 3 * 4", "snake_case_name", "a ** b", "*open", "`open",
                                      "[open](", "[]()", "<b>x</b>", "#tag", "1.5 kg", "-5"}) {
    const auto spans = spans_of(text);
    ASSERT_EQ(spans.size(), 1u) << text;
    EXPECT_EQ(spans.front(), (RichSpan{.text = std::string(text)})) << text;
  }
  EXPECT_EQ(spans_of("\\*not\\*").front().text, "*not*");
}

// Whatever is written: no crash, no time without bound, no unsafe link, no control character.
TEST(RichText, SurvivesAnything) {
  constexpr std::string_view kPieces[] = {
      "*",  "**", "_", "`",    "[",    "](", ")",    "#",           "\n",        " ",  "- ",
      "1.", "\\", "a", "سلام", "\x01", "<",  "\xff", "javascript:", "https://x", "/y", "\t"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto left = random() % 60; left > 0; --left) {
      text += kPieces[random() % std::size(kPieces)];
    }
    for (const RichBlock& block : parse_rich_text(text).blocks) {
      for (const RichSpan& span : block.spans) {
        EXPECT_TRUE(span.href.empty() || is_safe_link(span.href)) << text;
        for (const char c : span.text) EXPECT_GE(static_cast<unsigned char>(c), 0x20) << text;
      }
    }
  }
}

TEST(RichText, IsQuickOnWhatLooksAheadForLong) {
  for (const std::string_view piece : {"*a ", "[", "`", "[a](", "**", "_a _b", "[a["}) {
    std::string text;
    while (text.size() < 2 * kRichTextBytes) text += piece;
    size_t bytes = 0;
    for (const RichBlock& block : parse_rich_text(text).blocks) {
      for (const RichSpan& span : block.spans) bytes += span.text.size();
    }
    EXPECT_LE(bytes, kRichTextBytes);
  }
}

}  // namespace
}  // namespace portico::test
