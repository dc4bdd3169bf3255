// The languages that the portal speaks: one for each file of assets/strings.
#pragma once

#include <string_view>

namespace portico::app {

struct Language {
  std::string_view tag;   // BCP 47
  std::string_view name;  // in the language itself
};

inline constexpr Language kLanguages[] = {
    {"en", "English"},  {"de", "Deutsch"}, {"es", "Español"}, {"fil", "Filipino"},
    {"fr", "Français"}, {"ar", "العربية"}, {"fa", "فارسی"},   {"hi", "हिन्दी"},
    {"th", "ไทย"},      {"ja", "日本語"},
};

}  // namespace portico::app
