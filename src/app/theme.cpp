#include "app/theme.h"

#include <array>
#include <string>

namespace portico::app {
namespace {

// The roles of themes/*.json, in the order of ui::Color.
constexpr std::array<std::string_view, static_cast<std::size_t>(ui::Color::Count)> kRoles = {
    "canvas",       "surface",       "surface_sunken", "surface_hover", "border",
    "border_strong", "text",         "text_muted",     "text_on_accent", "accent",
    "accent_hover", "accent_pressed", "accent_soft",   "accent_text",   "focus",
    "positive",     "positive_soft", "warning",        "warning_soft",  "danger",
    "danger_soft",  "info",          "info_soft",      "neutral",       "neutral_soft",
    "skeleton",     "scrim",         "field",          "series_1",      "series_2",
    "series_3",     "series_4",      "series_5",
};

// A role that a palette leaves out is that of `base`.
ui::Palette make_palette(const api::Roles& roles, const ui::Palette& base) {
  ui::Palette palette = base;
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    const auto found = roles.find(kRoles[i]);
    if (found != roles.end()) palette[i] = found->second;
  }
  return palette;
}

std::string address(std::string_view folder, const std::string& file) {
  return file.empty() ? std::string() : std::string(folder) + file;
}

}  // namespace

ui::Theme make_theme(const api::ThemeFile& file, std::string_view folder) {
  ui::Theme theme;
  theme.id = file.id;
  theme.name = file.name;
  theme.logo_light = address(folder, file.logo_light);
  theme.logo_dark = address(folder, file.logo_dark);
  theme.font_sans = file.font_sans;
  theme.font_mono = file.font_mono;
  theme.light = make_palette(file.light, {});
  theme.dark = make_palette(file.dark, theme.light);
  theme.contrast = make_palette(file.contrast, theme.light);
  const auto size = [&file](std::string_view name, float otherwise) {
    const auto found = file.sizes.find(name);
    return found == file.sizes.end() ? otherwise : static_cast<float>(found->second);
  };
  theme.radius_px = size("radius_px", theme.radius_px);
  theme.field_height_px = size("field_height_px", theme.field_height_px);
  theme.touch_target_px = size("touch_target_px", theme.touch_target_px);
  theme.density = size("density", theme.density);
  return theme;
}

}  // namespace portico::app
