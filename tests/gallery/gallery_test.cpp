#include <gtest/gtest.h>

#include "app/languages.h"
#include "gallery/gallery_page.h"
#include "gallery/section.h"

namespace portico::test {
namespace {

TEST(Gallery, ShowsEverySectionInEveryLanguageAndSize) {
  for (const gallery::SectionEntry& section : gallery::sections()) {
    for (const auto& [language, name] : app::kLanguages) {
      for (const float width : {390.0f, 1280.0f}) {
        GalleryPage page(
            "/gallery/" + std::string(section.key) + "?language=" + std::string(language), width);
        EXPECT_TRUE(page.driver.has(Role::Heading, section.title)) << page.driver.dump();
        EXPECT_EQ(page.host.navigator.language, language);
      }
    }
  }
}

TEST(Gallery, KeepsWhatIsChosenInTheAddress) {
  GalleryPage page("/gallery/text");
  page.driver.select("Scheme", "dark");
  page.driver.select("Direction", "rtl");
  EXPECT_EQ(page.host.navigator.route(), "/gallery/text?scheme=dark&direction=rtl");
  EXPECT_EQ(page.host.navigator.direction, platform::TextDirection::Rtl);
  page.driver.click(Role::Link, "Charts");
  EXPECT_EQ(page.host.navigator.route(), "/gallery/charts?scheme=dark&direction=rtl");
  EXPECT_TRUE(page.driver.has(Role::Heading, "Charts"));
}

TEST(Gallery, GoesBackWithTheBrowser) {
  GalleryPage page("/gallery/text?theme=amaranth");
  page.driver.click(Role::Link, "Charts");
  page.driver.route("/gallery/text?theme=amaranth");
  EXPECT_TRUE(page.driver.has(Role::Heading, "Type scale"));
}

}  // namespace
}  // namespace portico::test
