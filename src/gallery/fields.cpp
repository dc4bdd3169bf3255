// Fields and forms.
#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Fields final : public Section {
 public:
  void draw(Stage& stage) override {
    text(stage);
    choices(stage);
  }

 private:
  void text(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Text field");
    auto grid = ui.box({.gap = 16, .columns = stage.phone() ? 1 : 2});
    ui.field("plain", plain_, {.label = stage("document.reference"), .placeholder = "PO-4711"});
    ui.field("hint", plain_,
             {.label = stage("profile.email"), .hint = stage("profile.email_hint")});
    ui.field("error", plain_,
             {.label = stage("pay.amount"),
              .error = stage("pay.error.amount-malformed"),
              .end_aligned = true,
              .suffix = "EUR"});
    ui.field("disabled", plain_, {.label = stage("profile.name"), .disabled = true});
    ui.field("read-only", fixed_, {.label = stage("document.order"), .read_only = true});
    ui.field("search", plain_,
             {.type = InputType::Search, .label = stage("invoices.search"), .icon = "search"});
    ui.field("date", date_, {.type = InputType::Date, .label = stage("period.from")});
    ui.field(
        "password", plain_,
        {.type = InputType::Password, .label = stage("sign_in.password"), .autocomplete = "off"});
  }

  void choices(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Choice");
    const Option options[] = {{"all", std::string(stage("filter.all"))},
                              {"open", std::string(stage("filter.open"))},
                              {"overdue", std::string(stage("filter.overdue"))},
                              {"paid", std::string(stage("filter.paid"))}};
    ui.segmented("segmented", stage("invoices.status"), options, chosen_);
    ui.select("select", stage("invoices.status"), options, chosen_, false, 280);
    ui.checkbox("checkbox", stage("pay.choose_all"), checked_);
  }

  std::string plain_, fixed_ = "PO-4711", date_ = "2024-11-18", chosen_ = "all";
  bool checked_ = true;
};

}  // namespace

std::unique_ptr<Section> make_fields() {
  return std::make_unique<Fields>();
}

}  // namespace portico::gallery
