#include "api/strings.h"

#include "api/reader.h"

namespace portico::api {

Result<StringTable> decode_strings(std::string_view body, const Locale& locale) {
  Reading reading(body);
  StringTable table(locale);
  reading.root().value().each_member([&table](const std::string& key, JsonValue value) {
    if (auto text = value.text()) {
      table.set(key, std::move(*text));
      return;
    }
    value.each_member([&](const std::string& category, JsonValue form) {
      const auto known = plural_category_from_name(category);
      auto text = form.text();
      if (known && text) table.set_plural(key, *known, std::move(*text));
    });
  });
  return reading.result(std::move(table));
}

}  // namespace portico::api
