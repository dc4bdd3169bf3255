#include "core/date.h"

#include <gtest/gtest.h>

namespace portico {
namespace {

Date date(const char* text) {
  return Date::parse(text).value();
}

TEST(Date, ReadsAndPrintsIso) {
  EXPECT_EQ(date("2024-02-29").to_string(), "2024-02-29");
  EXPECT_EQ(date("0001-01-01").to_string(), "0001-01-01");
}

TEST(Date, RefusesDaysThatAreNot) {
  for (const char* text :
       {"2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "0000-01-01", "2024-1-1",
        "20240101", "2024-01-01T00:00:00Z", "", "2024-01-0x", "-024-01-01", " 2024-01-01"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Date, CountsDaysFromTheEpochAndBack) {
  EXPECT_EQ(date("1970-01-01").epoch_days(), 0);
  EXPECT_EQ(date("1969-12-31").epoch_days(), -1);
  EXPECT_EQ(date("2000-03-01").epoch_days(), 11'017);
  Date expected = date("1899-12-28");
  for (std::int64_t days = expected.epoch_days(); days < 60'000; ++days) {
    ASSERT_EQ(Date::from_epoch_days(days), expected) << days;
    ASSERT_EQ(expected.epoch_days(), days);
    const bool is_last = expected.day == days_in_month(expected.year, expected.month);
    expected = is_last ? expected.add_months(1).start_of_month()
                       : Date::from_ymd(expected.year, expected.month, expected.day + 1).value();
  }
}

TEST(Date, AddsMonthsToTheLastDayOfAShorterOne) {
  EXPECT_EQ(date("2024-01-31").add_months(1), date("2024-02-29"));
  EXPECT_EQ(date("2023-01-31").add_months(1), date("2023-02-28"));
  EXPECT_EQ(date("2024-01-31").add_months(-2), date("2023-11-30"));
  EXPECT_EQ(date("2024-12-15").add_months(1), date("2025-01-15"));
  EXPECT_EQ(date("2024-02-29").add_months(12), date("2025-02-28"));
}

TEST(Date, StaysWithinTheCalendar) {
  EXPECT_EQ(date("9999-12-31").add_days(1), date("9999-12-31"));
  EXPECT_EQ(date("0001-01-01").add_days(-1), date("0001-01-01"));
  EXPECT_EQ(date("9999-12-31").add_days(INT64_MAX), date("9999-12-31"));
  EXPECT_EQ(date("9999-06-30").add_months(INT32_MAX), date("9999-12-30"));
}

TEST(Date, KnowsTheWeekdayAndTheMonth) {
  EXPECT_EQ(date("1970-01-01").weekday(), 3);
  EXPECT_EQ(date("2024-02-29").weekday(), 3);
  EXPECT_EQ(date("2026-11-23").weekday(), 0);
  EXPECT_EQ(date("1969-12-28").weekday(), 6);
  EXPECT_EQ(date("2024-02-10").end_of_month(), date("2024-02-29"));
  EXPECT_EQ(date("1900-02-10").end_of_month(), date("1900-02-28"));
}

TEST(Date, CountsDaysBetween) {
  EXPECT_EQ(days_between(date("2024-02-28"), date("2024-03-01")), 2);
  EXPECT_EQ(days_between(date("2024-03-01"), date("2024-02-28")), -2);
}

TEST(Instant, ReadsRfc3339WithAnyOffset) {
  EXPECT_EQ(Instant::parse("1970-01-01T00:00:00Z")->epoch_ms, 0);
  EXPECT_EQ(Instant::parse("1970-01-01T01:00:00+01:00")->epoch_ms, 0);
  EXPECT_EQ(Instant::parse("1969-12-31T23:30:00-00:30")->epoch_ms, 0);
  EXPECT_EQ(Instant::parse("2024-02-29T12:34:56.789123Z")->to_string(), "2024-02-29T12:34:56.789Z");
  EXPECT_EQ(Instant::parse("2016-12-31T23:59:60Z")->to_string(), "2016-12-31T23:59:59.999Z");
}

TEST(Instant, RefusesWhatIsNotOne) {
  for (const char* text :
       {"2024-02-29", "2024-02-29T12:34:56", "2024-02-29T24:00:00Z", "2024-02-29T12:60:00Z",
        "2024-02-29T12:34:56.Z", "2024-02-29T12:34:56+0100", "2024-02-29T12:34:56Zx", "", "garbage",
        "2023-02-29T12:34:56Z"}) {
    EXPECT_FALSE(Instant::parse(text)) << text;
  }
}

TEST(Instant, PrintsMillisecondsWhereThereAreAny) {
  EXPECT_EQ(Instant{0}.to_string(), "1970-01-01T00:00:00Z");
  EXPECT_EQ(Instant{-1}.to_string(), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(Instant{-1}.utc_date(), date("1969-12-31"));
}

TEST(Instant, ReadsWhatItPrints) {
  for (std::int64_t ms = -5'000'000'000'000; ms < 5'000'000'000'000; ms += 77'777'777'771) {
    EXPECT_EQ(Instant::parse(Instant{ms}.to_string())->epoch_ms, ms);
  }
}

}  // namespace
}  // namespace portico
