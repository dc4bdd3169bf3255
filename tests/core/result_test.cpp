#include "core/result.h"

#include <gtest/gtest.h>
#include <memory>

namespace portico {
namespace {

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> value = 7;
  const Result<int> error = Error::not_found("no such invoice");
  EXPECT_TRUE(value.ok());
  EXPECT_EQ(*value, 7);
  EXPECT_FALSE(error.ok());
  EXPECT_EQ(error.error().kind, ErrorKind::NotFound);
  EXPECT_EQ(error.value_or(3), 3);
}

TEST(Result, GivesItsValueAwayWithoutACopy) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
  const std::unique_ptr<int> taken = result.take();
  EXPECT_EQ(*taken, 5);
}

TEST(Error, FindsTheErrorOfAField) {
  Error error = Error::invalid("period-invalid", "");
  error.fields.push_back({"to", "invalid", "ends before it begins"});
  ASSERT_NE(error.of_field("to"), nullptr);
  EXPECT_EQ(error.of_field("to")->code, "invalid");
  EXPECT_EQ(error.of_field("from"), nullptr);
}

TEST(Error, RemembersHowLongToWait) {
  EXPECT_EQ(Error::too_many(30).retry_after_s, 30);
  EXPECT_STREQ(name_of(Error::too_many(30).kind), "too_many");
}

}  // namespace
}  // namespace portico
