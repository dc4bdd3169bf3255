#include "core/locale.h"

#include <gtest/gtest.h>

namespace portico {
namespace {

Locale locale(const char* tag) {
  return Locale::from_tag(tag).value();
}

TEST(Locale, BringsTagsToTheirForm) {
  EXPECT_EQ(locale("FA_ir").tag(), "fa-IR");
  EXPECT_EQ(locale("zh-hant-tw").tag(), "zh-Hant-TW");
  EXPECT_EQ(locale("fil").language(), "fil");
  for (const char* tag :
       {"", "e", "english-", "12", "en--US", "a-very-long-tag-that-goes-on-and-on"}) {
    EXPECT_FALSE(Locale::from_tag(tag)) << tag;
  }
}

TEST(Locale, KnowsWhichWayItIsWritten) {
  EXPECT_EQ(locale("fa").direction(), Direction::Rtl);
  EXPECT_EQ(locale("ar-EG").direction(), Direction::Rtl);
  EXPECT_EQ(locale("az-Arab").direction(), Direction::Rtl);
  EXPECT_EQ(locale("en").direction(), Direction::Ltr);
  EXPECT_EQ(locale("fa-Latn").direction(), Direction::Ltr);
  EXPECT_EQ(locale("fil-PH").direction(), Direction::Ltr);
}

TEST(Locale, ChoosesWhatServesBest) {
  const std::vector<Locale> offered = {locale("en"), locale("fa"), locale("fil")};
  EXPECT_EQ(choose_locale({locale("fa-IR"), locale("en")}, offered).tag(), "fa");
  EXPECT_EQ(choose_locale({locale("ko"), locale("fil-PH")}, offered).tag(), "fil");
  EXPECT_EQ(choose_locale({locale("ko")}, offered).tag(), "en");
  EXPECT_EQ(choose_locale({}, offered).tag(), "en");
}

TEST(StringTable, FillsPlaces) {
  StringTable table(locale("en"));
  table.set("greeting", "Hello {name}, {name}!");
  EXPECT_EQ(table.text("greeting", {{"name", "Ada"}}), "Hello Ada, Ada!");
  EXPECT_EQ(table.text("greeting", {{"other", "x"}}), "Hello {name}, {name}!");
}

TEST(StringTable, AnswersAMissingKeyWithItself) {
  const StringTable table;
  EXPECT_EQ(table.text("invoice.title"), "invoice.title");
  EXPECT_EQ(table.plural("invoice.count", PluralCategory::One, {}), "invoice.count");
  EXPECT_FALSE(table.has("invoice.title"));
}

TEST(StringTable, ChoosesThePluralFormElseOther) {
  StringTable table;
  table.set_plural("count", PluralCategory::One, "{n} invoice");
  table.set_plural("count", PluralCategory::Other, "{n} invoices");
  EXPECT_EQ(table.plural("count", PluralCategory::One, {{"n", "1"}}), "1 invoice");
  EXPECT_EQ(table.plural("count", PluralCategory::Few, {{"n", "3"}}), "3 invoices");
  EXPECT_EQ(table.keys().size(), 1U);
}

TEST(FillPlaces, LeavesOddBracesAlone) {
  EXPECT_EQ(fill_places("{{name}", {{"name", "x"}}), "{name}");
  EXPECT_EQ(fill_places("open {", {{"name", "x"}}), "open {");
  EXPECT_EQ(fill_places("{}", {{"name", "x"}}), "{}");
  EXPECT_EQ(fill_places("{a}{b}", {{"a", "{b}"}, {"b", "2"}}), "{b}2");
}

TEST(PluralCategory, HasTheNamesOfCldr) {
  EXPECT_EQ(plural_category_from_name("few"), PluralCategory::Few);
  EXPECT_EQ(plural_category_from_name("other"), PluralCategory::Other);
  EXPECT_FALSE(plural_category_from_name("some"));
}

}  // namespace
}  // namespace portico
