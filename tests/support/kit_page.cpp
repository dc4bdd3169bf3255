#include "support/kit_page.h"

namespace portico::test {

ui::Theme test_theme() {
  ui::Theme theme;
  theme.id = "test";
  for (size_t at = 0; at < theme.light.size(); ++at) {
    const auto shade = static_cast<ui::Rgba>(at * 5 + 8);
    theme.light[at] = 0xff000000u | (shade << 16) | (shade << 8) | shade;
    theme.dark[at] = 0xff000000u | ((255 - shade) << 8);
    theme.contrast[at] = 0xff000000u | ((255 - shade) << 16);
  }
  return theme;
}

ui::Words test_words() {
  return {"Close", "Loading",          "Required",          "Optional",
          "Menu",  "sorted ascending", "sorted descending", "Errors"};
}

std::string TestSpeech::text(std::string_view key,
                             std::initializer_list<TextArgument> arguments) const {
  std::string said(key);
  for (const TextArgument& argument : arguments) said.append(" ").append(argument.value);
  return said;
}

std::string TestSpeech::count(std::string_view key, int64_t count) const {
  return std::string(key) + " " + std::to_string(count);
}

KitPage::KitPage(std::function<void(ui::Ui&)> draw_, float width, float height,
                 platform::TextDirection direction)
    : context(host.semantics, host.text, host.renderer, host.appearance),
      driver(host, *this),
      draw(std::move(draw_)) {
  context.set_theme(test_theme());
  context.set_speech(&speech);
  if (direction == platform::TextDirection::Rtl) {
    speech.tag = "fa";
    host.intl.set_locale("fa", "UTC");
  }
  context.set_language(direction == platform::TextDirection::Rtl ? "fa" : "en", direction,
                       test_words());
  driver.resize(width, height);
}

double KitPage::frame() {
  const double now = host.clock.monotonic;
  if (context.wants_frame(now)) {
    ui::Ui& ui = context.begin(now);
    draw(ui);
    context.end();
  }
  return context.next_deadline_ms();
}

}  // namespace portico::test
