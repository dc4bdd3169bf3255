// A brand's look as roles. Screens and widgets name roles; only a theme has colours.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace portico::ui {

enum class Color : uint8_t {
  Canvas,         // behind everything
  Surface,        // cards, bars, dialogs
  SurfaceSunken,  // wells, table heads, hovered rows
  SurfaceHover,
  Border,
  BorderStrong,  // field frames
  Text,
  TextMuted,
  TextOnAccent,
  Accent,
  AccentHover,
  AccentPressed,
  AccentSoft,  // selected navigation, soft buttons
  AccentText,  // links, and text on AccentSoft
  Focus,
  Positive,      // status: text and shapes
  PositiveSoft,  // status: ground under Positive text
  Warning,
  WarningSoft,
  Danger,
  DangerSoft,
  Info,
  InfoSoft,
  Neutral,
  NeutralSoft,
  Skeleton,
  Scrim,    // over the page behind a dialog
  Field,    // inside of a field
  Series1,  // charts, in order; told apart by pattern or label too
  Series2,
  Series3,
  Series4,
  Series5,
  Count,
};

// 0xAABBGGRR, as ImGui and the renderer have it.
using Rgba = uint32_t;
using Palette = std::array<Rgba, static_cast<size_t>(Color::Count)>;

// "surface-sunken": the role's name in theme.json and, after "--portico-", in CSS.
std::string_view color_name(Color color);

enum class Elevation : uint8_t { Flat, Raised, Floating };

struct Theme {
  std::string id;
  std::string name;
  std::string logo_light, logo_dark;  // addresses of pictures
  std::string font_sans, font_mono;   // CSS font-family lists; empty: the system's
  Palette light{}, dark{}, contrast{};
  float radius_px = 8;
  float field_height_px = 40;
  float touch_target_px = 44;
  float density = 1;  // multiplies vertical paddings
};

}  // namespace portico::ui
