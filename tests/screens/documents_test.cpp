#include <gtest/gtest.h>

#include "../app/portal_page.h"
#include "support/columns.h"

namespace portico::test {
namespace {

constexpr std::string_view kColumns = "/customers/brightside-bakery/documents/columns";

std::string page_of(std::vector<std::string> numbers_of, std::string_view next = {}) {
  const size_t rows = numbers_of.size();
  std::vector<int64_t> totals, days(rows, 20'000);
  std::vector<std::string> standings, types(rows, "invoice"), codes(rows, "EUR");
  for (size_t at = 0; at < rows; ++at) {
    totals.push_back(static_cast<int64_t>(1000 * (at + 1)));
    standings.emplace_back(at % 2 == 0 ? "overdue" : "paid");
  }
  types[rows - 1] = "credit_note";
  return encode_column_page(
      {texts("number", ColumnKind::Text, numbers_of), texts("type", ColumnKind::Code, types),
       texts("standing", ColumnKind::Code, standings),
       numbers("issue_date", ColumnKind::Date, days), numbers("due_date", ColumnKind::Date, days),
       numbers("total", ColumnKind::Money, totals, 6), texts("currency", ColumnKind::Code, codes),
       numbers("open", ColumnKind::Money, totals, 6),
       texts("order_reference", ColumnKind::Text, std::vector<std::string>(rows, "PO")),
       texts("document_id", ColumnKind::Text, numbers_of)},
      next);
}

struct Documents : PortalPage {
  explicit Documents(float width = 1280) : PortalPage("/documents", width) { signed_in(); }

  std::string csv() const {
    return std::string(driver->get(Role::Link, "CSV").attribute(platform::Attr::Href));
  }
};

TEST(Documents, AreShownPageByPage) {
  Documents page;
  page.answer("GET", kColumns, 200, page_of({"INV-1", "INV-2"}, "after"));
  EXPECT_TRUE(page.driver->shows("INV-1"));
  page.answer("GET", std::string(kColumns) + "?cursor=after", 200, page_of({"INV-3", "CN-4"}));
  EXPECT_TRUE(page.driver->shows("CN-4"));
  EXPECT_TRUE(page.driver->shows("4 of 4 rows"));
}

TEST(Documents, AreOpenedByTheirNumber) {
  Documents page;
  page.answer("GET", kColumns, 200, page_of({"INV-1", "CN-2"}));
  page.driver->click(Role::Link, "CN-2");
  EXPECT_EQ(page.address(), "/credit-notes/CN-2");
}

TEST(Documents, AreSavedAsTheyAreShown) {
  Documents page;
  page.answer("GET", kColumns, 200, page_of({"INV-1", "INV-2", "CN-3"}));
  EXPECT_EQ(page.csv(),
            "/api/v1/customers/brightside-bakery/documents/csv?locale=en&columns="
            "number%2Ctype%2Cstanding%2Cissue_date%2Cdue_date%2Ctotal%2Copen");
  page.driver->click(Role::Button, "Total");
  page.driver->click(Role::Button, "Filters");
  page.driver->select("Status", "overdue");
  page.driver->type("Total from", "15.00");
  page.driver->type("Due to", "2025-01-31");
  page.driver->type("Find in all rows", "inv");
  EXPECT_EQ(page.csv().substr(page.csv().find("&sort")),
            "&sort=-total&q=inv&filter=standing%3Ain%3Aoverdue&filter=due_date%3Ato%3A2025-01-31"
            "&filter=total%3Afrom%3A1500");
}

TEST(Documents, AreSavedGroupByGroup) {
  Documents page;
  page.answer("GET", kColumns, 200, page_of({"INV-1", "CN-2"}));
  page.driver->click(Role::Button, "Number");
  page.driver->select("Group rows", "standing");
  EXPECT_NE(page.csv().find("&sort=standing%2Cnumber"), std::string::npos) << page.csv();
}

TEST(Documents, ColumnsAndSortAreKeptForThePerson) {
  Documents page;
  page.answer("GET", kColumns, 200, page_of({"INV-1", "CN-2"}));
  page.driver->click(Role::Button, "Total");
  page.driver->click(Role::Button, "Status: more");
  page.driver->click(Role::MenuItem, "Hide");
  EXPECT_FALSE(page.driver->has(Role::ColumnHeader, "Status"));
  page.start();
  page.signed_in();
  page.answer("GET", kColumns, 200, page_of({"INV-1", "CN-2"}));
  EXPECT_FALSE(page.driver->has(Role::ColumnHeader, "Status"));
  EXPECT_NE(page.csv().find("&sort=-total"), std::string::npos) << page.csv();
}

TEST(Documents, SayWhyTheyAreNotThere) {
  Documents page;
  page.answer("GET", kColumns, 500, example("problem-server"));
  EXPECT_TRUE(page.driver->has(Role::Button, "Try again"));
  page.driver->click(Role::Button, "Try again");
  page.answer("GET", kColumns, 200, page_of({"INV-1", "CN-2"}));
  EXPECT_TRUE(page.driver->shows("INV-1"));
}

TEST(Documents, AreCardsOnAPhone) {
  Documents page(390);
  page.answer("GET", kColumns, 200, page_of({"INV-1", "CN-2"}));
  EXPECT_EQ(page.driver->count(Role::Grid, "All documents"), 0);
  EXPECT_TRUE(page.driver->has(Role::Link, "INV-1"));
}

TEST(Documents, AskForTheirTextsAgain) {
  PortalPage page("/");
  page.signed_in();
  page.driver->route("/documents");
  page.host.http.answer("GET", "/strings/later/en.json", 500, "");
  page.answer("GET", kColumns, 200, page_of({"INV-1", "CN-2"}));
  EXPECT_FALSE(page.driver->shows("INV-1"));
  page.driver->click(Role::Button, "Try again");
  page.answer_files();
  EXPECT_TRUE(page.driver->shows("INV-1"));
}

}  // namespace
}  // namespace portico::test
