// Statement of account for a period and currency.
#pragma once

#include <string>

#include "core/remote.h"
#include "domain/statement.h"
#include "domain/validation.h"
#include "screens/view.h"

namespace portico::screens {

struct StatementState {
  domain::Period period;
  Currency currency;
  bool is_custom = false;
  std::string from, to;  // as typed, YYYY-MM-DD
  std::string from_error, to_error;
  Remote<domain::Statement> statement;
};

void draw_statement(View& view, StatementState& state);

}  // namespace portico::screens
