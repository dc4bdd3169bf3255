// The row that lists, overview and document share.
#pragma once

#include "api/reader.h"
#include "domain/invoice.h"

namespace portico::api {

domain::InvoiceSummary read_summary(Reader& in);

}  // namespace portico::api
