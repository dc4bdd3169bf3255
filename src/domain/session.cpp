#include "domain/session.h"

namespace portico::domain {

const Customer* Session::customer(const std::string& id) const {
  for (const Customer& customer : customers) {
    if (customer.id == id) return &customer;
  }
  return nullptr;
}

}  // namespace portico::domain
