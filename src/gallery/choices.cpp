// Fields that choose.
#include "ui/choices.h"

#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Choices final : public Section {
 public:
  void draw(Stage& stage) override {
    one(stage);
    search(stage);
    several(stage);
    ticks(stage);
    few(stage);
  }

 private:
  void one(Stage& stage) {
    Ui& ui = stage.ui;
    const Option options[] = {{"all", std::string(stage("filter.all"))},
                              {"open", std::string(stage("filter.open"))},
                              {"overdue", std::string(stage("filter.overdue"))},
                              {"paid", std::string(stage("filter.paid"))}};
    {
      auto group = stage.group("Side by side");
      ui.segmented("segmented", stage("invoices.status"), options, status_);
    }
    auto group = stage.group("Select");
    stage.states(stage("invoices.status"), [&](std::string_view key, const FieldOptions& more) {
      select(ui, key, options, status_, more);
    });
  }

  static std::vector<Choice> countries(Stage& stage) {
    std::vector<Choice> items;
    for (const std::string_view code :
         {"AE", "AT", "BE", "BR", "CA", "CH", "CZ", "DE", "DK", "EG", "ES", "FI", "FR", "GB", "GR",
          "ID", "IE", "IN", "IR", "IT", "JP", "KE", "KR", "KW", "LU", "MA", "MX", "MY", "NG", "NL",
          "NO", "NZ", "PH", "PL", "PT", "RO", "SA", "SE", "SG", "TH", "TR", "US", "VN", "ZA"}) {
      items.push_back({std::string(code), stage.intl.region_name(code), std::string(code)});
    }
    return items;
  }

  void search(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Combobox");
    const std::vector<Choice> items = countries(stage);
    stage.states(stage("document.from"), [&](std::string_view key, const FieldOptions& more) {
      combobox(ui, key, items, country_, more);
    });
  }

  void several(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Multi-select");
    const std::vector<Choice> items = countries(stage);
    stage.states(stage("document.from"), [&](std::string_view key, const FieldOptions& more) {
      multi_select(ui, key, items, visited_, more);
    });
  }

  void ticks(Stage& stage) {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Checkbox");
      ui.checkbox("plain-box", stage("pay.choose_all"), on_);
      stage.states(stage("pay.choose_all"), [&](std::string_view key, const FieldOptions& more) {
        checkbox(ui, key, tick_, more);
      });
    }
    auto group = stage.group("Switch");
    stage.states(stage("filter.overdue"), [&](std::string_view key, const FieldOptions& more) {
      toggle(ui, key, on_, more);
    });
  }

  void few(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Radio group");
    const RadioItem items[] = {
        {"pdf", std::string(stage("download.pdf")), std::string(stage("document.terms"))},
        {"csv", std::string(stage("download.csv"))},
        {.value = "xlsx", .text = std::string(stage("download.xlsx")), .disabled = true}};
    stage.states(stage("document.attachments"),
                 [&](std::string_view key, const FieldOptions& more) {
                   radio_group(ui, key, items, file_, more);
                 });
  }

  std::string status_ = "open", country_ = "NL", file_ = "csv";
  std::vector<std::string> visited_ = {"PH", "IR", "DE"};
  Tick tick_ = Tick::Mixed;
  bool on_ = true;
};

}  // namespace

std::unique_ptr<Section> make_choices() {
  return std::make_unique<Choices>();
}

}  // namespace portico::gallery
