#include "core/column_view.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "core/date.h"
#include "core/text_pattern.h"
#include "support/columns.h"

namespace portico::test {
namespace {

constexpr size_t kNumber = 0, kDate = 1, kStatus = 2, kAmount = 3, kCurrency = 4, kNote = 5;

int64_t day(const char* text) {
  return Date::parse(text)->epoch_days();
}

// Two pages: four rows, then three.
Columns some() {
  Columns columns;
  const auto page = [](std::vector<int64_t> number, std::vector<int64_t> date,
                       std::vector<std::string> status, std::vector<int64_t> amount,
                       std::vector<std::string> currency, std::vector<std::string> note) {
    return std::vector<ColumnSource>{numbers("number", ColumnKind::Integer, number),
                                     numbers("date", ColumnKind::Date, date),
                                     texts("status", ColumnKind::Code, status),
                                     numbers("amount", ColumnKind::Money, amount, 4),
                                     texts("currency", ColumnKind::Code, currency),
                                     texts("note", ColumnKind::Text, note)};
  };
  append_page(
      columns,
      page({7, 3, 9, 1}, {day("2024-01-31"), day("2024-02-01"), day("2024-01-02"), kNoValue},
           {"open", "paid", "open", "draft"}, {500, -20, 500, 0}, {"EUR", "JPY", "EUR", "EUR"},
           {"Pallet of paper", "toner", "Müller & Söhne", ""}));
  append_page(columns, page({2, 8, 4}, {day("2023-12-31"), day("2024-02-29"), day("2024-02-29")},
                            {"void", "paid", "open"}, {9'000'000'000, 4, 500},
                            {"USD", "EUR", "JPY"}, {"paper TONER", "ПАЛЛЕТ", "pallet"}));
  return columns;
}

std::vector<uint32_t> rows(const ColumnView& view) {
  std::vector<uint32_t> all;
  for (size_t at = 0; at < view.count(); ++at) all.push_back(view.row(at));
  return all;
}
using Rows = std::vector<uint32_t>;

TEST(Columns, ReadsValuesAcrossPages) {
  const Columns columns = some();
  ASSERT_EQ(columns.row_count(), 7u);
  EXPECT_EQ(columns.integer(kNumber, 2), 9);
  EXPECT_EQ(columns.integer(kDate, 3), kNoValue);
  EXPECT_EQ(columns.integer(kAmount, 4), 9'000'000'000);
  EXPECT_EQ(columns.text(kStatus, 4), "void");
  EXPECT_EQ(columns.text(kNote, 5), "ПАЛЛЕТ");
  EXPECT_EQ(columns.unit_of(kAmount, 6), "JPY");
  EXPECT_EQ(columns.find("note"), 5);
  EXPECT_EQ(columns.find("none"), -1);
}

TEST(Columns, RefusesAPageAfterOneThatWasNotFull) {
  Columns columns = some();
  auto page = decode_column_page(columns.pages()[1].bytes);
  const auto added = columns.append(page.take());
  ASSERT_FALSE(added.ok());
  EXPECT_EQ(added.error().type, "page-short");
  EXPECT_EQ(columns.row_count(), 7u);
}

TEST(Columns, RefusesOtherColumnsThanTheFirstPageHas) {
  Columns columns;
  append_page(columns, {numbers("a", ColumnKind::Integer, {1})});
  auto page = decode_column_page(encode_column_page({numbers("b", ColumnKind::Integer, {1})}));
  EXPECT_EQ(columns.append(page.take()).error().type, "columns-differ");
}

TEST(ColumnView, ShowsRowsAsTheyCameAtFirst) {
  const Columns columns = some();
  EXPECT_EQ(rows(ColumnView(columns)), (Rows{0, 1, 2, 3, 4, 5, 6}));
}

TEST(ColumnView, SortsAmountsAndKeepsTheOrderOfEqualOnes) {
  const Columns columns = some();
  ColumnView view(columns);
  view.sort(std::vector<SortKey>{{kAmount, false}});
  EXPECT_EQ(rows(view), (Rows{1, 3, 5, 0, 2, 6, 4}));
  view.sort(std::vector<SortKey>{{kAmount, true}});
  EXPECT_EQ(rows(view), (Rows{4, 0, 2, 6, 5, 3, 1}));
}

TEST(ColumnView, SortsBySeveralColumns) {
  const Columns columns = some();
  ColumnView view(columns);
  view.sort(std::vector<SortKey>{{kStatus, false}, {kNumber, true}});
  EXPECT_EQ(rows(view), (Rows{3, 2, 0, 6, 5, 1, 4}));
}

TEST(ColumnView, SortsTextsWithoutRegardToCase) {
  const Columns columns = some();
  ColumnView view(columns);
  view.sort(std::vector<SortKey>{{kNote, false}});
  EXPECT_EQ(rows(view), (Rows{3, 2, 6, 0, 4, 1, 5}));
}

TEST(ColumnView, SortsLongTextsThatAreMuchTheSame) {
  Columns columns;
  std::vector<std::string> notes;
  for (int row = 0; row < 64; ++row) {
    notes.push_back(std::string(5000, row % 2 == 0 ? 'a' : 'A') + std::to_string(row % 3));
  }
  append_page(columns, {texts("note", ColumnKind::Text, notes)});
  ColumnView view(columns);
  view.sort(std::vector<SortKey>{{0, false}});
  Rows expected(64);
  std::iota(expected.begin(), expected.end(), 0u);
  std::stable_sort(expected.begin(), expected.end(),
                   [&](uint32_t a, uint32_t b) { return compare_words(notes[a], notes[b]) < 0; });
  EXPECT_EQ(rows(view), expected);
}

TEST(ColumnView, PutsDatesThatAreNotThereFirst) {
  const Columns columns = some();
  ColumnView view(columns);
  view.sort(std::vector<SortKey>{{kDate, false}});
  EXPECT_EQ(rows(view), (Rows{3, 4, 2, 0, 1, 5, 6}));
}

TEST(ColumnView, FindsPiecesOfTextWhateverTheirCase) {
  const Columns columns = some();
  ColumnView view(columns);
  view.filter("PAPER", {});
  EXPECT_EQ(rows(view), (Rows{0, 4}));
  view.filter("mÜLLER", {});
  EXPECT_EQ(rows(view), (Rows{2}));
  view.filter("паллет", {});
  EXPECT_EQ(rows(view), (Rows{5}));
  view.filter("open pal", {});
  EXPECT_EQ(rows(view), (Rows{0, 6})) << "every word, in any column";
  view.filter("", {});
  EXPECT_EQ(view.count(), 7u);
}

TEST(ColumnView, DoesNotFindWhatOnlyTwoRowsTogetherHold) {
  const Columns columns = some();
  ColumnView view(columns);
  view.filter("papertoner", {});
  EXPECT_EQ(view.count(), 0u);
}

TEST(ColumnView, TypingOnNarrowsAndTakingBackWidens) {
  const Columns columns = some();
  ColumnView view(columns);
  for (const auto& [typed, count] : std::vector<std::pair<std::string, size_t>>{
           {"p", 6}, {"pa", 5}, {"pal", 2}, {"pap", 2}, {"paper to", 1}, {"paper", 2}, {"x", 0}}) {
    view.filter(typed, {});
    EXPECT_EQ(view.count(), count) << typed;
  }
}

TEST(ColumnView, FiltersByColumn) {
  const Columns columns = some();
  ColumnView view(columns);
  view.filter("", std::vector<ColumnFilter>{{kStatus, {}, {"open", "void"}, {}, {}}});
  EXPECT_EQ(rows(view), (Rows{0, 2, 4, 6}));
  view.filter("", std::vector<ColumnFilter>{{kStatus, {}, {"open", "void"}, {}, {}},
                                            {kAmount, {}, {}, 500, 500}});
  EXPECT_EQ(rows(view), (Rows{0, 2, 6}));
  view.filter("", std::vector<ColumnFilter>{{kDate, {}, {}, {}, day("2024-01-31")}});
  EXPECT_EQ(rows(view), (Rows{0, 2, 4})) << "a date that is not there is not early";
  view.filter("pal", std::vector<ColumnFilter>{{kNote, "LET", {}, {}, {}}});
  EXPECT_EQ(rows(view), (Rows{0, 6}));
}

TEST(ColumnView, KeepsItsOrderWhileFiltered) {
  const Columns columns = some();
  ColumnView view(columns);
  view.filter("", std::vector<ColumnFilter>{{kStatus, {}, {"open"}, {}, {}}});
  view.sort(std::vector<SortKey>{{kNumber, true}});
  EXPECT_EQ(rows(view), (Rows{2, 0, 6}));
  view.filter("", {});
  EXPECT_EQ(view.count(), 7u);
  EXPECT_EQ(view.row(0), 2u);
}

TEST(ColumnView, TakesRowsThatCameLater) {
  Columns columns;
  ColumnView view(columns);
  view.filter("a", {});
  EXPECT_EQ(view.count(), 0u);
  append_page(columns, {texts("t", ColumnKind::Text, {"b", "ca"})});
  view.refresh();
  EXPECT_EQ(rows(view), (Rows{1}));
}

TEST(ColumnView, SumsByMonthAndCurrency) {
  const Columns columns = some();
  const GroupTotals totals = ColumnView(columns).totals(kDate, Bucket::Month, kAmount);
  ASSERT_EQ(totals.units, (std::vector<std::string>{"EUR", "JPY", "USD"}));
  ASSERT_EQ(totals.groups.size(), 4u);
  EXPECT_EQ(totals.groups[0].value, day("2023-12-01"));
  EXPECT_EQ(totals.groups[1].value, day("2024-01-01"));
  EXPECT_EQ(totals.groups[3].value, kNoValue);
  EXPECT_EQ(totals.groups[1].row_count, 2u);
  EXPECT_EQ(totals.sum(0, 2), 9'000'000'000);
  EXPECT_EQ(totals.sum(1, 0), 1000);
  EXPECT_EQ(totals.sum(2, 1), 480);
}

TEST(ColumnView, SumsOnlyWhatIsShown) {
  const Columns columns = some();
  ColumnView view(columns);
  view.filter("", std::vector<ColumnFilter>{{kCurrency, {}, {"EUR"}, {}, {}}});
  const GroupTotals totals = view.totals(kStatus, Bucket::Value, kAmount);
  ASSERT_EQ(totals.groups.size(), 3u);
  EXPECT_EQ(totals.groups[1].word, "open");
  EXPECT_EQ(totals.sum(1, 0), 1000);
}

// Against the plainest way to do it.
TEST(ColumnView, SortsAndFiltersManyRowsAsAPlainLoopWould) {
  uint32_t state = 1;
  const auto next = [&](uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
  };
  Columns columns;
  std::vector<int64_t> amounts;
  std::vector<std::string> notes;
  for (int page = 0; page < 3; ++page) {
    std::vector<int64_t> amount;
    std::vector<std::string> note;
    for (int row = 0; row < 1024; ++row) {
      amount.push_back(static_cast<int64_t>(next(50'000)) * (row % 3 == 0 ? -3'000'000 : 1));
      note.push_back("No. " + std::string(next(12), static_cast<char>('a' + next(3))) +
                     std::string(next(40), 'B'));
    }
    append_page(columns, {numbers("amount", ColumnKind::Money, amount),
                          texts("note", ColumnKind::Text, note)});
    amounts.insert(amounts.end(), amount.begin(), amount.end());
    notes.insert(notes.end(), note.begin(), note.end());
  }
  Rows expected(amounts.size());
  std::iota(expected.begin(), expected.end(), 0u);
  std::stable_sort(expected.begin(), expected.end(), [&](uint32_t a, uint32_t b) {
    const int way = compare_words(notes[a], notes[b]);
    return way != 0 ? way > 0 : amounts[a] < amounts[b];
  });
  ColumnView view(columns);
  view.sort(std::vector<SortKey>{{1, true}, {0, false}});
  EXPECT_EQ(rows(view), expected);
  view.filter("abb", {});
  std::erase_if(expected, [&](uint32_t row) {
    return notes[row].find("ab") == std::string::npos && notes[row].find("aB") == std::string::npos;
  });
  std::erase_if(expected,
                [&](uint32_t row) { return notes[row].find("aBB") == std::string::npos; });
  EXPECT_EQ(rows(view), expected);
}

TEST(TextPattern, FindsAtEveryPlaceOfTextsOfEveryLength) {
  for (size_t length = 1; length < 80; ++length) {
    for (size_t at = 0; at + 3 <= length; ++at) {
      std::string text(length, 'x');
      text.replace(at, 3, "aZq");
      const TextPattern pattern("AzQ");
      const char* found = pattern.find(text.data(), text.data() + text.size());
      ASSERT_EQ(found, text.data() + at) << length;
    }
  }
  EXPECT_FALSE(TextPattern("abc").in("ab"));
  EXPECT_TRUE(TextPattern("").in("ab"));
}

TEST(TextPattern, KnowsTheCasesOfLettersOfSeveralScripts) {
  for (const auto& [one, other] :
       std::vector<std::pair<const char*, const char*>>{{"éàß", "ÉÀß"},
                                                        {"łŻźň", "ŁżŹŇ"},
                                                        {"ωμέγα", "ΩΜέΓΑ"},
                                                        {"ёжик", "ЁЖИК"},
                                                        {"فارسی", "فارسی"}}) {
    EXPECT_TRUE(TextPattern(one).in(other)) << one;
    EXPECT_TRUE(TextPattern(other).in(one)) << one;
  }
  EXPECT_FALSE(TextPattern("×").in("÷"));
}

}  // namespace
}  // namespace portico::test
