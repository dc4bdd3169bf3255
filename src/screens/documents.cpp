#include "screens/documents.h"

#include "api/documents.h"
#include "screens/parts.h"

namespace portico::screens {

namespace {

ui::Tone tone_of(std::string_view standing) {
  if (standing == "paid" || standing == "applied") return ui::Tone::Positive;
  if (standing == "overdue" || standing == "reversed") return ui::Tone::Danger;
  if (standing == "in_payment" || standing == "credit") return ui::Tone::Info;
  if (standing == "partial" || standing == "blocked") return ui::Tone::Warning;
  return ui::Tone::Neutral;
}

Money money_at(const Columns& columns, std::size_t column, std::size_t row) {
  return {columns.integer(column, row),
          Currency::from_code(columns.unit_of(column, row)).value_or(Currency())};
}

std::string address_of(const Columns& columns, std::size_t row) {
  const int type = columns.find("type"), id = columns.find("document_id");
  if (type < 0 || id < 0) return {};
  const bool credit = columns.text(static_cast<std::size_t>(type), row) == "credit_note";
  return document_address(credit ? domain::DocumentType::CreditNote : domain::DocumentType::Invoice,
                          columns.text(static_cast<std::size_t>(id), row));
}

void downloads(View& view) {
  for (const std::string_view format : {"csv", "xlsx"}) {
    const std::string path = api::documents_file(view.customer->id, format, view.language);
    view.ui.link(
        "download-" + std::string(format), view.words("download." + std::string(format)),
        view.file(path),
        {.icon = "download", .external = true, .download = "documents." + std::string(format)});
  }
}

}  // namespace

ui::DataTableWords table_words(const Words& words) {
  return {.quick = words("table.quick"),
          .filters = words("table.filters"),
          .clear = words("table.clear"),
          .columns = words("table.columns"),
          .group = words("table.group"),
          .no_group = words("table.no_group"),
          .more = words("table.more"),
          .all = words("table.all"),
          .from = words("table.from"),
          .to = words("table.to"),
          .sort_by = words("table.sort_by"),
          .sort_ascending = words("table.sort_ascending"),
          .sort_descending = words("table.sort_descending"),
          .pin = words("table.pin"),
          .unpin = words("table.unpin"),
          .move_back = words("table.move_back"),
          .move_on = words("table.move_on"),
          .wider = words("table.wider"),
          .narrower = words("table.narrower"),
          .hide = words("table.hide"),
          .group_by = words("table.group_by"),
          .select_all = words("table.select_all"),
          .select_row = words("table.select_row"),
          .row_actions = words("table.row_actions"),
          .nothing = words("table.nothing"),
          .show_more = words("table.show_more"),
          .none = words("table.none"),
          .counted =
              [&words](std::int64_t shown_rows, std::int64_t all) {
                return words.count("table.counted", all, {{"shown", words.integer(shown_rows)}});
              },
          .selected = [&words](std::int64_t count) { return words.count("table.selected", count); },
          .number = [&words](std::int64_t value) { return words.integer(value); }};
}

void draw_documents(View& view, DocumentsState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto page = open_page(view, 1120);
  { const auto head = page_head(view, words("documents.title"), words("documents.below")); }
  if (state.error && state.rows->columns.row_count() == 0) {
    error_block(view, *state.error);
    return;
  }
  if (state.error) stale_banner(view, *state.error);
  if (state.is_loading && state.rows->columns.row_count() == 0) {
    const auto card = ui.card("wait");
    ui.skeleton_lines(8);
    return;
  }
  const ui::DataColumn columns[] = {
      {.name = "number",
       .title = words("invoices.column.number"),
       .width_px = 168,
       .pinned = true,
       .opens = true},
      {.name = "type", .title = words("documents.column.type"), .width_px = 112, .groups = true},
      {.name = "standing",
       .title = words("invoices.column.status"),
       .width_px = 144,
       .groups = true},
      {.name = "issue_date",
       .title = words("invoices.column.issue_date"),
       .width_px = 128,
       .groups = true},
      {.name = "due_date",
       .title = words("invoices.column.due_date"),
       .width_px = 128,
       .groups = true},
      {.name = "total", .title = words("invoices.column.total"), .width_px = 136},
      {.name = "open", .title = words("invoices.column.open"), .width_px = 136},
      {.name = "currency",
       .title = words("table.currency"),
       .width_px = 96,
       .hidden = true,
       .groups = true},
      {.name = "order_reference",
       .title = words("table.order_reference"),
       .width_px = 152,
       .hidden = true}};
  const Columns& store = state.rows->columns;
  const ui::DataTableWords said = table_words(words);
  const auto answer = ui::data_table(
      ui, "documents", state.rows->view, state.table,
      {.label = words("documents.title"),
       .columns = columns,
       .words = &said,
       .format =
           [&](std::size_t column, std::size_t row) {
             return store.head(column).kind == ColumnKind::Date
                        ? words.date(Date::from_epoch_days(store.integer(column, row)))
                        : words.money(money_at(store, column, row));
           },
       .format_word =
           [&](std::size_t column, std::string_view word) {
             const std::string& name = store.head(column).name;
             if (name == "standing") return std::string(words("status." + std::string(word)));
             if (name != "type") return std::string(word);
             return type_text(words, word == "credit_note" ? domain::DocumentType::CreditNote
                                                           : domain::DocumentType::Invoice);
           },
       .format_month =
           [&](std::int64_t day) {
             return words.date(Date::from_epoch_days(day), DateForm::MonthYear);
           },
       .format_sum =
           [&](std::int64_t sum, std::string_view unit) {
             return words.money({sum, Currency::from_code(unit).value_or(Currency())});
           },
       .cell =
           [&](std::size_t column, std::size_t row) {
             if (store.head(column).name != "standing") return false;
             const std::string_view word = store.text(column, row);
             ui.badge(words("status." + std::string(word)), tone_of(word));
             return true;
           },
       .href = [&](std::size_t row) { return address_of(store, row); },
       .totals = "open",
       .tools = [&] { downloads(view); },
       .busy = state.is_loading});
  if (!answer.copied.empty()) view.commands.add(Do::Copy, answer.copied);
  if (answer.choices_changed) {
    view.commands.add(Do::KeepColumns, ui::written(state.table.choices));
  }
}

}  // namespace portico::screens
