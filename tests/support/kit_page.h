// A page of the kit alone, without screens: what a test draws, driven like a whole application.
#pragma once

#include <functional>

#include "platform/headless/host.h"
#include "support/driver.h"
#include "ui/context.h"
#include "ui/theme.h"

namespace portico::test {

// A theme whose roles are all different opaque colours.
ui::Theme test_theme();
ui::Words test_words();

// Says keys, so that tests find what a widget says whatever its words are: "field.remove Delft",
// "field.results 3".
class TestSpeech final : public ui::Speech {
 public:
  explicit TestSpeech(platform::Intl& intl) : intl_(intl) {}
  std::string_view text(std::string_view key) const override { return key; }
  std::string text(std::string_view key,
                   std::initializer_list<TextArgument> arguments) const override;
  std::string count(std::string_view key, int64_t count) const override;
  std::string_view language() const override { return tag; }
  platform::Intl& intl() const override { return intl_; }

  std::string tag = "en";

 private:
  platform::Intl& intl_;
};

class KitPage final : public platform::Application {
 public:
  explicit KitPage(std::function<void(ui::Ui&)> draw, float width = 800, float height = 600,
                   platform::TextDirection direction = platform::TextDirection::Ltr);

  void event(const platform::Event& event) override { context.event(event); }
  double frame() override;
  // The same, however calm things are.
  void force_frame() {
    context.invalidate();
    frame();
  }

  HeadlessHost host;
  TestSpeech speech{host.intl};
  ui::Context context;
  Driver driver;
  std::function<void(ui::Ui&)> draw;
};

}  // namespace portico::test
