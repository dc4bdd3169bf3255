#include "api/documents.h"

#include "api/client.h"
#include "core/date.h"

namespace portico::api {

namespace {

std::string documents_path(std::string_view customer_id) {
  return "/customers/" + percent_encoded(customer_id) + "/documents/";
}

void add_item(std::string& list, std::string_view item) {
  if (!list.empty()) list += ',';
  list += item;
}

}  // namespace

platform::HttpRequest list_document_columns(std::string_view customer_id, std::string_view cursor) {
  platform::HttpRequest request;
  request.url =
      documents_path(customer_id) + "columns" + query_of({{"cursor", std::string(cursor)}});
  request.timeout_ms = 60'000;
  return request;
}

std::string documents_file(std::string_view customer_id, const Columns& store,
                           const DocumentsFile& file) {
  std::string columns;
  for (const std::string& name : file.columns) add_item(columns, name);
  std::vector<std::pair<std::string_view, std::string>> query = {
      {"locale", std::string(file.locale)},
      {"columns", columns},
      {"sort", sort_text(store, file.sort)},
      {"q", file.quick}};
  for (const ColumnFilter& filter : file.filters) {
    const ColumnHead& head = store.head(filter.column);
    const auto ask = [&](std::string_view how, const std::string& value) {
      query.emplace_back("filter", head.name + ':' + std::string(how) + ':' + value);
    };
    const auto written = [&](std::int64_t value) {
      return head.kind == ColumnKind::Date ? Date::from_epoch_days(value).to_string()
                                           : std::to_string(value);
    };
    if (!filter.contains.empty()) ask("contains", filter.contains);
    std::string words;
    for (const std::string& word : filter.any_of) add_item(words, word);
    if (!words.empty()) ask("in", words);
    if (filter.from) ask("from", written(*filter.from));
    if (filter.to) ask("to", written(*filter.to));
  }
  return documents_path(customer_id) + std::string(file.format) + query_of(query);
}

std::string sort_text(const Columns& store, const std::vector<SortKey>& keys) {
  std::string text;
  for (const SortKey& key : keys) {
    if (key.column >= store.column_count()) continue;
    add_item(text, (key.descending ? "-" : "") + store.head(key.column).name);
  }
  return text;
}

std::vector<SortKey> read_sort(const Columns& store, std::string_view text) {
  std::vector<SortKey> keys;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    std::string_view name = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool descending = name.starts_with('-');
    if (descending) name.remove_prefix(1);
    const int column = store.find(name);
    if (column >= 0) keys.push_back({static_cast<std::size_t>(column), descending});
  }
  return keys;
}

}  // namespace portico::api
