// The theme in force: which palette, and the same colours as CSS custom properties for what the
// browser draws itself (fields, focus ring, plain mode).
#include "ui/theme.h"

#include <cmath>

#include "ui/state.h"
#include "ui/theme_overrides.h"

namespace portico::ui {

namespace {

// In the order of Color.
constexpr std::string_view kNames[] = {"canvas",        "surface",       "surface-sunken",
                                       "surface-hover", "border",        "border-strong",
                                       "text",          "text-muted",    "text-on-accent",
                                       "accent",        "accent-hover",  "accent-pressed",
                                       "accent-soft",   "accent-text",   "focus",
                                       "positive",      "positive-soft", "warning",
                                       "warning-soft",  "danger",        "danger-soft",
                                       "info",          "info-soft",     "neutral",
                                       "neutral-soft",  "skeleton",      "scrim",
                                       "field",         "series1",       "series2",
                                       "series3",       "series4",       "series5",
                                       "bar",           "bar-text",      "bar-muted",
                                       "bar-hover",     "bar-selected",  "bar-selected-text",
                                       "bar-border"};
static_assert(std::size(kNames) == static_cast<size_t>(Color::Count));

std::string css(Rgba color) {  // #rrggbbaa
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 0; shift < 32; shift += 8) {
    const uint32_t byte = (color >> shift) & 0xff;
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

// With two digits behind the point.
std::string css_number(float value) {
  const int hundredths = static_cast<int>(std::floor(value * 100 + 0.5f));
  const int rest = hundredths % 100;
  return std::to_string(hundredths / 100) + (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

std::string css_px(float px) {
  return css_number(px) + "px";
}

}  // namespace

std::string_view color_name(Color color) {
  return kNames[static_cast<size_t>(color)];
}

void Context::State::use_palette() {
  const bool dark = scheme == "dark" || (scheme != "light" && preferences.dark);
  theme = brand;
  apply_overrides(theme, dark, appearance.overrides());
  palette = dark ? &theme.dark : &theme.light;
  if (preferences.more_contrast || preferences.forced_colors || scheme == "contrast") {
    palette = &theme.contrast;
  }
  write_properties();
  invalid = true;
}

void Context::State::write_properties() {
  std::string name;
  for (size_t at = 0; at < std::size(kNames); ++at) {
    name.assign("--portico-").append(kNames[at]);
    appearance.set_property(name, css((*palette)[at]));
  }
  appearance.set_property("--portico-radius", css_px(theme.radius_px));
  appearance.set_property("--portico-button-radius", css_px(theme.button_radius_px));
  appearance.set_property("--portico-card-radius", css_px(theme.card_radius_px));
  appearance.set_property("--portico-step", css_px(theme.step_px));
  appearance.set_property("--portico-density", css_number(theme.density));
  appearance.set_property("--portico-font", theme.font_sans);
  appearance.set_property("--portico-font-mono", theme.font_mono);
  const std::string& heading = theme.font_heading.empty() ? theme.font_sans : theme.font_heading;
  appearance.set_property("--portico-font-heading", heading);
  const bool dark = palette == &theme.dark;
  appearance.set_property("color-scheme", dark ? "dark" : "light");
}

}  // namespace portico::ui
