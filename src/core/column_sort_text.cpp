// Sorting of words and texts: rare beside that of numbers, so small rather than fast.
#include <algorithm>
#include <array>

#include "core/ascii.h"
#include "core/column_sort.h"

namespace portico {

namespace {

// Bytes that all texts of the column begin with.
size_t common_start(const Columns& columns, size_t column) {
  const std::string_view first = columns.text(column, 0);
  size_t common = first.size();
  for (const ColumnPage& page : columns.pages()) {
    for (uint32_t row = 0; row < page.row_count && common > 0; ++row) {
      const std::string_view text = page.text(page.columns[column], row);
      size_t same = 0;
      while (same < common && same < text.size() &&
             ascii_lower(text[same]) == ascii_lower(first[same]))
        ++same;
      common = same;
    }
  }
  return common;
}

// The 8 bytes from there, so that the larger number is the later text.
uint64_t eight_bytes(std::string_view text, size_t from) {
  uint64_t key = 0;
  for (size_t at = from; at < from + 8; ++at) {
    key = key << 8 | (at < text.size() ? static_cast<uint8_t>(ascii_lower(text[at])) : 0u);
  }
  return key;
}

// Puts rows in order whose texts are the same before byte `from`: by the 8 bytes there, and so on
// within those that are the same again.
class TextSort {
 public:
  TextSort(const Columns& columns, const SortKey& key) : columns_(columns), key_(key) {}

  // `level`: how often 8 bytes were the same.
  void run(uint32_t* begin, size_t count, size_t from, int level = 1) {
    if (count < 2) return;
    if (count < 12 || level == kMostLevels || end_before(begin, count, from)) {
      return compare(begin, count);
    }
    std::vector<Entry> entries(count);
    const uint64_t turn = key_.descending ? ~uint64_t{0} : 0;
    for (size_t at = 0; at < count; ++at) {
      entries[at] = {eight_bytes(text(begin[at]), from) ^ turn, static_cast<uint32_t>(at),
                     begin[at]};
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return a.key != b.key ? a.key < b.key : a.place < b.place;
    });
    std::vector<uint32_t> ends;
    for (size_t at = 0; at < count; ++at) {
      begin[at] = entries[at].row;
      if (at + 1 == count || entries[at].key != entries[at + 1].key) {
        ends.push_back(static_cast<uint32_t>(at + 1));
      }
    }
    std::vector<Entry>().swap(entries);
    size_t start = 0;
    for (const size_t end : ends) {
      run(begin + start, end - start, from + 8, level + 1);
      start = end;
    }
  }

 private:
  struct Entry {
    uint64_t key;
    uint32_t place, row;  // the place among those sorted: equal ones stay as they were
  };
  std::string_view text(uint32_t row) const { return columns_.text(key_.column, row); }
  static constexpr int kMostLevels = 16;

  bool end_before(const uint32_t* begin, size_t count, size_t from) const {
    for (size_t at = 0; at < count; ++at) {
      if (text(begin[at]).size() > from) return false;
    }
    return true;
  }
  bool same(const uint32_t* begin, size_t count) const {
    const std::string_view first = text(begin[0]);
    for (size_t at = 1; at < count; ++at) {
      const std::string_view other = text(begin[at]);
      if (other.size() != first.size() || compare_words(other, first) != 0) return false;
    }
    return true;
  }
  void compare(uint32_t* begin, size_t count) const {
    if (same(begin, count)) return;
    std::stable_sort(begin, begin + count, [&](uint32_t left, uint32_t right) {
      const int way = compare_words(text(left), text(right));
      return key_.descending ? way > 0 : way < 0;
    });
  }

  const Columns& columns_;
  const SortKey& key_;
};

// By 8 bytes after what all have in common; what is the same there is looked at further.
}  // namespace

void sort_texts(std::vector<uint32_t>& order, const Columns& columns, const SortKey& key) {
  const size_t from = common_start(columns, key.column);
  std::vector<uint64_t> keys;
  keys.reserve(columns.row_count());
  const uint64_t turn = key.descending ? ~uint64_t{0} : 0;
  for (const ColumnPage& page : columns.pages()) {
    for (uint32_t row = 0; row < page.row_count; ++row) {
      keys.push_back(eight_bytes(page.text(page.columns[key.column], row), from) ^ turn);
    }
  }
  radix_sort(order, keys, 64);
  std::vector<uint32_t> ends;
  for (size_t at = 1; at <= order.size(); ++at) {
    if (at == order.size() || keys[order[at]] != keys[order[at - 1]]) {
      ends.push_back(static_cast<uint32_t>(at));
    }
  }
  std::vector<uint64_t>().swap(keys);
  TextSort finer(columns, key);
  size_t start = 0;
  for (const size_t end : ends) {
    finer.run(order.data() + start, end - start, from + 8);
    start = end;
  }
}

int compare_words(std::string_view left, std::string_view right) {
  const size_t shorter = std::min(left.size(), right.size());
  for (size_t at = 0; at < shorter; ++at) {
    const auto a = static_cast<uint8_t>(ascii_lower(left[at])),
               b = static_cast<uint8_t>(ascii_lower(right[at]));
    if (a != b) return a < b ? -1 : 1;
  }
  if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
  return left.compare(right);
}

MergedWords merge_words(const Columns& columns, size_t column) {
  const auto before = [](std::string_view a, std::string_view b) {
    return compare_words(a, b) < 0;
  };
  MergedWords merged;
  for (const ColumnPage& page : columns.pages()) {
    const PageColumn& at = page.columns[column];
    for (uint32_t code = 0; code < at.word_count; ++code) {
      merged.words.push_back(page.word(at, code));
    }
  }
  std::sort(merged.words.begin(), merged.words.end(), before);
  merged.words.erase(std::unique(merged.words.begin(), merged.words.end()), merged.words.end());
  for (const ColumnPage& page : columns.pages()) {
    const PageColumn& at = page.columns[column];
    std::vector<uint32_t>& ranks = merged.ranks.emplace_back();
    for (uint32_t code = 0; code < at.word_count; ++code) {
      const auto found =
          std::lower_bound(merged.words.begin(), merged.words.end(), page.word(at, code), before);
      ranks.push_back(static_cast<uint32_t>(found - merged.words.begin()));
    }
  }
  return merged;
}

}  // namespace portico
