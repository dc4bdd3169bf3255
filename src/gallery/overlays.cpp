// What lies over the page: dialogs and menus.
#include "ui/overlays.h"

#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Overlays final : public Section {
 public:
  void draw(Stage& stage) override {
    menus(stage);
    hints(stage);
    dialogs(stage);
    palette(stage);
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
    const auto word = [&](std::string_view key) { return std::string(stage(key)); };
    const MenuEntry rich[] = {
        {.key = "open", .text = word("document.see_payment"), .icon = "credit-card"},
        {.key = "print", .text = word("payment.receipt"), .icon = "receipt", .note = "PDF"},
        {.key = "overdue",
         .text = word("filter.overdue"),
         .icon = "clock",
         .mark = MenuMark::Check,
         .checked = overdue_,
         .divided = true},
        {.key = "locked", .text = word("document.blocked"), .icon = "lock", .disabled = true},
        {.key = "end",
         .text = word("sign_out"),
         .icon = "log-out",
         .danger = true,
         .divided = true}};
    {
      auto specimen = stage.specimen("Icons, marks, disabled");
      const auto value = menu(ui, "menu", stage("kit.menu"), rich);
      if (value == "overdue") overdue_ = !overdue_;
    }
    {
      auto specimen = stage.specimen("Of a person");
      avatar_menu(
          ui, "menu",
          {.name = "Anna de Vries", .detail = "anna@example.com", .beside = "Windmill Bakeries"},
          rich);
    }
    {
      auto specimen = stage.specimen("Disabled");
      menu(ui, "menu", stage("kit.menu"), rich, {.disabled = true});
    }
  }

  void hints(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Tooltip");
    auto row = stage.row();
    ui.button("hint", stage("document.blocked"), {.icon = "info"});
    tooltip(ui, "hint", stage("document.blocked_text"));
    ui.link("link", stage("document.terms"), "/terms");
    tooltip(ui, "link", stage("overview.next_due"));
  }

  void palette(Stage& stage) {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Command palette");
      auto row = stage.row();
      if (ui.button("palette", stage("palette.label"),
                    {.icon = "search", .shortcut = "Control+K Meta+K"})) {
        searching_ = true;
      }
    }
    if (!searching_) return;
    const auto entry = [&](std::string_view key, std::string_view group, std::string_view icon) {
      return PaletteEntry{.key = std::string(key),
                          .text = std::string(stage(key)),
                          .group = std::string(stage(group)),
                          .icon = std::string(icon)};
    };
    const PaletteEntry entries[] = {entry("overview.title", "palette.screens", "layout-dashboard"),
                                    entry("invoices.title", "palette.screens", "file-text"),
                                    entry("statement.title", "palette.screens", "receipt"),
                                    entry("profile.title", "palette.screens", "settings"),
                                    entry("overview.pay", "palette.actions", "credit-card"),
                                    entry("profile.language", "palette.actions", "globe"),
                                    entry("sign_out", "palette.actions", "log-out")};
    command_palette(ui, "commands", searching_,
                    {.label = stage("palette.label"),
                     .placeholder = stage("palette.placeholder"),
                     .none = stage("palette.none")},
                    entries);
  }

  void dialogs(Stage& stage) {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Dialog");
      auto row = stage.row();
      if (ui.button("open", stage("profile.everywhere"), {.kind = ButtonKind::Danger})) {
        open_ = true;
      }
      if (ui.button("drawer", stage("invoices.filters"), {.icon = "sliders-horizontal"})) {
        filtering_ = true;
      }
    }
    if (filtering_) {
      auto panel = drawer(ui, "filters", stage("invoices.filters"), filtering_);
      ui.checkbox("overdue", stage("filter.overdue"), overdue_);
      ui.text(Type::Body, stage("offline.text"), {.color = Color::TextMuted});
      ui.button("done", stage("profile.save"), {.kind = ButtonKind::Primary});
    }
    if (!open_) return;
    auto dialog = ui.dialog("dialog", stage("profile.everywhere_title"), open_);
    ui.text(Type::Body, stage("profile.everywhere_text"), {.color = Color::TextMuted});
    auto row = ui.box({.axis = Axis::Row, .gap = 12, .justify = Justify::End});
    if (ui.button("no", stage("action.cancel"))) open_ = false;
    if (ui.button("yes", stage("profile.everywhere"), {.kind = ButtonKind::Danger})) open_ = false;
  }

  std::string chosen_ = "csv";
  bool open_ = false, filtering_ = false, searching_ = false, overdue_ = true;
};

}  // namespace

std::unique_ptr<Section> make_overlays() {
  return std::make_unique<Overlays>();
}

}  // namespace portico::gallery
