// What lies over the page: dialogs and menus.
#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Overlays final : public Section {
 public:
  void draw(Stage& stage) override {
    menus(stage);
    dialogs(stage);
  }

 private:
  void menus(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Menu");
    auto row = stage.row();
    const Option files[] = {{"pdf", std::string(stage("download.pdf"))},
                            {"csv", std::string(stage("download.csv"))},
                            {"xlsx", std::string(stage("download.xlsx"))}};
    {
      auto specimen = stage.specimen("Of actions");
      ui.menu("menu", stage("document.attachments"), files, {.icon = "download"});
    }
    {
      auto specimen = stage.specimen("Of one choice");
      if (const auto value = ui.menu("menu", stage("invoices.sort"), files, {}, chosen_)) {
        chosen_ = *value;
      }
    }
  }

  void dialogs(Stage& stage) {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Dialog");
      auto row = stage.row();
      if (ui.button("open", stage("profile.everywhere"), {.kind = ButtonKind::Danger})) {
        open_ = true;
      }
    }
    if (!open_) return;
    auto dialog = ui.dialog("dialog", stage("profile.everywhere_title"), open_);
    ui.text(Type::Body, stage("profile.everywhere_text"), {.color = Color::TextMuted});
    auto row = ui.box({.axis = Axis::Row, .gap = 12, .justify = Justify::End});
    if (ui.button("no", stage("action.cancel"))) open_ = false;
    if (ui.button("yes", stage("profile.everywhere"), {.kind = ButtonKind::Danger})) open_ = false;
  }

  std::string chosen_ = "csv";
  bool open_ = false;
};

}  // namespace

std::unique_ptr<Section> make_overlays() {
  return std::make_unique<Overlays>();
}

}  // namespace portico::gallery
