// A table from 64-bit hash to a position in somebody's pool. Grows, never shrinks, removes nothing:
// an owner that drops entries clears it and adds the rest again.
#pragma once

#include <cstdint>
#include <vector>

namespace portico::ui {

class HashIndex {
 public:
  static constexpr uint32_t kNone = 0xffffffffu;

  uint32_t find(uint64_t key) const {
    if (slots_.empty()) return kNone;
    for (size_t at = key & mask();; at = (at + 1) & mask()) {
      if (slots_[at].value == kNone) return kNone;
      if (slots_[at].key == key) return slots_[at].value;
    }
  }

  // REQUIRES: key is not in the table.
  void insert(uint64_t key, uint32_t value) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    put(key, value);
    ++count_;
  }

  void clear() {
    for (Slot& slot : slots_) slot.value = kNone;
    count_ = 0;
  }
  size_t count() const { return count_; }

 private:
  struct Slot {
    uint64_t key = 0;
    uint32_t value = kNone;
  };
  size_t mask() const { return slots_.size() - 1; }
  void put(uint64_t key, uint32_t value) {
    size_t at = key & mask();
    while (slots_[at].value != kNone) at = (at + 1) & mask();
    slots_[at] = {key, value};
  }
  void grow() {
    std::vector<Slot> old;
    old.swap(slots_);
    slots_.resize(old.empty() ? 256 : old.size() * 2);
    for (const Slot& slot : old) {
      if (slot.value != kNone) put(slot.key, slot.value);
    }
  }

  std::vector<Slot> slots_;
  size_t count_ = 0;
};

}  // namespace portico::ui
