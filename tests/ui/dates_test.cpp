#include "ui/dates.h"

#include <gtest/gtest.h>

#include "support/kit_page.h"
#include "ui/calendar.h"

namespace portico::test {
namespace {

using platform::Attr;
using platform::TextDirection;
using ui::FieldOptions;
using ui::Ui;

constexpr Date kToday{2024, 11, 22};
const std::string kChoose = "field.date.choose";

struct DatePage {
  explicit DatePage(TextDirection direction = TextDirection::Ltr, float width = 800)
      : page(
            [this](Ui& ui) {
              ui.field("before", other, {.label = "Before"});
              changed += ui::date_field(ui, "due", value, kToday, options);
            },
            width, 700, direction) {}
  std::optional<Date> value = Date{2024, 11, 18};
  std::string other;
  FieldOptions options{.label = "Due"};
  int changed = 0;
  KitPage page;
  Driver& driver = page.driver;
  const SemanticNode& field() { return driver.get(Role::TextField, "Due"); }
  const SemanticNode* focused() {
    return page.host.semantics.find(page.host.semantics.focused.back());
  }
  std::string focused_name() { return page.host.semantics.name(*focused()); }
};

TEST(DateField, ReadsWhatIsTypedAndWritesItAsTheLocaleDoes) {
  DatePage it;
  EXPECT_EQ(it.field().attribute(Attr::Value), "2024-11-18");
  it.driver.write("Due", "24/12/5");
  EXPECT_EQ(it.value, (Date{2024, 12, 5}));
  EXPECT_EQ(it.field().attribute(Attr::Value), "24/12/5");
  it.driver.leave("Due");
  EXPECT_EQ(it.field().attribute(Attr::Value), "2024-12-05");
  EXPECT_EQ(it.changed, 1);
}

TEST(DateField, SaysWhatItTakesOnceItWasLeft) {
  DatePage it;
  it.driver.write("Due", "next week");
  EXPECT_FALSE(it.value);
  EXPECT_FALSE(it.field().has(platform::flag::Invalid));
  it.driver.leave("Due");
  EXPECT_EQ(it.field().attribute(Attr::Error), "field.date.malformed 2024-11-22");
  EXPECT_EQ(it.field().attribute(Attr::Value), "next week");
  it.driver.write("Due", "");
  it.driver.leave("Due");
  EXPECT_FALSE(it.field().has(platform::flag::Invalid));
}

TEST(DateField, KnowsNoDayThatIsNotInTheCalendar) {
  DatePage it;
  for (const char* wrong :
       {"2024-11-31", "2023-02-29", "2024-13-01", "0000-00-00", "5", "1 2 3 4"}) {
    it.driver.write("Due", wrong);
    EXPECT_FALSE(it.value) << wrong;
  }
  it.driver.write("Due", "2024-02-29");
  EXPECT_EQ(it.value, (Date{2024, 2, 29}));
}

TEST(DateField, KeepsToItsBounds) {
  DatePage it;
  it.options.min = "2024-11-05";
  it.options.max = "2024-11-25";
  it.driver.type("Due", "2024-11-01");
  it.driver.leave("Due");
  EXPECT_EQ(it.field().attribute(Attr::Error), "field.date.too_early Nov 5 2024");
  it.value = Date{2024, 11, 25};
  it.page.force_frame();
  it.driver.click(Role::Button, kChoose);
  it.driver.key("ArrowRight");
  EXPECT_EQ(it.focused_name(), "Monday, November 25 2024");
  EXPECT_TRUE(
      it.driver.get(Role::GridButton, "Friday, November 1 2024").has(platform::flag::Disabled));
}

TEST(DateField, OpensACalendarOnItsDayAndGivesFocusBack) {
  DatePage it;
  it.driver.click(Role::Button, kChoose);
  EXPECT_TRUE(it.driver.has(Role::Popup, kChoose));
  EXPECT_EQ(it.focused_name(), "Monday, November 18 2024");
  EXPECT_TRUE(it.focused()->has(platform::flag::Selected));
  it.driver.key("Escape");
  EXPECT_FALSE(it.driver.has(Role::Popup, kChoose));
  EXPECT_EQ(it.focused_name(), kChoose);
}

TEST(DateField, GoesThroughTheCalendarByKeys) {
  DatePage it;
  it.driver.click(Role::Button, kChoose);
  const auto after = [&](std::string_view key) {
    it.driver.key(key);
    return it.focused_name();
  };
  EXPECT_EQ(after("ArrowRight"), "Tuesday, November 19 2024");
  EXPECT_EQ(after("ArrowDown"), "Tuesday, November 26 2024");
  EXPECT_EQ(after("Home"), "Sunday, November 24 2024");
  EXPECT_EQ(after("End"), "Saturday, November 30 2024");
  EXPECT_EQ(after("PageDown"), "Monday, December 30 2024");
  EXPECT_EQ(after("PageUp"), "Saturday, November 30 2024");
  EXPECT_EQ(after("Shift+PageUp"), "Thursday, November 30 2023");
  EXPECT_EQ(after("ArrowRight"), "Friday, December 1 2023");
  it.driver.click(*it.focused());
  EXPECT_EQ(it.value, (Date{2023, 12, 1}));
  EXPECT_FALSE(it.driver.has(Role::Popup, kChoose));
  EXPECT_EQ(it.focused_name(), kChoose);
}

TEST(DateField, HasOneDayInTheTabOrderAndTellsToday) {
  DatePage it;
  it.driver.click(Role::Button, kChoose);
  int entries = 0;
  for (const SemanticNode* day : it.driver.all(Role::GridButton)) {
    entries += !day->has(platform::flag::Focusable);
  }
  EXPECT_EQ(entries, 1);
  EXPECT_EQ(it.driver.all(Role::GridButton).size(), 30u);
  EXPECT_EQ(it.driver.all(Role::ColumnHeader).size(), 7u);
  EXPECT_TRUE(
      it.driver.get(Role::GridButton, "Friday, November 22 2024").has(platform::flag::Current));
}

TEST(DateField, IsASheetOnPhones) {
  DatePage it(TextDirection::Ltr, 390);
  it.driver.click(Role::Button, kChoose);
  EXPECT_TRUE(it.driver.has(Role::Dialog, kChoose));
  EXPECT_EQ(it.focused_name(), "Monday, November 18 2024");
  it.driver.click(Role::GridButton, "Tuesday, November 5 2024");
  EXPECT_EQ(it.value, (Date{2024, 11, 5}));
  EXPECT_FALSE(it.driver.has(Role::Dialog, kChoose));
}

TEST(DateField, HasThePersianCalendarAndMirrorsInPersian) {
  DatePage it(TextDirection::Rtl);
  EXPECT_EQ(it.field().attribute(Attr::Value),
            "\u06F1\u06F4\u06F0\u06F3/\u06F0\u06F8/\u06F2\u06F8");
  it.driver.click(Role::Button, kChoose);
  // Aban 1403 has 30 days, from 22 October on.
  EXPECT_EQ(it.driver.all(Role::GridButton).size(), 30u);
  it.driver.key("ArrowLeft");
  EXPECT_EQ(it.focused_name(),
            it.page.host.intl.date(Date{2024, 11, 19}.epoch_days(), platform::DateStyle::Full));
  it.driver.key("Escape");
  it.driver.write("Due", "\u06F1\u06F4\u06F0\u06F4/\u06F1/\u06F1");
  EXPECT_EQ(it.value, (Date{2025, 3, 21}));
  it.driver.write("Due", "1404/12/30");  // 1404 is a short year
  EXPECT_FALSE(it.value);
}

TEST(DateField, IsNotChangedWhileItIsFixed) {
  DatePage it;
  it.options.read_only = true;
  it.page.force_frame();
  it.driver.click(Role::Button, kChoose);
  EXPECT_FALSE(it.driver.has(Role::Popup, kChoose));
  EXPECT_TRUE(it.field().has(platform::flag::ReadOnly));
}

TEST(DateRange, ShowsItsDaysInBothCalendarsAndSaysWhatIsTurnedRound) {
  ui::DateRange range{Date{2024, 11, 4}, Date{2024, 11, 6}};
  KitPage page([&](Ui& ui) { ui::date_range(ui, "period", range, kToday, {.label = "Period"}); });
  const SemanticNode& from = page.driver.get(Role::TextField, "field.date.from");
  EXPECT_EQ(from.attribute(Attr::Description), "Period");
  page.driver.click(*page.driver.all(Role::Button)[1]);
  int chosen = 0;
  for (const SemanticNode* day : page.driver.all(Role::GridButton)) {
    chosen += day->has(platform::flag::Selected);
  }
  EXPECT_EQ(chosen, 3);
  page.driver.click(Role::GridButton, "Friday, November 1 2024");
  EXPECT_EQ(range.to, (Date{2024, 11, 1}));
  EXPECT_TRUE(page.driver.shows("field.date.order"));
}

struct TimePage {
  std::optional<int> minutes;
  KitPage page{[this](Ui& ui) { ui::time_field(ui, "at", minutes, {.label = "At"}); }};
  Driver& driver = page.driver;
};

TEST(TimeField, ReadsWhatIsTyped) {
  const std::pair<const char*, int> cases[] = {{"14:30", 870}, {"2.30 pm", 870}, {"1430", 870},
                                               {"9", 540},     {"12 am", 0},     {"12:05pm", 725}};
  for (const auto& [typed, minutes] : cases) {
    TimePage it;
    it.driver.type("At", typed);
    EXPECT_EQ(it.minutes, minutes) << typed;
  }
  for (const char* wrong : {"25:00", "12:60", "noon", "1:2:3"}) {
    TimePage it;
    it.driver.type("At", wrong);
    it.driver.leave("At");
    EXPECT_FALSE(it.minutes) << wrong;
    EXPECT_TRUE(it.driver.shows("field.time.malformed 14:30")) << wrong;
  }
}

TEST(TimeField, OffersTheDayInSteps) {
  TimePage it;
  it.driver.click(Role::ComboBox, "At");
  EXPECT_EQ(it.driver.all(Role::ListOption).size(), 48u);
  it.driver.key("ArrowDown");
  it.driver.key("Enter");
  EXPECT_EQ(it.minutes, 9 * 60 + 30);
  EXPECT_EQ(it.driver.get(Role::ComboBox, "At").attribute(Attr::Value), "09:30");
}

}  // namespace
}  // namespace portico::test
