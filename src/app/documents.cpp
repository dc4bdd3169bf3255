// All documents, page by page: what has come is shown while the rest is on its way.
#include "api/documents.h"

#include "app/portal.h"

namespace portico::app {

namespace {

std::string choices_key(const std::string& person_id) {
  return "documents-columns:" + person_id;
}

}  // namespace

void Portal::load_documents() {
  screens::DocumentsState& state = model_.documents;
  if (state.is_loading && state.customer_id == model_.customer_id) return;
  if (state.table.choices.empty()) {
    const auto kept = host_.storage.read(choices_key(person_id_), false);
    if (kept) state.table.choices = ui::read_choices(*kept);
  }
  state.customer_id = model_.customer_id;
  state.is_loading = true;
  state.error.reset();
  load_document_page(std::make_shared<screens::DocumentRows>(), "");
}

// `rows` take the place of those shown once they are as many, or all.
void Portal::load_document_page(std::shared_ptr<screens::DocumentRows> rows,
                                const std::string& cursor) {
  const std::string customer = model_.customer_id;
  send(api::list_document_columns(customer, cursor),
       [this, rows, customer](Result<api::Answer> answer) {
         screens::DocumentsState& state = model_.documents;
         if (customer != model_.customer_id || state.customer_id != customer) return;
         auto page = answer.ok() ? api::decode_column_page(std::move(answer->body))
                                 : Result<ColumnPage>(answer.error());
         std::string next;
         Error error;
         bool failed = !page.ok();
         if (failed) {
           error = page.error();
         } else {
           next = page->next_cursor;
           const Result<Unit> added = rows->columns.append(page.take());
           failed = !added.ok();
           if (failed) error = added.error();
         }
         if (failed) {
           state.error = error;
           state.is_loading = false;
           return;
         }
         const bool done = next.empty();
         if (done || rows->columns.row_count() >= state.rows->columns.row_count()) {
           if (state.rows != rows) state.table.selected = {};
           state.rows = rows;
           state.table.stale = true;
         }
         state.is_loading = !done;
         if (!done) load_document_page(rows, next);
       });
  context_.invalidate();
}

void Portal::keep_columns(const std::string& choices) {
  host_.storage.write(choices_key(person_id_), choices, false);
}

}  // namespace portico::app
