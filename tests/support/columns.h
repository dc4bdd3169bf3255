// Columns for tests, by way of the wire: encode, decode, append.
#pragma once

#include <gtest/gtest.h>

#include "core/column_page.h"

namespace portico::test {

inline void append_page(Columns& columns, const std::vector<ColumnSource>& sources) {
  auto page = decode_column_page(encode_column_page(sources));
  ASSERT_TRUE(page.ok()) << page.error().type;
  const auto added = columns.append(page.take());
  ASSERT_TRUE(added.ok()) << added.error().type;
}

inline ColumnSource numbers(const char* name, ColumnKind kind, std::vector<int64_t> values,
                            int unit = -1) {
  return {{name, kind, unit}, std::move(values), {}};
}
inline ColumnSource texts(const char* name, ColumnKind kind, std::vector<std::string> values) {
  return {{name, kind, -1}, {}, std::move(values)};
}

}  // namespace portico::test
