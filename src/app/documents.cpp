// All documents, page by page: what has come is shown while the rest is on its way.
#include "api/documents.h"

#include "app/portal.h"
#include "core/column_page.h"

namespace portico::app {

namespace {

// In the browser's storage, which signing out empties; the person's, not the device's.
std::string columns_key(const std::string& person_id) {
  return "documents-columns:" + person_id;
}

}  // namespace

void Portal::load_documents() {
  screens::DocumentsState& state = model_.documents;
  if (state.is_loading && state.customer_id == model_.customer_id) return;
  if (state.kept.empty()) state.take(host_.storage.read(columns_key(person_id_), false));
  state.customer_id = model_.customer_id;
  state.is_loading = true;
  state.error.reset();
  load_document_page(std::make_shared<screens::DocumentRows>(), "");
}

// `rows` take the place of those shown once they are as many, or all.
void Portal::load_document_page(const std::shared_ptr<screens::DocumentRows>& rows,
                                const std::string& cursor) {
  const std::string customer = model_.customer_id;
  send(api::list_document_columns(customer, cursor),
       [this, rows, customer](Result<api::Answer> answer) {
         screens::DocumentsState& state = model_.documents;
         if (customer != model_.customer_id || state.customer_id != customer) return;
         auto page = answer.ok() ? decode_column_page(std::move(answer->body))
                                 : Result<ColumnPage>(answer.error());
         const std::string next = page.ok() ? page->next_cursor : std::string();
         const Result<Unit> added =
             page.ok() ? rows->columns.append(page.take()) : Result<Unit>(page.error());
         if (!added.ok()) {
           state.error = added.error();
           state.is_loading = false;
           return;
         }
         if (next.empty() || rows->columns.row_count() >= state.rows->columns.row_count()) {
           state.show(rows);
           state.fetched_at = now();
         }
         state.is_loading = !next.empty();
         if (state.is_loading) load_document_page(rows, next);
       });
  context_.invalidate();
}

void Portal::keep_columns(const std::string& choices) {
  host_.storage.write(columns_key(person_id_), choices, false);
}

}  // namespace portico::app
