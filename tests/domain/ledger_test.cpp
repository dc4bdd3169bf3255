#include "domain/ledger.h"

#include <gtest/gtest.h>
#include <map>
#include <random>

#include "domain/amounts.h"

namespace portico::domain {
namespace {

TEST(Ledger, AnInvoiceIsOwedAndEarned) {
  const auto posting = post_invoice("I-1", totals(1'000, 250));
  ASSERT_TRUE(posting.ok());
  EXPECT_TRUE(is_balanced(*posting));
  EXPECT_EQ(posting->entries, (std::vector<Entry>{{Account::Receivable, 1'250, "I-1"},
                                                  {Account::Revenue, -1'000, ""},
                                                  {Account::Tax, -250, ""}}));
}

TEST(Ledger, PrepaidAndRoundingHaveTheirAccounts) {
  const auto posting = post_invoice("I-1", totals(1'000, 250, 100, 3));
  ASSERT_TRUE(posting.ok());
  EXPECT_TRUE(is_balanced(*posting));
  const Posting postings[] = {*posting};
  EXPECT_EQ(balance_of(postings, Account::Receivable, kEuro).value(), euro(1'153));
  EXPECT_EQ(balance_of(postings, Account::Prepayment, kEuro).value(), euro(100));
  EXPECT_EQ(balance_of(postings, Account::Rounding, kEuro).value(), euro(-3));
}

TEST(Ledger, TotalsThatDoNotAddUpAreNotBooked) {
  BookedTotals wrong = totals(1'000, 250);
  wrong.payable = euro(1'251);
  EXPECT_EQ(post_invoice("I-1", wrong).error().type, "posting-unbalanced");
  BookedTotals mixed = totals(1'000, 250);
  mixed.tax_total.currency = kYen;
  EXPECT_EQ(post_invoice("I-1", mixed).error().type, "currency-mismatch");
  BookedTotals huge = totals(1'000, 250);
  huge.payable.amount_minor = INT64_MIN;
  EXPECT_EQ(post_invoice("I-1", huge).error().type, "amount-out-of-range");
}

TEST(Ledger, ACreditNoteTurnsAnInvoiceRound) {
  const Posting postings[] = {post_invoice("I-1", totals(1'000, 250)).value(),
                              post_credit_note("C-1", totals(1'000, 250)).value()};
  for (const Account account : {Account::Receivable, Account::Revenue, Account::Tax}) {
    EXPECT_TRUE(balance_of(postings, account, kEuro)->is_zero());
  }
  EXPECT_EQ(open_amount(postings, "I-1", kEuro).value(), euro(1'250));
  EXPECT_EQ(open_amount(postings, "C-1", kEuro).value(), euro(-1'250));
}

TEST(Ledger, APaymentSettlesDocumentsAndLeavesCredit) {
  const auto payment = post_payment({{{"I-1", euro(700)}, {"I-2", euro(200)}}, euro(100)});
  ASSERT_TRUE(payment.ok());
  EXPECT_TRUE(is_balanced(*payment));
  const Posting postings[] = {*payment};
  EXPECT_EQ(balance_of(postings, Account::Clearing, kEuro).value(), euro(1'000));
  EXPECT_EQ(balance_of(postings, Account::UnappliedCredit, kEuro).value(), euro(-100));
  EXPECT_EQ(open_amount(postings, "I-1", kEuro).value(), euro(-700));
}

TEST(Ledger, NothingIsNoPayment) {
  EXPECT_EQ(post_payment({{}, euro(0)}).error().type, "amount-not-positive");
  EXPECT_EQ(post_payment({{{"I-1", euro(0)}}, euro(5)}).error().type, "amount-not-positive");
  EXPECT_EQ(post_payment({{{"I-1", euro(5)}}, euro(-5)}).error().type, "amount-not-positive");
  EXPECT_EQ(post_late_payment(euro(0)).error().type, "amount-not-positive");
}

TEST(Ledger, AReversalUndoesItsPosting) {
  const Posting payment = post_payment({{{"I-1", euro(700)}}, euro(100)}).value();
  const Posting postings[] = {payment, post_reversal(payment).value()};
  for (std::size_t i = 0; i < kAccountNames.size(); ++i) {
    EXPECT_TRUE(balance_of(postings, static_cast<Account>(i), kEuro)->is_zero());
  }
}

TEST(Ledger, AReversalOfAnUnbalancedPostingIsRefused) {
  Posting broken = post_late_payment(euro(5)).value();
  broken.entries.pop_back();
  EXPECT_EQ(post_reversal(broken).error().type, "posting-unbalanced");
  broken.entries.front().amount_minor = INT64_MIN;
  EXPECT_EQ(post_reversal(broken).error().type, "amount-out-of-range");
}

TEST(Ledger, CreditMovesFromWhereItLies) {
  const AllocatedPart parts[] = {{"I-1", euro(40)}, {"I-2", euro(60)}};
  const Posting postings[] = {post_late_payment(euro(100)).value(),
                              post_credit_application(parts).value()};
  EXPECT_TRUE(balance_of(postings, Account::UnappliedCredit, kEuro)->is_zero());
  EXPECT_EQ(balance_of(postings, Account::Receivable, kEuro).value(), euro(-100));
  const Posting applied[] = {post_credit_note_application("C-1", parts).value()};
  EXPECT_EQ(open_amount(applied, "C-1", kEuro).value(), euro(100));
  EXPECT_TRUE(balance_of(applied, Account::Receivable, kEuro)->is_zero());
}

// Random operations beside a model that keeps what is open in a map.
TEST(LedgerProperty, BalancesAreWhatAModelSays) {
  std::mt19937 random(41);
  for (int round = 0; round < 40; ++round) {
    std::vector<Posting> postings;
    std::map<std::string, std::int64_t> open;
    std::int64_t credit = 0;
    for (int i = 0; i < 60; ++i) {
      const std::string id = "D-" + std::to_string(random() % 12);
      const auto amount = static_cast<std::int64_t>(random() % 5'000) + 1;
      switch (random() % 5) {
        case 0:
          postings.push_back(post_invoice(id, totals(amount, amount / 4)).value());
          open[id] += amount + amount / 4;
          break;
        case 1:
          postings.push_back(post_credit_note(id, totals(amount, amount / 4)).value());
          open[id] -= amount + amount / 4;
          break;
        case 2:
          postings.push_back(post_payment({{{id, euro(amount)}}, euro(amount / 2)}).value());
          open[id] -= amount;
          credit += amount / 2;
          break;
        case 3:
          postings.push_back(post_late_payment(euro(amount)).value());
          credit += amount;
          break;
        default: {
          const AllocatedPart part[] = {{id, euro(amount)}};
          postings.push_back(post_credit_application(part).value());
          open[id] -= amount;
          credit -= amount;
        }
      }
      EXPECT_TRUE(is_balanced(postings.back()));
    }
    std::int64_t receivable = 0;
    for (const auto& [id, amount] : open) {
      EXPECT_EQ(open_amount(postings, id, kEuro).value(), euro(amount));
      receivable += amount;
    }
    EXPECT_EQ(balance_of(postings, Account::Receivable, kEuro).value(), euro(receivable));
    EXPECT_EQ(balance_of(postings, Account::UnappliedCredit, kEuro).value(), euro(-credit));
    std::int64_t all = 0;
    for (std::size_t i = 0; i < kAccountNames.size(); ++i) {
      all += balance_of(postings, static_cast<Account>(i), kEuro)->amount_minor;
    }
    EXPECT_EQ(all, 0);
  }
}

}  // namespace
}  // namespace portico::domain
