// What a screen says, in the person's language: texts by key, and amounts, dates and counts as that
// language writes them. The application implements it over the host's Intl.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/decimal.h"
#include "core/locale.h"
#include "core/money.h"

namespace portico::screens {

enum class DateForm : std::uint8_t { Short, Medium, Long, MonthYear };

class Words {
 public:
  virtual ~Words() = default;

  // Stable until the language changes. A key that is missing answers with itself.
  virtual std::string_view text(std::string_view key) const = 0;
  virtual std::string text(std::string_view key,
                           std::initializer_list<TextArgument> arguments) const = 0;
  // The plural form for `count`, whose own place is {count}.
  virtual std::string count(std::string_view key, std::int64_t count,
                            std::initializer_list<TextArgument> arguments = {}) const = 0;

  virtual std::string integer(std::int64_t value) const = 0;
  virtual std::string decimal(const Decimal& value) const = 0;
  virtual std::string percent(const Decimal& value) const = 0;
  virtual std::string money(const Money& value) const = 0;   // with its currency's sign
  virtual std::string amount(const Money& value) const = 0;  // without
  virtual std::string price(const Decimal& value, Currency currency) const = 0;
  virtual std::string date(const Date& value, DateForm form = DateForm::Medium) const = 0;
  virtual std::string instant(const Instant& value) const = 0;
  // First day of the month and of the year that the date lies in, in the person's calendar.
  virtual Date month_start(const Date& date) const = 0;
  virtual Date year_start(const Date& date) const = 0;
  virtual std::string relative_days(std::int64_t days) const = 0;
  virtual std::string language_name(std::string_view tag) const = 0;
  virtual std::string currency_name(Currency currency) const = 0;
  virtual std::string region_name(std::string_view code) const = 0;  // of ISO 3166-1 alpha-2
  virtual NumberMarks marks() const = 0;
  virtual std::vector<std::string> time_zones() const = 0;
  virtual std::string system_time_zone() const = 0;

  std::string_view operator()(std::string_view key) const { return text(key); }
  std::string operator()(std::string_view key,
                         std::initializer_list<TextArgument> arguments) const {
    return text(key, arguments);
  }
};

}  // namespace portico::screens
