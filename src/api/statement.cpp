#include "api/statement.h"

#include "api/client.h"
#include "api/reader.h"

namespace portico::api {
namespace {

std::string statement_path(std::string_view customer_id) {
  return "/customers/" + percent_encoded(customer_id) + "/statement";
}

}  // namespace

platform::HttpRequest get_statement(std::string_view customer_id, const domain::Period& period,
                                    Currency currency) {
  return {.url =
              statement_path(customer_id) + query_of({{"from", period.from.to_string()},
                                                      {"to", period.to.to_string()},
                                                      {"currency", std::string(currency.code())}})};
}

std::string statement_file(std::string_view customer_id, const domain::Period& period,
                           Currency currency, std::string_view format, std::string_view locale) {
  return statement_path(customer_id) + "/" + std::string(format) +
         query_of({{"from", period.from.to_string()},
                   {"to", period.to.to_string()},
                   {"currency", std::string(currency.code())},
                   {"locale", std::string(locale)}});
}

Result<domain::Statement> decode_statement(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::Statement statement;
  statement.from = in.date("from");
  statement.to = in.date("to");
  statement.currency = in.currency("currency");
  statement.opening = in.money("opening");
  statement.closing = in.money("closing");
  statement.total_debit = in.money("total_debit");
  statement.total_credit = in.money("total_credit");
  for (Reader& row : in.objects("entries")) {
    domain::StatementEntry entry;
    entry.date = row.date("date");
    entry.kind = row.word<domain::MovementKind>("kind", domain::kMovementKindNames);
    entry.reference = row.text("reference");
    entry.document_id = row.maybe_text("document_id");
    entry.payment_id = row.maybe_text("payment_id");
    entry.debit = row.money("debit");
    entry.credit = row.money("credit");
    entry.balance = row.money("balance");
    statement.entries.push_back(std::move(entry));
  }
  return reading.result(std::move(statement));
}

}  // namespace portico::api
