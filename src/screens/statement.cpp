#include "screens/statement.h"

#include "api/statement.h"
#include "screens/parts.h"

namespace portico::screens {

using domain::Statement;
using domain::StatementEntry;
using ui::Align;
using ui::Axis;
using ui::Color;
using ui::Type;

namespace {

constexpr std::size_t kManyRows = 100;  // from here on the table scrolls within itself
constexpr float kManyRowsHeight_px = 640;

void period_fields(View& view, StatementState& state) {
  ui::Ui& ui = view.ui;
  const float width = view.is_phone() ? ui::kFill : 170;
  const auto first = ui.field("from", state.from,
                              {.type = ui::InputType::Date,
                               .label = view.words("period.from"),
                               .error = state.from_error,
                               .required = true,
                               .max = state.to,
                               .width = width});
  const auto last = ui.field("to", state.to,
                             {.type = ui::InputType::Date,
                              .label = view.words("period.to"),
                              .error = state.to_error,
                              .required = true,
                              .min = state.from,
                              .width = width});
  if (!first.changed && !last.changed) return;
  const auto period = domain::validate_period(state.from, state.to);
  state.from_error.clear();
  state.to_error.clear();
  if (period.ok()) {
    view.commands.add(Do::Replace, statement_address(state.from, state.to, state.currency));
    return;
  }
  const auto text = [&](const char* field) {
    const FieldError* error = period.error().of_field(field);
    return error ? std::string(view.words("period.error." + error->code)) : std::string();
  };
  state.from_error = text("from");
  state.to_error = text("to");
}

void filters(View& view, StatementState& state) {
  ui::Ui& ui = view.ui;
  const auto row = ui.region("filters", view.words("statement.filters"),
                             {.axis = view.is_phone() ? Axis::Column : Axis::Row,
                              .gap = 12,
                              .align = view.is_phone() ? Align::Stretch : Align::End,
                              .wrap = !view.is_phone()});
  std::string value(state.is_custom
                        ? "custom"
                        : preset_of(view.words, state.period.from, state.period.to, view.today));
  if (ui.select("period", view.words("invoices.period"), period_options(view.words, false), value,
                false, view.is_phone() ? ui::kFill : 190)) {
    state.is_custom = value == "custom";
    if (!state.is_custom) {
      const PresetPeriod preset = preset_period(view.words, value, view.today);
      view.commands.add(Do::Go, statement_address(preset.from->to_string(), preset.to->to_string(),
                                                  state.currency));
    }
  }
  if (value == "custom") period_fields(view, state);
  const std::vector<ui::Option> currencies = currency_options(view);
  if (currencies.size() < 2) return;
  std::string currency(state.currency.code());
  if (ui.select("currency", view.words("currency"), currencies, currency, false,
                view.is_phone() ? ui::kFill : 120)) {
    if (const auto chosen = Currency::from_code(currency)) {
      view.commands.add(Do::Go, statement_address(state.period.from.to_string(),
                                                  state.period.to.to_string(), *chosen));
    }
  }
}

void downloads(View& view, const StatementState& state) {
  if (view.is_kiosk()) return print_button(view);
  const auto row = view.ui.box(
      {.axis = Axis::Row, .gap = 16, .align = Align::Center, .wrap = true, .key = "downloads"});
  for (const std::string_view format : {"pdf", "csv", "xlsx"}) {
    const std::string path =
        api::statement_file(view.customer->id, state.period, state.currency, format, view.language);
    view.ui.link(
        "download-" + std::string(format), view.words("download." + std::string(format)),
        view.file(path),
        {.icon = "download", .external = true, .download = "statement." + std::string(format)});
  }
}

void figure(View& view, std::string_view key, std::string_view label, const Money& amount,
            bool strong) {
  const auto box = view.ui.box({.gap = 4, .grow = 1, .min_width = 140, .key = key});
  view.ui.text(Type::Label, view.words(label), {.color = Color::TextMuted});
  view.ui.text(strong ? Type::Figure : Type::Title, view.words.money(amount),
               {.wrap = false, .tabular = true});
}

void figures(View& view, const Statement& statement) {
  const bool phone = view.is_phone();
  const auto card = view.ui.region("summary", view.words("statement.summary"),
                                   {.axis = phone ? Axis::Column : Axis::Row,
                                    .gap = phone ? 12.0f : 24.0f,
                                    .padding = phone ? 16.0f : 24.0f,
                                    .align = phone ? Align::Stretch : Align::Start,
                                    .wrap = !phone,
                                    .surface = ui::Surface::Card});
  if (phone) {  // the number that matters most, then how it came to be
    figure(view, "closing", "statement.closing", statement.closing, true);
    const auto pairs = view.ui.key_values(view.words("statement.summary"));
    const auto pair = [&](std::string_view label, const Money& amount) {
      view.ui.key_value(view.words(label), view.words.money(amount), false, true);
    };
    pair("statement.opening", statement.opening);
    pair("statement.debit", statement.total_debit);
    pair("statement.credit", statement.total_credit);
    return;
  }
  figure(view, "opening", "statement.opening", statement.opening, false);
  figure(view, "debit", "statement.debit", statement.total_debit, false);
  figure(view, "credit", "statement.credit", statement.total_credit, false);
  figure(view, "closing", "statement.closing", statement.closing, true);
}

std::string address_of(const StatementEntry& entry) {
  if (!entry.payment_id.empty() && entry.document_id.empty()) {
    return payment_address(entry.payment_id);
  }
  if (entry.document_id.empty()) return {};
  return document_address(entry.kind == domain::MovementKind::CreditNote
                              ? domain::DocumentType::CreditNote
                              : domain::DocumentType::Invoice,
                          entry.document_id);
}

std::string kind_text(View& view, const StatementEntry& entry) {
  return std::string(view.words("movement." + std::string(name_of(entry.kind))));
}

void amount_cell(View& view, const Money& amount, bool blank) {
  const auto cell = view.ui.cell();
  view.ui.text(Type::Body, blank ? std::string() : view.words.amount(amount),
               {.align = platform::TextAlign::End, .wrap = false, .tabular = true});
}

void entry_row(View& view, const StatementEntry& entry, std::int64_t index) {
  ui::Ui& ui = view.ui;
  const auto row = ui.table_row(std::to_string(index), index, address_of(entry));
  {
    const auto cell = ui.cell();
    ui.text(Type::Body, view.words.date(entry.date), {.wrap = false});
  }
  {
    const auto cell = ui.cell();
    const auto texts = ui.box({.gap = 0, .min_width = 0});
    ui.text(Type::BodyStrong, entry.reference, {.wrap = false, .isolate = true});
    ui.text(Type::Caption, kind_text(view, entry), {.color = Color::TextMuted, .wrap = false});
  }
  amount_cell(view, entry.debit, entry.debit.is_zero());
  amount_cell(view, entry.credit, entry.credit.is_zero());
  amount_cell(view, entry.balance, false);
}

void movements_table(View& view, const Statement& statement) {
  const Words& words = view.words;
  const float room = view.ui.width_class() == ui::WidthClass::Desktop ? 136.0f : 108.0f;
  const ui::Column columns[] = {
      {.key = "date", .title = words("statement.column.date"), .width = room > 120 ? room : 120},
      {.key = "reference", .title = words("statement.column.reference")},
      {.key = "debit",
       .title = words("statement.column.debit"),
       .width = room,
       .align = ui::ColumnAlign::End},
      {.key = "credit",
       .title = words("statement.column.credit"),
       .width = room,
       .align = ui::ColumnAlign::End},
      {.key = "balance",
       .title = words("statement.column.balance"),
       .width = room,
       .align = ui::ColumnAlign::End},
  };
  const bool many = statement.entries.size() > kManyRows;
  view.ui.table({.label = words("statement.movements"),
                 .columns = columns,
                 .row_count = static_cast<std::int64_t>(statement.entries.size()),
                 .row_height = 56,
                 .virtual_rows = many,
                 .height = many ? kManyRowsHeight_px : ui::kFit,
                 .key = "movements"},
                [&](std::int64_t index) {
                  entry_row(view, statement.entries[static_cast<std::size_t>(index)], index);
                });
}

void entry_card(View& view, const StatementEntry& entry) {
  ui::Ui& ui = view.ui;
  const auto card = ui.box({.gap = 4, .padding_x = 0, .padding_y = 12});
  {
    const auto row = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Baseline});
    const std::string address = address_of(entry);
    {
      const auto name = ui.box({.grow = 1, .min_width = 0});
      if (address.empty()) {
        ui.text(Type::BodyStrong, entry.reference, {.wrap = false, .isolate = true});
      } else {
        ui.link("open", entry.reference, address, {.type = Type::BodyStrong});
      }
    }
    const Money change =
        entry.debit.is_zero() ? entry.credit.negate().value_or(entry.credit) : entry.debit;
    ui.text(Type::BodyStrong, view.words.money(change),
            {.align = platform::TextAlign::End, .wrap = false, .tabular = true});
  }
  const auto row = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Baseline});
  ui.text(Type::Caption, kind_text(view, entry) + " · " + view.words.date(entry.date),
          {.color = Color::TextMuted, .grow = 1});
  ui.text(Type::Caption,
          view.words("statement.balance_after", {{"amount", view.words.money(entry.balance)}}),
          {.color = Color::TextMuted, .align = platform::TextAlign::End, .tabular = true});
}

void movements_list(View& view, const Statement& statement) {
  ui::Ui& ui = view.ui;
  if (statement.entries.size() > kManyRows) {
    ui.cards("movements", view.words("statement.movements"),
             static_cast<std::int64_t>(statement.entries.size()), 76, kManyRowsHeight_px,
             [&](std::int64_t index) {
               const auto key = ui.key(std::to_string(index));
               entry_card(view, statement.entries[static_cast<std::size_t>(index)]);
             });
    return;
  }
  const auto list = ui.list(view.words("statement.movements"), {.divided = true});
  for (std::size_t i = 0; i < statement.entries.size(); ++i) {
    const auto item = ui.list_item(std::to_string(i));
    entry_card(view, statement.entries[i]);
  }
}

void statement_skeleton(View& view) {
  {
    const auto card = view.ui.card("wait-summary");
    view.ui.skeleton(ui::kFill, 48);
  }
  const auto card = view.ui.card("wait-movements");
  view.ui.skeleton_lines(8);
}

}  // namespace

void draw_statement(View& view, StatementState& state) {
  ui::Ui& ui = view.ui;
  const auto page = open_page(view, 960);
  const std::string period = view.words(
      "statement.period",
      {{"from", view.words.date(state.period.from)}, {"to", view.words.date(state.period.to)}});
  { const auto head = page_head(view, view.words("statement.title"), period); }
  if (state.currency == Currency()) {
    const auto card = ui.card("empty");
    ui.empty("receipt", view.words("statement.empty"), view.words("statement.empty_text"));
    return;
  }
  filters(view, state);
  const Statement* statement = shown(view, state.statement, [&] { statement_skeleton(view); });
  if (!statement) return;
  figures(view, *statement);
  const auto card = ui.region(
      "movements", view.words("statement.movements"),
      {.gap = 16, .padding = view.is_phone() ? 16.0f : 24.0f, .surface = ui::Surface::Card});
  {
    const auto row = ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Center, .wrap = true});
    ui.heading(2, view.words("statement.movements"));
    ui.spacer();
    downloads(view, state);
  }
  if (statement->entries.empty()) {
    ui.empty("receipt", view.words("statement.none"), view.words("statement.none_text"));
  } else if (view.is_phone()) {
    movements_list(view, *statement);
  } else {
    movements_table(view, *statement);
  }
}

}  // namespace portico::screens
