// How long open amounts have been overdue, as of a date.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "core/date.h"
#include "core/money.h"
#include "core/names.h"
#include "core/result.h"

namespace portico::domain {

// Days after the due date: none, 1 to 30, 31 to 60, 61 to 90, more.
enum class AgeingBucket { NotDue, Days1To30, Days31To60, Days61To90, Over90 };
inline constexpr auto kAgeingBucketNames = names("not_due", "d1_30", "d31_60", "d61_90", "over_90");
constexpr std::string_view name_of(AgeingBucket bucket) {
  return name_at(kAgeingBucketNames, bucket);
}
inline constexpr std::size_t kAgeingBucketCount = kAgeingBucketNames.size();

struct AgeingAmount {
  AgeingBucket bucket = AgeingBucket::NotDue;
  Money amount;
  int count = 0;

  friend bool operator==(const AgeingAmount&, const AgeingAmount&) = default;
};

struct DueAmount {
  std::optional<Date> due_date;
  Money open;
};

// Whole days past the due date; 0 on that day, before it, and without one.
int days_overdue(const std::optional<Date>& due_date, const Date& as_of);
// From `as_of` on, within the days in which it wants attention.
inline constexpr int kDueSoonDays = 7;
bool is_due_soon(const std::optional<Date>& due_date, const Date& as_of);
AgeingBucket ageing_bucket(const std::optional<Date>& due_date, const Date& as_of);

using Ageing = std::array<AgeingAmount, kAgeingBucketCount>;

// Every bucket, in order, empty ones too. Amounts of zero are not counted; negative
// ones (credits) lower their bucket and are counted. Errors: "currency-mismatch",
// "amount-out-of-range".
Result<Ageing> age(std::span<const DueAmount> amounts, Currency currency, const Date& as_of);

}  // namespace portico::domain
