// What the sorting of numbers and of texts share.
#pragma once

#include <vector>

#include "core/column_view.h"

namespace portico {

// Sorts `order` by keys[row], stable; `bits`: of the largest key.
void radix_sort(std::vector<uint32_t>& order, const std::vector<uint64_t>& keys, int bits);
void radix_sort(std::vector<uint32_t>& order, const std::vector<uint32_t>& keys, int bits);

void sort_texts(std::vector<uint32_t>& order, const Columns& columns, const SortKey& key);

}  // namespace portico
