#include "core/column_page.h"

#include <cstring>

#include "core/column_view.h"
#include "support/columns.h"

namespace portico::test {
namespace {

std::string sample() {
  return encode_column_page(
      {numbers("id", ColumnKind::Integer, {1, 2, 3, 4, 5}),
       numbers("amount", ColumnKind::Money, {1, -2, 3'000'000'000, kNoValue, 5}, 2),
       texts("currency", ColumnKind::Code, {"EUR", "JPY", "EUR", "USD", "EUR"}),
       numbers("date", ColumnKind::Date, {0, 19'000, kNoValue, 3, 4}),
       texts("note", ColumnKind::Text, {"", "größer", "b", "سلام", "z"})},
      "after-5");
}

// Reads everything that a table may read of a page; answers how much that was.
size_t read_all(ColumnPage page) {
  Columns columns;
  if (!columns.append(std::move(page)).ok()) return 0;
  ColumnView view(columns);
  size_t bytes = 0;
  for (size_t column = 0; column < columns.column_count(); ++column) {
    const ColumnKind kind = columns.head(column).kind;
    const bool words = kind == ColumnKind::Code || kind == ColumnKind::Text;
    for (size_t row = 0; row < columns.row_count(); ++row) {
      bytes += words ? columns.text(column, row).size()
                     : static_cast<size_t>(columns.integer(column, row) & 1);
    }
    view.sort(std::vector<SortKey>{{column, true}});
    if (kind == ColumnKind::Money || kind == ColumnKind::Integer) {
      for (size_t by = 0; by < columns.column_count(); ++by) {
        if (columns.head(by).kind == ColumnKind::Code) view.totals(by, Bucket::Value, column);
        if (columns.head(by).kind == ColumnKind::Date) view.totals(by, Bucket::Month, column);
      }
    }
  }
  view.filter("o e", {});
  EXPECT_LE(view.count(), columns.row_count());
  return bytes;
}

TEST(ColumnPage, ReadsWhatWasWritten) {
  auto page = decode_column_page(sample());
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->next_cursor, "after-5");
  EXPECT_EQ(page->row_count, 5u);
  Columns columns;
  ASSERT_TRUE(columns.append(page.take()).ok());
  EXPECT_EQ(columns.integer(1, 2), 3'000'000'000);
  EXPECT_EQ(columns.integer(1, 3), kNoValue);
  EXPECT_EQ(columns.integer(3, 2), kNoValue);
  EXPECT_EQ(columns.text(2, 3), "USD");
  EXPECT_EQ(columns.text(4, 3), "سلام");
  EXPECT_EQ(columns.unit_of(1, 1), "JPY");
}

TEST(ColumnPage, ReadsAPageWithoutRows) {
  auto page = decode_column_page(encode_column_page(
      {numbers("id", ColumnKind::Integer, {}), texts("status", ColumnKind::Code, {})}));
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(read_all(page.take()), 0u);
}

TEST(ColumnPage, SaysWhichVersionItDoesNotKnow) {
  std::string bytes = sample();
  bytes[4] = 2;
  EXPECT_EQ(decode_column_page(bytes).error().type, "columns-version");
}

TEST(ColumnPage, RefusesWhatIsNoPage) {
  for (const char* bytes :
       {"", "PCOL", "{\"data\": []}", "<!doctype html><title>Sign in</title>  "}) {
    const auto page = decode_column_page(bytes);
    ASSERT_FALSE(page.ok());
    EXPECT_EQ(page.error().type, "columns-malformed");
    EXPECT_EQ(page.error().kind, ErrorKind::Network);
  }
}

TEST(ColumnPage, RefusesEveryShortenedPage) {
  const std::string whole = sample();
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(decode_column_page(whole.substr(0, size)).ok()) << size;
  }
}

TEST(ColumnPage, RefusesTextsThatAreNotUtf8) {
  for (const char* text :
       {"\xff", "a\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80"}) {
    const std::string bytes = encode_column_page({texts("t", ColumnKind::Text, {"ok", text})});
    EXPECT_FALSE(decode_column_page(bytes).ok()) << text;
    const std::string far =
        encode_column_page({texts("t", ColumnKind::Text, {std::string(70, 'a') + text})});
    EXPECT_FALSE(decode_column_page(far).ok()) << text;
  }
}

TEST(ColumnPage, RefusesRowsThatShareACharacter) {
  std::string bytes = encode_column_page({texts("t", ColumnKind::Text, {"\xc3\xa4", "b"})});
  auto page = decode_column_page(bytes);
  ASSERT_TRUE(page.ok());
  bytes[page->columns[0].values + 4] = 1;
  EXPECT_FALSE(decode_column_page(bytes).ok());
}

// Whatever comes, it is refused or safe to read (the sanitised run holds that).
TEST(ColumnPage, IsSafeWithWhateverBytes) {
  const std::string whole = sample();
  uint32_t state = 7;
  const auto next = [&](size_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
  };
  int taken = 0;
  for (int round = 0; round < 6'000; ++round) {
    std::string bytes = whole;
    for (size_t changes = 1 + next(3); changes > 0; --changes) {
      // Mostly in the head, where the offsets are.
      const size_t at = next(3) == 0 ? next(bytes.size()) : next(220);
      if (next(2) == 0) {
        bytes[at] = static_cast<char>(next(256));
      } else if (at + 4 <= bytes.size()) {
        const uint32_t value = next(2) == 0 ? ~0u - static_cast<uint32_t>(next(9))
                                            : static_cast<uint32_t>(next(bytes.size() + 9));
        std::memcpy(bytes.data() + at, &value, 4);
      }
    }
    if (next(8) == 0) bytes.resize(next(bytes.size()));
    auto page = decode_column_page(std::move(bytes));
    if (!page.ok()) continue;
    ++taken;
    if (page->row_count < 10'000) read_all(page.take());
  }
  EXPECT_GT(taken, 100) << "some changes keep a page sound";
}

}  // namespace
}  // namespace portico::test
