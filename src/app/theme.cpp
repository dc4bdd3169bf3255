#include "app/theme.h"

#include <array>
#include <string>

namespace portico::app {
namespace {

// The roles of themes/*.json, in the order of ui::Color.
constexpr std::array<std::string_view, static_cast<std::size_t>(ui::Color::Count)> kRoles = {
    "canvas",        "surface",        "surface-sunken", "surface-hover",  "border",
    "border-strong", "text",           "text-muted",     "text-on-accent", "accent",
    "accent-hover",  "accent-pressed", "accent-soft",    "accent-text",    "focus",
    "positive",      "positive-soft",  "warning",        "warning-soft",   "danger",
    "danger-soft",   "info",           "info-soft",      "neutral",        "neutral-soft",
    "skeleton",      "scrim",          "field",          "series1",        "series2",
    "series3",       "series4",        "series5",
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
