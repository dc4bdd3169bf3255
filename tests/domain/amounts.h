// Amounts of the domain's tests.
#pragma once

#include <vector>

#include "domain/ledger.h"

namespace portico::domain {

inline const Currency kEuro = Currency::from_code("EUR").value();
inline const Currency kYen = Currency::from_code("JPY").value();

inline Money euro(std::int64_t amount_minor) {
  return {amount_minor, kEuro};
}

using Parts = std::vector<AllocatedPart>;

inline AllocatedPart part(const char* id, std::int64_t amount_minor, Currency currency = kEuro) {
  return {id, {amount_minor, currency}};
}

inline BookedTotals totals(std::int64_t exclusive, std::int64_t tax, std::int64_t prepaid = 0,
                           std::int64_t rounding = 0) {
  return {euro(exclusive), euro(tax), euro(prepaid), euro(rounding),
          euro(exclusive + tax - prepaid + rounding)};
}

}  // namespace portico::domain
