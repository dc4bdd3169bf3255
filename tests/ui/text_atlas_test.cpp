#include "ui/text_atlas.h"

#include <gtest/gtest.h>

#include "platform/headless/text.h"

namespace portico::ui {
namespace {

using platform::Font;
using platform::headless::HeadlessText;

struct Atlas {
  HeadlessText host;
  TextAtlas atlas{host};
  Font font;

  Atlas() {
    atlas.reset(1, 1);
    atlas.begin_frame();
  }
  const PaintedRun* find(std::string_view text, Rgba color = 0xff000000u) {
    return atlas.find(text, font, color);
  }
  // Large runs, so that few fill a page: about 1400 x 200 px.
  const PaintedRun* large(int number) {
    font.size_px = 200;
    return find("large" + std::to_string(10000 + number));
  }
};

bool overlap(const platform::AtlasRect& a, const platform::AtlasRect& b) {
  return a.page == b.page && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
         b.y < a.y + a.height;
}

TEST(TextAtlas, PaintsARunOnceWhateverItsColour) {
  Atlas atlas;
  atlas.find("Pay", 0xff0000ffu);
  atlas.find("Pay", 0xff00ff00u);
  EXPECT_EQ(atlas.host.painted.size(), 1u);
}

TEST(TextAtlas, PaintsEmojiOnceAColourOnAColourPage) {
  Atlas atlas;
  const PaintedRun first = *atlas.find("\U0001F600", 0xff0000ffu);
  atlas.find("\U0001F600", 0xff0000ffu);
  EXPECT_EQ(atlas.host.painted.size(), 1u);
  atlas.find("\U0001F600", 0xff00ff00u);
  EXPECT_EQ(atlas.host.painted.size(), 2u);
  EXPECT_TRUE(first.colour);
  EXPECT_NE(first.rect.page, 0);
}

TEST(TextAtlas, TellsFontsAndDirectionsApart) {
  Atlas atlas;
  atlas.find("12");
  atlas.font.tabular = true;
  atlas.find("12");
  atlas.font.direction = platform::TextDirection::Rtl;
  atlas.find("12");
  EXPECT_EQ(atlas.host.painted.size(), 3u);
}

TEST(TextAtlas, NeverLaysOneRunOverAnotherNorOverTheWhiteBlock) {
  Atlas atlas;
  for (int at = 0; at < 300; ++at) {
    atlas.font.size_px = static_cast<uint16_t>(12 + at % 5 * 4);
    atlas.find("run " + std::to_string(at));
  }
  const auto& painted = atlas.host.painted;
  const platform::AtlasRect white{0, 0, 0, TextAtlas::kWhite, TextAtlas::kWhite};
  for (size_t a = 0; a < painted.size(); ++a) {
    EXPECT_FALSE(overlap(painted[a].rect, white));
    for (size_t b = a + 1; b < painted.size(); ++b) {
      ASSERT_FALSE(overlap(painted[a].rect, painted[b].rect)) << painted[a].text << painted[b].text;
    }
  }
}

TEST(TextAtlas, DropsThePageThatWasUsedLongestAgo) {
  Atlas atlas;
  int made = 0;
  while (atlas.atlas.bytes() < TextAtlas::kCapacity) {
    atlas.atlas.begin_frame();
    atlas.large(made++);
  }
  const uint16_t pages = atlas.atlas.page_count();
  for (int at = 0; at < 40; ++at) {
    atlas.atlas.begin_frame();
    atlas.large(made++);
    EXPECT_LE(atlas.atlas.bytes(), TextAtlas::kCapacity);
  }
  EXPECT_EQ(atlas.atlas.page_count(), pages);
  // An early run is gone and painted again; the latest is still there.
  const size_t painted = atlas.host.painted.size();
  atlas.large(made - 1);
  EXPECT_EQ(atlas.host.painted.size(), painted);
}

TEST(TextAtlas, NeverDropsWhatThisFrameDraws) {
  Atlas atlas;
  atlas.atlas.begin_frame();
  std::vector<platform::AtlasRect> drawn;
  for (int at = 0; at < 200; ++at) {
    if (const PaintedRun* run = atlas.large(at)) drawn.push_back(run->rect);
  }
  EXPECT_GT(drawn.size(), 50u);
  EXPECT_LT(drawn.size(), 200u) << "the store was never full";
  for (size_t a = 0; a < drawn.size(); ++a) {
    for (size_t b = a + 1; b < drawn.size(); ++b) ASSERT_FALSE(overlap(drawn[a], drawn[b]));
  }
}

TEST(TextAtlas, DrawsNothingForBlankText) {
  Atlas atlas;
  EXPECT_EQ(atlas.find("  "), nullptr);
  EXPECT_EQ(atlas.find("  "), nullptr);
}

TEST(TextAtlas, ShrinksARunThatIsWiderThanAPage) {
  Atlas atlas;
  const PaintedRun* run = atlas.find(std::string(600, 'm'));
  ASSERT_NE(run, nullptr);
  EXPECT_LT(run->shrink, 1);
  EXPECT_LE(run->rect.width, TextAtlas::kPageSize);
}

TEST(TextAtlas, PaintsAllAgainAfterAReset) {
  Atlas atlas;
  atlas.find("Pay");
  atlas.atlas.reset(1, 2);
  EXPECT_TRUE(atlas.host.painted.empty());
  atlas.find("Pay");
  EXPECT_EQ(atlas.host.painted.size(), 1u);
}

}  // namespace
}  // namespace portico::ui
