// The theme in force: which palette, and the same colours as CSS custom properties for what the
// browser draws itself (fields, focus ring, plain mode).
#include "ui/theme.h"

#include "ui/state.h"

namespace portico::ui {

namespace {

// In the order of Color.
constexpr std::string_view kNames[] = {
    "canvas",        "surface",        "surface-sunken", "surface-hover",  "border",
    "border-strong", "text",           "text-muted",     "text-on-accent", "accent",
    "accent-hover",  "accent-pressed", "accent-soft",    "accent-text",    "focus",
    "positive",      "positive-soft",  "warning",        "warning-soft",   "danger",
    "danger-soft",   "info",           "info-soft",      "neutral",        "neutral-soft",
    "skeleton",      "scrim",          "field",          "series1",        "series2",
    "series3",       "series4",        "series5"};
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

std::string css_px(float px) {
  return std::to_string(static_cast<int>(px)) + "px";
}

}  // namespace

std::string_view color_name(Color color) {
  return kNames[static_cast<size_t>(color)];
}

void Context::State::use_palette() {
  const bool dark = scheme == "dark" || (scheme != "light" && preferences.dark);
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
  if (!theme.font_sans.empty()) appearance.set_property("--portico-font", theme.font_sans);
  if (!theme.font_mono.empty()) appearance.set_property("--portico-font-mono", theme.font_mono);
  const bool dark = palette == &theme.dark;
  appearance.set_property("color-scheme", dark ? "dark" : "light");
}

}  // namespace portico::ui
