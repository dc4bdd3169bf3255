#include "app/theme.h"

#include <string>

namespace portico::app {
namespace {

// A role that a palette leaves out is that of `base`.
ui::Palette make_palette(const api::Roles& roles, const ui::Palette& base) {
  ui::Palette palette = base;
  for (std::size_t i = 0; i < palette.size(); ++i) {
    const auto found = roles.find(ui::color_name(static_cast<ui::Color>(i)));
    if (found != roles.end()) palette[i] = found->second;
  }
  return palette;
}

std::string address(std::string_view folder, const std::string& file) {
  return file.empty() ? std::string() : std::string(folder) + file;
}

}  // namespace

bool has_strings(const api::ThemeFile& file, std::string_view language) {
  for (const std::string& each : file.strings) {
    if (each == language) return true;
  }
  return false;
}

ui::Theme make_theme(const api::ThemeFile& file, std::string_view folder) {
  ui::Theme theme;
  theme.id = file.id;
  theme.name = file.name;
  theme.logo_light = address(folder, file.logo_light);
  theme.logo_dark = address(folder, file.logo_dark);
  theme.logo_bar = address(folder, file.logo_bar);
  theme.font_sans = file.font_sans;
  theme.font_mono = file.font_mono;
  theme.font_heading = file.font_heading;
  theme.light = make_palette(file.light, {});
  theme.dark = make_palette(file.dark, theme.light);
  theme.contrast = make_palette(file.contrast, theme.light);
  const auto take = [&file](std::string_view name, float& into) {
    const auto found = file.sizes.find(name);
    if (found != file.sizes.end()) into = static_cast<float>(found->second);
  };
  take("type.caption_px", theme.type.caption_px);
  take("type.body_px", theme.type.body_px);
  take("type.label_px", theme.type.label_px);
  take("type.subtitle_px", theme.type.subtitle_px);
  take("type.title_px", theme.type.title_px);
  take("type.display_px", theme.type.display_px);
  take("type.figure_px", theme.type.figure_px);
  take("type.leading_px", theme.type.leading_px);
  take("type.medium", theme.type.medium);
  take("type.strong", theme.type.strong);
  take("type.heading", theme.type.heading);
  take("radius.field_px", theme.radius_px);
  take("radius.button_px", theme.button_radius_px);
  take("radius.card_px", theme.card_radius_px);
  take("radius.badge_px", theme.badge_radius_px);
  take("spacing.step_px", theme.step_px);
  take("spacing.field_px", theme.field_height_px);
  take("spacing.touch_px", theme.touch_target_px);
  take("elevation.outline_px", theme.outline_px);
  take("elevation.shadow", theme.shadow);
  take("density", theme.density);
  float lift = 0;
  take("elevation.cards", lift);
  theme.cards_lift = lift > 0;
  return theme;
}

}  // namespace portico::app
