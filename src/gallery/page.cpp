// Widgets together, as a screen of the portal has them.
#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Page final : public Section {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    {
      auto banner = ui.banner("late", Tone::Warning, stage("document.pending"),
                              stage("document.pending_text"));
      ui.link("see", stage("document.pending_link"), "/pay");
    }
    {
      auto cards = ui.box({.gap = 16, .columns = stage.phone() ? 1 : 3});
      figure(stage, "overview.balance", 1842050, "overview.nothing_due");
      figure(stage, "overview.due", 624000, "overview.next_due");
      figure(stage, "overview.credit", 15075, "overview.credit_text");
    }
    auto card = ui.card("sign-in", 20);
    ui.picture(stage.logo, "Logo", 148, 32);
    auto form = ui.form("form", stage("sign_in.title"), 16);
    ui.field("email", email_,
             {.type = InputType::Email, .label = stage("sign_in.email"), .autocomplete = "off"});
    ui.field("password", password_,
             {.type = InputType::Password,
              .label = stage("sign_in.password"),
              .error = email_.empty() ? std::string_view{} : stage("sign_in.wrong"),
              .autocomplete = "off"});
    ui.button("go", stage("sign_in.submit"), {.kind = ButtonKind::Primary, .fill = true});
  }

 private:
  static void figure(Stage& stage, std::string_view key, int64_t amount_minor,
                     std::string_view note) {
    auto card = stage.ui.card(key, 4);
    stage.ui.text(Type::Label, stage(key), {.color = Color::TextMuted});
    stage.ui.text(Type::Figure, stage.euros(amount_minor),
                  {.wrap = false, .tabular = true, .isolate = true});
    stage.ui.text(Type::Caption, stage(note), {.color = Color::TextMuted});
  }

  std::string email_, password_;
};

}  // namespace

std::unique_ptr<Section> make_page() {
  return std::make_unique<Page>();
}

}  // namespace portico::gallery
