// Rows of a table as the portal's own table arranges them.
#include <string>
#include <vector>

#include "core/column_page.h"
#include "core/column_view.h"
#include "python/convert.h"
#include "python/sections.h"

namespace portico::python {

namespace {

size_t to_column(const Columns& columns, const std::string& name, const std::string& path) {
  const int column = columns.find(name);
  if (column < 0) raise_invalid(path, "unknown", "there is no column " + name);
  return static_cast<size_t>(column);
}

ColumnFilter to_filter(const Columns& columns, const Fields& fields) {
  const std::string name = fields.required_text("column");
  ColumnFilter filter{.column = to_column(columns, name, fields.path_of("column"))};
  filter.contains = fields.text("contains");
  filter.any_of = fields.texts("any_of");
  const ColumnKind kind = columns.head(filter.column).kind;
  const bool is_code = kind == ColumnKind::Code;
  const bool is_text = is_code || kind == ColumnKind::Text;
  const auto bound = [&](const char* at) -> std::optional<std::int64_t> {
    const std::int64_t value = fields.integer(at, kNoValue);
    if (value == kNoValue) return std::nullopt;
    if (is_text) raise_invalid(fields.path_of(at), "kind", name + " is no number");
    return value;
  };
  filter.from = bound("from");
  filter.to = bound("to");
  if (!filter.contains.empty() && !is_text) {
    raise_invalid(fields.path_of("contains"), "kind", name + " is no text");
  }
  if (!filter.any_of.empty() && !is_code) {
    raise_invalid(fields.path_of("any_of"), "kind", name + " is no word of few");
  }
  return filter;
}

}  // namespace

void define_tables(py::module_& module) {
  module.def(
      "arrange_rows",
      [](const py::bytes& page, const std::string& quick, py::object filters, py::object sort) {
        Columns columns;
        value_or_raise(columns.append(value_or_raise(decode_column_page(std::string(page)))));
        ColumnView view(columns);
        std::vector<ColumnFilter> asked;
        for (const Fields& fields : fields_of_list(filters, "filters")) {
          asked.push_back(to_filter(columns, fields));
        }
        std::vector<SortKey> keys;
        for (const Fields& fields : fields_of_list(sort, "sort")) {
          keys.push_back({to_column(columns, fields.required_text("column"), "sort"),
                          fields.flag("descending")});
        }
        view.sort(keys);
        view.filter(quick, asked);
        py::list rows(view.count());
        for (size_t at = 0; at < view.count(); ++at) rows[at] = view.row(at);
        return rows;
      },
      py::arg("page"), py::arg("quick"), py::arg("filters"), py::arg("sort"),
      R"(Numbers of the rows of a columnar page (contract/columns.md) that are left, in their order.

quick: words that must all stand somewhere in a row's texts; filters: dicts of column and, as far
as they are asked for, contains, any_of, from, to; sort: dicts of column and descending, the first
matters most.)");
}

}  // namespace portico::python
