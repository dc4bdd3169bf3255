// Whose account it is. A customer buys from a seller; a person signs in and may
// belong to several customers (docs/architecture.md has the words).
#pragma once

#include <string>
#include <vector>

#include "core/money.h"
#include "domain/invoice.h"

namespace portico::domain {

struct Seller {
  std::string id;
  std::string name;
  std::string theme;  // folder under /themes/
  std::string support_email;
  std::string website;
  bool has_kiosks = false;  // devices of its own, where people sign in otherwise
};

// A customer as the signed-in person sees it: their membership.
struct Customer {
  std::string id;
  std::string name;
  std::string account_number;
  std::vector<Currency> currencies;  // in use, most used first
  std::vector<std::string> roles;    // owner, accountant, viewer, clerk
  Actions actions;                   // what the person may do there now: "pay"
  std::string theme;                 // empty: the seller's
};

}  // namespace portico::domain
