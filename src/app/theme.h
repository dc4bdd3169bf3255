// A theme file as the kit's theme.
#pragma once

#include <string_view>

#include "api/theme.h"
#include "ui/theme.h"

namespace portico::app {

// `folder` is the address of the theme's folder, with a slash at its end.
// The language with texts of the brand's own, or not.
bool has_strings(const api::ThemeFile& file, std::string_view language);

ui::Theme make_theme(const api::ThemeFile& file, std::string_view folder);

}  // namespace portico::app
