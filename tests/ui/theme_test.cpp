// What of a theme reaches the picture, and what a page's own CSS changes.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "support/kit_page.h"
#include "ui/theme_overrides.h"

namespace portico::test {
namespace {

using ui::Color;
using ui::Ui;

struct ThemedPage {
  KitPage page{[](Ui& ui) {
    auto card = ui.card("card");
    ui.heading(2, "Title");
    ui.text(ui::Type::Body, "Words");
    ui.button("go", "Go");
    std::string value;
    ui.field("name", value, {.label = "Name"});
  }};
  ui::Theme theme = test_theme();

  const SemanticNode& show() {
    page.context.set_theme(theme);
    page.force_frame();
    return page.driver.get(Role::Button, "Go");
  }
  float height() { return show().node.y_px; }
  uint64_t picture() {
    show();
    return page.context.statistics().draw_hash;
  }
};

TEST(Theme, TypeScaleSetsTheLetters) {
  ThemedPage it;
  it.theme.type.title_px = 26;
  it.theme.type.body_px = 17;
  it.show();
  EXPECT_EQ(it.page.driver.get(Role::Heading, "Title").node.font_px, 26);
  EXPECT_EQ(it.page.driver.get(Role::Text, "Words").node.font_px, 17);
}

TEST(Theme, StepAndDensityMoveWhatFollows) {
  ThemedPage it;
  const float usual = it.height();
  it.theme.step_px = 6;
  const float roomy = it.height();
  it.theme.step_px = 4;
  it.theme.density = 0.75f;
  const float dense = it.height();
  EXPECT_GT(roomy, usual);
  EXPECT_LT(dense, usual);
}

TEST(Theme, FieldsAndButtonsHaveTheThemesHeight) {
  ThemedPage it;
  it.theme.field_height_px = 52;
  EXPECT_EQ(it.show().node.height_px, 52);
  EXPECT_EQ(it.page.driver.get(Role::TextField, "Name").node.height_px, 52);
}

TEST(Theme, RadiiOutlinesAndShadowsChangeThePicture) {
  ThemedPage it;
  uint64_t before = it.picture();
  const auto changes = [&](auto change) {
    change(it.theme);
    const uint64_t now = it.picture();
    EXPECT_NE(now, before);
    before = now;
  };
  changes([](ui::Theme& theme) { theme.radius_px = 0; });
  changes([](ui::Theme& theme) { theme.button_radius_px = 20; });
  changes([](ui::Theme& theme) { theme.card_radius_px = 24; });
  changes([](ui::Theme& theme) { theme.cards_lift = true; });
  changes([](ui::Theme& theme) { theme.outline_px = 0; });
  changes([](ui::Theme& theme) { theme.shadow = 0; });
}

TEST(Theme, IsWrittenForWhatTheBrowserDraws) {
  ThemedPage it;
  it.theme.density = 1.25f;
  it.theme.card_radius_px = 12.5f;
  it.theme.font_sans = "Vazirmatn, sans-serif";
  it.show();
  const auto& properties = it.page.host.appearance.properties;
  EXPECT_EQ(properties.at("--portico-density"), "1.25");
  EXPECT_EQ(properties.at("--portico-card-radius"), "12.50px");
  EXPECT_EQ(properties.at("--portico-font-heading"), "Vazirmatn, sans-serif");
}

// ---- the page's own CSS

ui::Rgba of(const ui::Theme& theme, Color role) {
  return theme.light[static_cast<size_t>(role)];
}

TEST(Overrides, ChangeTheRolesTheyName) {
  ui::Theme theme = test_theme();
  ui::apply_overrides(theme, false, "surface\t#102030\ntext-muted\t#01020304\nno-such\t#ffffff\n");
  EXPECT_EQ(of(theme, Color::Surface), 0xff302010u);
  EXPECT_EQ(of(theme, Color::TextMuted), 0x04030201u);
  EXPECT_EQ(of(theme, Color::Canvas), of(test_theme(), Color::Canvas));
  EXPECT_EQ(theme.dark, test_theme().dark);
}

TEST(Overrides, OfAnAccentAloneBringWhatGoesWithIt) {
  for (const std::string accent : {"#b00020", "#ffe24a", "#00e5ff", "#141414"}) {
    ui::Theme theme = test_theme();
    theme.light[static_cast<size_t>(Color::Surface)] = 0xffffffffu;
    ui::apply_overrides(theme, false, "accent\t" + accent + "\n");
    EXPECT_NE(of(theme, Color::AccentHover), of(test_theme(), Color::AccentHover));
    const auto readable = [&](Color words, Color ground) {
      const auto light = [&](Color role) {
        double sum = 0;
        const double share[] = {0.2126, 0.7152, 0.0722};
        for (int at = 0; at < 3; ++at) {
          const double c = ((of(theme, role) >> (8 * at)) & 255) / 255.0;
          sum += share[at] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
      };
      const double one = light(words), other = light(ground);
      return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
    };
    EXPECT_GE(readable(Color::TextOnAccent, Color::Accent), 4.5) << accent;
    EXPECT_GE(readable(Color::TextOnAccent, Color::AccentHover), 4.5) << accent;
    EXPECT_GE(readable(Color::TextOnAccent, Color::AccentPressed), 4.5) << accent;
    EXPECT_GE(readable(Color::AccentText, Color::AccentSoft), 4.45) << accent;
    EXPECT_GE(readable(Color::AccentText, Color::Surface), 4.45) << accent;
  }
}

TEST(Overrides, LeaveWhatIsNamedBesideTheAccent) {
  ui::Theme theme = test_theme();
  ui::apply_overrides(theme, false, "accent\t#b00020\naccent-hover\t#112233\n");
  EXPECT_EQ(of(theme, Color::AccentHover), 0xff332211u);
}

TEST(Overrides, SetSizesAndFontsAndIgnoreNonsense) {
  ui::Theme theme = test_theme();
  ui::apply_overrides(theme, false,
                      "radius\t3\ncard-radius\t1.5\ndensity\t0\nstep\t-4\nfont\tGeorgia, serif\n"
                      "accent\tred\nradius");
  EXPECT_EQ(theme.radius_px, 3);
  EXPECT_EQ(theme.card_radius_px, 1.5f);
  EXPECT_EQ(theme.density, 0.5f);
  EXPECT_EQ(theme.step_px, 4);
  EXPECT_EQ(theme.font_sans, "Georgia, serif");
  EXPECT_EQ(of(theme, Color::Accent), of(test_theme(), Color::Accent));
}

TEST(Overrides, OfThePageFollowItAndGoAgain) {
  ThemedPage it;
  const uint64_t plain = it.picture();
  auto& appearance = it.page.host.appearance;
  appearance.page_css = "canvas\t#00ff00\n";
  it.page.event({.kind = platform::EventKind::Appearance});
  it.page.frame();
  EXPECT_NE(it.page.context.statistics().draw_hash, plain);
  EXPECT_EQ(appearance.properties.at("--portico-canvas"), "#00ff00ff");
  appearance.page_css.clear();
  it.page.event({.kind = platform::EventKind::Appearance});
  it.page.frame();
  EXPECT_EQ(it.page.context.statistics().draw_hash, plain);
}

TEST(Overrides, GiveWayToThoseWhoNeedContrast) {
  ThemedPage it;
  auto& appearance = it.page.host.appearance;
  appearance.wanted.forced_colors = true;
  appearance.page_css = "canvas\t#00ff00\n";
  it.page.event({.kind = platform::EventKind::Appearance});
  it.page.frame();
  EXPECT_NE(appearance.properties.at("--portico-canvas"), "#00ff00ff");
}

}  // namespace
}  // namespace portico::test
