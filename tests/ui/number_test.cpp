#include <gtest/gtest.h>

#include "support/kit_page.h"
#include "ui/choices.h"
#include "ui/fields.h"

namespace portico::test {
namespace {

using platform::Attr;
using platform::TextDirection;
using ui::Ui;

struct NumberPage {
  std::optional<Decimal> value = Decimal(int64_t{5});
  ui::NumberOptions number{.least = Decimal(), .most = Decimal(int64_t{2000})};
  KitPage page{
      [this](Ui& ui) { ui::number_field(ui, "count", value, {.label = "Count"}, number); }};
  Driver& driver = page.driver;
  const SemanticNode& field() { return driver.get(Role::SpinButton, "Count"); }
};

TEST(NumberField, GoesUpAndDownByKeysAndButtonsWithinItsBounds) {
  NumberPage it;
  it.driver.focus(it.field());
  it.driver.key("ArrowUp");
  EXPECT_EQ(it.value, Decimal(int64_t{6}));
  it.driver.key("PageUp");
  EXPECT_EQ(it.value, Decimal(int64_t{16}));
  it.driver.key("PageDown");
  it.driver.key("PageDown");
  EXPECT_EQ(it.value, Decimal());
  EXPECT_TRUE(it.driver.get(Role::Button, "field.number.less Count").has(platform::flag::Disabled));
  it.driver.click(Role::Button, "field.number.more Count");
  EXPECT_EQ(it.value, Decimal(int64_t{1}));
  EXPECT_EQ(it.field().attribute(Attr::ValueNow), "1");
  EXPECT_EQ(it.field().attribute(Attr::Max), "2000");
}

TEST(NumberField, ReadsWhatIsTypedAndSaysWhatItTakes) {
  NumberPage it;
  it.driver.type("Count", "1,250");
  it.driver.leave("Count");
  EXPECT_EQ(it.value, Decimal(int64_t{1250}));
  EXPECT_EQ(it.field().attribute(Attr::Value), "1,250");
  it.driver.type("Count", "many");
  it.driver.leave("Count");
  EXPECT_FALSE(it.value);
  EXPECT_EQ(it.field().attribute(Attr::Error), "field.number.malformed 1,234");
  it.driver.type("Count", "2001");
  it.driver.leave("Count");
  EXPECT_EQ(it.field().attribute(Attr::Error), "field.number.at_most 2,000");
  it.driver.type("Count", "1.5");
  EXPECT_FALSE(it.value);
}

struct MoneyPage {
  explicit MoneyPage(std::string_view code, TextDirection direction = TextDirection::Ltr)
      : currency(*Currency::from_code(code)),
        page([this](Ui& ui) { ui::money_field(ui, "sum", amount, currency, {.label = "Sum"}); },
             800, 600, direction) {}
  Currency currency;
  std::optional<int64_t> amount;
  KitPage page;
  Driver& driver = page.driver;
  std::string value() {
    return std::string(driver.get(Role::TextField, "Sum").attribute(Attr::Value));
  }
};

TEST(MoneyField, HoldsMinorUnitsOfItsCurrency) {
  const std::tuple<const char*, const char*, int64_t, const char*> cases[] = {
      {"EUR", "1,234.5", 123450, "1,234.50"},
      {"JPY", "1234", 1234, "1,234"},
      {"KWD", "1.234", 1234, "1.234"}};
  for (const auto& [code, typed, minor, written] : cases) {
    MoneyPage it(code);
    it.driver.type("Sum", typed);
    it.driver.leave("Sum");
    EXPECT_EQ(it.amount, minor) << code;
    EXPECT_EQ(it.value(), written) << code;
  }
}

TEST(MoneyField, ReadsThePersonsOwnDigits) {
  MoneyPage it("EUR", TextDirection::Rtl);
  it.driver.type("Sum", "\u06F1\u06F2\u066B\u06F5");
  it.driver.leave("Sum");
  EXPECT_EQ(it.amount, 1250);
  EXPECT_EQ(it.value(), "\u06F1\u06F2\u066B\u06F5\u06F0");
}

TEST(MoneyField, KeepsWhatItCannotReadAndSaysWhy) {
  MoneyPage it("JPY");
  it.driver.type("Sum", "12.50");
  EXPECT_FALSE(it.amount);
  it.driver.leave("Sum");
  EXPECT_EQ(it.value(), "12.50");
  EXPECT_TRUE(it.driver.shows("pay.error.amount-too-precise"));
}

TEST(MoneyField, TellsOfAnAmountThatAnotherCurrencyCannotHold) {
  Currency currency = *Currency::from_code("EUR");
  const Currency all[] = {currency, *Currency::from_code("JPY")};
  std::optional<int64_t> amount = 1250;
  KitPage page(
      [&](Ui& ui) { ui::money_field(ui, "sum", amount, currency, all, {.label = "Sum"}); });
  page.driver.select("currency", "JPY");
  EXPECT_EQ(currency.code(), "JPY");
  EXPECT_FALSE(amount);
  EXPECT_TRUE(page.driver.shows("pay.error.amount-too-precise"));
  page.driver.select("currency", "EUR");
  EXPECT_EQ(amount, 1250);
}

TEST(Rating, IsARadioGroupOfStars) {
  int stars = 0;
  ui::FieldOptions options{.label = "Service"};
  KitPage page([&](Ui& ui) { ui::rating(ui, "stars", stars, options); });
  EXPECT_TRUE(page.driver.has(Role::RadioGroup, "Service"));
  page.driver.click(Role::Radio, "field.rating.stars 4");
  EXPECT_EQ(stars, 4);
  options.read_only = true;
  page.force_frame();
  EXPECT_TRUE(page.driver.has(Role::Figure, "Service: field.rating.of 4 field.rating.stars 5"));
  EXPECT_EQ(page.driver.all(Role::Radio).size(), 0u);
}

}  // namespace
}  // namespace portico::test
