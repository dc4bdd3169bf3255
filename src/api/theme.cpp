#include "api/theme.h"

#include <optional>

#include "api/reader.h"

namespace portico::api {
namespace {

// "#rrggbb" or "#rrggbbaa" as 0xAABBGGRR.
std::optional<std::uint32_t> parse_hex(std::string_view text) {
  if (!text.starts_with('#') || (text.size() != 7 && text.size() != 9)) return std::nullopt;
  std::uint32_t bytes[4] = {0, 0, 0, 255};
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    int digit = -1;
    if (c >= '0' && c <= '9') digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit < 0) return std::nullopt;
    std::uint32_t& byte = bytes[(i - 1) / 2];
    byte = (i % 2 == 1 ? 0 : byte * 16) + static_cast<std::uint32_t>(digit);
  }
  return bytes[3] << 24 | bytes[2] << 16 | bytes[1] << 8 | bytes[0];
}

Roles read_roles(Reader in, const Roles& palette) {
  Roles roles;
  in.value().each_member([&](const std::string& role, JsonValue value) {
    const std::string text = value.text().value_or("");
    const auto named = palette.find(text);
    const auto color = named != palette.end() ? named->second : parse_hex(text);
    if (color) {
      roles[role] = *color;
    } else {
      in.fail(role);
    }
  });
  return roles;
}

}  // namespace

Result<ThemeFile> decode_theme(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  ThemeFile theme;
  theme.id = in.text("id");
  theme.name = in.text("name");
  if (in.has("logo")) {
    Reader logo = in.object("logo");
    theme.logo_light = logo.maybe_text("light");
    theme.logo_dark = logo.maybe_text("dark");
    theme.logo_bar = logo.maybe_text("bar");
  }
  if (in.has("font")) {
    Reader font = in.object("font");
    theme.font_sans = font.maybe_text("sans");
    theme.font_mono = font.maybe_text("mono");
    theme.font_heading = font.maybe_text("heading");
  }
  Roles palette;
  Reader colors = in.object("palette");
  colors.value().each_member([&](const std::string& name, JsonValue value) {
    const auto color = parse_hex(value.text().value_or(""));
    if (color) {
      palette[name] = *color;
    } else {
      colors.fail(name);
    }
  });
  Reader roles = in.object("roles");
  theme.light = read_roles(roles.object("light"), palette);
  theme.dark = read_roles(roles.object("dark"), palette);
  theme.contrast = read_roles(roles.object("contrast"), palette);
  theme.css = in.maybe_text("css");
  theme.strings = in.maybe_texts("strings");
  for (const std::string_view group : {"type", "radius", "spacing", "elevation"}) {
    in.value().member(group).each_member([&](const std::string& name, JsonValue value) {
      const auto number = value.number();
      if (number) theme.sizes.emplace(std::string(group) + "." + name, *number);
    });
  }
  if (const auto density = in.value().member("density").number()) {
    theme.sizes.emplace("density", *density);
  }
  return reading.result(std::move(theme));
}

}  // namespace portico::api
