// The command palette and the account menu of the top bar.
#include <gtest/gtest.h>

#include "portal_page.h"

namespace portico::test {
namespace {

constexpr std::string_view kInvoice = "/customers/brightside-bakery/invoices/INV-2026-0042";

void look_for(PortalPage& page, std::string_view text) {
  page.driver->click(Role::Button, "Search and go");
  const NodeId field = page.driver->get(Role::ComboBox, "Search and go").node.id;
  page.driver->event(platform::EventKind::Input, field, 0, 0, 0, text);
  page.driver->settle();
}

TEST(CommandPalette, GoesToAScreen) {
  PortalPage page("/");
  page.signed_in();
  look_for(page, "statem");
  page.driver->key("Enter");
  EXPECT_EQ(page.address(), "/statement");
  EXPECT_FALSE(page.driver->has(Role::Dialog, "Search and go"));
}

TEST(CommandPalette, IsPressedByItsShortcut) {
  PortalPage page("/");
  page.signed_in();
  EXPECT_EQ(page.driver->get(Role::Button, "Search and go").attribute(platform::Attr::Shortcut),
            "Control+K Meta+K");
}

TEST(CommandPalette, KnowsTheDocumentsSeenUntilSignOut) {
  PortalPage page("/invoices/INV-2026-0042");
  page.signed_in();
  page.answer("GET", kInvoice, "invoice");
  page.driver->click(Role::Link, "Overview");
  look_for(page, "0042");
  page.driver->click(Role::ListOption, "INV-2026-0042");
  EXPECT_EQ(page.address(), "/invoices/INV-2026-0042");
  EXPECT_TRUE(page.host.storage.session_values.contains("recent-documents"));
  look_for(page, "sign out");
  page.driver->key("Enter");
  page.answer("DELETE", "/session", 204, "");
  EXPECT_FALSE(page.host.storage.session_values.contains("recent-documents"));
}

TEST(CommandPalette, ChangesTheScheme) {
  PortalPage page("/");
  page.signed_in();
  look_for(page, "dark");
  page.driver->key("Enter");
  EXPECT_EQ(page.host.appearance.properties["color-scheme"], "dark");
}

TEST(AccountMenu, NamesThePersonAndSignsOut) {
  PortalPage page("/");
  page.signed_in();
  const SemanticNode* account = nullptr;
  for (const SemanticNode* button : page.driver->all(Role::Button)) {
    if (button->attribute(platform::Attr::HasPopup) == "menu") account = button;
  }
  ASSERT_NE(account, nullptr);
  page.driver->click(*account);
  page.driver->click(Role::MenuItem, "Sign out");
  EXPECT_TRUE(page.is_asked("DELETE", "/session"));
}

}  // namespace
}  // namespace portico::test
