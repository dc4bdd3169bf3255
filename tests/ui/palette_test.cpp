#include <gtest/gtest.h>

#include "support/kit_page.h"
#include "ui/overlays.h"

namespace portico::test {
namespace {

using ui::Ui;

struct PalettePage {
  bool open = false;
  std::string chosen;
  KitPage page{[this](Ui& ui) {
    if (ui.button("search", "Search", {.shortcut = "Control+K"})) open = true;
    if (!open) return;
    const ui::PaletteEntry entries[] = {
        {.key = "overview", .text = "Overview", .group = "Screens"},
        {.key = "invoices", .text = "Invoices", .group = "Screens", .also = "bills"},
        {.key = "out", .text = "Sign out", .group = "Actions"}};
    const auto answer = ui::command_palette(
        ui, "palette", open, {.label = "Go to", .placeholder = "A screen", .none = "Nothing"},
        entries);
    if (answer) chosen = *answer;
  }};
  Driver& driver = page.driver;
  void look_for(std::string_view text) {
    const NodeId field = driver.get(Role::ComboBox, "Go to").node.id;
    driver.event(platform::EventKind::Input, field, 0, 0, 0, text);
    driver.settle();
  }
};

TEST(Palette, TakesFocusAndOffersEverything) {
  PalettePage it;
  it.driver.click(Role::Button, "Search");
  EXPECT_EQ(it.page.host.semantics.focused.back(), it.driver.get(Role::ComboBox, "Go to").node.id);
  EXPECT_EQ(it.driver.all(Role::ListOption).size(), 3u);
  EXPECT_TRUE(it.driver.get(Role::Button, "Search").has(platform::flag::Inert));
}

TEST(Palette, NarrowsByWhatIsTypedInAnyWord) {
  PalettePage it;
  it.driver.click(Role::Button, "Search");
  it.look_for("BILL");
  EXPECT_EQ(it.driver.all(Role::ListOption).size(), 1u);
  it.look_for("out sign");
  EXPECT_TRUE(it.driver.has(Role::ListOption, "Sign out"));
  it.look_for("zzz");
  EXPECT_EQ(it.driver.all(Role::ListOption).size(), 0u);
  EXPECT_TRUE(it.driver.has(Role::Status, "Nothing"));
}

TEST(Palette, MarksByArrowsAndChoosesByEnter) {
  PalettePage it;
  it.driver.click(Role::Button, "Search");
  it.driver.key("ArrowDown");
  const SemanticNode& marked = it.driver.get(Role::ListOption, "Invoices");
  EXPECT_TRUE(marked.has(platform::flag::Selected));
  EXPECT_EQ(it.driver.get(Role::ComboBox, "Go to").attribute(platform::Attr::ActiveDescendant),
            std::to_string(marked.node.id));
  it.driver.key("Enter");
  EXPECT_EQ(it.chosen, "invoices");
  EXPECT_FALSE(it.open);
  it.page.force_frame();
  EXPECT_EQ(it.page.host.semantics.focused.back(), it.driver.get(Role::Button, "Search").node.id);
}

TEST(Palette, ChoosesByPressAndForgetsWhatWasTyped) {
  PalettePage it;
  it.driver.click(Role::Button, "Search");
  it.look_for("sign");
  it.driver.click(Role::ListOption, "Sign out");
  EXPECT_EQ(it.chosen, "out");
  it.driver.click(Role::Button, "Search");
  EXPECT_EQ(it.driver.all(Role::ListOption).size(), 3u);
  it.driver.key("Escape");
  EXPECT_FALSE(it.open);
}

}  // namespace
}  // namespace portico::test
