#include "core/money.h"

#include <gtest/gtest.h>

namespace portico {
namespace {

Currency currency(const char* code) {
  return Currency::from_code(code).value();
}
Money money(std::int64_t amount_minor, const char* code) {
  return {amount_minor, currency(code)};
}

Result<Money> typed(const char* text, const char* code = "EUR", NumberMarks marks = {}) {
  return parse_money(text, currency(code), marks);
}

TEST(Currency, KnowsTheMinorDigitsOfIso4217) {
  EXPECT_EQ(currency("EUR").minor_digits(), 2);
  EXPECT_EQ(currency("JPY").minor_digits(), 0);
  EXPECT_EQ(currency("KWD").minor_digits(), 3);
  EXPECT_EQ(currency("CLF").minor_digits(), 4);
  EXPECT_EQ(currency("IRR").minor_digits(), 2);
}

TEST(Currency, HasNoOther) {
  for (const char* code : {"", "eur", "EU", "EURO", "AAA", "ZZZ"}) {
    EXPECT_FALSE(Currency::from_code(code)) << code;
  }
}

TEST(Currency, FindsEachOneOfItsTable) {
  EXPECT_GT(all_currencies().size(), 150U);
  for (const Currency& each : all_currencies()) {
    EXPECT_EQ(Currency::from_code(each.code()), each) << each.code();
  }
}

TEST(Money, AddsWithinOneCurrencyOnly) {
  EXPECT_EQ(money(1, "EUR").add(money(2, "EUR")).value(), money(3, "EUR"));
  EXPECT_EQ(money(1, "EUR").add(money(2, "USD")).error().type, "currency-mismatch");
  EXPECT_EQ(money(1, "EUR").subtract(money(2, "USD")).error().type, "currency-mismatch");
  EXPECT_FALSE(money(1, "EUR").compare(money(1, "USD")));
  EXPECT_TRUE(money(1, "EUR").compare(money(2, "EUR")) == std::strong_ordering::less);
}

TEST(Money, NeverWraps) {
  const Money most = money(kMaxAmountMinor, "EUR");
  EXPECT_EQ(most.add(money(1, "EUR")).error().type, "amount-out-of-range");
  EXPECT_EQ(money(INT64_MIN, "EUR").negate().error().type, "amount-out-of-range");
  EXPECT_EQ(money(INT64_MAX, "EUR").add(money(INT64_MAX, "EUR")).error().type,
            "amount-out-of-range");
  EXPECT_EQ(most.negate()->amount_minor, -kMaxAmountMinor);
}

TEST(Money, PrintsPlainDecimals) {
  EXPECT_EQ(money(123'450, "EUR").to_decimal_string(), "1234.50");
  EXPECT_EQ(money(-5, "EUR").to_decimal_string(), "-0.05");
  EXPECT_EQ(money(1'234, "JPY").to_decimal_string(), "1234");
  EXPECT_EQ(money(1, "KWD").to_decimal_string(), "0.001");
}

TEST(Money, RoundsADecimalToItsCurrency) {
  const Decimal amount = Decimal::of(1'005, 3);
  EXPECT_EQ(Money::from_decimal(amount, currency("EUR"), Rounding::HalfUp)->amount_minor, 101);
  EXPECT_EQ(Money::from_decimal(amount, currency("JPY"), Rounding::HalfUp)->amount_minor, 1);
  EXPECT_EQ(Money::from_decimal(amount, currency("KWD"), Rounding::HalfUp)->amount_minor, 1'005);
}

TEST(ParseMoney, ReadsThreeKindsOfDigits) {
  EXPECT_EQ(typed("1,234.50")->amount_minor, 123'450);
  const NumberMarks persian{"\xD9\xAB", "\xD9\xAC"};
  EXPECT_EQ(typed("۱٬۲۳۴٫۵۰", "EUR", persian)->amount_minor, 123'450);
  EXPECT_EQ(typed("١٢٫٥", "EUR", persian)->amount_minor, 1'250);
  EXPECT_EQ(typed("۱۲۳۴", "IRR", persian)->amount_minor, 123'400);
}

TEST(ParseMoney, ReadsPersianDigitsWithMarksOfALatinKeyboard) {
  const NumberMarks persian{"\xD9\xAB", "\xD9\xAC"};
  EXPECT_EQ(typed("۱,۲۳۴.۵", "EUR", persian)->amount_minor, 123'450);
  EXPECT_EQ(typed("12.5", "EUR", persian)->amount_minor, 1'250);
}

TEST(ParseMoney, GuessesNothing) {
  const NumberMarks german{",", "."};
  EXPECT_EQ(typed("12,5", "EUR", german)->amount_minor, 1'250);
  EXPECT_EQ(typed("1.234", "EUR", german)->amount_minor, 123'400);
  EXPECT_EQ(typed("12.5", "EUR", german).error().type, "amount-malformed");
  EXPECT_EQ(typed("1,5").error().type, "amount-malformed");
}

TEST(ParseMoney, TakesAnySpaceWhereSpacesGroup) {
  const NumberMarks french{",", "\xE2\x80\xAF"};
  EXPECT_EQ(typed("1 234,50", "EUR", french)->amount_minor, 123'450);
  EXPECT_EQ(typed("1\xC2\xA0"
                  "234,50",
                  "EUR", french)
                ->amount_minor,
            123'450);
  EXPECT_EQ(typed("12 34", "EUR", french).error().type, "amount-malformed");
  EXPECT_EQ(typed("12 345").error().type, "amount-malformed");
}

TEST(ParseMoney, TakesIndianGroups) {
  EXPECT_EQ(typed("12,34,567.89", "INR")->amount_minor, 123'456'789);
}

TEST(ParseMoney, OverlooksDirectionMarksThatCopyingBrings) {
  EXPECT_EQ(typed("\xE2\x80\x8E"
                  "12.50\xE2\x80\x8F")
                ->amount_minor,
            1'250);
}

TEST(ParseMoney, ReadsANegativeAmountAsSuch) {
  EXPECT_EQ(typed("-3.10")->amount_minor, -310);
  EXPECT_EQ(typed("\xE2\x88\x92"
                  "3.10")
                ->amount_minor,
            -310);
}

TEST(ParseMoney, RefusesDigitsThatTheCurrencyLacks) {
  EXPECT_EQ(typed("1.005").error().type, "amount-too-precise");
  EXPECT_EQ(typed("1.500")->amount_minor, 150);
  EXPECT_EQ(typed("0.5", "JPY").error().type, "amount-too-precise");
}

}  // namespace
}  // namespace portico
