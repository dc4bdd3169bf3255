// Many rows in memory, column by column: what a data table sorts, filters and sums. A row is a
// number from 0 in the order in which it came; nothing here moves a row.
//
// Rows come in pages. A page keeps its bytes as they came off the wire (contract/columns.md): the
// columns are views into them, so that a million rows cost their own size and no second copy. All
// pages have the same columns; every page but the last has as many rows as the first, a power of 2.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace portico {

// The numbers are those of the wire.
enum class ColumnKind : uint8_t {
  Integer = 1,  // signed, 4 or 8 bytes
  Money = 2,    // minor units, signed, 4 or 8 bytes; its currency stands in the column `unit`
  Date = 3,     // days since 1970-01-01, signed, 4 bytes
  Code = 4,     // one of few words: 1, 2 or 4 bytes, into the page's dictionary
  Text = 5,     // one arena a page
};

// A value that is not there (integers, money, dates).
constexpr int64_t kNoValue = std::numeric_limits<int64_t>::min();

struct ColumnHead {
  std::string name;
  ColumnKind kind = ColumnKind::Integer;
  int unit = -1;  // money: column of its currency

  friend bool operator==(const ColumnHead&, const ColumnHead&) = default;
};

// Where a page has a column: offsets of its bytes, multiples of 8 but for `letters`.
struct PageColumn {
  uint8_t width = 4;        // bytes of a value
  uint32_t values = 0;      // Text: row_count + 1 ascending offsets of 4 bytes into the letters
  uint32_t words = 0;       // Code: word_count + 1 ascending offsets of 4 bytes into the letters
  uint32_t word_count = 0;  // Code
  uint32_t letters = 0;     // Text, Code: UTF-8
  // Integer, Money, Date, of a page with rows: the bounds of its values; and the least one that is
  // not "no value".
  int64_t least = 0, most = 0, least_known = 0;
};

// REQUIRES of whoever makes one: all offsets lie within, all codes are below word_count.
struct ColumnPage {
  std::string bytes;
  uint32_t row_count = 0;
  std::vector<ColumnHead> heads;
  std::vector<PageColumn> columns;
  std::optional<uint64_t> total_rows;  // of all pages, where the other side counted
  std::string next_cursor;             // empty: the last one

  template <typename T>
  const T* at(uint32_t offset) const {
    return reinterpret_cast<const T*>(bytes.data() + offset);
  }
  std::string_view word(const PageColumn& column, uint32_t code) const {
    return slice(at<uint32_t>(column.words), column.letters, code);
  }
  std::string_view text(const PageColumn& column, uint32_t row) const {
    return slice(at<uint32_t>(column.values), column.letters, row);
  }
  uint32_t code(const PageColumn& column, uint32_t row) const;

 private:
  std::string_view slice(const uint32_t* offsets, uint32_t letters, uint32_t at_index) const {
    const uint32_t begin = offsets[at_index];
    return {bytes.data() + letters + begin, offsets[at_index + 1] - begin};
  }
};

class Columns {
 public:
  // Errors: Invalid "columns-differ" (not the columns of the first page), "page-short" (an earlier
  // page was not full), "too-many-rows".
  Result<Unit> append(ColumnPage page);
  void clear();

  size_t row_count() const { return row_count_; }
  size_t column_count() const { return heads_.size(); }
  const ColumnHead& head(size_t column) const { return heads_[column]; }
  int find(std::string_view name) const;         // -1: no such column
  uint64_t version() const { return version_; }  // another after every change

  // REQUIRES: row < row_count(), and the column's kind.
  int64_t integer(size_t column, size_t row) const;           // Integer, Money, Date
  std::string_view text(size_t column, size_t row) const;     // Code, Text
  std::string_view unit_of(size_t column, size_t row) const;  // Money: ISO 4217 code or empty

  // Over all pages, as PageColumn has them. REQUIRES: row_count() > 0, a column of numbers.
  PageColumn bounds(size_t column) const;

  const std::vector<ColumnPage>& pages() const { return pages_; }
  size_t first_row_of(size_t page) const { return page << shift_; }

 private:
  const ColumnPage& page_of(size_t row) const { return pages_[row >> shift_]; }
  uint32_t in_page(size_t row) const {
    return static_cast<uint32_t>(row & ((size_t{1} << shift_) - 1));
  }

  std::vector<ColumnHead> heads_;
  std::vector<ColumnPage> pages_;
  size_t row_count_ = 0;
  int shift_ = 0;
  uint64_t version_ = 0;
};

// Calls visit(values) with the column's values of that page as a pointer of their type; of numbers
// and dates, or of codes.
template <typename Visit>
void visit_numbers(const ColumnPage& page, const PageColumn& column, Visit visit) {
  if (column.width == 8) return visit(page.at<int64_t>(column.values));
  return visit(page.at<int32_t>(column.values));
}
template <typename Visit>
void visit_codes(const ColumnPage& page, const PageColumn& column, Visit visit) {
  if (column.width == 1) return visit(page.at<uint8_t>(column.values));
  if (column.width == 2) return visit(page.at<uint16_t>(column.values));
  return visit(page.at<uint32_t>(column.values));
}

}  // namespace portico
