// Numbers and dates without a browser: English and Persian as far as tests need them, English for
// all other languages. Dates are written in the Gregorian calendar; months begin as those of the
// Persian calendar do where the language is Persian.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/intl.h"

namespace portico::platform::headless {

class HeadlessIntl final : public Intl {
 public:
  void set_locale(std::string_view tag, std::string_view time_zone) override;
  std::string integer(int64_t value) override;
  std::string decimal(std::string_view value, int min_fraction, int max_fraction) override;
  std::string percent(std::string_view value) override;
  std::string money(int64_t amount_minor, std::string_view currency, int digits,
                    MoneyStyle style) override;
  std::string date(int64_t epoch_days, DateStyle style) override;
  std::string time_of_day(int minutes) override;
  std::string instant(int64_t epoch_ms, DateStyle style) override;
  CalendarStarts calendar_starts(int64_t epoch_days) override;
  std::string relative_days(int64_t days) override;
  PluralCategory plural(int64_t value) override;
  std::string currency_name(std::string_view code) override { return std::string(code); }
  std::string region_name(std::string_view code) override;
  NumberSymbols symbols() override;
  std::vector<std::string> time_zones() override;
  std::string system_time_zone() override { return "UTC"; }
  std::vector<std::string> system_locales() override { return locales; }

  std::vector<std::string> locales{"en"};

 private:
  bool persian() const { return tag_.substr(0, 2) == "fa"; }
  // ASCII digits and marks to those of the language.
  std::string written(std::string_view plain) const;

  std::string tag_ = "en", time_zone_ = "UTC";
};

}  // namespace portico::platform::headless
