#include "screens/documents.h"

#include "api/documents.h"
#include "screens/parts.h"
#include "screens/table_words.h"

namespace portico::screens {

void DocumentsState::take(const std::optional<std::string>& choices) {
  if (!choices) return;
  kept = *choices;
  table.choices = ui::read_choices(std::string_view(kept).substr(0, kept.find(';')));
}

void DocumentsState::show(const std::shared_ptr<DocumentRows>& newer) {
  // The columns that the sort names are known with the first rows.
  const std::size_t mark = kept.find(';');
  if (rows->columns.column_count() == 0 && mark != std::string::npos) {
    table.sort = api::read_sort(newer->columns, std::string_view(kept).substr(mark + 1));
  }
  if (rows != newer) table.selected = {};
  rows = newer;
  table.stale = true;
}

namespace {

Money money_at(const Columns& columns, std::size_t column, std::size_t row) {
  return {columns.integer(column, row),
          Currency::from_code(columns.unit_of(column, row)).value_or(Currency())};
}

std::string address_of(const Columns& columns, std::size_t row) {
  const int type = columns.find("type"), id = columns.find("document_id");
  if (type < 0 || id < 0) return {};
  const auto named = value_named<domain::DocumentType>(
      domain::kDocumentTypeNames, columns.text(static_cast<std::size_t>(type), row));
  return document_address(named.value_or(domain::DocumentType::Invoice),
                          columns.text(static_cast<std::size_t>(id), row));
}

std::string word_of(const Words& words, std::string_view column, std::string_view word) {
  if (column == "standing") return std::string(words("status." + std::string(word)));
  if (column == "type") return std::string(words("document." + std::string(word)));
  return std::string(word);
}

void downloads(View& view, const DocumentsState& state) {
  if (view.is_kiosk()) return;
  api::DocumentsFile file{.locale = view.language,
                          .columns = ui::columns_shown(state.table),
                          .sort = ui::sort_shown(state.table),
                          .quick = state.table.quick};
  for (const auto& [column, filter] : state.table.filters) file.filters.push_back(filter);
  for (const std::string_view format : {"csv", "xlsx"}) {
    file.format = format;
    const std::string name(format);
    view.ui.link("download-" + name, view.words("download." + name),
                 view.file(api::documents_file(view.customer->id, state.rows->columns, file)),
                 {.icon = "download", .external = true, .download = "documents." + name});
  }
}

// Of the currency that the customer trades in first: amounts of several are one column.
std::optional<std::int64_t> typed_amount(const View& view, std::string_view typed) {
  const auto& currencies = view.customer->currencies;
  const auto money =
      parse_money(typed, currencies.empty() ? Currency() : currencies.front(), view.words.marks());
  if (!money.ok()) return std::nullopt;
  return money->amount_minor;
}

void table(View& view, DocumentsState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const ui::DataColumn columns[] = {
      {.name = "number",
       .title = words("invoices.column.number"),
       .width_px = 168,
       .pinned = true,
       .opens = true},
      {.name = "type", .title = words("documents.column.type"), .width_px = 120, .groups = true},
      {.name = "standing",
       .title = words("invoices.column.status"),
       .width_px = 144,
       .groups = true},
      {.name = "issue_date",
       .title = words("invoices.column.issue_date"),
       .width_px = 132,
       .groups = true},
      {.name = "due_date",
       .title = words("invoices.column.due_date"),
       .width_px = 132,
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
             return word_of(words, store.head(column).name, word);
           },
       .format_month =
           [&](std::int64_t day) {
             return words.date(Date::from_epoch_days(day), DateForm::MonthYear);
           },
       .format_sum =
           [&](std::int64_t sum, std::string_view unit) {
             return words.money({sum, Currency::from_code(unit).value_or(Currency())});
           },
       .parse = [&](std::size_t, std::string_view typed) { return typed_amount(view, typed); },
       .cell =
           [&](std::size_t column, std::size_t row) {
             if (store.head(column).name != "standing") return false;
             const auto standing =
                 value_named<domain::Standing>(domain::kStandingNames, store.text(column, row));
             if (standing) status_badge(view, *standing);
             return standing.has_value();
           },
       .href = [&](std::size_t row) { return address_of(store, row); },
       .totals = "open",
       .tools = [&] { downloads(view, state); },
       .busy = state.is_loading});
  if (!answer.copied.empty()) view.commands.add(Do::Copy, answer.copied);
}

// Columns and sort, where they are not what was kept last.
void keep_choices(View& view, DocumentsState& state) {
  if (state.rows->columns.column_count() == 0) return;
  std::string now = ui::written(state.table.choices) + ';' +
                    api::sort_text(state.rows->columns, state.table.sort);
  if (now == state.kept) return;
  state.kept = std::move(now);
  view.commands.add(Do::KeepColumns, state.kept);
}

}  // namespace

void draw_documents(View& view, DocumentsState& state) {
  ui::Ui& ui = view.ui;
  // As high as the room: the table scrolls within, below a head that stays.
  const auto page = ui.box({.gap = 16, .grow = 1, .width = ui::kFill, .key = "page"});
  {
    const auto head = page_head(view, view.words("documents.title"), view.words("documents.below"));
  }
  const bool some = state.rows->columns.row_count() > 0;
  if (state.error && !some) {
    error_block(view, *state.error);
    return;
  }
  if (state.error) stale_banner(view, *state.error, state.fetched_at);
  if (!state.is_loading && !some) {
    const auto card = ui.card("empty");
    ui.empty("file-text", view.words("invoices.empty"), view.words("invoices.empty_text"));
    return;
  }
  table(view, state);
  keep_choices(view, state);
}

}  // namespace portico::screens
