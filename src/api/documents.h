// All documents of a customer: columnar pages, and files.
#pragma once

#include <string>
#include <string_view>

#include "api/column_page.h"
#include "platform/http.h"

namespace portico::api {

// Newest first; `cursor` is the page's before, empty for the first.
platform::HttpRequest list_document_columns(std::string_view customer_id, std::string_view cursor);
// Path below /api/v1 of the file; `format` is csv or xlsx.
std::string documents_file(std::string_view customer_id, std::string_view format,
                           std::string_view locale);

}  // namespace portico::api
