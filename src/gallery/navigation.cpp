// Ways through the portal.
#include "ui/navigation.h"

#include "gallery/section.h"
#include "ui/content.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Navigation final : public Section {
 public:
  void draw(Stage& stage) override {
    tab_lists(stage);
    {
      auto group = stage.group("Breadcrumb");
      const Crumb crumbs[] = {{std::string(stage("overview.title")), "/"},
                              {std::string(stage("invoices.title")), "/invoices"},
                              {"INV-2024-0117", ""}};
      breadcrumb(stage.ui, stage("nav.label"), crumbs);
    }
    steps(stage);
    folders(stage);
  }

 private:
  void tab_lists(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Tabs");
    const auto word = [&](std::string_view key) { return std::string(stage(key)); };
    const TabItem items[] = {
        {.key = "lines", .text = word("document.lines"), .icon = "file-text"},
        {.key = "history", .text = word("document.history"), .badge = stage.intl.integer(3)},
        {.key = "files", .text = word("document.attachments")},
        {.key = "note", .text = word("document.note"), .disabled = true}};
    tabs(ui, "tabs", stage("document.title"), items, tab_);
    auto panel = tab_panel(ui, "tabs", tab_);
    ui.text(Type::Body, tab_ == "lines"     ? stage("invoices.empty_text")
                        : tab_ == "history" ? stage("payment.text.succeeded")
                                            : stage("pay.provider_text"));
  }

  void folders(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Tree");
    auto room = ui.box({.max_width = 360});
    auto files = tree(ui, "tree", stage("documents.invoice"));
    for (int year = 2024; year >= 2022; --year) {
      const std::string name = std::to_string(year);
      if (!tree_item(ui, {.key = name, .text = name, .icon = "folder", .branch = true}, file_)) {
        continue;
      }
      for (int month = 1; month <= 3; ++month) {
        const std::string invoice = "INV-" + name + "-000" + std::to_string(month);
        tree_item(ui, {.key = invoice, .text = invoice, .icon = "file-text"}, file_);
      }
      if (year == 2022) {
        const TreeItem late{.key = "more",
                            .text = stage("kit.loading"),
                            .icon = "folder",
                            .branch = true,
                            .loading = true};
        if (tree_item(ui, late, file_)) tree_end(ui);
      }
      tree_end(ui);
    }
  }

  void steps(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Steps");
    const std::string numbers[] = {stage.intl.integer(1), stage.intl.integer(2),
                                   stage.intl.integer(3)};
    const Step steps[] = {{stage("pay.step.choose"), numbers[0]},
                          {stage("pay.step.review"), numbers[1]},
                          {stage("pay.step.pay"), numbers[2]}};
    for (int at = 0; at < 3; ++at) {
      auto key = ui.key(numbers[at]);
      ui.steps(stage("pay.steps"), steps, at);
    }
  }

  std::string tab_ = "lines", file_;
};

}  // namespace

std::unique_ptr<Section> make_navigation() {
  return std::make_unique<Navigation>();
}

}  // namespace portico::gallery
