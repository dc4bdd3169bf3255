#include "core/direction.h"

#include <gtest/gtest.h>

#include "core/locale.h"

namespace portico {
namespace {

constexpr Direction kLtr = Direction::Ltr, kRtl = Direction::Rtl;

TEST(Direction, IsThatOfTheFirstLetter) {
  for (const char* text : {"", "12-34", "INV-1 ص", "¡Hola!", "Ünal", "Ελ", "日本", "हिन्दी", "ไทย",
                           "(1) é", "۱۲۳", "× ÷ 5", "\u200e۱۲ ریال"}) {
    EXPECT_EQ(own_direction(text), kLtr) << text;
  }
  for (const char* text :
       {"صو INV-1", "۱۲ ریال", "(٣) فاتورة", "שלום", "\u200f-12", "«سرو»", "😀 سلام", "\uFE8D"}) {
    EXPECT_EQ(own_direction(text), kRtl) << text;
  }
}

TEST(Direction, OfATextByItselfIsThePagesUnlessAllOfItRunsTheOtherWay) {
  EXPECT_EQ(standing_direction("Brightside Bakery Ltd.", kRtl), kLtr);
  EXPECT_EQ(standing_direction("نان سنگک ت.ض.", kLtr), kRtl);
  EXPECT_EQ(standing_direction("Northwind صورت‌حساب می‌فرستد.", kRtl), kRtl);
  EXPECT_EQ(standing_direction("Invoice of سرو.", kLtr), kLtr);
  for (const char* text : {"", "12-34", "۱۴۰۳/۰۸/۱۲", "…"}) {
    EXPECT_EQ(standing_direction(text, kRtl), kRtl) << text;
    EXPECT_EQ(standing_direction(text, kLtr), kLtr) << text;
  }
}

std::string filled(std::string_view text, std::string_view value, Direction page) {
  return fill_places(text, {{"x", value}}, page);
}

TEST(Direction, AValueThatRunsTheOtherWayIsKeptApart) {
  EXPECT_EQ(filled("از {x}.", "Bakery Ltd.", kRtl), "از \u2068Bakery Ltd.\u2069.");
  EXPECT_EQ(filled("صورت‌حساب {x}", "INV-7", kRtl),
            "صورت‌حساب \u2068INV-7\u2069");
  EXPECT_EQ(filled("تلفن {x}", "12-34", kRtl), "تلفن \u206812-34\u2069");
  EXPECT_EQ(filled("From {x}.", "سرو", kLtr), "From \u2068سرو\u2069.");
}

TEST(Direction, WhatRunsThePagesWayStandsAsItIs) {
  EXPECT_EQ(filled("From {x}.", "Bakery Ltd., 12-34", kLtr), "From Bakery Ltd., 12-34.");
  EXPECT_EQ(filled("از {x}.", "سرو", kRtl), "از سرو.");
  EXPECT_EQ(filled("{x} روز", "۱۲", kRtl), "۱۲ روز");
}

TEST(Direction, ATableFillsAsItsLanguageRuns) {
  StringTable table(*Locale::from_tag("fa"));
  table.set("from", "از {x}");
  table.set_plural("of", PluralCategory::Other, "{n} از {x}");
  EXPECT_EQ(table.text("from", {{"x", "ACME"}}), "از \u2068ACME\u2069");
  EXPECT_EQ(table.plural("of", PluralCategory::Other, {{"n", "۲"}, {"x", "ACME"}}),
            "۲ از \u2068ACME\u2069");
}

}  // namespace
}  // namespace portico
