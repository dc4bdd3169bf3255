// The column store in wasm alone, as tests/bench/table/store.mjs calls it: what the client does
// with a page of the contract, without kit and browser.
#include <algorithm>
#include <string>

#include "core/column_page.h"
#include "core/column_view.h"

namespace {

using namespace portico;

std::string incoming;
Columns columns;
ColumnView view(columns);
GroupTotals totals;

}  // namespace

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

EXPORT(buffer) char* buffer(uint32_t bytes) {
  incoming.assign(bytes, '\0');
  return incoming.data();
}
EXPORT(load) int load() {
  auto page = decode_column_page(std::move(incoming));
  if (!page || !columns.append(page.take())) return -1;
  view.refresh();
  return static_cast<int>(view.count());
}
EXPORT(sort) void sort(int column, int descending) {
  const SortKey keys[] = {{static_cast<size_t>(column), descending != 0}};
  view.sort(std::span(keys, column < 0 ? 0u : 1u));
}
EXPORT(quick) int quick(uint32_t bytes) {
  view.filter(std::string_view(incoming).substr(0, bytes), {});
  return static_cast<int>(view.count());
}
EXPORT(one_of) int one_of(int column, uint32_t bytes) {
  const ColumnFilter filters[] = {
      {static_cast<size_t>(column), {}, {incoming.substr(0, bytes)}, {}, {}}};
  view.filter({}, filters);
  return static_cast<int>(view.count());
}
EXPORT(months) int months(int by, int of) {
  totals = view.totals(static_cast<size_t>(by), Bucket::Month, static_cast<size_t>(of));
  return static_cast<int>(totals.groups.size());
}
// The sum of a month over all its units.
EXPORT(month_sum) double month_sum(int at) {
  double sum = 0;
  for (size_t unit = 0; unit < totals.units.size(); ++unit) {
    sum += static_cast<double>(totals.sum(static_cast<size_t>(at), unit));
  }
  return sum;
}
EXPORT(row) int row(int at) {
  return static_cast<int>(view.row(static_cast<size_t>(at)));
}
