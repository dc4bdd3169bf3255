#include <gtest/gtest.h>

#include "support/kit_page.h"
#include "ui/overlays.h"

namespace portico::test {
namespace {

using ui::MenuEntry;
using ui::MenuMark;
using ui::Ui;

struct EntriesPage {
  std::string chosen;
  bool on = false;
  KitPage page{[this](Ui& ui) {
    const MenuEntry entries[] = {
        {.key = "open", .text = "Open"},
        {.key = "print", .text = "Print"},
        {.key = "late", .text = "Late", .mark = MenuMark::Check, .checked = on},
        {.key = "off", .text = "Off", .disabled = true}};
    if (const auto value = ui::menu(ui, "more", "More", entries)) chosen = *value;
    ui.button("after", "After");
  }};
  Driver& driver = page.driver;
  NodeId focused() { return page.host.semantics.focused.back(); }
  NodeId id(Role role, std::string_view name) { return driver.get(role, name).node.id; }
};

TEST(MenuEntries, FindByTheLettersTyped) {
  EntriesPage it;
  it.driver.click(Role::Button, "More");
  it.driver.key("p");
  EXPECT_EQ(it.focused(), it.id(Role::MenuItem, "Print"));
  it.driver.key("Home");
  it.driver.wait(2000);
  it.driver.key("o");
  it.driver.key("f");
  EXPECT_EQ(it.focused(), it.id(Role::MenuItem, "Off"));
}

TEST(MenuEntries, OpenAtTheLastWithArrowUp) {
  EntriesPage it;
  it.driver.focus(it.driver.get(Role::Button, "More"));
  it.driver.key("ArrowUp");
  EXPECT_EQ(it.focused(), it.id(Role::MenuItem, "Off"));
  it.driver.key("ArrowDown");
  EXPECT_EQ(it.focused(), it.id(Role::MenuItem, "Open"));
}

TEST(MenuEntries, DoNothingWhileDisabled) {
  EntriesPage it;
  it.driver.click(Role::Button, "More");
  EXPECT_TRUE(it.driver.get(Role::MenuItem, "Off").has(platform::flag::Disabled));
  it.driver.click(Role::MenuItem, "Off");
  EXPECT_EQ(it.chosen, "");
  EXPECT_TRUE(it.driver.has(Role::MenuItem, "Open"));
}

TEST(MenuEntries, SayWhetherTheyAreChecked) {
  EntriesPage it;
  it.on = true;
  it.driver.click(Role::Button, "More");
  EXPECT_TRUE(it.driver.get(Role::MenuCheck, "Late").has(platform::flag::Checked));
  it.driver.click(Role::MenuCheck, "Late");
  EXPECT_EQ(it.chosen, "late");
}

TEST(MenuEntries, GiveFocusBackToTheirButton) {
  EntriesPage it;
  it.driver.click(Role::Button, "More");
  it.driver.click(Role::MenuItem, "Print");
  EXPECT_EQ(it.chosen, "print");
  EXPECT_EQ(it.focused(), it.id(Role::Button, "More"));
}

TEST(MenuEntries, LetTabGoOn) {
  EntriesPage it;
  it.driver.click(Role::Button, "More");
  it.driver.focus(it.driver.get(Role::Button, "After"));
  it.driver.settle();
  EXPECT_FALSE(it.driver.has(Role::MenuItem, "Open"));
  EXPECT_NE(it.focused(), it.id(Role::Button, "More"));
}

TEST(SplitButton, DoesTheLikelyThingOrOffersTheOthers) {
  int pressed = 0;
  std::string chosen;
  KitPage page([&](Ui& ui) {
    const MenuEntry entries[] = {{.key = "csv", .text = "CSV"}};
    const auto answer = ui::split_button(ui, "save", "PDF", "More formats", entries);
    pressed += answer.pressed;
    if (answer.chosen) chosen = *answer.chosen;
  });
  page.driver.click(Role::Button, "PDF");
  EXPECT_EQ(pressed, 1);
  page.driver.click(Role::Button, "More formats");
  page.driver.click(Role::MenuItem, "CSV");
  EXPECT_EQ(chosen, "csv");
  EXPECT_EQ(pressed, 1);
}

TEST(AvatarMenu, ShowsWhoIsSignedInAboveWhatTheyMayDo) {
  KitPage page([&](Ui& ui) {
    const MenuEntry entries[] = {{.key = "out", .text = "Sign out"}};
    ui::avatar_menu(ui, "me",
                    {.name = "Anna Meyer", .detail = "anna@example.com", .beside = "Bakery"},
                    entries);
  });
  page.driver.click(Role::Button, "Bakery");
  EXPECT_TRUE(page.driver.shows("anna@example.com"));
  EXPECT_TRUE(page.driver.has(Role::MenuItem, "Sign out"));
}

// A menu within a dialog: Escape closes the menu, then the dialog.
TEST(Overlays, AreLeftByEscapeOneAfterTheOther) {
  bool open = true;
  KitPage page([&](Ui& ui) {
    if (!open) return;
    auto dialog = ui.dialog("dialog", "Dialog", open);
    const MenuEntry entries[] = {{.key = "a", .text = "Entry"}};
    ui::menu(ui, "menu", "Menu", entries);
  });
  page.driver.click(Role::Button, "Menu");
  ASSERT_TRUE(page.driver.has(Role::MenuItem, "Entry"));
  page.driver.key("Escape");
  EXPECT_FALSE(page.driver.has(Role::MenuItem, "Entry"));
  EXPECT_TRUE(open);
  page.driver.key("Escape");
  EXPECT_FALSE(open);
}

// A modal makes the page inert in its last frame too: focus goes back only after that.
TEST(Overlays, GiveFocusBackToWhatIsNoLongerInert) {
  bool open = false;
  KitPage page([&](Ui& ui) {
    if (ui.button("open", "Open")) open = true;
    if (open) auto dialog = ui.dialog("dialog", "Dialog", open);
  });
  auto& orders = page.host.semantics.focused;
  page.driver.click(Role::Button, "Open");
  const size_t before = orders.size();
  page.driver.event(platform::EventKind::Key, 0, 0, 0, 0, "Escape");
  page.frame();
  EXPECT_TRUE(page.driver.get(Role::Button, "Open").has(platform::flag::Inert));
  EXPECT_EQ(orders.size(), before);
  page.driver.settle();
  EXPECT_EQ(orders.back(), page.driver.get(Role::Button, "Open").node.id);
}

// What opens a dialog from a menu: focus comes back to the menu's button, not to a lost entry.
TEST(Overlays, HandFocusOnWhenOneOpensAnother) {
  bool open = false;
  KitPage page([&](Ui& ui) {
    const MenuEntry entries[] = {{.key = "a", .text = "Entry"}};
    if (ui::menu(ui, "menu", "Menu", entries)) open = true;
    if (open) auto dialog = ui.dialog("dialog", "Dialog", open);
  });
  page.driver.click(Role::Button, "Menu");
  page.driver.click(Role::MenuItem, "Entry");
  ASSERT_TRUE(page.driver.has(Role::Dialog, "Dialog"));
  page.driver.key("Escape");
  EXPECT_EQ(page.host.semantics.focused.back(), page.driver.get(Role::Button, "Menu").node.id);
}

// The same where the entry is pressed before a frame has told of its focus.
TEST(Overlays, HandFocusOnHoweverFastTheEntryIsPressed) {
  bool open = false;
  KitPage page([&](Ui& ui) {
    const MenuEntry entries[] = {{.key = "a", .text = "Entry"}};
    if (ui::menu(ui, "menu", "Menu", entries)) open = true;
    if (open) auto dialog = ui.dialog("dialog", "Dialog", open);
  });
  const NodeId menu = page.driver.get(Role::Button, "Menu").node.id;
  page.driver.event(platform::EventKind::Focus, menu);
  page.driver.event(platform::EventKind::Click, menu);
  while (!page.driver.has(Role::MenuItem, "Entry")) page.force_frame();
  const NodeId entry = page.driver.get(Role::MenuItem, "Entry").node.id;
  page.driver.event(platform::EventKind::Focus, entry);
  page.driver.event(platform::EventKind::Click, entry);
  page.driver.settle();
  ASSERT_TRUE(page.driver.has(Role::Dialog, "Dialog"));
  page.driver.key("Escape");
  EXPECT_EQ(page.host.semantics.focused.back(), menu);
}

TEST(Drawer, StandsAtTheEndSide) {
  bool open = true;
  const auto draw = [&](Ui& ui) {
    if (open) auto panel = ui::drawer(ui, "drawer", "Filters", open, 400);
  };
  KitPage ltr(draw, 1280, 800);
  EXPECT_EQ(ltr.driver.get(Role::Dialog, "Filters").node.x_px, 880);
  KitPage rtl(draw, 1280, 800, platform::TextDirection::Rtl);
  EXPECT_EQ(rtl.driver.get(Role::Dialog, "Filters").node.x_px, 0);
  EXPECT_EQ(rtl.driver.get(Role::Dialog, "Filters").node.height_px, 800);
  ltr.driver.click(Role::Button, "Close");
  EXPECT_FALSE(open);
}

}  // namespace
}  // namespace portico::test
