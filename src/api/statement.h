// Statement of account for a period.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "domain/statement.h"
#include "domain/validation.h"
#include "platform/http.h"

namespace portico::api {

platform::HttpRequest get_statement(std::string_view customer_id, const domain::Period& period,
                                    Currency currency);
// Path below /api/v1 of the file; `format` is pdf, csv or xlsx.
std::string statement_file(std::string_view customer_id, const domain::Period& period,
                           Currency currency, std::string_view format, std::string_view locale);
Result<domain::Statement> decode_statement(std::string_view body);

}  // namespace portico::api
