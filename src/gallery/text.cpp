// Words, badges, key-value lists.
#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Text final : public Section {
 public:
  void draw(Stage& stage) override {
    scale(stage);
    badges(stage);
    values(stage);
  }

 private:
  void scale(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Type scale");
    constexpr struct {
      std::string_view name;
      Type type;
    } kTypes[] = {
        {"Figure", Type::Figure},     {"Display", Type::Display},        {"Title", Type::Title},
        {"Subtitle", Type::Subtitle}, {"Body strong", Type::BodyStrong}, {"Body", Type::Body},
        {"Label", Type::Label},       {"Caption", Type::Caption},        {"Mono", Type::Mono}};
    for (const auto& each : kTypes) {
      auto row = ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Baseline});
      ui.text(Type::Caption, each.name, {.color = Color::TextMuted, .width = 96});
      const bool figure = each.type == Type::Figure;
      ui.text(each.type, figure ? std::string_view(stage.euros(1842050)) : stage("sign_in.lead"),
              {.grow = 1, .width = kFill});
    }
    auto specimen = stage.specimen("One line, cut", 240);
    ui.text(Type::Body, stage("offline.text"), {.wrap = false});
  }

  void badges(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Badge");
    auto row = ui.box({.axis = Axis::Row, .gap = 8, .align = Align::Start, .wrap = true});
    ui.badge(stage("status.open"), Tone::Neutral);
    ui.badge(stage("status.credit"), Tone::Accent);
    ui.badge(stage("status.paid"), Tone::Positive, "check");
    ui.badge(stage("status.partial"), Tone::Warning);
    ui.badge(stage("status.overdue"), Tone::Danger);
    ui.badge(stage("status.in_payment"), Tone::Info);
  }

  void values(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Key-value list");
    auto columns = ui.box({.gap = 32, .columns = stage.phone() ? 1 : 2});
    {
      auto list = ui.key_values(stage("document.facts"));
      ui.key_value(stage("document.issued"), stage.intl.date(20045, platform::DateStyle::Long));
      ui.key_value(stage("document.order"), "PO-4711");
      ui.key_value(stage("document.terms"), stage("overview.nothing_due_text"));
    }
    {
      auto list = ui.key_values(stage("document.totals"));
      ui.key_value("INV-2024-0117", stage.euros(224000), false, true);
      ui.key_value("INV-2024-0121", stage.euros(124000), false, true);
      ui.divider();
      ui.key_value(stage("pay.total"), stage.euros(348000), true, true);
    }
  }
};

}  // namespace

std::unique_ptr<Section> make_text() {
  return std::make_unique<Text>();
}

}  // namespace portico::gallery
