// What a page's own CSS says otherwise about a theme: custom properties named after roles, sizes
// and fonts ("--portico-accent", "--portico-card-radius"), as the host reads them.
#pragma once

#include <string_view>

#include "ui/theme.h"

namespace portico::ui {

// `lines`: "name\tvalue\n" ..., names without "--portico-"; colours as #rrggbb or #rrggbbaa, sizes
// in CSS px. Where a page names an accent alone, what goes with it follows: its hovered, pressed
// and soft forms, and the words on it. The contrast palette stays the theme's: it is there for
// those who need it.
void apply_overrides(Theme& theme, bool dark, std::string_view lines);

}  // namespace portico::ui
