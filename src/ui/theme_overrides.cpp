#include "ui/theme_overrides.h"

#include <charconv>
#include <cmath>

namespace portico::ui {

namespace {

float channel(Rgba color, int shift) {
  return static_cast<float>((color >> shift) & 0xff);
}

// WCAG's relative luminance; the curve is sRGB's to three digits.
float luminance(Rgba color) {
  const auto linear = [&](int shift) {
    const float c = channel(color, shift) / 255;
    return c * (c * (c * 0.305306f + 0.682171f) + 0.012523f);
  };
  return 0.2126f * linear(0) + 0.7152f * linear(8) + 0.0722f * linear(16);
}

float contrast(Rgba one, Rgba other) {
  const float a = luminance(one), b = luminance(other);
  return a > b ? (a + 0.05f) / (b + 0.05f) : (b + 0.05f) / (a + 0.05f);
}

Rgba mixed(Rgba color, Rgba with, float share) {
  Rgba made = 0xff000000u;
  for (int shift = 0; shift < 24; shift += 8) {
    const float value = channel(color, shift) * (1 - share) + channel(with, shift) * share;
    made |= static_cast<Rgba>(std::floor(value + 0.5f)) << shift;
  }
  return made;
}

// `color`, made darker or lighter until it can be read on `ground`.
Rgba readable(Rgba color, Rgba ground) {
  constexpr Rgba kBlack = 0xff000000u, kWhite = 0xffffffffu;
  constexpr float kWords = 4.5f;  // WCAG 2.2, 1.4.3
  const Rgba away = contrast(kBlack, ground) > contrast(kWhite, ground) ? kBlack : kWhite;
  Rgba made = color;
  for (float share = 0.1f; share < 1 && contrast(made, ground) < kWords; share += 0.1f) {
    made = mixed(color, away, share);
  }
  return made;
}

bool parse_color(std::string_view text, Rgba& into) {
  if (!text.starts_with('#') || (text.size() != 7 && text.size() != 9)) return false;
  uint32_t value = 0;
  const char* end = text.data() + text.size();
  if (std::from_chars(text.data() + 1, end, value, 16).ptr != end) return false;
  if (text.size() == 7) value = value << 8 | 0xff;
  into = value >> 24 | (value >> 8 & 0xff00u) | (value << 8 & 0xff0000u) | value << 24;
  return true;
}

// "12", "1.25": three digits behind the point, no sign.
bool parse_size(std::string_view text, float& into) {
  float value = 0, place = 0;
  for (const char c : text) {
    if (c == '.' && place == 0) {
      place = 1;
    } else if (c < '0' || c > '9') {
      return false;
    } else if (place == 0) {
      value = value * 10 + static_cast<float>(c - '0');
    } else {
      value += static_cast<float>(c - '0') * (place /= 10);
    }
  }
  if (text.empty() || value > 100) return false;
  into = value;
  return true;
}

void take_size(Theme& theme, std::string_view name, std::string_view value) {
  const struct {
    std::string_view name;
    float* size;
  } kSizes[] = {{"radius", &theme.radius_px},
                {"button-radius", &theme.button_radius_px},
                {"card-radius", &theme.card_radius_px},
                {"step", &theme.step_px},
                {"density", &theme.density}};
  for (const auto& each : kSizes) {
    if (each.name == name) parse_size(value, *each.size);
  }
  if (theme.density < 0.5f) theme.density = 0.5f;
  if (name == "font") theme.font_sans = value;
  if (name == "font-mono") theme.font_mono = value;
  if (name == "font-heading") theme.font_heading = value;
}

class Given {
 public:
  explicit Given(Palette& palette) : palette_(palette) {}
  void take(std::string_view name, std::string_view value) {
    for (size_t at = 0; at < palette_.size(); ++at) {
      if (color_name(static_cast<Color>(at)) == name) given_[at] = parse_color(value, palette_[at]);
    }
  }
  bool has(Color role) const { return given_[static_cast<size_t>(role)]; }
  Rgba of(Color role) const { return palette_[static_cast<size_t>(role)]; }
  void follow(Color role, Rgba color) {
    if (!has(role)) palette_[static_cast<size_t>(role)] = color;
  }

 private:
  Palette& palette_;
  std::array<bool, static_cast<size_t>(Color::Count)> given_{};
};

void follow_accent(Given& given, bool dark) {
  if (!given.has(Color::Accent)) return;
  constexpr Rgba kBlack = 0xff000000u, kWhite = 0xffffffffu;
  const Rgba accent = given.of(Color::Accent), ground = given.of(Color::Surface);
  const Rgba words = contrast(kWhite, accent) >= contrast(kBlack, accent) ? kWhite : kBlack;
  const Rgba away = words == kWhite ? kBlack : kWhite;  // keeps the words readable
  const Rgba soft = mixed(ground, accent, dark ? 0.24f : 0.1f);
  given.follow(Color::TextOnAccent, words);
  given.follow(Color::AccentHover, mixed(accent, away, 0.12f));
  given.follow(Color::AccentPressed, mixed(accent, away, 0.24f));
  given.follow(Color::AccentSoft, soft);
  given.follow(Color::AccentText, readable(accent, given.of(Color::AccentSoft)));
  given.follow(Color::Focus, given.of(Color::AccentText));
  given.follow(Color::Series1, given.of(Color::AccentText));
}

}  // namespace

void apply_overrides(Theme& theme, bool dark, std::string_view lines) {
  Given given(dark ? theme.dark : theme.light);
  while (!lines.empty()) {
    const size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    given.take(line.substr(0, tab), line.substr(tab + 1));
    take_size(theme, line.substr(0, tab), line.substr(tab + 1));
  }
  follow_accent(given, dark);
}

}  // namespace portico::ui
