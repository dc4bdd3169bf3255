// What a data table says.
#pragma once

#include "screens/words.h"
#include "ui/data_table.h"

namespace portico::screens {

// REQUIRES: `words` outlives what is made, and keeps its language meanwhile.
ui::DataTableWords table_words(const Words& words);

}  // namespace portico::screens
