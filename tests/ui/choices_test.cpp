#include "ui/choices.h"

#include <gtest/gtest.h>

#include "support/kit_page.h"
#include "ui/fields.h"

namespace portico::test {
namespace {

using platform::Attr;
using ui::Choice;
using ui::FieldOptions;
using ui::Tick;
using ui::Ui;

const Choice kCities[] = {
    {"ams", "Amsterdam", "NL"}, {"del", "Delft", "NL"}, {"man", "Manila", "PH"}};

struct ComboPage {
  std::string value;
  FieldOptions options{.label = "City"};
  ui::ComboboxResponse last;
  KitPage page{[this](Ui& ui) {
    const auto response = ui::combobox(ui, "city", kCities, value, options);
    if (response.changed || response.typed) last = response;
    ui.button("after", "After");
  }};
  Driver& driver = page.driver;
  const SemanticNode& field() { return driver.get(Role::ComboBox, "City"); }
  size_t offered() { return driver.all(Role::ListOption).size(); }
};

TEST(Combobox, OpensWhenPressedAndMarksWhatIsChosen) {
  ComboPage it;
  it.value = "del";
  it.page.force_frame();
  EXPECT_EQ(it.field().attribute(Attr::Value), "Delft");
  EXPECT_FALSE(it.field().has(platform::flag::Expanded));
  it.driver.click(Role::ComboBox, "City");
  EXPECT_TRUE(it.field().has(platform::flag::Expanded));
  EXPECT_EQ(it.offered(), 3u);
  EXPECT_TRUE(it.driver.get(Role::ListOption, "Delft NL").has(platform::flag::Selected));
}

TEST(Combobox, NarrowsAsOneTypesWhateverTheCase) {
  ComboPage it;
  it.driver.write("City", "nl");
  EXPECT_EQ(it.offered(), 2u);
  EXPECT_EQ(it.last.typed, "nl");
  EXPECT_EQ(it.page.host.semantics.announced.back().text, "field.results 2");
  it.driver.write("City", "nl AMS");
  EXPECT_EQ(it.offered(), 1u);
  it.driver.write("City", "zzz");
  EXPECT_EQ(it.offered(), 0u);
  EXPECT_TRUE(it.driver.has(Role::Status, "field.nothing_found"));
}

TEST(Combobox, GoesByArrowsAndTakesByEnter) {
  ComboPage it;
  it.driver.focus(it.field());
  it.driver.key("ArrowDown");
  it.driver.key("ArrowDown");
  it.driver.key("ArrowDown");
  const SemanticNode& marked = it.driver.get(Role::ListOption, "Manila PH");
  EXPECT_EQ(it.field().attribute(Attr::ActiveDescendant), std::to_string(marked.node.id));
  it.driver.key("Enter");
  EXPECT_EQ(it.value, "man");
  EXPECT_EQ(it.field().attribute(Attr::Value), "Manila");
  EXPECT_EQ(it.offered(), 0u);
}

TEST(Combobox, LeavesEnterToTheFormWhileClosed) {
  ComboPage it;
  EXPECT_EQ(it.field().attribute(Attr::Keys), "ArrowDown ArrowUp");
  it.driver.write("City", "del");
  EXPECT_EQ(it.field().attribute(Attr::Keys), "ArrowDown ArrowUp Enter");
}

TEST(Combobox, IsChosenFromByPointerAndKeepsFocus) {
  ComboPage it;
  it.driver.click(Role::ComboBox, "City");
  it.driver.click(Role::ListOption, "Manila PH");
  EXPECT_EQ(it.value, "man");
  EXPECT_EQ(it.page.host.semantics.focused.back(), it.field().node.id);
  EXPECT_EQ(it.offered(), 0u);
}

TEST(Combobox, ClosesByEscapeAndKeepsItsValue) {
  ComboPage it;
  it.value = "del";
  it.driver.click(Role::ComboBox, "City");
  it.driver.key("Escape");
  EXPECT_EQ(it.offered(), 0u);
  EXPECT_EQ(it.value, "del");
}

TEST(Combobox, TakesTheFirstFoundWhenLeft) {
  ComboPage it;
  it.driver.write("City", "man");
  it.driver.leave("City");
  EXPECT_EQ(it.value, "man");
  EXPECT_EQ(it.field().attribute(Attr::Value), "Manila");
}

TEST(Combobox, GoesBackToItsValueWhenWhatIsTypedIsNothing) {
  ComboPage it;
  it.value = "del";
  it.driver.write("City", "zzz");
  it.driver.leave("City");
  EXPECT_EQ(it.value, "del");
  EXPECT_EQ(it.field().attribute(Attr::Value), "Delft");
}

TEST(Combobox, HasNoValueOnceItIsEmptied) {
  ComboPage it;
  it.value = "del";
  it.driver.write("City", "");
  EXPECT_EQ(it.value, "");
  EXPECT_TRUE(it.last.changed);
}

TEST(Combobox, StaysShutWhileItIsFixed) {
  for (const bool disabled : {true, false}) {
    ComboPage it;
    it.options.disabled = disabled;
    it.options.read_only = !disabled;
    it.page.force_frame();
    it.driver.click(Role::ComboBox, "City");
    it.driver.key("ArrowDown");
    EXPECT_EQ(it.offered(), 0u);
  }
}

TEST(Combobox, SaysItsErrorAndThatItIsBusy) {
  ComboPage it;
  it.options.error = "Choose a city";
  it.options.busy = true;
  it.driver.click(Role::ComboBox, "City");
  EXPECT_TRUE(it.field().has(platform::flag::Invalid));
  EXPECT_TRUE(it.field().has(platform::flag::Busy));
  EXPECT_EQ(it.field().attribute(Attr::Error), "Choose a city");
  EXPECT_TRUE(it.driver.has(Role::Status, "Loading"));
}

struct MultiPage {
  std::vector<std::string> values;
  KitPage page{
      [this](Ui& ui) { ui::multi_select(ui, "cities", kCities, values, {.label = "Cities"}); }};
  Driver& driver = page.driver;
};

TEST(MultiSelect, AddsWhatIsFoundAsAChipAndOffersTheRest) {
  MultiPage it;
  it.driver.write("Cities", "del");
  it.driver.key("Enter");
  EXPECT_EQ(it.values, std::vector<std::string>{"del"});
  EXPECT_TRUE(it.driver.has(Role::Button, "field.remove Delft"));
  EXPECT_EQ(it.driver.get(Role::ComboBox, "Cities").attribute(Attr::Value), "");
  it.driver.key("ArrowDown");
  EXPECT_EQ(it.driver.all(Role::ListOption).size(), 2u);
}

TEST(MultiSelect, TakesAChipBackByItsButtonAndByBackspace) {
  MultiPage it;
  it.values = {"ams", "del", "man"};
  it.page.force_frame();
  it.driver.click(Role::Button, "field.remove Amsterdam");
  EXPECT_EQ(it.values, (std::vector<std::string>{"del", "man"}));
  const SemanticNode& field = it.driver.get(Role::ComboBox, "Cities");
  EXPECT_EQ(it.page.host.semantics.focused.back(), field.node.id);
  it.driver.key("Backspace");
  EXPECT_EQ(it.values, std::vector<std::string>{"del"});
  it.driver.write("Cities", "m");
  it.driver.key("Backspace");
  EXPECT_EQ(it.values, std::vector<std::string>{"del"});
}

TEST(Checkbox, StandsForSeveralAndBecomesTickedWhenPressed) {
  Tick value = Tick::Mixed;
  KitPage page([&](Ui& ui) { ui::checkbox(ui, "all", value, {.label = "All"}); });
  EXPECT_TRUE(page.driver.get(Role::Checkbox, "All").has(platform::flag::Mixed));
  page.driver.click(Role::Checkbox, "All");
  EXPECT_EQ(value, Tick::On);
  EXPECT_FALSE(page.driver.get(Role::Checkbox, "All").has(platform::flag::Mixed));
  page.driver.click(Role::Checkbox, "All");
  EXPECT_EQ(value, Tick::Off);
}

TEST(Toggle, TurnsOnAndOffUnlessItIsFixedOrBusy) {
  bool on = false;
  FieldOptions options{.label = "Mail me"};
  KitPage page([&](Ui& ui) { ui::toggle(ui, "mail", on, options); });
  page.driver.click(Role::Switch, "Mail me");
  EXPECT_TRUE(on);
  EXPECT_TRUE(page.driver.get(Role::Switch, "Mail me").has(platform::flag::Checked));
  options.busy = true;
  page.force_frame();
  page.driver.click(Role::Switch, "Mail me");
  EXPECT_TRUE(on);
}

TEST(RadioGroup, HoldsOneOfAFew) {
  std::string value;
  const ui::RadioItem items[] = {{"bank", "Bank", "Two days"}, {"card", "Card"}};
  KitPage page([&](Ui& ui) {
    ui::radio_group(ui, "means", items, value, {.label = "Means", .error = "Choose one"});
  });
  EXPECT_TRUE(page.driver.has(Role::RadioGroup, "Means"));
  EXPECT_EQ(page.driver.get(Role::Radio, "Bank").attribute(Attr::Hint), "Two days");
  page.driver.click(Role::Radio, "Card");
  EXPECT_EQ(value, "card");
  EXPECT_TRUE(page.driver.get(Role::Radio, "Card").has(platform::flag::Checked));
  EXPECT_FALSE(page.driver.get(Role::Radio, "Bank").has(platform::flag::Checked));
}

TEST(TextArea, GrowsWithItsLines) {
  std::string value = "one";
  KitPage page([&](Ui& ui) { ui::text_area(ui, "note", value, {.label = "Note"}, 2, 4); });
  const float low = page.driver.get(Role::TextField, "Note").node.height_px;
  EXPECT_TRUE(page.driver.get(Role::TextField, "Note").has(platform::flag::Multiline));
  page.driver.type("Note", "1\n2\n3\n4\n5\n6");
  EXPECT_EQ(value, "1\n2\n3\n4\n5\n6");
  EXPECT_EQ(page.driver.get(Role::TextField, "Note").node.height_px, low + 48);
}

}  // namespace
}  // namespace portico::test
