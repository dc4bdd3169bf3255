#include "app/phrases.h"

#include <utility>

#include "app/languages.h"
#include "screens/table_words.h"

namespace portico::app {

using platform::DateStyle;
using platform::MoneyStyle;

void Phrases::set(StringTable table, std::string_view time_zone) {
  table_ = std::move(table);
  is_ready_ = true;
  set_time_zone(time_zone);
}

void Phrases::set_time_zone(std::string_view time_zone) {
  intl_.set_locale(table_.locale().tag(), time_zone);
}

std::string Phrases::text(std::string_view key,
                          std::initializer_list<TextArgument> arguments) const {
  return of(key).text(key, arguments);
}

std::string Phrases::count(std::string_view key, std::int64_t count,
                           std::initializer_list<TextArgument> arguments) const {
  // The two lists of categories have one order, that of CLDR.
  const auto category = static_cast<PluralCategory>(intl_.plural(count));
  const std::string number = intl_.integer(count);
  const std::string form = of(key).plural(key, category, {{"count", number}});
  return fill_places(form, arguments, table_.locale().direction());
}

std::string Phrases::integer(std::int64_t value) const {
  return intl_.integer(value);
}
std::string Phrases::decimal(const Decimal& value) const {
  return intl_.decimal(value.to_shortest(), 0, Decimal::kMaxScale);
}
std::string Phrases::percent(const Decimal& value) const {
  return intl_.percent(value.to_shortest());
}
std::string Phrases::money(const Money& value) const {
  return intl_.money(value.amount_minor, value.currency.code(), value.currency.minor_digits(),
                     MoneyStyle::Symbol);
}
std::string Phrases::amount(const Money& value) const {
  return intl_.money(value.amount_minor, value.currency.code(), value.currency.minor_digits(),
                     MoneyStyle::Plain);
}
std::string Phrases::price(const Decimal& value, Currency currency) const {
  return intl_.decimal(value.to_shortest(), currency.minor_digits(), 10);
}
std::string Phrases::date(const Date& value, screens::DateForm form) const {
  return intl_.date(value.epoch_days(), static_cast<DateStyle>(form));
}
std::string Phrases::instant(const Instant& value) const {
  return intl_.instant(value.epoch_ms, DateStyle::Medium);
}
Date Phrases::month_start(const Date& date) const {
  return Date::from_epoch_days(intl_.calendar_starts(date.epoch_days()).month);
}
Date Phrases::year_start(const Date& date) const {
  return Date::from_epoch_days(intl_.calendar_starts(date.epoch_days()).year);
}
std::string Phrases::relative_days(std::int64_t days) const {
  return intl_.relative_days(days);
}
std::string Phrases::language_name(std::string_view tag) const {
  for (const Language& language : kLanguages) {
    if (language.tag == tag) return std::string(language.name);
  }
  return std::string(tag);
}
std::string Phrases::currency_name(Currency currency) const {
  return intl_.currency_name(currency.code());
}
std::string Phrases::region_name(std::string_view code) const {
  return intl_.region_name(code);
}
NumberMarks Phrases::marks() const {
  const platform::NumberSymbols symbols = intl_.symbols();
  return {.decimal = symbols.decimal, .grouping = symbols.group};
}
std::vector<std::string> Phrases::time_zones() const {
  return intl_.time_zones();
}
std::string Phrases::system_time_zone() const {
  return intl_.system_time_zone();
}

ui::DataTableWords table_words(const screens::Words& words) {
  return screens::table_words(words);
}

ui::Words kit_words(const screens::Words& words) {
  const auto word = [&](std::string_view key) { return std::string(words.text(key)); };
  return {.close = word("kit.close"),
          .loading = word("kit.loading"),
          .required = word("kit.required"),
          .optional = word("kit.optional"),
          .menu = word("kit.menu"),
          .sorted_ascending = word("kit.sorted_ascending"),
          .sorted_descending = word("kit.sorted_descending"),
          .error_summary = word("kit.error_summary")};
}

}  // namespace portico::app
