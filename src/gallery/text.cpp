// Words, badges, key-value lists.
#include "gallery/section.h"
#include "ui/content.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Text final : public Section {
 public:
  void draw(Stage& stage) override {
    scale(stage);
    badges(stage);
    people(stage);
    values(stage);
    history(stage);
    rich(stage);
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

  void people(Stage& stage) {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Status");
      auto row = stage.row();
      status(ui, stage("status.paid"), Tone::Positive);
      status(ui, stage("status.partial"), Tone::Warning);
      status(ui, stage("status.overdue"), Tone::Danger);
      status(ui, stage("status.in_payment"), Tone::Info);
      status(ui, stage("status.draft"), Tone::Neutral);
    }
    auto group = stage.group("Avatar");
    auto row = ui.box({.axis = Axis::Row, .gap = 16, .align = Align::Center, .wrap = true});
    avatar(ui, "Anna de Vries", {.size_px = 24});
    avatar(ui, "Anna de Vries");
    avatar(ui, "Shirin", {.label = "Shirin"});
    avatar(ui, "شیرین رضایی", {.size_px = 40});
    avatar(ui, "Maria Santos", {.picture = "/favicon.svg", .label = "Maria Santos", .size_px = 40});
  }

  void history(Stage& stage) {
    auto group = stage.group("Timeline");
    const auto day = [&](int64_t number) {
      return stage.intl.date(number, platform::DateStyle::Medium);
    };
    const TimelineEntry entries[] = {
        {std::string(stage("history.payment_succeeded")), day(20045), stage.euros(124000), "check",
         Tone::Positive},
        {std::string(stage("history.payment_failed")), day(20044),
         std::string(stage("payment.failed.declined")), "x", Tone::Danger},
        {std::string(stage("history.payment_started")), day(20044), {}, "clock", Tone::Info},
        {std::string(stage("history.issued")), day(20012)}};
    timeline(stage.ui, stage("document.history"), entries);
  }

  void rich(Stage& stage) {
    auto group = stage.group("Rich text");
    std::string text = "## ";
    text.append(stage("document.terms"))
        .append("\n\n**")
        .append(stage("document.means"))
        .append(".** ")
        .append(stage("document.means_text"))
        .append(" `INV-2024-0117` *")
        .append(stage("pay.oldest_first"))
        .append("* [")
        .append(stage("overview.all_invoices"))
        .append("](/invoices), [example.com](https://example.com/).\n\n- ")
        .append(stage("pay.provider_text"))
        .append("\n- **")
        .append(stage("error.network.title"))
        .append("**\n\n1. ")
        .append(stage("pay.step.choose"))
        .append("\n2. ")
        .append(stage("pay.step.review"));
    rich_text(stage.ui, "rich", parse_rich_text(text));
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
