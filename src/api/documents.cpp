#include "api/documents.h"

#include "api/client.h"

namespace portico::api {

namespace {

std::string documents_path(std::string_view customer_id) {
  return "/customers/" + percent_encoded(customer_id) + "/documents/";
}

}  // namespace

platform::HttpRequest list_document_columns(std::string_view customer_id, std::string_view cursor) {
  platform::HttpRequest request;
  request.url =
      documents_path(customer_id) + "columns" + query_of({{"cursor", std::string(cursor)}});
  request.timeout_ms = 60'000;
  return request;
}

std::string documents_file(std::string_view customer_id, std::string_view format,
                           std::string_view locale) {
  return documents_path(customer_id) + std::string(format) +
         query_of({{"locale", std::string(locale)}});
}

}  // namespace portico::api
