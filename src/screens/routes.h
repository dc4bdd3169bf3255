// Addresses of the portal, read and written: what is shown is what the address says, so that back,
// forward, reload and a link in an e-mail come to the same place.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/invoice.h"

namespace portico::screens {

enum class ScreenId : std::uint8_t {
  Overview,   // /
  SignIn,     // /sign-in
  Invoices,   // /invoices?status=&q=&type=&currency=&from=&to=&sort=
  Document,   // /invoices/<id>, /credit-notes/<id>
  Documents,  // /documents: all of them
  Pay,        // /pay?currency=&documents=a,b
  Payment,    // /pay/<payment id>; also /pay/return?payment=<payment id>
  Statement,  // /statement?from=&to=&currency=
  Profile,    // /profile
  NotFound,
};

struct Route {
  ScreenId screen = ScreenId::Overview;
  domain::DocumentType type = domain::DocumentType::Invoice;  // of Document
  std::string id;                                             // document or payment
  std::vector<std::pair<std::string, std::string>> query;

  std::string_view value(std::string_view name) const;  // empty where absent
  // The same screen of the same object, whatever the query says.
  bool is_same_place(const Route& other) const {
    return screen == other.screen && type == other.type && id == other.id;
  }
};

Route parse_route(std::string_view address);

std::string overview_address();
std::string sign_in_address();
std::string invoices_address(const domain::InvoiceQuery& query = {});
std::string documents_address();
std::string document_address(domain::DocumentType type, std::string_view id);
std::string pay_address(Currency currency, const std::vector<std::string>& document_ids);
std::string payment_address(std::string_view payment_id);
std::string statement_address(const std::string& from, const std::string& to, Currency currency);
std::string profile_address();

// Values of the query that make no sense are left out, not refused.
domain::InvoiceQuery invoice_query(const Route& route);

}  // namespace portico::screens
