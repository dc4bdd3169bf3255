#include <algorithm>
#include <type_traits>

#include "core/column_view.h"
#include "core/text_pattern.h"

namespace portico {

namespace {

// Adds the rows for which holds(value) is true, 64 at a time.
template <typename Value, typename Holds>
void add_where(RowSet& rows, size_t first_row, const Value* values, uint32_t count, Holds holds) {
  if (first_row % 64 != 0) {
    for (uint32_t row = 0; row < count; ++row) {
      if (holds(values[row])) rows.add(first_row + row);
    }
    return;
  }
  uint64_t* words = rows.words() + first_row / 64;
  for (uint32_t begin = 0; begin < count; begin += 64) {
    const uint32_t end = count - begin < 64 ? count - begin : 64;
    uint64_t word = 0;
    for (uint32_t bit = 0; bit < end; ++bit) {
      word |= static_cast<uint64_t>(holds(values[begin + bit])) << bit;
    }
    words[begin / 64] |= word;
  }
}

template <typename Wanted>
void add_codes(RowSet& rows, const Columns& columns, size_t at, size_t column, Wanted wanted) {
  const ColumnPage& page = columns.pages()[at];
  const PageColumn& where = page.columns[column];
  std::vector<uint8_t> holds(where.word_count);
  bool any = false;
  for (uint32_t code = 0; code < where.word_count; ++code) {
    holds[code] = wanted(page.word(where, code)) ? 1 : 0;
    any = any || holds[code] != 0;
  }
  if (!any) return;
  visit_codes(page, where, [&](const auto* codes) {
    add_where(rows, columns.first_row_of(at), codes, page.row_count,
              [&](auto code) { return holds[static_cast<size_t>(code)]; });
  });
}

// The letters of a page's rows lie one after the other: one search over all of them.
void add_texts(RowSet& rows, const Columns& columns, size_t at, size_t column,
               const TextPattern& pattern) {
  const ColumnPage& page = columns.pages()[at];
  const PageColumn& where = page.columns[column];
  const auto* ends = page.at<uint32_t>(where.values) + 1;
  const char* const letters = page.bytes.data() + where.letters;
  const char* const end = page.row_count == 0 ? letters : letters + ends[page.row_count - 1];
  const size_t first_row = columns.first_row_of(at);
  uint32_t row = 0;
  for (const char* from = letters; (from = pattern.find(from, end)) != nullptr;) {
    const auto begins = static_cast<uint32_t>(from - letters);
    while (ends[row] <= begins) ++row;
    if (begins + pattern.size() > ends[row]) {  // over the edge of two rows
      ++from;
      continue;
    }
    rows.add(first_row + row);
    from = letters + ends[row];
  }
}

bool searchable(ColumnKind kind) {
  return kind == ColumnKind::Text || kind == ColumnKind::Code;
}

void add_containing(RowSet& rows, const Columns& columns, size_t column,
                    const TextPattern& pattern) {
  for (size_t at = 0; at < columns.pages().size(); ++at) {
    if (columns.head(column).kind == ColumnKind::Text) {
      add_texts(rows, columns, at, column, pattern);
    } else {
      add_codes(rows, columns, at, column, [&](std::string_view word) { return pattern.in(word); });
    }
  }
}

RowSet rows_of(const Columns& columns, const ColumnFilter& filter) {
  RowSet rows(columns.row_count());
  const ColumnKind kind = columns.head(filter.column).kind;
  if (searchable(kind) && !filter.any_of.empty()) {
    for (size_t at = 0; at < columns.pages().size() && kind == ColumnKind::Code; ++at) {
      add_codes(rows, columns, at, filter.column, [&](std::string_view word) {
        for (const std::string& wanted : filter.any_of) {
          if (word == wanted) return true;
        }
        return false;
      });
    }
  } else if (searchable(kind) && !filter.contains.empty()) {
    add_containing(rows, columns, filter.column, TextPattern(filter.contains));
  } else if (!searchable(kind) && (filter.from || filter.to)) {
    const int64_t from = filter.from.value_or(kNoValue + 1);
    const int64_t to = filter.to.value_or(std::numeric_limits<int64_t>::max());
    for (size_t at = 0; at < columns.pages().size(); ++at) {
      const ColumnPage& page = columns.pages()[at];
      visit_numbers(page, page.columns[filter.column], [&](const auto* values) {
        using Value = std::remove_cvref_t<decltype(*values)>;
        constexpr auto kNone = std::numeric_limits<Value>::min();
        add_where(rows, columns.first_row_of(at), values, page.row_count, [&](Value value) {
          const auto wide = static_cast<int64_t>(value);
          return wide >= from && wide <= to && value != kNone;
        });
      });
    }
  } else {
    rows.add_all();
  }
  return rows;
}

// Calls visit(word) for the words of a text, between blanks.
template <typename Visit>
void each_word(std::string_view text, Visit visit) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) visit(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

RowSet ColumnView::matching(std::string_view word, const RowSet* among) const {
  RowSet rows(columns_.row_count());
  const TextPattern pattern(word);
  // Few rows are left: ask each of them.
  if (among != nullptr && among->count() * 8 < columns_.row_count()) {
    among->each([&](size_t row) {
      for (size_t column = 0; column < columns_.column_count(); ++column) {
        if (!searchable(columns_.head(column).kind)) continue;
        if (!pattern.in(columns_.text(column, row))) continue;
        rows.add(row);
        return;
      }
    });
    return rows;
  }
  for (size_t column = 0; column < columns_.column_count(); ++column) {
    if (searchable(columns_.head(column).kind)) add_containing(rows, columns_, column, pattern);
  }
  return rows;
}

bool ColumnView::filter(std::string_view quick, std::span<const ColumnFilter> filters) {
  const bool same_rows = version_ == columns_.version();
  if (same_rows && quick == quick_ &&
      std::equal(filters.begin(), filters.end(), filters_.begin(), filters_.end())) {
    return false;
  }
  // Typing on narrows what is already there.
  const bool narrows = same_rows && !quick_.empty() && quick.substr(0, quick_.size()) == quick_;
  if (!same_rows || quick != quick_) {
    RowSet rows = narrows ? std::move(quick_rows_) : RowSet(columns_.row_count());
    if (!narrows) rows.add_all();
    bool all = !narrows;
    const size_t known = narrows ? quick_.find_last_of(' ') + 1 : 0;  // words that held before
    each_word(quick.substr(known), [&](std::string_view word) {
      RowSet found = matching(word, all ? nullptr : &rows);
      all ? static_cast<void>(rows = std::move(found)) : rows.keep_only(found);
      all = false;
    });
    quick_rows_ = std::move(rows);
    quick_ = quick;
  }
  filters_.assign(filters.begin(), filters.end());
  version_ = columns_.version();
  filtered_ = !quick_.empty();
  if (filtered_) kept_ = quick_rows_;
  for (const ColumnFilter& filter : filters_) {
    RowSet rows = rows_of(columns_, filter);
    filtered_ ? kept_.keep_only(rows) : static_cast<void>(kept_ = std::move(rows));
    filtered_ = true;
  }
  show();
  return true;
}

void ColumnView::refresh() {
  const std::vector<SortKey> keys = keys_;
  const std::vector<ColumnFilter> filters = filters_;
  const std::string quick = quick_;
  if (version_ != columns_.version()) filtered_ = false;
  sort(keys);
  filter(quick, filters);
}

void ColumnView::show() {
  if (!filtered_) return;
  shown_count_ = kept_.count();
  shown_.resize(shown_count_);
  size_t at = 0;
  if (order_.empty()) {
    kept_.each([&](size_t row) { shown_[at++] = static_cast<uint32_t>(row); });
    return;
  }
  for (const uint32_t row : order_) {
    if (kept_.has(row)) shown_[at++] = row;
  }
}

}  // namespace portico
