// Fields for text, numbers and money beyond Ui::field. FieldOptions says what all fields have in
// common. Those that read and write numbers do so as the person's language does
// (Context::set_speech): what was typed stays until it is understood, then stands as the locale
// writes it; what is not understood is said below the field once it was left.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/decimal.h"
#include "core/money.h"
#include "ui/ui.h"

namespace portico::ui {

// Several lines; grows with what is written, from `lines` to `most_lines`, then scrolls.
FieldResponse text_area(Ui& ui, std::string_view key, std::string& value,
                        const FieldOptions& options, int lines = 3, int most_lines = 12);

struct NumberOptions {
  std::optional<Decimal> least{}, most{};
  Decimal step{1};
  int fraction_digits = 0;  // at most
};
// A number (WAI-ARIA spinbutton pattern): up and down go a step, page keys ten. True when `value`
// changed; no value while what is typed is no number.
bool number_field(Ui& ui, std::string_view key, std::optional<Decimal>& value,
                  const FieldOptions& options, const NumberOptions& number = {});

// An amount in a currency: whole minor units, with as many digits as ISO 4217 gives it.
bool money_field(Ui& ui, std::string_view key, std::optional<int64_t>& amount_minor,
                 Currency currency, const FieldOptions& options);
// With the currency to choose beside it. An amount that the new currency cannot hold is told, not
// rounded.
bool money_field(Ui& ui, std::string_view key, std::optional<int64_t>& amount_minor,
                 Currency& currency, std::span<const Currency> currencies,
                 const FieldOptions& options);

}  // namespace portico::ui
