#include <algorithm>
#include <array>
#include <numeric>

#include "core/column_view.h"

namespace portico {

namespace {

constexpr int kDigitBits = 11;  // of a radix pass: 2,048 counters stay in the first cache

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

int bits_of(uint64_t largest) {
  return largest == 0 ? 0 : 64 - __builtin_clzll(largest);
}

// Sorts `order` by keys[row], stable, least significant digits first.
template <typename Key>
void radix_sort(std::vector<uint32_t>& order, const std::vector<Key>& keys, int bits) {
  const int passes = (bits + kDigitBits - 1) / kDigitBits;
  if (passes == 0) return;
  const int digit = (bits + passes - 1) / passes;
  const Key mask = static_cast<Key>((Key{1} << digit) - 1);
  std::vector<uint32_t> other(order.size());
  std::array<uint32_t, size_t{1} << kDigitBits> places;
  for (int pass = 0, shift = 0; pass < passes; ++pass, shift += digit) {
    places.fill(0);
    for (const Key key : keys) ++places[static_cast<size_t>((key >> shift) & mask)];
    uint32_t sum = 0;
    for (uint32_t& place : places) {
      const uint32_t count = place;
      place = sum;
      sum += count;
    }
    for (const uint32_t row : order)
      other[places[static_cast<size_t>((keys[row] >> shift) & mask)]++] = row;
    order.swap(other);
  }
}

struct Digits {
  int passes, bits;  // of each
};
Digits digits_of(uint64_t range) {
  const int bits = bits_of(range), passes = (bits + kDigitBits - 1) / kDigitBits;
  return {passes, passes == 0 ? 0 : (bits + passes - 1) / passes};
}

// A key and its row side by side, so that no pass jumps about in memory to read.
struct Pair {
  uint32_t key, row;
};
using Places = std::array<uint32_t, size_t{1} << kDigitBits>;

void begin_places(Places& places) {
  uint32_t sum = 0;
  for (uint32_t& place : places) {
    const uint32_t count = place;
    place = sum;
    sum += count;
  }
}

// As radix_sort, for rows that are still as they came. each(visit) calls visit(key, row) for all
// rows in that order.
template <typename Each>
void radix_sort_fresh(std::vector<uint32_t>& order, uint64_t range, Each each) {
  const Digits digits = digits_of(range);
  if (digits.passes == 0) return;
  const uint32_t mask = (1u << digits.bits) - 1;
  std::vector<Places> places(static_cast<size_t>(digits.passes));
  for (Places& counts : places) counts.fill(0);
  each([&](uint32_t key, uint32_t) {
    for (Places& counts : places) {
      ++counts[key & mask];
      key >>= digits.bits;
    }
  });
  for (Places& counts : places) begin_places(counts);
  if (digits.passes == 1) {
    each([&](uint32_t key, uint32_t row) { order[places[0][key]++] = row; });
    return;
  }
  std::vector<Pair> pairs(order.size()), other;
  each([&](uint32_t key, uint32_t row) {
    pairs[places[0][key & mask]++] = {key >> digits.bits, row};
  });
  for (int pass = 1; pass + 1 < digits.passes; ++pass) {
    other.resize(pairs.size());
    Places& at = places[static_cast<size_t>(pass)];
    for (const Pair& pair : pairs)
      other[at[pair.key & mask]++] = {pair.key >> digits.bits, pair.row};
    pairs.swap(other);
  }
  Places& at = places.back();
  for (const Pair& pair : pairs) order[at[pair.key & mask]++] = pair.row;
}

// Calls visit(key, row) for all rows as they came; equal to what is sorted by, from 0.
template <typename Key, typename Visit>
void each_number(const Columns& columns, const SortKey& key, int64_t least, uint64_t range,
                 Visit visit) {
  for (size_t at = 0; at < columns.pages().size(); ++at) {
    const ColumnPage& page = columns.pages()[at];
    const auto first = static_cast<uint32_t>(columns.first_row_of(at));
    const PageColumn& where = page.columns[key.column];
    // Found by turning the number line around: most - value = range - (value - least).
    const Key zero = static_cast<Key>(key.descending ? static_cast<uint64_t>(least) + range
                                                     : static_cast<uint64_t>(least));
    visit_values(page, columns.head(key.column), where, [&](const auto* values) {
      if (key.descending) {
        for (uint32_t row = 0; row < page.row_count; ++row) {
          visit(static_cast<Key>(zero - static_cast<Key>(values[row])), first + row);
        }
      } else {
        for (uint32_t row = 0; row < page.row_count; ++row) {
          visit(static_cast<Key>(static_cast<Key>(values[row]) - zero), first + row);
        }
      }
    });
  }
}

void sort_numbers(std::vector<uint32_t>& order, const Columns& columns, const SortKey& key,
                  bool fresh) {
  const PageColumn bounds = columns.bounds(key.column);
  const int64_t least = bounds.least, most = bounds.most;
  const uint64_t range = static_cast<uint64_t>(most) - static_cast<uint64_t>(least);
  const bool narrow = range <= std::numeric_limits<uint32_t>::max();
  if (fresh && narrow) {
    return radix_sort_fresh(order, range, [&](auto visit) {
      each_number<uint32_t>(columns, key, least, range, visit);
    });
  }
  const auto gathered = [&](auto none) {
    using Key = decltype(none);
    std::vector<Key> keys(columns.row_count());
    each_number<Key>(columns, key, least, range,
                     [&](Key value, uint32_t row) { keys[row] = value; });
    radix_sort(order, keys, bits_of(range));
  };
  narrow ? gathered(uint32_t{}) : gathered(uint64_t{});
}

void sort_codes(std::vector<uint32_t>& order, const Columns& columns, const SortKey& key) {
  const MergedWords merged = merge_words(columns, key.column);
  const auto last = static_cast<uint32_t>(merged.words.size() - 1);
  std::vector<uint32_t> keys(columns.row_count());
  for (size_t at = 0; at < columns.pages().size(); ++at) {
    const ColumnPage& page = columns.pages()[at];
    const std::vector<uint32_t>& ranks = merged.ranks[at];
    uint32_t* out = keys.data() + columns.first_row_of(at);
    visit_values(page, columns.head(key.column), page.columns[key.column], [&](const auto* codes) {
      for (uint32_t row = 0; row < page.row_count; ++row) {
        const uint32_t rank = ranks[static_cast<size_t>(codes[row])];
        out[row] = key.descending ? last - rank : rank;
      }
    });
  }
  radix_sort(order, keys, bits_of(last));
}

// Bytes that all texts of the column begin with.
size_t common_start(const Columns& columns, size_t column) {
  const std::string_view first = columns.text(column, 0);
  size_t common = first.size();
  for (const ColumnPage& page : columns.pages()) {
    for (uint32_t row = 0; row < page.row_count && common > 0; ++row) {
      const std::string_view text = page.text(page.columns[column], row);
      size_t same = 0;
      while (same < common && same < text.size() && lower(text[same]) == lower(first[same])) ++same;
      common = same;
    }
  }
  return common;
}

// The 8 bytes from there, so that the larger number is the later text.
uint64_t eight_bytes(std::string_view text, size_t from) {
  uint64_t key = 0;
  for (size_t at = from; at < from + 8; ++at) {
    key = key << 8 | (at < text.size() ? static_cast<uint8_t>(lower(text[at])) : 0u);
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

}  // namespace

int compare_words(std::string_view left, std::string_view right) {
  const size_t shorter = std::min(left.size(), right.size());
  for (size_t at = 0; at < shorter; ++at) {
    const auto a = static_cast<uint8_t>(lower(left[at])),
               b = static_cast<uint8_t>(lower(right[at]));
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

void ColumnView::sort_by(const SortKey& key, bool fresh) {
  switch (columns_.head(key.column).kind) {
    case ColumnKind::Code:
      return sort_codes(order_, columns_, key);
    case ColumnKind::Text:
      return sort_texts(order_, columns_, key);
    default:
      return sort_numbers(order_, columns_, key, fresh);
  }
}

void ColumnView::sort(std::span<const SortKey> keys) {
  keys_.assign(keys.begin(), keys.end());
  std::vector<uint32_t>().swap(shown_);  // its room is wanted for sorting
  if (keys_.empty() || columns_.row_count() == 0) {
    std::vector<uint32_t>().swap(order_);
  } else {
    order_.resize(columns_.row_count());
    std::iota(order_.begin(), order_.end(), 0u);
    for (size_t at = keys_.size(); at-- > 0;) sort_by(keys_[at], at + 1 == keys_.size());
  }
  show();
}

}  // namespace portico
