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
  Bar,      // ground of the top bar and the navigation ...
  BarText,  // ... and what lies on it
  BarMuted,
  BarHover,
  BarSelected,
  BarSelectedText,
  BarBorder,  // between the bar and the page
  Count,
};

// 0xAABBGGRR, as ImGui and the renderer have it.
using Rgba = uint32_t;
using Palette = std::array<Rgba, static_cast<size_t>(Color::Count)>;

// "surface-sunken": the role's name in theme.json and, after "--portico-", in CSS.
std::string_view color_name(Color color);

// Raised: buttons; Lifted: cards of brands that cast shadows; Floating: dialogs, menus, toasts.
enum class Elevation : uint8_t { Flat, Raised, Lifted, Floating };

// Letters' heights and weights. Lines are 4 to 8 px higher than their letters, and `leading_px`.
struct TypeScale {
  float caption_px = 12, body_px = 14, label_px = 14, subtitle_px = 16, title_px = 20,
        display_px = 24, figure_px = 32;
  float medium = 500, strong = 600, heading = 600;
  float leading_px = 0;
};

struct Theme {
  std::string id;
  std::string name;
  std::string logo_light, logo_dark;  // addresses of pictures
  std::string logo_bar;               // on the bar's ground; empty: as on the page
  std::string font_sans, font_mono;   // CSS font-family lists; empty: the system's
  std::string font_heading;           // empty: font_sans
  Palette light{}, dark{}, contrast{};
  TypeScale type;
  float radius_px = 8;  // fields and small parts
  float button_radius_px = 8;
  float card_radius_px = 8;
  float badge_radius_px = 11;
  float field_height_px = 40;  // and that of buttons
  float touch_target_px = 44;
  float step_px = 4;        // distances are multiples of it
  float density = 1;        // multiplies vertical paddings and the height of rows
  float outline_px = 1;     // of cards
  bool cards_lift = false;  // cards cast a shadow
  float shadow = 1;         // strength of all shadows
};

}  // namespace portico::ui
