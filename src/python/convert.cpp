#include "python/convert.h"

namespace portico::python {
namespace {

// Owned by the module, which lives as long as the interpreter.
PyObject* rule_error_type = nullptr;

std::string join(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + "/" + name;
}

std::string to_text(py::handle value, const std::string& path) {
  if (!py::isinstance<py::str>(value)) raise_invalid(path, "invalid", path + " is not text");
  try {
    return value.cast<std::string>();
  } catch (const py::error_already_set&) {
    raise_invalid(path, "invalid", path + " is not valid Unicode");
  } catch (const py::cast_error&) {
    raise_invalid(path, "invalid", path + " is not valid Unicode");
  }
}

}  // namespace

void define_rule_error(py::module_& module) {
  rule_error_type = PyErr_NewExceptionWithDoc(
      "portico_rules.RuleError",
      "An input breaks a rule: `type` names it, `fields` lists what is wrong where.",
      PyExc_ValueError, nullptr);
  module.attr("RuleError") = py::reinterpret_borrow<py::object>(rule_error_type);
}

void raise(const Error& error) {
  py::list fields;
  for (const FieldError& field : error.fields) {
    py::dict entry;
    entry["field"] = field.field;
    entry["code"] = field.code;
    entry["detail"] = field.detail;
    fields.append(entry);
  }
  const std::string message = error.type.empty() ? error.detail : error.type + ": " + error.detail;
  const py::object type = py::reinterpret_borrow<py::object>(rule_error_type);
  const py::object exception = type(py::str(message));
  exception.attr("type") = error.type;
  exception.attr("kind") = name_of(error.kind);
  exception.attr("detail") = error.detail;
  exception.attr("fields") = fields;
  PyErr_SetObject(rule_error_type, exception.ptr());
  throw py::error_already_set();
}

void raise_invalid(const std::string& field, const char* code, const std::string& detail) {
  Error error = Error::invalid("input-invalid", detail);
  error.fields.push_back({field, code, detail});
  raise(error);
}

Fields::Fields(py::handle value, std::string path) : path_(std::move(path)) {
  if (!py::isinstance<py::dict>(value)) raise_invalid(path_, "invalid", "expected a dict");
  values_ = py::reinterpret_borrow<py::dict>(value);
}

std::string Fields::path_of(const char* name) const {
  return join(path_, name);
}

py::object Fields::find(const char* name) const {
  return values_.contains(name) ? py::object(values_[name]) : py::none();
}

std::string Fields::text(const char* name) const {
  const py::object value = find(name);
  return value.is_none() ? std::string() : to_text(value, path_of(name));
}

std::string Fields::required_text(const char* name) const {
  if (find(name).is_none()) raise_invalid(path_of(name), "required", path_of(name) + " is missing");
  return text(name);
}

bool Fields::flag(const char* name) const {
  const py::object value = find(name);
  if (value.is_none()) return false;
  if (!py::isinstance<py::bool_>(value)) {
    raise_invalid(path_of(name), "invalid", path_of(name) + " is not True or False");
  }
  return value.cast<bool>();
}

std::optional<Decimal> Fields::decimal(const char* name) const {
  const py::object value = find(name);
  if (value.is_none()) return std::nullopt;
  return to_decimal(value, path_of(name));
}

std::optional<Date> Fields::date(const char* name) const {
  return to_optional_date(find(name), path_of(name));
}

Date Fields::required_date(const char* name) const {
  const std::optional<Date> value = date(name);
  if (!value) raise_invalid(path_of(name), "required", path_of(name) + " is missing");
  return *value;
}

std::int64_t Fields::integer(const char* name, std::optional<std::int64_t> missing) const {
  const py::object value = find(name);
  if (!value.is_none()) return to_integer(value, path_of(name));
  if (!missing) raise_invalid(path_of(name), "required", path_of(name) + " is missing");
  return *missing;
}

std::vector<std::string> Fields::texts(const char* name) const {
  std::vector<std::string> result;
  const py::object value = find(name);
  if (value.is_none()) return result;
  if (!py::isinstance<py::list>(value) && !py::isinstance<py::tuple>(value)) {
    raise_invalid(path_of(name), "invalid", path_of(name) + " is not a list");
  }
  for (const py::handle element : value) result.push_back(to_text(element, path_of(name)));
  return result;
}

std::vector<Fields> Fields::list(const char* name) const {
  const py::object value = find(name);
  return value.is_none() ? std::vector<Fields>() : fields_of_list(value, path_of(name));
}

std::optional<Fields> Fields::object(const char* name) const {
  const py::object value = find(name);
  if (value.is_none()) return std::nullopt;
  return Fields(value, path_of(name));
}

std::vector<Fields> fields_of_list(py::handle values, const std::string& path) {
  if (!py::isinstance<py::list>(values) && !py::isinstance<py::tuple>(values)) {
    raise_invalid(path, "invalid", path + " is not a list");
  }
  std::vector<Fields> result;
  for (const py::handle element : values) {
    result.emplace_back(element, join(path, std::to_string(result.size())));
  }
  return result;
}

Currency to_currency(const std::string& code) {
  const auto currency = Currency::from_code(code);
  if (!currency) raise_invalid("currency", "unknown", "there is no currency \"" + code + "\"");
  return *currency;
}

Date to_date(py::handle value, const std::string& path) {
  const std::optional<Date> date = to_optional_date(value, path);
  if (!date) raise_invalid(path, "required", path + " is missing");
  return *date;
}

std::optional<Date> to_optional_date(py::handle value, const std::string& path) {
  if (value.is_none()) return std::nullopt;
  std::string text;
  if (py::isinstance<py::str>(value)) {
    text = to_text(value, path);
  } else if (py::hasattr(value, "isoformat") && !py::hasattr(value, "hour")) {
    text = to_text(value.attr("isoformat")(), path);
  } else {
    raise_invalid(path, "invalid", path + " is not a date");
  }
  const std::optional<Date> date = Date::parse(text);
  if (!date) raise_invalid(path, "invalid", path + " is not a date of the form YYYY-MM-DD");
  return date;
}

Decimal to_decimal(py::handle value, const std::string& path) {
  const bool is_number = py::isinstance<py::int_>(value) && !py::isinstance<py::bool_>(value);
  const bool is_decimal = py::hasattr(value, "as_tuple") && py::hasattr(value, "is_finite");
  std::string text;
  if (py::isinstance<py::str>(value)) {
    text = to_text(value, path);
  } else if (is_number) {
    text = std::to_string(to_integer(value, path));
  } else if (is_decimal) {
    text = to_text(value.attr("__format__")("f"), path);
  } else {
    raise_invalid(path, "invalid", path + " is not a decimal number");
  }
  const Result<Decimal> decimal = Decimal::parse(text);
  if (!decimal.ok()) raise_invalid(path, "invalid", path + ": " + decimal.error().detail);
  return *decimal;
}

std::int64_t to_integer(py::handle value, const std::string& path) {
  if (!py::isinstance<py::int_>(value) || py::isinstance<py::bool_>(value)) {
    raise_invalid(path, "invalid", path + " is not an integer");
  }
  int overflow = 0;
  const long long integer = PyLong_AsLongLongAndOverflow(value.ptr(), &overflow);
  if (overflow != 0) raise_invalid(path, "too-large", path + " is too large");
  return integer;
}

Rounding to_rounding(const std::string& name) {
  static constexpr auto kNames = names("half_up", "half_even", "half_ceiling", "down", "up");
  return to_enum<Rounding>(kNames, name, "rounding");
}

}  // namespace portico::python
