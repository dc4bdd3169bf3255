// Numbers, money and stars.
#include "gallery/section.h"
#include "ui/choices.h"
#include "ui/fields.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;

class Numbers final : public Section {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    {
      auto group = stage.group("Number");
      stage.states(stage("document.column.quantity"),
                   [&](std::string_view key, const FieldOptions& more) {
                     number_field(ui, key, quantity_, more,
                                  {.least = Decimal(), .most = Decimal(int64_t{9999})});
                   });
    }
    {
      auto group = stage.group("Money");
      stage.states(stage("pay.amount"), [&](std::string_view key, const FieldOptions& more) {
        money_field(ui, key, amount_, euro_, more);
      });
      const Currency currencies[] = {euro_, *Currency::from_code("JPY"),
                                     *Currency::from_code("KWD")};
      money_field(ui, "chosen", chosen_amount_, chosen_, currencies,
                  {.label = stage("pay.amount"), .width = 320});
    }
    auto group = stage.group("Rating");
    stage.states(
        stage("document.see_payment"),
        [&](std::string_view key, const FieldOptions& more) { rating(ui, key, stars_, more); });
  }

 private:
  std::optional<Decimal> quantity_ = Decimal(int64_t{1250});
  Currency euro_ = *Currency::from_code("EUR"), chosen_ = euro_;
  std::optional<int64_t> amount_ = 1842050, chosen_amount_ = 125000;
  int stars_ = 3;
};

}  // namespace

std::unique_ptr<Section> make_numbers() {
  return std::make_unique<Numbers>();
}

}  // namespace portico::gallery
