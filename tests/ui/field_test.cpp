#include <gtest/gtest.h>

#include "support/kit_page.h"

namespace portico::test {
namespace {

using platform::Attr;
using platform::EventKind;
using ui::Ui;

TEST(Field, TakesWhatIsTypedAndSaysWhenItWasLeft) {
  std::string value;
  int changed = 0, committed = 0;
  KitPage page([&](Ui& ui) {
    const auto response = ui.field("name", value, {.label = "Name"});
    changed += response.changed;
    committed += response.committed;
  });
  page.driver.type("Name", "Alice");
  EXPECT_EQ(value, "Alice");
  EXPECT_EQ(changed, 1);
  EXPECT_EQ(committed, 1);
  EXPECT_EQ(page.driver.get(Role::TextField, "Name").attribute(Attr::Value), "Alice");
}

TEST(Field, KeepsEveryKeystrokeThatArrivesBetweenTwoFrames) {
  std::string value;
  KitPage page([&](Ui& ui) { ui.field("name", value, {.label = "Name"}); });
  const NodeId id = page.driver.get(Role::TextField, "Name").node.id;
  page.driver.event(EventKind::Input, id, 0, 0, 0, "A");
  page.driver.event(EventKind::Input, id, 0, 0, 0, "Al");
  page.driver.settle();
  EXPECT_EQ(value, "Al");
}

TEST(Field, SaysItsErrorWithTheFieldAndShowsIt) {
  std::string value;
  KitPage page([&](Ui& ui) {
    ui.field("name", value, {.label = "Name", .hint = "As on your card", .error = "Enter a name"});
  });
  const SemanticNode& field = page.driver.get(Role::TextField, "Name");
  EXPECT_TRUE(field.has(platform::flag::Invalid));
  EXPECT_EQ(field.attribute(Attr::Error), "Enter a name");
  EXPECT_TRUE(page.driver.shows("Enter a name"));
}

TEST(Field, IsLargeEnoughForPasswordManagersAndThumbs) {
  std::string value;
  KitPage page(
      [&](Ui& ui) {
        ui.field("password", value,
                 {.type = ui::InputType::Password,
                  .label = "Password",
                  .autocomplete = "current-password"});
      },
      390, 844);
  const SemanticNode& field = page.driver.get(Role::TextField, "Password");
  EXPECT_GE(field.node.font_px, 16);
  EXPECT_GE(field.node.height_px, 44);
  EXPECT_EQ(field.attribute(Attr::Autocomplete), "current-password");
  EXPECT_EQ(field.attribute(Attr::InputType), "password");
}

TEST(Field, LeavesRoomForItsIconAtTheStartSide) {
  std::string value;
  KitPage page([&](Ui& ui) { ui.field("q", value, {.label = "Search", .icon = "search"}); });
  EXPECT_GE(page.driver.get(Role::TextField, "Search").node.content_width_px, 36);
}

TEST(Select, OffersItsOptionsAndTakesTheChoice) {
  std::string value = "a";
  const ui::Option options[] = {{"a", "First"}, {"b", "Second"}};
  KitPage page([&](Ui& ui) { ui.select("s", "Choice", options, value); });
  EXPECT_EQ(page.driver.get(Role::Select, "Choice").attribute(Attr::Options),
            "a\tFirst\nb\tSecond");
  page.driver.select("Choice", "b");
  EXPECT_EQ(value, "b");
  page.driver.select("Choice", "-12.5");
  EXPECT_EQ(value, "b") << "what is not offered is not taken";
}

TEST(Checkbox, TogglesByClick) {
  bool value = false;
  KitPage page([&](Ui& ui) { ui.checkbox("c", "Remember", value); });
  page.driver.click(Role::Checkbox, "Remember");
  EXPECT_TRUE(value);
  EXPECT_TRUE(page.driver.get(Role::Checkbox, "Remember").has(platform::flag::Checked));
  page.driver.click(Role::Checkbox, "Remember");
  EXPECT_FALSE(value);
}

TEST(Segmented, IsARadioGroupOfWhichOneIsChosen) {
  std::string value = "all";
  const ui::Option options[] = {{"all", "All"}, {"due", "Due"}};
  int changed = 0;
  KitPage page([&](Ui& ui) { changed += ui.segmented("s", "State", options, value); });
  EXPECT_TRUE(page.driver.has(Role::RadioGroup, "State"));
  page.driver.click(Role::Radio, "Due");
  EXPECT_EQ(value, "due");
  EXPECT_EQ(changed, 1);
  EXPECT_TRUE(page.driver.get(Role::Radio, "Due").has(platform::flag::Checked));
  EXPECT_FALSE(page.driver.get(Role::Radio, "All").has(platform::flag::Checked));
}

}  // namespace
}  // namespace portico::test
