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

// One page: group_of(row) and unit_of(row) say where each row's amount goes.
template <typename Amount, typename GroupOf, typename UnitOf, typename Shown>
void add_up(Cell* cells, const Amount* amounts, uint32_t rows, GroupOf group_of, UnitOf unit_of,
            Shown shown) {
  for (uint32_t row = 0; row < rows; ++row) {
    if (!shown(row)) continue;
    Cell& cell = cells[group_of(row) + unit_of(row)];
    const Amount amount = amounts[row];
    ++cell.count;
    cell.sum += amount == std::numeric_limits<Amount>::min() ? 0u : static_cast<uint64_t>(amount);
  }
}

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
  std::vector<Cell> cells(groups * width);               // groups x units
  for (uint32_t& group : days.group_of) group *= width;  // now where its cells begin

  for (size_t at = 0; at < columns_.pages().size(); ++at) {
    const ColumnPage& page = columns_.pages()[at];
    const size_t first_row = columns_.first_row_of(at);
    const auto with_groups = [&](auto group_of) {
      const auto with_units = [&](auto unit_of) {
        visit_values(page, columns_.head(of), page.columns[of], [&](const auto* amounts) {
          if (filtered_) {
            add_up(cells.data(), amounts, page.row_count, group_of, unit_of,
                   [&](uint32_t row) { return kept_.has(first_row + row); });
          } else {
            add_up(cells.data(), amounts, page.row_count, group_of, unit_of,
                   [](uint32_t) { return true; });
          }
        });
      };
      if (unit < 0) return with_units([](uint32_t) { return 0u; });
      const PageColumn& where = page.columns[static_cast<size_t>(unit)];
      const uint32_t* ranks = units.ranks[at].data();
      if (where.width == 1) {
        const auto* codes = page.at<uint8_t>(where.values);
        return with_units([=](uint32_t row) { return ranks[codes[row]]; });
      }
      with_units([&](uint32_t row) { return ranks[page.code(where, row)]; });
    };
    const PageColumn& where = page.columns[by];
    if (dated) {
      const auto* values = page.at<int32_t>(where.values);
      const uint32_t* group_of = days.group_of.data();
      const auto least = static_cast<uint32_t>(days.least);
      const auto none = static_cast<uint32_t>(days.group_of.size() - 1);
      with_groups([=](uint32_t row) {
        const uint32_t day = static_cast<uint32_t>(values[row]) - least;
        return group_of[day < none ? day : none];
      });
    } else {
      const uint32_t* ranks = words.ranks[at].data();
      with_groups([&](uint32_t row) { return ranks[page.code(where, row)] * width; });
    }
  }

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
