// A brand's theme.json: a palette, roles that refer to it, pictures, fonts and sizes. Roles keep
// their names here; the application gives them to the kit, which this layer does not know.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace portico::api {

using Roles = std::map<std::string, std::uint32_t, std::less<>>;  // role -> 0xAABBGGRR

struct ThemeFile {
  std::string id, name;
  std::string logo_light, logo_dark, logo_bar;     // below the theme's folder
  std::string font_sans, font_mono, font_heading;  // CSS font-family lists
  std::string css;                                 // brand.css, below the theme's folder
  std::vector<std::string> strings;                // languages with texts of the brand's own
  Roles light, dark, contrast;
  std::map<std::string, double, std::less<>> sizes;  // "radius.card_px", "density" ...
};

// A role that refers to no colour of the palette is an error.
Result<ThemeFile> decode_theme(std::string_view body);

}  // namespace portico::api
