// Boxes that show and hide: disclosures, and panes with a bar between.
#include "gallery/section.h"
#include "ui/content.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Panes final : public Section {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Accordion");
      auto list = ui.box({.divided = true});
      constexpr std::string_view kKeys[][2] = {
          {"offline.title", "offline.text"},
          {"profile.everywhere_title", "profile.everywhere_text"},
          {"error.network.title", "error.network.text"}};
      for (size_t at = 0; at < std::size(kKeys); ++at) {
        auto item = ui.box({.padding_y = 4, .key = kKeys[at][0]});
        if (disclosure(ui, "open", stage(kKeys[at][0]), open_[at])) {
          auto words = ui.box({.padding_x = 36, .padding_y = 8});
          ui.text(Type::Body, stage(kKeys[at][1]), {.color = Color::TextMuted});
        }
      }
    }
    auto group = stage.group("Split view");
    {
      auto list = split_start(ui, "split", start_px_, {.label = stage("invoices.filters")});
      ui.heading(3, stage("invoices.title"), Type::Label);
      for (int at = 1; at <= 4; ++at) {
        const std::string number = "INV-2024-000" + std::to_string(at);
        ui.link(number, number, "/invoices", {.quiet = true});
      }
    }
    auto detail = split_end(ui, "split");
    ui.heading(3, "INV-2024-0001", Type::Subtitle);
    ui.text(Type::Body, stage("payment.text.succeeded"), {.color = Color::TextMuted});
  }

 private:
  bool open_[3] = {true, false, false};
  float start_px_ = 260;
};

}  // namespace

std::unique_ptr<Section> make_panes() {
  return std::make_unique<Panes>();
}

}  // namespace portico::gallery
