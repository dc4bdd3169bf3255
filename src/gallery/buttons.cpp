// Buttons, links and menus.
#include "gallery/section.h"
#include "ui/overlays.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Buttons final : public Section {
 public:
  void draw(Stage& stage) override {
    kinds(stage);
    splits(stage);
    states(stage);
    links(stage);
  }

 private:
  void kinds(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Button");
    auto row = stage.row();
    const auto show = [&](std::string_view caption, std::string_view text,
                          const ButtonOptions& options) {
      auto specimen = stage.specimen(caption);
      if (ui.button("button", text, options)) ++presses_;
    };
    show("Primary", stage("overview.pay"), {.kind = ButtonKind::Primary});
    show("Secondary", stage("profile.save"), {});
    show("Quiet", stage("action.cancel"), {.kind = ButtonKind::Quiet});
    show("Danger", stage("profile.end_session"), {.kind = ButtonKind::Danger});
    show("With an icon", stage("download.pdf"), {.icon = "download"});
    show("Icon alone", stage("kit.menu"),
         {.kind = ButtonKind::Quiet, .icon = "ellipsis", .icon_only = true});
    show("Toggle", stage("filter.overdue"),
         {.icon = "clock", .pressed_state = true, .pressed = presses_ % 2 == 1});
  }

  void splits(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Split button and icon button");
    auto row = stage.row();
    const MenuEntry entries[] = {
        {.key = "xlsx", .text = std::string(stage("download.xlsx")), .icon = "file-text"},
        {.key = "csv", .text = std::string(stage("download.csv")), .icon = "file-text"},
        {.key = "ubl", .text = std::string(stage("download.ubl")), .icon = "paperclip"}};
    const auto split = [&](std::string_view caption, const ButtonOptions& options) {
      auto specimen = stage.specimen(caption);
      split_button(ui, "split", stage("download.pdf"), stage("kit.menu"), entries, options);
    };
    split("Split", {.icon = "download"});
    split("Split, primary", {.kind = ButtonKind::Primary, .icon = "download"});
    split("Split, busy", {.icon = "download", .busy = true});
    split("Split, disabled", {.icon = "download", .disabled = true});
    const auto icon = [&](std::string_view caption, std::string_view name, std::string_view text,
                          ButtonOptions options) {
      auto specimen = stage.specimen(caption);
      options.icon = name;
      options.icon_only = true;
      ui.button("icon", text, options);
      tooltip(ui, "icon", text);
    };
    icon("Icon", "refresh-cw", stage("payment.check"), {});
    icon("Quiet", "settings", stage("nav.profile"), {.kind = ButtonKind::Quiet});
    icon("Busy", "refresh-cw", stage("payment.check"), {.busy = true});
    icon("Disabled", "settings", stage("nav.profile"), {.disabled = true});
  }

  void states(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Button states");
    constexpr struct {
      std::string_view name;
      ButtonKind kind;
    } kKinds[] = {{"primary", ButtonKind::Primary},
                  {"secondary", ButtonKind::Secondary},
                  {"quiet", ButtonKind::Quiet},
                  {"danger", ButtonKind::Danger}};
    for (const auto& kind : kKinds) {
      auto key = ui.key(kind.name);
      auto row = stage.row();
      {
        auto specimen = stage.specimen("Normal");
        ui.button("button", stage("overview.pay"), {.kind = kind.kind});
      }
      {
        auto specimen = stage.specimen("Disabled");
        ui.button("button", stage("overview.pay"), {.kind = kind.kind, .disabled = true});
      }
      {
        auto specimen = stage.specimen("Busy");
        ui.button("button", stage("overview.pay"), {.kind = kind.kind, .busy = true});
      }
      {
        auto specimen = stage.specimen("Long text", 200);
        ui.button("button", stage("pay.refused.payment-pending"), {.kind = kind.kind});
      }
    }
  }

  void links(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Link");
    auto row = stage.row();
    {
      auto specimen = stage.specimen("Link");
      ui.link("link", stage("overview.all_invoices"), "/invoices");
    }
    {
      auto specimen = stage.specimen("Quiet");
      ui.link("link", stage("nav.statement"), "/statement", {.quiet = true});
    }
    {
      auto specimen = stage.specimen("With an icon, of a file");
      ui.link("link", stage("payment.receipt_pdf"), "/favicon.svg",
              {.icon = "download", .external = true, .download = "receipt.svg"});
    }
    {
      auto specimen = stage.specimen("Away");
      ui.link("link", "example.com", "https://example.com/", {.external = true});
    }
    {
      auto specimen = stage.specimen("Disabled");
      ui.link("link", stage("nav.statement"), "/statement", {.disabled = true});
    }
    {
      auto specimen = stage.specimen("Current page");
      ui.link("link", stage("nav.pay"), "/pay", {.current = true});
    }
  }

  int presses_ = 0;
};

}  // namespace

std::unique_ptr<Section> make_buttons() {
  return std::make_unique<Buttons>();
}

}  // namespace portico::gallery
