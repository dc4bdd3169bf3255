#include "domain/standing.h"

#include <gtest/gtest.h>

#include "domain/ageing.h"

namespace portico::domain {
namespace {

const Date kToday{2026, 3, 15};
const Date kBefore{2026, 3, 5};
const Date kAfter{2026, 3, 25};

LedgerFacts invoice(std::int64_t open_minor, Date due_date = kAfter) {
  return {.total_minor = 1'000, .open_minor = open_minor, .due_date = due_date};
}

LedgerFacts credit_note(std::int64_t open_minor) {
  return {.type = DocumentType::CreditNote, .total_minor = 1'000, .open_minor = open_minor};
}

Standing word(const LedgerFacts& facts) {
  return standing_of(facts, kToday).standing;
}

TEST(Standing, AnInvoiceThatNobodyPaidIsOpenAndPayable) {
  EXPECT_EQ(standing_of(invoice(1'000), kToday),
            (DocumentStanding{PaymentStatus::NotPaid, 0, true, 1'000, Standing::Open}));
}

TEST(Standing, PastItsDueDateItIsOverdueHoweverMuchOfItWasPaid) {
  EXPECT_EQ(standing_of(invoice(1'000, kBefore), kToday),
            (DocumentStanding{PaymentStatus::NotPaid, 10, true, 1'000, Standing::Overdue}));
  EXPECT_EQ(standing_of(invoice(400, kBefore), kToday),
            (DocumentStanding{PaymentStatus::Partial, 10, true, 400, Standing::Overdue}));
}

TEST(Standing, APaymentOnItsWayHidesThatItIsOverdueAndBlocksAnother) {
  LedgerFacts facts = invoice(1'000, kBefore);
  facts.is_in_payment = true;
  EXPECT_EQ(standing_of(facts, kToday),
            (DocumentStanding{PaymentStatus::InPayment, 10, false, 1'000, Standing::InPayment}));
}

TEST(Standing, APaidInvoiceIsPaidWheneverItWasDue) {
  EXPECT_EQ(standing_of(invoice(0, kBefore), kToday),
            (DocumentStanding{PaymentStatus::Paid, 0, false, 0, Standing::Paid}));
}

TEST(Standing, PartPaymentsAndPaymentsTakenBackSaySo) {
  EXPECT_EQ(word(invoice(400)), Standing::Partial);
  LedgerFacts facts = invoice(1'000);
  facts.reversed_minor = 1'000;
  EXPECT_EQ(word(facts), Standing::Reversed);
}

TEST(Standing, WhatWasVoidedOrWrittenOffIsNotPaidAndCannotBe) {
  LedgerFacts facts = invoice(0, kBefore);
  facts.given_up_minor = -1'000;
  facts.status = DocumentStatus::Void;
  EXPECT_EQ(standing_of(facts, kToday),
            (DocumentStanding{PaymentStatus::NotPaid, 0, false, 0, Standing::Void}));
  facts.given_up_minor = -400;  // 600 had been paid
  facts.status = DocumentStatus::Uncollectible;
  EXPECT_EQ(standing_of(facts, kToday),
            (DocumentStanding{PaymentStatus::Partial, 0, false, 0, Standing::Uncollectible}));
}

TEST(Standing, ACreditNoteShowsItsOwnSignAndIsNeverPaidByAnyone) {
  EXPECT_EQ(standing_of(credit_note(-1'000), kToday),
            (DocumentStanding{PaymentStatus::NotPaid, 0, false, 1'000, Standing::Credit}));
  EXPECT_EQ(standing_of(credit_note(-400), kToday),
            (DocumentStanding{PaymentStatus::Partial, 0, false, 400, Standing::Credit}));
  EXPECT_EQ(standing_of(credit_note(0), kToday),
            (DocumentStanding{PaymentStatus::Paid, 0, false, 0, Standing::Applied}));
}

TEST(Standing, ADocumentThatIsBlockedOrADraftSaysThatFirst) {
  EXPECT_EQ(
      standing_of(DocumentType::Invoice, DocumentStatus::Open, PaymentStatus::Blocked, true, true),
      Standing::Blocked);
  EXPECT_EQ(standing_of(DocumentType::CreditNote, DocumentStatus::Draft, PaymentStatus::NotPaid,
                        true, false),
            Standing::Draft);
}

TEST(Standing, DueSoonIsFromTodayForAWeek) {
  EXPECT_FALSE(is_due_soon(std::nullopt, kToday));
  EXPECT_FALSE(is_due_soon(kToday.add_days(-1), kToday));
  EXPECT_TRUE(is_due_soon(kToday, kToday));
  EXPECT_TRUE(is_due_soon(kToday.add_days(7), kToday));
  EXPECT_FALSE(is_due_soon(kToday.add_days(8), kToday));
}

}  // namespace
}  // namespace portico::domain
