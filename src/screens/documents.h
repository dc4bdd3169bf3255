// All documents of a customer in one table: for those who have very many, and for the seller's
// clerks.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/column_view.h"
#include "screens/view.h"
#include "ui/data_table.h"

namespace portico::screens {

struct DocumentRows {
  Columns columns;
  ColumnView view{columns};
};

struct DocumentsState {
  std::shared_ptr<DocumentRows> rows = std::make_shared<DocumentRows>();
  ui::DataTableState table;
  bool is_loading = false;
  std::optional<Error> error;
  Instant fetched_at;       // of `rows`
  std::string customer_id;  // whose rows these are
  std::string kept;         // columns and sort, as they were kept for the person last

  // What was kept for the person.
  void take(const std::optional<std::string>& choices);
  // Others than those shown, or more of them.
  void show(const std::shared_ptr<DocumentRows>& newer);
};

void draw_documents(View& view, DocumentsState& state);

}  // namespace portico::screens
