#include "core/decimal.h"

#include <gtest/gtest.h>
#include <random>

namespace portico {
namespace {

Decimal decimal(const char* text) {
  auto parsed = Decimal::parse(text);
  EXPECT_TRUE(parsed.ok()) << text;
  return parsed.value_or(Decimal());
}

std::string rounded(const char* text, int scale, Rounding rounding) {
  return decimal(text).round(scale, rounding)->to_string();
}

TEST(Decimal, KeepsTheDigitsAsWritten) {
  EXPECT_EQ(decimal("1.50").to_string(), "1.50");
  EXPECT_EQ(decimal("1.50").to_shortest(), "1.5");
  EXPECT_EQ(decimal("-0.05").to_string(), "-0.05");
  EXPECT_EQ(decimal("+007").to_string(), "7");
  EXPECT_EQ(decimal(".5").to_string(), "0.5");
  EXPECT_EQ(decimal("5.").to_string(), "5");
  EXPECT_EQ(decimal(" 12 \n").to_string(), "12");
  EXPECT_EQ(decimal("-0").to_string(), "0");
  EXPECT_EQ(decimal("100").to_shortest(), "100");
}

TEST(Decimal, RefusesWhatXmlSchemaDoesNotCallADecimal) {
  for (const char* text :
       {"", " ", ".", "-", "1e3", "1,5", "1.2.3", "0x10", "--1", "1 2", "NaN", "\xDB\xB1"}) {
    EXPECT_FALSE(Decimal::parse(text).ok()) << text;
  }
}

TEST(Decimal, RefusesMoreDigitsThanItHolds) {
  EXPECT_TRUE(Decimal::parse(std::string(38, '9')).ok());
  EXPECT_EQ(Decimal::parse(std::string(39, '9')).error().type, "decimal-out-of-range");
  EXPECT_TRUE(Decimal::parse("0." + std::string(30, '1')).ok());
  EXPECT_FALSE(Decimal::parse("0." + std::string(31, '1')).ok());
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(decimal("1.50"), decimal("1.5"));
  EXPECT_LT(decimal("-2"), decimal("-1.999"));
  EXPECT_LT(decimal("-0.001"), decimal("0"));
  EXPECT_GT(decimal("99999999999999999999999999999999999999"),
            decimal("0.000000000000000000000000000001"));
}

TEST(Decimal, RoundsEachWay) {
  EXPECT_EQ(rounded("2.5", 0, Rounding::HalfUp), "3");
  EXPECT_EQ(rounded("-2.5", 0, Rounding::HalfUp), "-3");
  EXPECT_EQ(rounded("2.5", 0, Rounding::HalfEven), "2");
  EXPECT_EQ(rounded("-2.5", 0, Rounding::HalfCeiling), "-2");
  EXPECT_EQ(rounded("2.1", 0, Rounding::Up), "3");
  EXPECT_EQ(rounded("-2.9", 0, Rounding::Down), "-2");
  EXPECT_EQ(rounded("1", 2, Rounding::HalfUp), "1.00");
}

TEST(Decimal, DividesOnceFromTheExactQuotient) {
  EXPECT_EQ(decimal("1").divide(decimal("3"), 4, Rounding::HalfUp)->to_string(), "0.3333");
  EXPECT_EQ(decimal("2").divide(decimal("3"), 4, Rounding::HalfUp)->to_string(), "0.6667");
  EXPECT_FALSE(decimal("1").divide(decimal("0"), 2, Rounding::HalfUp));
  // 0.4449 is not 0.445, and not half.
  EXPECT_EQ(multiply_divide(decimal("4.449"), decimal("10"), decimal("100"), 2, Rounding::HalfUp)
                ->to_string(),
            "0.44");
}

TEST(Decimal, HasNoValueWhereTheResultDoesNotFit) {
  const Decimal largest = decimal("99999999999999999999999999999999999999");
  EXPECT_FALSE(largest.add(decimal("1")));
  EXPECT_FALSE(largest.add(largest));
  EXPECT_FALSE(largest.multiply(decimal("10")));
  EXPECT_FALSE(largest.round(1, Rounding::HalfUp));
  EXPECT_FALSE(largest.add(decimal("0.1")));
  EXPECT_TRUE(largest.subtract(largest)->is_zero());
}

TEST(Decimal, DropsZerosRatherThanFail) {
  const Decimal small = decimal("0.100000000000000000000");
  EXPECT_EQ(small.multiply(small)->to_shortest(), "0.01");
}

TEST(Decimal, ConvertsToAnIntegerWhereItIsOne) {
  EXPECT_EQ(decimal("12.00").to_int64(), 12);
  EXPECT_EQ(decimal("12.5").to_int64(), std::nullopt);
  EXPECT_EQ(decimal("9223372036854775808").to_int64(), std::nullopt);
  EXPECT_EQ(decimal("-9223372036854775808").to_int64(), INT64_MIN);
}

TEST(DecimalProperty, SumsAndDifferencesTurnBack) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 5'000; ++i) {
    const auto unscaled = [&] { return static_cast<std::int64_t>(random() >> 20U) - (1LL << 42); };
    const Decimal a = Decimal::of(unscaled(), static_cast<int>(random() % 9));
    const Decimal b = Decimal::of(unscaled(), static_cast<int>(random() % 9));
    const auto sum = a.add(b);
    ASSERT_TRUE(sum);
    EXPECT_EQ(*sum->subtract(b), a);
    EXPECT_EQ(*b.add(a), *sum);
    EXPECT_EQ(decimal(sum->to_string().c_str()), *sum);
    EXPECT_EQ(*a.multiply(b), *b.multiply(a));
  }
}

TEST(DecimalProperty, ARoundedNumberIsAtMostHalfAStepAway) {
  std::mt19937_64 random(12);
  for (int i = 0; i < 5'000; ++i) {
    const auto unscaled = static_cast<std::int64_t>(random() >> 16U) - (1LL << 46);
    const Decimal value = Decimal::of(unscaled, 6);
    const int scale = static_cast<int>(random() % 6);
    const Decimal half = Decimal::of(5, scale + 1);
    for (const Rounding mode : {Rounding::HalfUp, Rounding::HalfEven, Rounding::HalfCeiling}) {
      const auto once = value.round(scale, mode);
      EXPECT_LE(once->subtract(value)->abs(), half);
      EXPECT_EQ(*once->round(scale, mode), *once);
    }
    EXPECT_EQ(value.negate().round(scale, Rounding::HalfUp)->negate(),
              *value.round(scale, Rounding::HalfUp));
  }
}

}  // namespace
}  // namespace portico
