// The list of invoices and credit notes: search, filters, sort, and choosing several to pay.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/money.h"
#include "core/result.h"
#include "domain/invoice.h"
#include "screens/view.h"

namespace portico::screens {

// The rows of one query, loaded from the top as far as they were wanted. While it refreshes, the
// old rows stay and the new ones gather in `incoming`.
struct InvoiceRows {
  std::vector<domain::InvoiceSummary> rows, incoming;
  std::optional<std::string>
      next_cursor;                // after the last of `rows`, or of `incoming` while refreshing
  std::int64_t total_count = -1;  // -1: not known yet
  bool is_loading = false, is_refreshing = false;
  std::optional<Error> error;
  Instant fetched_at;  // of `rows`

  bool is_complete() const { return total_count >= 0 && !next_cursor && !is_refreshing; }
};

struct InvoicesState {
  domain::InvoiceQuery query;  // what the address says
  std::string search;          // as typed
  double search_at_ms = 0;     // when what is typed becomes the query; 0: nothing waits
  bool is_custom_period = false;
  std::string from, to, period_error;
  bool are_filters_open = false;  // on phones
  InvoiceRows list;
  std::int64_t wanted_end = 0;          // the rows in sight end here
  std::map<std::string, Money> chosen;  // documents to pay by id, one currency

  void apply(const domain::InvoiceQuery& asked);  // of an address; forgets rows of another query
};

void draw_invoices(View& view, InvoicesState& state);

}  // namespace portico::screens
