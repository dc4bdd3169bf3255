// A set of rows by number, one bit each: what a filter let through, what a person selected.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace portico {

class RowSet {
 public:
  RowSet() = default;
  explicit RowSet(size_t rows) : rows_(rows), words_((rows + 63) / 64) {}

  size_t rows() const { return rows_; }  // that could be in it
  bool has(size_t row) const { return row < rows_ && (words_[row / 64] >> (row % 64) & 1) != 0; }
  void add(size_t row) { words_[row / 64] |= uint64_t{1} << (row % 64); }
  void remove(size_t row) { words_[row / 64] &= ~(uint64_t{1} << (row % 64)); }
  void clear() { words_.assign(words_.size(), 0); }
  void add_all() {
    words_.assign(words_.size(), ~uint64_t{0});
    if (rows_ % 64 != 0) words_.back() = (uint64_t{1} << (rows_ % 64)) - 1;
  }
  // Keeps what it has and may hold that many rows.
  void resize(size_t rows) {
    rows_ = rows;
    words_.resize((rows + 63) / 64);
    if (rows_ % 64 != 0) words_.back() &= (uint64_t{1} << (rows_ % 64)) - 1;
  }
  size_t count() const {
    size_t sum = 0;
    for (const uint64_t word : words_) sum += static_cast<size_t>(__builtin_popcountll(word));
    return sum;
  }
  // REQUIRES: other.rows() == rows()
  void keep_only(const RowSet& other) {
    for (size_t at = 0; at < words_.size(); ++at) words_[at] &= other.words_[at];
  }
  void add_all_of(const RowSet& other) {
    for (size_t at = 0; at < words_.size(); ++at) words_[at] |= other.words_[at];
  }
  uint64_t* words() { return words_.data(); }

  // Calls visit(row) in ascending order, from `begin` to before `end`.
  template <typename Visit>
  void each(size_t begin, size_t end, Visit visit) const {
    for (size_t at = begin / 64; at * 64 < end; ++at) {
      uint64_t word = words_[at];
      if (at == begin / 64) word &= ~uint64_t{0} << (begin % 64);
      if (end - at * 64 < 64) word &= (uint64_t{1} << (end % 64)) - 1;
      for (; word != 0; word &= word - 1) {
        visit(at * 64 + static_cast<size_t>(__builtin_ctzll(word)));
      }
    }
  }
  template <typename Visit>
  void each(Visit visit) const {
    each(0, rows_, visit);
  }

 private:
  size_t rows_ = 0;
  std::vector<uint64_t> words_;
};

}  // namespace portico
