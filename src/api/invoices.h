// Invoices and credit notes: list, document, files; ending one.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "domain/closing.h"
#include "domain/invoice.h"
#include "platform/http.h"

namespace portico::api {

// One page after `cursor` (empty: the first), at most `limit` rows.
platform::HttpRequest list_invoices(std::string_view customer_id, const domain::InvoiceQuery& query,
                                    std::string_view cursor, int limit);
platform::HttpRequest get_invoice(std::string_view customer_id, domain::DocumentType type,
                                  std::string_view document_id);
// For staff. `etag` is the invoice's, of the version that they saw.
platform::HttpRequest close_document(std::string_view customer_id,
                                     const domain::ClosingRequest& request, std::string_view etag,
                                     std::string_view key);
// Paths below /api/v1, for the browser to save. `format` is one of the document's downloads.
std::string invoice_file(std::string_view customer_id, domain::DocumentType type,
                         std::string_view document_id, std::string_view format,
                         std::string_view locale);
std::string attachment_file(std::string_view customer_id, domain::DocumentType type,
                            std::string_view document_id, std::string_view attachment_id);

Result<domain::InvoicePage> decode_invoice_page(std::string_view body);
Result<domain::Invoice> decode_invoice(std::string_view body, std::string_view etag = {});

}  // namespace portico::api
