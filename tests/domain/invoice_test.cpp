#include "domain/invoice.h"

#include <gtest/gtest.h>

#include "domain/session.h"

namespace portico::domain {
namespace {

TEST(DocumentId, KeepsPlainNumbersAndWritesOtherBytesInHexadecimal) {
  EXPECT_EQ(document_id_of("INV-2024.001_a"), "INV-2024.001_a");
  EXPECT_EQ(document_id_of("2024/17 b"), "2024~2F17~20b");
  EXPECT_EQ(document_id_of("~"), "~7E");
  EXPECT_EQ(document_id_of("\xD8\xA7"), "~D8~A7");
}

TEST(DocumentId, DiffersWhereTheNumbersDo) {
  EXPECT_NE(document_id_of("a/b"), document_id_of("a~2Fb"));
}

TEST(Names, GoBothWays) {
  EXPECT_EQ(name_of(PaymentStatus::InPayment), "in_payment");
  EXPECT_EQ(value_named<PaymentStatus>(kPaymentStatusNames, "reversed"), PaymentStatus::Reversed);
  EXPECT_FALSE(value_named<PaymentStatus>(kPaymentStatusNames, "from_a_newer_server"));
  EXPECT_EQ(name_of(InvoiceSort::TotalDescending), "-total");
  EXPECT_EQ(name_of(HistoryKind::CreditApplied), "credit_applied");
}

TEST(Actions, AllowWhatTheServerSent) {
  EXPECT_TRUE(allows({"pay", "dispute"}, "pay"));
  EXPECT_FALSE(allows({}, "pay"));
}

TEST(Session, FindsACustomerOfThePerson) {
  Session session;
  session.customers.push_back({.id = "acme", .name = "Acme"});
  ASSERT_NE(session.customer("acme"), nullptr);
  EXPECT_EQ(session.customer("acme")->name, "Acme");
  EXPECT_EQ(session.customer("other"), nullptr);
  EXPECT_FALSE(session.is_signed_in());
}

}  // namespace
}  // namespace portico::domain
