// Whose brand is shown: what the session names, a customer's own, and the texts that come with it.
#include <gtest/gtest.h>

#include "portal_page.h"

namespace portico::test {
namespace {

std::string with_themes(std::string session, const std::string& seller, const std::string& first,
                        const std::string& second) {
  const auto put = [&session](const std::string& after, const std::string& text) {
    const size_t at = session.find(after);
    ASSERT_NE(at, std::string::npos) << after;
    session.insert(at + after.size(), text);
  };
  const std::string plain = R"("theme": "northwind")";
  session.replace(session.find(plain), plain.size(), R"("theme": ")" + seller + '"');
  if (!first.empty()) put(R"("id": "brightside-bakery",)", R"("theme": ")" + first + R"(",)");
  if (!second.empty()) put(R"("id": "harbour-hotels",)", R"("theme": ")" + second + R"(",)");
  return session;
}

TEST(Brand, IsTheSellersWhereTheCustomerHasNone) {
  PortalPage page;
  page.answer("GET", "/session", 200, with_themes(example("session"), "kestrel", "", ""));
  EXPECT_EQ(page.host.appearance.brand, "kestrel");
  EXPECT_EQ(page.host.storage.read("theme", false), "kestrel");
}

TEST(Brand, OfTheCustomerComesBeforeTheSellers) {
  PortalPage page;
  page.answer("GET", "/session", 200, with_themes(example("session"), "kestrel", "sarv", ""));
  EXPECT_EQ(page.host.appearance.brand, "sarv");
}

TEST(Brand, ChangesWithTheCustomer) {
  PortalPage page;
  page.answer("GET", "/session", 200,
              with_themes(example("session"), "kestrel", "sarv", "amaranth"));
  page.driver->click(Role::Button, "Brightside Bakery");
  page.driver->click(Role::MenuItem, "Harbour Hotels");
  page.answer_files();
  EXPECT_EQ(page.host.appearance.brand, "amaranth");
}

TEST(Brand, NamesItsStyleSheetWhereItHasOne) {
  PortalPage page;
  page.answer("GET", "/session", 200, with_themes(example("session"), "sarv", "", ""));
  EXPECT_EQ(page.host.appearance.brand_css, "/themes/sarv/brand.css");
  PortalPage plain;
  plain.answer("GET", "/session", 200, example("session"));
  EXPECT_EQ(plain.host.appearance.brand_css, "");
}

TEST(Brand, SaysWhatItHasWordsOfItsOwnFor) {
  PortalPage page;
  page.answer("GET", "/session", 200, with_themes(example("session-anonymous"), "sarv", "", ""));
  EXPECT_TRUE(page.driver->has(Role::Heading, "Welcome to Sarv"));
  EXPECT_TRUE(page.driver->has(Role::Button, "Sign in to Sarv"));
  EXPECT_TRUE(page.driver->has(Role::TextField, "Password"));  // the portal's own
}

TEST(Brand, WithWordsOfItsOwnIsShownWithThemFromTheFirst) {
  platform::headless::HeadlessHost host;
  host.storage.write("theme", "sarv", false);
  const auto portal = app::make_application(host.host());
  Driver driver(host, *portal);
  driver.resize(1280, 900);
  const auto answer = [&host](const std::string& file, const std::string& from) {
    ASSERT_TRUE(host.http.answer("GET", file, 200, read_text(root_folder() / from))) << file;
  };
  answer("/strings/en.json", "assets/strings/en.json");
  answer("/themes/sarv/theme.json", "themes/sarv/theme.json");
  host.http.answer("GET", "/api/v1/session", 200,
                   with_themes(example("session-anonymous"), "sarv", "", ""));
  driver.settle();
  EXPECT_FALSE(driver.has(Role::Heading, "Sign in"));
  answer("/themes/sarv/strings/en.json", "themes/sarv/strings/en.json");
  driver.settle();
  EXPECT_TRUE(driver.has(Role::Heading, "Welcome to Sarv"));
}

TEST(Brand, ThatIsGivenWholeIsShown) {
  PortalPage page;
  page.signed_in();
  std::string theme = read_text(root_folder() / "themes/kestrel/theme.json");
  page.driver->event(platform::EventKind::Theme, 0, 0, 0, 0, theme);
  EXPECT_EQ(page.host.appearance.brand, "kestrel");
  page.driver->event(platform::EventKind::Theme, 0, 0, 0, 0, "{");
  EXPECT_EQ(page.host.appearance.brand, "kestrel");
}

}  // namespace
}  // namespace portico::test
