// Numbers and amounts against the vectors of the independent oracle.
#include "vectors/vectors.h"

namespace portico {
namespace {

using vectors::Json;

TEST(CoreVectors, RoundAsTheOracle) {
  for (const Json& each : vectors::read("rounding.json")) {
    const auto value = vectors::decimal(each, "value");
    const auto rounded = value->round(each.value("digits", 0), vectors::rounding(each));
    ASSERT_TRUE(rounded) << each.dump();
    EXPECT_EQ(rounded->to_string(), vectors::text(each, "expected")) << each.dump();
  }
}

TEST(CoreVectors, MultiplyAndDivideAsTheOracle) {
  for (const Json& each : vectors::read("division.json")) {
    const auto result = multiply_divide(*vectors::decimal(each, "a"), *vectors::decimal(each, "b"),
                                        *vectors::decimal(each, "c"), each.value("digits", 0),
                                        vectors::rounding(each));
    ASSERT_TRUE(result) << each.dump();
    EXPECT_EQ(result->to_string(), vectors::text(each, "expected")) << each.dump();
  }
}

TEST(CoreVectors, ReadAmountsAsTyped) {
  for (const Json& each : vectors::read("money.json")) {
    const NumberMarks marks{vectors::text(each, "decimal_mark"),
                            vectors::text(each, "grouping_mark")};
    const auto amount = parse_money(vectors::text(each, "typed"), vectors::currency(each), marks);
    if (each.contains("error")) {
      ASSERT_FALSE(amount.ok()) << each.dump();
      EXPECT_EQ(amount.error().type, vectors::text(each, "error")) << each.dump();
    } else {
      ASSERT_TRUE(amount.ok()) << each.dump();
      EXPECT_EQ(amount->amount_minor, vectors::integer(each, "expected")) << each.dump();
    }
  }
}

}  // namespace
}  // namespace portico
