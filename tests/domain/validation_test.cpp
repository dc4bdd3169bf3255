#include "domain/validation.h"

#include <gtest/gtest.h>

#include "domain/amounts.h"

namespace portico::domain {
namespace {

TEST(ValidateEmail, KeepsTheAddressWithItsDomainInLowerCase) {
  EXPECT_EQ(validate_email(" Ada.Lovelace+x@Example.ORG ").value(), "Ada.Lovelace+x@example.org");
}

TEST(ValidateEmail, RefusesWhatIsNone) {
  EXPECT_EQ(validate_email(" ").error().type, "email-empty");
  EXPECT_EQ(validate_email(std::string(250, 'a') + "@b.example").error().type, "email-too-long");
  for (const char* typed : {"ada", "ada@", "@example.org", "ada@example", "a b@example.org",
                            "ada@-example.org", "ada@example..org", "ada@example.org.",
                            "ada@@example.org", "ada@exam_ple.org", "ad\xC3\xA1@example.org"}) {
    EXPECT_EQ(validate_email(typed).error().type, "email-malformed") << typed;
  }
}

TEST(ValidatePaymentAmount, IsMoreThanZeroAndNoMoreThanIsOpen) {
  const Money open{10'000, kEuro};
  EXPECT_EQ(validate_payment_amount("100.00", kEuro, {}, open)->amount_minor, 10'000);
  EXPECT_EQ(validate_payment_amount("100.01", kEuro, {}, open).error().type, "amount-exceeds-open");
  EXPECT_EQ(validate_payment_amount("100.01", kEuro, {}, {})->amount_minor, 10'001);
  EXPECT_EQ(validate_payment_amount("0", kEuro, {}, open).error().type, "amount-not-positive");
  EXPECT_EQ(validate_payment_amount("-1", kEuro, {}, open).error().type, "amount-not-positive");
  EXPECT_EQ(validate_payment_amount("", kEuro, {}, open).error().type, "amount-empty");
}

TEST(ValidatePeriod, NamesTheDateAtFault) {
  EXPECT_TRUE(validate_period("2024-01-01", "2024-01-01").ok());
  EXPECT_EQ(validate_period("", "2024-01-01").error().of_field("from")->code, "required");
  EXPECT_EQ(validate_period("2024-01-01", "soon").error().of_field("to")->code, "invalid");
  EXPECT_EQ(validate_period("2024-01-02", "2024-01-01").error().of_field("to")->code, "invalid");
  EXPECT_EQ(validate_period("2004-01-01", "2024-01-01").error().of_field("to")->code, "too-large");
  EXPECT_EQ(validate_period("x", "y").error().fields.size(), 2U);
}

TEST(ValidateReason, IsTextThatSaysSomething) {
  EXPECT_EQ(validate_reason(" \nEntered twice.\nSee A-2 \t").value(), "Entered twice.\nSee A-2");
  EXPECT_EQ(validate_reason(" \n ").error().of_field("reason")->code, "required");
  EXPECT_EQ(validate_reason("a\x01z").error().of_field("reason")->code, "invalid");
}

TEST(ValidateReason, IsCountedInCharactersAndNotInBytes) {
  std::string longest;
  for (int i = 0; i < kLongestReason; ++i) longest += "\xD8\xA7";  // an Arabic letter
  EXPECT_EQ(validate_reason(longest).value(), longest);
  EXPECT_EQ(validate_reason(longest + "a").error().of_field("reason")->code, "too-long");
}

}  // namespace
}  // namespace portico::domain
