// Ways through the portal.
#include "gallery/section.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Navigation final : public Section {
 public:
  void draw(Stage& stage) override {
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
};

}  // namespace

std::unique_ptr<Section> make_navigation() {
  return std::make_unique<Navigation>();
}

}  // namespace portico::gallery
