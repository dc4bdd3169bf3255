// All documents of a customer: columnar pages, and files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/column_view.h"
#include "platform/http.h"

namespace portico::api {

// Newest first; `cursor` is the page's before, empty for the first.
platform::HttpRequest list_document_columns(std::string_view customer_id, std::string_view cursor);

// Rows and columns of a file; what is empty asks for all.
struct DocumentsFile {
  std::string_view format;  // csv, xlsx
  std::string_view locale;
  std::vector<std::string> columns;
  std::vector<SortKey> sort;
  std::string quick;
  std::vector<ColumnFilter> filters;
};
// Its path below /api/v1. The columns are those of `store`.
std::string documents_file(std::string_view customer_id, const Columns& store,
                           const DocumentsFile& file);

// "-total,number": as addresses and preferences have it. Names that `store` lacks are left out.
std::string sort_text(const Columns& store, const std::vector<SortKey>& keys);
std::vector<SortKey> read_sort(const Columns& store, std::string_view text);

}  // namespace portico::api
