#include "core/column_sort.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace portico {

namespace {

constexpr int kDigitBits = 11;  // of a radix pass: 2,048 counters stay in the first cache

int bits_of(uint64_t largest) {
  return largest == 0 ? 0 : 64 - __builtin_clzll(largest);
}

// Sorts `order` by keys[row], stable, least significant digits first.
template <typename Key>
void sort_by_digits(std::vector<uint32_t>& order, const std::vector<Key>& keys, int bits) {
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

// Calls visit(key, row) for all rows as they came. `turn`: bits of the key that are turned around.
template <typename Key, typename Visit>
void each_number(const Columns& columns, size_t column, int64_t least, Key turn, Visit visit) {
  const auto zero = static_cast<Key>(least);
  for (size_t at = 0; at < columns.pages().size(); ++at) {
    const ColumnPage& page = columns.pages()[at];
    const auto first = static_cast<uint32_t>(columns.first_row_of(at));
    visit_numbers(page, page.columns[column], [&](const auto* values) {
      for (uint32_t row = 0; row < page.row_count; ++row) {
        visit((static_cast<Key>(values[row]) - zero) ^ turn, first + row);
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
  const int bits = bits_of(range);
  const uint64_t turn = !key.descending ? 0 : bits == 64 ? ~uint64_t{0} : (uint64_t{1} << bits) - 1;
  if (fresh && narrow) {
    return radix_sort_fresh(order, range, [&](auto visit) {
      each_number(columns, key.column, least, static_cast<uint32_t>(turn), visit);
    });
  }
  const auto gathered = [&](auto none) {
    using Key = decltype(none);
    std::vector<Key> keys(columns.row_count());
    each_number(columns, key.column, least, static_cast<Key>(turn),
                [&](Key value, uint32_t row) { keys[row] = value; });
    radix_sort(order, keys, bits);
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
    visit_codes(page, page.columns[key.column], [&](const auto* codes) {
      for (uint32_t row = 0; row < page.row_count; ++row) {
        const uint32_t rank = ranks[static_cast<size_t>(codes[row])];
        out[row] = key.descending ? last - rank : rank;
      }
    });
  }
  radix_sort(order, keys, bits_of(last));
}

}  // namespace

void radix_sort(std::vector<uint32_t>& order, const std::vector<uint32_t>& keys, int bits) {
  sort_by_digits(order, keys, bits);
}
void radix_sort(std::vector<uint32_t>& order, const std::vector<uint64_t>& keys, int bits) {
  sort_by_digits(order, keys, bits);
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
  const bool same = std::equal(keys.begin(), keys.end(), keys_.begin(), keys_.end());
  if (same && sorted_version_ == columns_.version()) return;
  sorted_version_ = columns_.version();
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
