#include "domain/ageing.h"

#include <algorithm>

namespace portico::domain {

int days_overdue(const std::optional<Date>& due_date, const Date& as_of) {
  if (!due_date) return 0;
  return static_cast<int>(std::max<std::int64_t>(0, days_between(*due_date, as_of)));
}

bool is_due_soon(const std::optional<Date>& due_date, const Date& as_of) {
  if (!due_date) return false;
  const std::int64_t days = days_between(as_of, *due_date);
  return days >= 0 && days <= kDueSoonDays;
}

AgeingBucket ageing_bucket(const std::optional<Date>& due_date, const Date& as_of) {
  const int days = days_overdue(due_date, as_of);
  if (days <= 0) return AgeingBucket::NotDue;
  if (days <= 30) return AgeingBucket::Days1To30;
  if (days <= 60) return AgeingBucket::Days31To60;
  if (days <= 90) return AgeingBucket::Days61To90;
  return AgeingBucket::Over90;
}

Result<Ageing> age(std::span<const DueAmount> amounts, Currency currency, const Date& as_of) {
  Ageing ageing;
  for (std::size_t i = 0; i < kAgeingBucketCount; ++i) {
    ageing[i].bucket = static_cast<AgeingBucket>(i);
    ageing[i].amount = Money::zero(currency);
  }
  for (const DueAmount& due : amounts) {
    AgeingAmount& bucket = ageing[static_cast<std::size_t>(ageing_bucket(due.due_date, as_of))];
    auto total = bucket.amount.add(due.open);
    if (!total.ok()) return total.error();
    bucket.amount = total.take();
    if (!due.open.is_zero()) ++bucket.count;
  }
  return ageing;
}

}  // namespace portico::domain
