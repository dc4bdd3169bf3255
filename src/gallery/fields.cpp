// Fields for text.
#include "ui/fields.h"

#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Fields final : public Section {
 public:
  void draw(Stage& stage) override {
    text(stage);
    lines(stage);
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
    ui.field("busy", plain_, {.label = stage("document.reference"), .busy = true});
    ui.field("search", plain_,
             {.type = InputType::Search, .label = stage("invoices.search"), .icon = "search"});
    ui.field("date", date_, {.type = InputType::Date, .label = stage("period.from")});
    ui.field(
        "password", plain_,
        {.type = InputType::Password, .label = stage("sign_in.password"), .autocomplete = "off"});
  }

  void lines(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Several lines");
    auto grid = ui.box({.gap = 16, .columns = stage.phone() ? 1 : 2});
    const std::string_view label = stage("document.note");
    text_area(ui, "plain", note_, {.label = label, .placeholder = stage("overview.nothing_due")});
    text_area(ui, "hint", note_,
              {.label = label, .hint = stage("profile.email_hint"), .max_length = 300}, 2);
    text_area(ui, "error", note_,
              {.label = label, .error = stage("pay.error.amount-empty"), .required = true}, 2);
    text_area(ui, "busy", note_, {.label = label, .busy = true}, 2);
    text_area(ui, "disabled", long_, {.label = label, .disabled = true}, 2);
    text_area(ui, "read-only", long_, {.label = label, .read_only = true}, 2);
  }

  std::string note_, long_ = "PO-4711\nINV-2024-0042";
  std::string plain_, fixed_ = "PO-4711", date_ = "2024-11-18";
};

}  // namespace

std::unique_ptr<Section> make_fields() {
  return std::make_unique<Fields>();
}

}  // namespace portico::gallery
