#include "screens/routes.h"

#include "api/client.h"

namespace portico::screens {
namespace {

using domain::DocumentType;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
        hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

// The part before `mark`, which is removed from `rest` with the mark.
std::string_view take_until(std::string_view& rest, char mark) {
  const std::size_t end = rest.find(mark);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return part;
}

struct Place {
  std::string_view path;
  ScreenId screen;
};
constexpr Place kPlaces[] = {
    {"", ScreenId::Overview},           {"sign-in", ScreenId::SignIn},
    {"invoices", ScreenId::Invoices},   {"pay", ScreenId::Pay},
    {"documents", ScreenId::Documents}, {"statement", ScreenId::Statement},
    {"profile", ScreenId::Profile},
};

}  // namespace

std::string_view Route::value(std::string_view name) const {
  for (const auto& [key, held] : query) {
    if (key == name) return held;
  }
  return {};
}

Route parse_route(std::string_view address) {
  Route route;
  std::string_view rest = address.substr(0, address.find('#'));
  std::string_view path = take_until(rest, '?');
  while (!rest.empty()) {
    std::string_view pair = take_until(rest, '&');
    const std::string key = percent_decoded(take_until(pair, '='));
    if (!key.empty()) route.query.emplace_back(key, percent_decoded(pair));
  }
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view head = take_until(path, '/');
  route.screen = ScreenId::NotFound;
  if (path.empty()) {
    for (const Place& place : kPlaces) {
      if (place.path == head) route.screen = place.screen;
    }
    return route;
  }
  route.id = percent_decoded(path);
  if (head == "invoices" || head == "credit-notes") {
    route.screen = ScreenId::Document;
    route.type = head == "invoices" ? DocumentType::Invoice : DocumentType::CreditNote;
  } else if (head == "pay" || head == "payments") {
    route.screen = ScreenId::Payment;
    if (route.id == "return") route.id = route.value("payment");
  }
  return route;
}

std::string overview_address() {
  return "/";
}
std::string sign_in_address() {
  return "/sign-in";
}
std::string profile_address() {
  return "/profile";
}

std::string invoices_address(const domain::InvoiceQuery& query) {
  const domain::InvoiceQuery plain;
  return "/invoices" +
         api::query_of(
             {{"q", query.text},
              {"status", query.status == plain.status ? "" : std::string(name_of(query.status))},
              {"type", query.type ? std::string(name_of(*query.type)) : ""},
              {"currency", query.currency ? std::string(query.currency->code()) : ""},
              {"from", query.from ? query.from->to_string() : ""},
              {"to", query.to ? query.to->to_string() : ""},
              {"sort", query.sort == plain.sort ? "" : std::string(name_of(query.sort))}});
}

std::string documents_address() {
  return "/documents";
}

std::string document_address(DocumentType type, std::string_view id) {
  return (type == DocumentType::CreditNote ? "/credit-notes/" : "/invoices/") +
         api::percent_encoded(id);
}

std::string pay_address(Currency currency, const std::vector<std::string>& document_ids) {
  std::string joined;
  for (const std::string& id : document_ids) joined += (joined.empty() ? "" : ",") + id;
  return "/pay" +
         api::query_of({{"currency", std::string(currency.code())}, {"documents", joined}});
}

std::string payment_address(std::string_view payment_id) {
  return "/pay/" + api::percent_encoded(payment_id);
}

std::string statement_address(const std::string& from, const std::string& to, Currency currency) {
  return "/statement" +
         api::query_of({{"from", from}, {"to", to}, {"currency", std::string(currency.code())}});
}

domain::InvoiceQuery invoice_query(const Route& route) {
  domain::InvoiceQuery query;
  query.text = route.value("q");
  query.status =
      value_named<domain::InvoiceFilter>(domain::kInvoiceFilterNames, route.value("status"))
          .value_or(query.status);
  query.type = value_named<DocumentType>(domain::kDocumentTypeNames, route.value("type"));
  query.currency = Currency::from_code(route.value("currency"));
  query.from = Date::parse(route.value("from"));
  query.to = Date::parse(route.value("to"));
  query.sort = value_named<domain::InvoiceSort>(domain::kInvoiceSortNames, route.value("sort"))
                   .value_or(query.sort);
  return query;
}

}  // namespace portico::screens
