// Numbers as people type them; core/money.h reads amounts so.
#pragma once

#include <string_view>

#include "core/money.h"

namespace portico {

// Digits of the scripts and the marks that parse_money takes, any number of them after the mark.
// Errors: Invalid "amount-empty", "amount-malformed", "amount-out-of-range".
Result<Decimal> parse_decimal(std::string_view typed, const NumberMarks& marks);

}  // namespace portico
