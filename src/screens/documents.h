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
  std::string customer_id;  // whose rows these are
};

// The words of a data table.
ui::DataTableWords table_words(const Words& words);

void draw_documents(View& view, DocumentsState& state);

}  // namespace portico::screens
