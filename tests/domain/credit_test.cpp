// Spending credit, voiding and writing off.
#include <gtest/gtest.h>

#include "domain/amounts.h"
#include "domain/ledger.h"

namespace portico::domain {
namespace {

TEST(DrawCredit, TakesTheSourcesInTheirOrder) {
  const Parts parts = {part("I-1", 700), part("I-2", 300)};
  const Parts sources = {part("", 500), part("C-1", 0), part("C-2", 900)};
  const auto draws = draw_credit(parts, sources, kEuro);
  ASSERT_TRUE(draws.ok());
  EXPECT_EQ(*draws, (std::vector<CreditDraw>{{"", {part("I-1", 500)}},
                                             {"C-2", {part("I-1", 200), part("I-2", 300)}}}));
}

TEST(DrawCredit, SpendsTheLastUnitAndNoMore) {
  const Parts sources = {part("", 500), part("C-1", 100)};
  EXPECT_TRUE(draw_credit(Parts{part("I-1", 600)}, sources, kEuro).ok());
  EXPECT_EQ(draw_credit(Parts{part("I-1", 601)}, sources, kEuro).error().type,
            "amount-exceeds-credit");
  EXPECT_EQ(draw_credit(Parts{part("I-1", 1)}, Parts{}, kEuro).error().type,
            "amount-exceeds-credit");
}

TEST(DrawCredit, RefusesWhatIsNoAmountOfTheCurrency) {
  const Parts sources = {part("", 500)};
  EXPECT_EQ(draw_credit(Parts{part("I-1", 0)}, sources, kEuro).error().type, "amount-not-positive");
  EXPECT_EQ(draw_credit(Parts{part("I-1", 5, kYen)}, sources, kEuro).error().type,
            "currency-mismatch");
  EXPECT_EQ(draw_credit(Parts{part("I-1", 5)}, Parts{part("", 5, kYen)}, kEuro).error().type,
            "currency-mismatch");
}

TEST(Void, TurnsRoundWhatWasIssued) {
  const Posting issued = post_invoice("I-1", totals(1'000, 210)).value();
  const auto voided = post_void(issued, {1'210, kEuro});
  ASSERT_TRUE(voided.ok());
  EXPECT_EQ(voided->kind, PostingKind::Void);
  const Posting both[] = {issued, *voided};
  for (const Account account : {Account::Receivable, Account::Revenue, Account::Tax}) {
    EXPECT_TRUE(balance_of(both, account, kEuro)->is_zero());
  }
}

TEST(Void, WantsAllOfTheDocumentOpen) {
  const Posting issued = post_invoice("I-1", totals(1'000, 210)).value();
  EXPECT_EQ(post_void(issued, {1'209, kEuro}).error().type, "document-settled");
  const Posting credit = post_credit_note("C-1", totals(1'000, 210)).value();
  EXPECT_TRUE(post_void(credit, {-1'210, kEuro}).ok());
  EXPECT_EQ(post_void(credit, {-210, kEuro}).error().type, "document-settled");
}

TEST(WriteOff, GivesUpWhatIsOpen) {
  const auto posting = post_write_off("I-1", {210, kEuro});
  ASSERT_TRUE(posting.ok());
  EXPECT_EQ(posting->entries, (std::vector<Entry>{{Account::Receivable, -210, "I-1"},
                                                  {Account::WrittenOff, 210, ""}}));
  EXPECT_EQ(post_write_off("I-1", {0, kEuro}).error().type, "document-settled");
  EXPECT_EQ(post_write_off("C-1", {-5, kEuro}).error().type, "document-settled");
}

}  // namespace
}  // namespace portico::domain
