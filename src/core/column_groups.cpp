#include <algorithm>

#include "core/column_view.h"
#include "core/date.h"

namespace portico {

namespace {

// For every value of a column, which group it belongs to: groups[value - least].
struct DayGroups {
  int64_t least = 0;
  std::vector<uint32_t> group_of;  // by day; a last one for days that are not there
  std::vector<int64_t> first_days;
};

constexpr int64_t kLongestSpan = 100'000;  // days; later ones count as not there

DayGroups group_days(const Columns& columns, size_t column, Bucket bucket) {
  DayGroups made;
  const PageColumn bounds = columns.bounds(column);
  int64_t least = bounds.least_known, most = bounds.most;
  if (most < least) least = most = 0;
  most = std::min(most, least + kLongestSpan);
  made.least = least;
  for (int64_t day = least; day <= most;) {
    const Date date = Date::from_epoch_days(day);
    const bool month = bucket == Bucket::Month;
    // A day past the calendar's end is a group of its own.
    const int64_t last = month ? std::max(day, date.end_of_month().epoch_days()) : day;
    const auto group = static_cast<uint32_t>(made.first_days.size());
    made.first_days.push_back(month ? date.start_of_month().epoch_days() : day);
    for (; day <= last && day <= most; ++day) made.group_of.push_back(group);
  }
  made.group_of.push_back(static_cast<uint32_t>(made.first_days.size()));
  made.first_days.push_back(kNoValue);
  return made;
}

struct Cell {
  uint64_t sum = 0;  // wraps as two's complement
  uint64_t count = 0;
};

constexpr uint32_t kBlock = 4096;  // rows whose cells are reckoned at once

// Some rows of a page: those that follow one another, or those with these numbers.
struct Following {
  uint32_t begin, count;
  uint32_t operator[](uint32_t at) const { return begin + at; }
};
struct Picked {
  const uint32_t* rows;
  uint32_t count;
  uint32_t operator[](uint32_t at) const { return rows[at]; }
};

// Adds table[code] for each row's code.
template <typename Rows>
void add_ranks(uint32_t* cells, const ColumnPage& page, const PageColumn& column, Rows rows,
               const std::vector<uint32_t>& table) {
  const uint32_t* const ranks = table.data();
  visit_codes(page, column, [&](const auto* codes) {
    for (uint32_t at = 0; at < rows.count; ++at) cells[at] += ranks[codes[rows[at]]];
  });
}

// Sums of amounts by cell. Those of 4 bytes are counted and summed in one number: 16 bits hold the
// count of as many rows as are added before it is taken apart, 48 their sum.
class Sums {
 public:
  explicit Sums(size_t cells) : cells_(cells), packed_(cells) {}

  // REQUIRES: rows.count <= kBlock
  template <typename Rows>
  void add(const uint32_t* cells, const ColumnPage& page, const PageColumn& column, Rows rows) {
    if (column.width == 8) return add_wide(cells, page.at<int64_t>(column.values), rows);
    const int32_t* const amounts = page.at<int32_t>(column.values);
    uint64_t* const packed = packed_.data();
    for (uint32_t at = 0; at < rows.count; ++at) {
      const int32_t amount = amounts[rows[at]];
      const int64_t known = amount == std::numeric_limits<int32_t>::min() ? 0 : amount;
      packed[cells[at]] += static_cast<uint64_t>(known) * 65'536 + 1;
    }
    rows_ += rows.count;
    if (rows_ + kBlock > kMostRows) unpack();
  }

  const std::vector<Cell>& cells() {
    unpack();
    return cells_;
  }

 private:
  static constexpr uint32_t kMostRows = 32'768;

  template <typename Rows>
  void add_wide(const uint32_t* cells, const int64_t* amounts, Rows rows) {
    for (uint32_t at = 0; at < rows.count; ++at) {
      Cell& cell = cells_[cells[at]];
      const int64_t amount = amounts[rows[at]];
      ++cell.count;
      cell.sum += amount == kNoValue ? 0u : static_cast<uint64_t>(amount);
    }
  }
  void unpack() {
    if (rows_ == 0) return;
    rows_ = 0;
    for (size_t at = 0; at < cells_.size(); ++at) {
      cells_[at].count += packed_[at] & 0xFFFF;
      cells_[at].sum += static_cast<uint64_t>(static_cast<int64_t>(packed_[at]) >> 16);
      packed_[at] = 0;
    }
  }

  std::vector<Cell> cells_;
  std::vector<uint64_t> packed_;
  uint32_t rows_ = 0;  // in packed_
};

}  // namespace

GroupTotals ColumnView::totals(size_t by, Bucket bucket, size_t of) const {
  if (columns_.row_count() == 0) return {};
  const bool dated = columns_.head(by).kind == ColumnKind::Date;
  const int unit = columns_.head(of).unit;
  DayGroups days = dated ? group_days(columns_, by, bucket) : DayGroups();
  const MergedWords words = dated ? MergedWords() : merge_words(columns_, by);
  const MergedWords units =
      unit < 0 ? MergedWords() : merge_words(columns_, static_cast<size_t>(unit));
  GroupTotals made;
  made.units.assign(units.words.begin(), units.words.end());
  if (made.units.empty()) made.units.emplace_back();
  const size_t groups = dated ? days.first_days.size() : words.words.size();
  const auto width = static_cast<uint32_t>(made.units.size());
  Sums sums(groups * width);
  for (uint32_t& group : days.group_of) group *= width;  // now where its cells begin

  std::vector<std::vector<uint32_t>> starts = words.ranks;  // of each code's cells
  for (std::vector<uint32_t>& page : starts) {
    for (uint32_t& rank : page) rank *= width;
  }
  std::vector<uint32_t> at_cell(kBlock), picked(kBlock);
  const auto add = [&](size_t at, auto rows) {
    const ColumnPage& page = columns_.pages()[at];
    uint32_t* const cells = at_cell.data();
    if (dated) {
      const auto* values = page.at<int32_t>(page.columns[by].values);
      const uint32_t* group_of = days.group_of.data();
      const auto least = static_cast<uint32_t>(days.least);
      const auto none = static_cast<uint32_t>(days.group_of.size() - 1);
      for (uint32_t row = 0; row < rows.count; ++row) {
        const uint32_t day = static_cast<uint32_t>(values[rows[row]]) - least;
        cells[row] = group_of[day < none ? day : none];
      }
    } else {
      std::fill(at_cell.begin(), at_cell.end(), 0u);
      add_ranks(cells, page, page.columns[by], rows, starts[at]);
    }
    if (unit >= 0) {
      add_ranks(cells, page, page.columns[static_cast<size_t>(unit)], rows, units.ranks[at]);
    }
    sums.add(cells, page, page.columns[of], rows);
  };
  for (size_t at = 0; at < columns_.pages().size(); ++at) {
    const uint32_t row_count = columns_.pages()[at].row_count;
    const size_t first_row = columns_.first_row_of(at);
    for (uint32_t begin = 0; begin < row_count; begin += kBlock) {
      const uint32_t count = std::min(kBlock, row_count - begin);
      if (!filtered_) {
        add(at, Following{begin, count});
        continue;
      }
      uint32_t kept = 0;
      kept_.each(first_row + begin, first_row + begin + count,
                 [&](size_t row) { picked[kept++] = static_cast<uint32_t>(row - first_row); });
      add(at, Picked{picked.data(), kept});
    }
  }

  const std::vector<Cell>& cells = sums.cells();
  for (size_t group = 0; group < groups; ++group) {
    uint64_t count = 0;
    for (size_t at = 0; at < width; ++at) count += cells[group * width + at].count;
    if (count == 0) continue;
    GroupTotals::Group& kept = made.groups.emplace_back();
    kept.row_count = static_cast<uint32_t>(count);
    if (dated) {
      kept.value = days.first_days[group];
    } else {
      kept.word = words.words[group];
    }
    for (size_t at = 0; at < width; ++at) {
      made.sums.push_back(static_cast<int64_t>(cells[group * width + at].sum));
    }
  }
  return made;
}

}  // namespace portico
