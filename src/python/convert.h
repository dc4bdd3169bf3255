// Between plain Python values and the rules' types. Python gives ints, strings,
// dates, dicts and lists; decimals are strings, ints or decimal.Decimal, never float.
// Whatever does not fit raises RuleError with the path of the value at fault.
#pragma once

#include <optional>
#include <pybind11/pybind11.h>
#include <string>
#include <vector>

#include "core/result.h"
#include "domain/allocation.h"
#include "domain/document.h"
#include "domain/en16931.h"
#include "domain/ledger.h"
#include "domain/payment.h"
#include "domain/statement.h"
#include "domain/totals.h"

namespace portico::python {

namespace py = pybind11;

// RuleError, a ValueError with `type`, `kind`, `detail` and `fields` (a list of dicts
// with field, code and detail).
void define_rule_error(py::module_& module);
[[noreturn]] void raise(const Error& error);
[[noreturn]] void raise_invalid(const std::string& field, const char* code,
                                const std::string& detail);

template <typename T>
T value_or_raise(Result<T> result) {
  if (!result.ok()) raise(result.error());
  return result.take();
}

// A dict whose entries are read by name. An entry that is None counts as absent.
class Fields {
 public:
  Fields(py::handle value, std::string path);

  std::string text(const char* name) const;  // empty where absent
  std::string required_text(const char* name) const;
  bool flag(const char* name) const;  // false where absent
  std::optional<Decimal> decimal(const char* name) const;
  std::optional<Date> date(const char* name) const;
  Date required_date(const char* name) const;
  std::int64_t integer(const char* name, std::optional<std::int64_t> missing = {}) const;
  std::vector<std::string> texts(const char* name) const;
  // The elements of a list of dicts, each with its path; none where absent.
  std::vector<Fields> list(const char* name) const;
  std::optional<Fields> object(const char* name) const;
  std::string path_of(const char* name) const;

 private:
  py::object find(const char* name) const;
  py::dict values_;
  std::string path_;
};

std::vector<Fields> fields_of_list(py::handle values, const std::string& path);

Currency to_currency(const std::string& code);
Date to_date(py::handle value, const std::string& path);
std::optional<Date> to_optional_date(py::handle value, const std::string& path);
Decimal to_decimal(py::handle value, const std::string& path);
std::int64_t to_integer(py::handle value, const std::string& path);
Rounding to_rounding(const std::string& name);

domain::Document to_document(py::handle value);
std::vector<domain::AllocatedPart> to_parts(py::handle values, Currency currency);
std::vector<domain::OpenItem> to_items(py::handle values, Currency currency);
std::vector<domain::Movement> to_movements(py::handle values);
domain::BookedTotals to_booked_totals(py::handle value, Currency currency);
domain::Posting to_posting(py::handle value);

py::dict from_violation(const domain::Violation& violation);
py::dict from_totals(const domain::Totals& totals);
py::dict from_plan(const domain::AllocationPlan& plan);
py::list from_draws(const std::vector<domain::CreditDraw>& draws);
py::dict from_posting(const domain::Posting& posting);
py::dict from_statement(const domain::Statement& statement);

// The value with that name, or RuleError "unknown".
template <typename Enum, typename Table>
Enum to_enum(const Table& table, const std::string& name, const char* field) {
  const std::optional<Enum> value = value_named<Enum>(table, name);
  if (!value) raise_invalid(field, "unknown", "there is no \"" + name + "\"");
  return *value;
}

}  // namespace portico::python
