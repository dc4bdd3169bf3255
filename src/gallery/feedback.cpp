// What the portal says back: banners, toasts, progress, loading and empty states.
#include "gallery/section.h"
#include "ui/content.h"
#include "ui/overlays.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Feedback final : public Section {
 public:
  void draw(Stage& stage) override {
    banners(stage);
    toasts(stage);
    progress_bars(stage);
    loading(stage);
    auto group = stage.group("Empty state");
    stage.ui.empty("receipt", stage("invoices.empty"), stage("invoices.empty_text"));
  }

 private:
  void banners(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Banner");
    {
      auto banner =
          ui.banner("info", Tone::Info, stage("document.pending"), stage("document.pending_text"));
      ui.link("see", stage("document.pending_link"), "/pay");
    }
    {
      auto banner = ui.banner("positive", Tone::Positive, stage("payment.title.succeeded"),
                              stage("payment.text.succeeded"));
    }
    {
      auto banner =
          ui.banner("warning", Tone::Warning, stage("offline.title"), stage("offline.text"));
    }
    {
      auto banner = ui.banner("danger", Tone::Danger, stage("error.server.title"),
                              stage("error.server.text"));
      auto row = ui.row();
      ui.button("retry", stage("action.retry"));
    }
    { auto banner = ui.banner("neutral", Tone::Neutral, stage("overview.no_attention")); }
  }

  void toasts(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Toast");
    auto row = stage.row();
    if (ui.button("good", stage("profile.save"))) ui.toast(stage("profile.saved"), Tone::Positive);
    if (ui.button("bad", stage("profile.end_session"))) {
      ui.toast(stage("profile.session_failed"), Tone::Danger);
    }
    if (ui.button("undo", stage("invoices.clear"))) {
      toast(ui, stage("invoices.one_currency"),
            {.tone = Tone::Neutral, .key = "cleared", .action = stage("kit.undo")});
    }
    if (toast_pressed(ui, "cleared")) ui.toast(stage("profile.saved"), Tone::Positive);
  }

  void progress_bars(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Progress");
    const Decimal percent(40);
    progress(ui, "some", stage("payment.receipt_pdf"), 0.4f, stage.words.percent(percent));
    progress(ui, "none", stage("document.attachments"), 0);
    progress(ui, "all", stage("profile.saved"), 1, stage.words.percent(Decimal(100)));
    progress(ui, "unknown", stage("payment.asking"), -1);
  }

  void loading(Stage& stage) {
    Ui& ui = stage.ui;
    auto group = stage.group("Loading");
    {
      auto specimen = stage.specimen("Skeleton", kFill);
      auto lines = ui.box({.gap = 12, .width = kFill});
      ui.skeleton(180, 20);
      ui.skeleton_lines(3);
    }
    {
      auto row = ui.row();
      if (ui.button("spin", stage("payment.check"), {.pressed_state = true, .pressed = spins_})) {
        spins_ = !spins_;
      }
    }
    if (spins_) ui.spinner(stage("payment.asking"));
  }

  bool spins_ = false;
};

}  // namespace

std::unique_ptr<Section> make_feedback() {
  return std::make_unique<Feedback>();
}

}  // namespace portico::gallery
