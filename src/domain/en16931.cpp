#include "domain/en16931.h"

#include "domain/en16931_report.h"

namespace portico::domain {

bool is_within(const std::optional<Decimal>& a, const std::optional<Decimal>& b,
               const Decimal& slack) {
  if (!a || !b) return false;
  const auto difference = a->subtract(*b);
  return difference && difference->abs() <= slack;
}

bool follows_peppol(const Document& document) {
  const std::string& id = document.specification_id;
  return id.find("peppol") != id.npos || id.find("xrechnung") != id.npos;
}

std::vector<Violation> check_document(const Document& document, Tolerance tolerance) {
  std::vector<Violation> violations;
  Report report(violations);
  check_presence(document, report);
  check_digits(document, report);
  check_lines(document, tolerance, report);
  check_totals(document, report);
  check_taxes(document, tolerance, report);
  check_categories(document, report);
  return violations;
}

}  // namespace portico::domain
