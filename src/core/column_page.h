// The columnar page of the contract (contract/columns.md): many rows as typed arrays, not JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/columns.h"

namespace portico {

inline constexpr std::string_view kColumnsMediaType = "application/vnd.portico.columns";

// Takes the bytes over: the columns are views into them. Whatever the bytes are, the answer is a
// page that is safe to read or an error: Network "columns-malformed", Network "columns-version".
Result<ColumnPage> decode_column_page(std::string bytes);

// A column to be written: `numbers` for Integer, Money and Date (kNoValue: none), `texts` for the
// rest; one a row.
struct ColumnSource {
  ColumnHead head;
  std::vector<int64_t> numbers;
  std::vector<std::string> texts;
};
std::string encode_column_page(const std::vector<ColumnSource>& columns,
                               std::string_view next_cursor = {});

}  // namespace portico
