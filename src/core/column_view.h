// Which rows of Columns are shown, and in what order: sorted by several columns, narrowed by
// filters, summed by group. What is asked for changes at once; a million rows take milliseconds.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/columns.h"
#include "core/row_set.h"

namespace portico {

struct SortKey {
  size_t column = 0;
  bool descending = false;

  friend bool operator==(const SortKey&, const SortKey&) = default;
};

// Rows that have it all: what is empty asks for nothing.
struct ColumnFilter {
  size_t column = 0;
  std::string contains;             // Text, Code: anywhere, whatever the case
  std::vector<std::string> any_of;  // Code: one of these words
  std::optional<int64_t> from, to;  // Integer, Money, Date: both included

  friend bool operator==(const ColumnFilter&, const ColumnFilter&) = default;
};

enum class Bucket : uint8_t { Value, Month };  // Month: of dates

// Sums of a money or integer column, by what stands in another; amounts of different units apart.
struct GroupTotals {
  struct Group {
    std::string word;   // Code
    int64_t value = 0;  // Date: epoch days, of the month's first day where so bucketed
    uint32_t row_count = 0;
  };
  std::vector<Group> groups;       // ascending, only those with rows
  std::vector<std::string> units;  // ascending; one empty unit where the column has none
  std::vector<int64_t> sums;       // groups x units

  int64_t sum(size_t group, size_t unit) const { return sums[group * units.size() + unit]; }
};

class ColumnView {
 public:
  // REQUIRES: columns outlives it.
  explicit ColumnView(const Columns& columns) : columns_(columns) {}

  // Stable; the first key matters most; none: as the rows came. The same again costs nothing.
  void sort(std::span<const SortKey> keys);
  // Words of `quick` must all stand somewhere in a row's texts; each filter must hold. False: the
  // same rows as before.
  bool filter(std::string_view quick, std::span<const ColumnFilter> filters);
  // After rows were added: the same sort and filters again.
  void refresh();

  size_t count() const { return filtered_ ? shown_count_ : columns_.row_count(); }
  uint32_t row(size_t at) const {
    if (filtered_) return shown_[at];
    return order_.empty() ? static_cast<uint32_t>(at) : order_[at];
  }
  bool shows(size_t row) const { return !filtered_ || kept_.has(row); }
  const Columns& columns() const { return columns_; }

  // Of the rows shown. REQUIRES: `by` is Code or Date; `of` is Money or Integer.
  GroupTotals totals(size_t by, Bucket bucket, size_t of) const;

 private:
  void sort_by(const SortKey& key, bool fresh);  // fresh: order_ is still as the rows came
  RowSet matching(std::string_view word, const RowSet* among) const;
  void show();

  const Columns& columns_;
  std::vector<SortKey> keys_;
  std::string quick_;
  std::vector<ColumnFilter> filters_;
  std::vector<uint32_t> order_;  // all rows sorted; empty: as they came
  RowSet quick_rows_;            // that `quick_` let through
  RowSet kept_;                  // that everything let through
  std::vector<uint32_t> shown_;  // kept_, sorted
  size_t shown_count_ = 0;
  bool filtered_ = false;
  uint64_t version_ = 0, sorted_version_ = 0;  // of the columns: filtered, sorted
};

// Of all pages, ascending; and what each page's codes are in that list. Capital letters count as
// small ones first.
struct MergedWords {
  std::vector<std::string_view> words;
  std::vector<std::vector<uint32_t>> ranks;  // [page][code]
};
MergedWords merge_words(const Columns& columns, size_t column);
// Less than, equal to or greater than 0, as words are ordered.
int compare_words(std::string_view left, std::string_view right);

}  // namespace portico
