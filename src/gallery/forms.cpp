// A form whose errors the server found, and which is not left by mistake.
#include "ui/forms.h"

#include "gallery/section.h"
#include "ui/fields.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Forms final : public Section {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    auto group = stage.group("Form");
    auto form = ui.form("form", stage("profile.personal"));
    const FormField fields[] = {{"name", stage("profile.name")},
                                {"email", stage("profile.email")},
                                {"amount_minor", stage("pay.amount"), "amount"}};
    error_summary(ui, "errors", state_, fields);
    if (ui.field("name", name_,
                 {.label = stage("profile.name"),
                  .error = error_of(state_, "name"),
                  .autocomplete = "off",
                  .required = true})
            .changed) {
      forget_error(state_, "name");
    }
    if (ui.field("email", email_,
                 {.type = InputType::Email,
                  .label = stage("profile.email"),
                  .error = error_of(state_, "email"),
                  .autocomplete = "off"})
            .changed) {
      forget_error(state_, "email");
    }
    if (money_field(ui, "amount", amount_, *Currency::from_code("EUR"),
                    {.label = stage("pay.amount"), .error = error_of(state_, "amount_minor")})) {
      forget_error(state_, "amount_minor");
    }
    {
      auto row = ui.box({.axis = Axis::Row});
      ui.button("save", stage("profile.save"), {.kind = ButtonKind::Primary});
    }
    if (ui.submitted()) send(stage);
    unsaved_guard(ui, "unsaved", name_ != saved_name_ || email_ != saved_email_);
  }

 private:
  // What the server would answer.
  void send(Stage& stage) {
    Error problem = Error::invalid("validation", {});
    if (!amount_) problem.fields.push_back({"amount_minor", "amount-empty", {}});
    if (email_.find('@') == email_.npos) problem.fields.push_back({"email", "malformed", {}});
    if (name_.empty()) problem.fields.push_back({"name", "required", {}});
    if (problem.fields.empty()) {
      state_.errors.clear();
      saved_name_ = name_;
      saved_email_ = email_;
      toast(stage);
      return;
    }
    set_problem(state_, problem, [&](const FieldError& error) {
      return std::string(
          stage(error.code == "amount-empty" ? "pay.error.amount-empty" : "kit.required"));
    });
  }
  static void toast(Stage& stage) { stage.ui.toast(stage("profile.saved"), Tone::Positive); }

  FormState state_;
  std::string name_, email_, saved_name_, saved_email_;
  std::optional<int64_t> amount_;
};

}  // namespace

std::unique_ptr<Section> make_forms() {
  return std::make_unique<Forms>();
}

}  // namespace portico::gallery
