#include <gtest/gtest.h>

#include "support/kit_page.h"
#include "ui/forms.h"

namespace portico::test {
namespace {

using platform::Attr;
using ui::Ui;

struct FormPage {
  ui::FormState form;
  std::string name, email, saved;
  KitPage page{[this](Ui& ui) {
    ui.link("away", "Away", "/away");
    const auto scope = ui.form("form", "Order");
    const ui::FormField fields[] = {{"name", "Name"}, {"contact/email", "E-mail", "email"}};
    ui::error_summary(ui, "errors", form, fields);
    ui.field("name", name, {.label = "Name", .error = ui::error_of(form, "name")});
    ui.field("email", email, {.label = "E-mail", .error = ui::error_of(form, "contact/email")});
    ui::unsaved_guard(ui, "unsaved", name != saved);
  }};
  Driver& driver = page.driver;
  void refuse(std::vector<FieldError> errors) {
    Error problem = Error::invalid("validation", "Not valid");
    problem.fields = std::move(errors);
    ui::set_problem(form, problem, [](const FieldError& error) {
      return error.code == "required" ? "Fill this in" : std::string();
    });
    page.context.invalidate();
    driver.settle();
  }
};

TEST(ErrorSummary, TakesFocusAndLeadsToTheFieldsInTheirOrder) {
  FormPage it;
  EXPECT_FALSE(it.driver.has(Role::Region, "Errors"));
  it.refuse({{"contact/email", "malformed", "No address"}, {"name", "required", "x"}});
  EXPECT_EQ(it.page.host.semantics.focused.back(), it.driver.get(Role::Region, "Errors").node.id);
  const auto links = it.driver.all(Role::Link);
  ASSERT_EQ(links.size(), 3u);
  EXPECT_EQ(it.page.host.semantics.name(*links[1]), "Name: Fill this in");
  EXPECT_EQ(it.page.host.semantics.name(*links[2]), "E-mail: No address");
  EXPECT_EQ(it.driver.get(Role::TextField, "Name").attribute(Attr::Error), "Fill this in");
  it.driver.click(Role::Link, "E-mail: No address");
  EXPECT_EQ(it.page.host.semantics.focused.back(),
            it.driver.get(Role::TextField, "E-mail").node.id);
}

TEST(ErrorSummary, ShowsWhatIsWrongWithTheWholeAndForgetsWhatIsMended) {
  FormPage it;
  it.refuse({});
  EXPECT_TRUE(it.driver.shows("Not valid"));
  it.refuse({{"name", "required", ""}});
  EXPECT_FALSE(it.driver.shows("Not valid"));
  ui::forget_error(it.form, "name");
  it.page.force_frame();
  EXPECT_FALSE(it.driver.has(Role::Region, "Errors"));
}

TEST(UnsavedGuard, AsksBeforeALinkLeadsAway) {
  FormPage it;
  it.driver.click(Role::Link, "Away");
  EXPECT_EQ(it.page.context.take_navigation()->href, "/away");
  it.driver.type("Name", "Alice");
  EXPECT_EQ(it.driver.get(Role::Form, "Order").attribute(Attr::Tone), "unsaved");
  it.driver.click(Role::Link, "Away");
  EXPECT_FALSE(it.page.context.take_navigation());
  it.driver.click(Role::Button, "form.unsaved.stay");
  EXPECT_FALSE(it.driver.has(Role::Dialog, "form.unsaved.title"));
  EXPECT_EQ(it.name, "Alice");
  it.driver.click(Role::Link, "Away");
  it.driver.click(Role::Button, "form.unsaved.leave");
  EXPECT_EQ(it.page.context.take_navigation()->href, "/away");
}

TEST(UnsavedGuard, HoldsTheBrowsersBack) {
  FormPage it;
  EXPECT_FALSE(it.page.context.holds("/before"));
  it.driver.type("Name", "Alice");
  EXPECT_TRUE(it.page.context.holds("/before"));
  it.driver.settle();
  it.driver.click(Role::Button, "form.unsaved.leave");
  EXPECT_EQ(it.page.context.take_navigation()->href, "/before");
  it.saved = "Alice";
  it.page.force_frame();
  EXPECT_FALSE(it.page.context.holds("/before"));
}

}  // namespace
}  // namespace portico::test
