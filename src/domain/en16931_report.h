// What the checks of en16931.h share: a report to write into, and exact sums.
// Private to the checks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/en16931.h"

namespace portico::domain {

// A sum that knows when it no longer fits.
class DecimalSum {
 public:
  void add(const Decimal& amount) { total_ = total_ ? total_->add(amount) : std::nullopt; }
  void subtract(const Decimal& amount) { add(amount.negate()); }
  const std::optional<Decimal>& total() const { return total_; }

 private:
  std::optional<Decimal> total_ = Decimal(0);
};

class Report {
 public:
  explicit Report(std::vector<Violation>& violations) : violations_(violations) {}

  // A rule about presence or form.
  void broken(std::string_view rule, std::string path, std::string_view message,
              std::string_view line_id = {}) {
    violations_.push_back(
        {std::string(rule), std::move(path), std::string(line_id), "", "", std::string(message)});
  }

  void require(bool holds, std::string_view rule, std::string path, std::string_view message,
               std::string_view line_id = {}) {
    if (!holds) broken(rule, std::move(path), message, line_id);
  }

  // A rule about an amount. `expected` has no value where it does not fit.
  void differs(std::string_view rule, std::string path, const std::optional<Decimal>& expected,
               const std::optional<Decimal>& found, std::string_view message,
               std::string_view line_id = {}) {
    violations_.push_back({std::string(rule), std::move(path), std::string(line_id),
                           expected ? expected->to_shortest() : "out of range",
                           found ? found->to_string() : "", std::string(message)});
  }

  void require_equal(std::string_view rule, std::string path,
                     const std::optional<Decimal>& expected, const std::optional<Decimal>& found,
                     std::string_view message, std::string_view line_id = {}) {
    if (!expected || !found || *expected != *found) {
      differs(rule, std::move(path), expected, found, message, line_id);
    }
  }

 private:
  std::vector<Violation>& violations_;
};

inline std::string path_of(const char* list, std::size_t index, const char* name) {
  return std::string(list) + "/" + std::to_string(index) + "/" + name;
}

// Is |a - b| at most `slack`? False where either does not fit.
bool is_within(const std::optional<Decimal>& a, const std::optional<Decimal>& b,
               const Decimal& slack);

// The groups of checks; each appends to the report.
void check_presence(const Document& document, Report& report);
void check_digits(const Document& document, Report& report);
void check_lines(const Document& document, Tolerance tolerance, Report& report);
void check_totals(const Document& document, Report& report);
void check_taxes(const Document& document, Tolerance tolerance, Report& report);
void check_categories(const Document& document, Report& report);

// Peppol BIS Billing and XRechnung, which take over Peppol's calculation rules.
bool follows_peppol(const Document& document);

}  // namespace portico::domain
