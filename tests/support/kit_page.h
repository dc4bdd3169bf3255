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
  ui::Context context;
  Driver driver;
  std::function<void(ui::Ui&)> draw;
};

}  // namespace portico::test
