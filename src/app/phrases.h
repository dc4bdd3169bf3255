// The words of screens over a string table and the host's Intl.
#pragma once

#include <utility>

#include "platform/intl.h"
#include "screens/words.h"
#include "ui/context.h"
#include "ui/data_table.h"

namespace portico::app {

class Phrases final : public screens::Words {
 public:
  // `intl` outlives it.
  explicit Phrases(platform::Intl& intl) : intl_(intl) {}

  // Also tells Intl; `time_zone` empty: the system's.
  void set(StringTable table, std::string_view time_zone);
  // Texts of the same language that came later.
  void add(StringTable more) { table_.add(std::move(more)); }
  // The brand's own texts in the same language, before the portal's.
  void set_own(StringTable table) { own_ = std::move(table); }
  void set_time_zone(std::string_view time_zone);
  bool is_ready() const { return is_ready_; }
  const Locale& locale() const { return table_.locale(); }

  using Words::text;
  std::string_view text(std::string_view key) const override { return of(key).text(key); }
  std::string text(std::string_view key,
                   std::initializer_list<TextArgument> arguments) const override;
  std::string count(std::string_view key, std::int64_t count,
                    std::initializer_list<TextArgument> arguments) const override;
  std::string integer(std::int64_t value) const override;
  std::string decimal(const Decimal& value) const override;
  std::string percent(const Decimal& value) const override;
  std::string money(const Money& value) const override;
  std::string amount(const Money& value) const override;
  std::string price(const Decimal& value, Currency currency) const override;
  std::string date(const Date& value, screens::DateForm form) const override;
  std::string instant(const Instant& value) const override;
  Date month_start(const Date& date) const override;
  Date year_start(const Date& date) const override;
  std::string relative_days(std::int64_t days) const override;
  std::string language_name(std::string_view tag) const override;
  std::string currency_name(Currency currency) const override;
  std::string region_name(std::string_view code) const override;
  NumberMarks marks() const override;
  std::vector<std::string> time_zones() const override;
  std::string system_time_zone() const override;

 private:
  platform::Intl& intl_;
  const StringTable& of(std::string_view key) const {
    return own_.has(key) && own_.locale().tag() == table_.locale().tag() ? own_ : table_;
  }
  StringTable table_, own_;
  bool is_ready_ = false;
};

// What the kit itself says.
ui::Words kit_words(const screens::Words& words);
// What its data table says; for as long as the words keep their language.
ui::DataTableWords table_words(const screens::Words& words);

}  // namespace portico::app
