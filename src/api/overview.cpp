#include "api/overview.h"

#include "api/client.h"
#include "api/summary.h"

namespace portico::api {
namespace {

domain::CurrencyPosition read_position(Reader& in) {
  domain::CurrencyPosition position;
  position.currency = in.currency("currency");
  position.balance = in.money("balance");
  position.due = in.money("due");
  position.overdue = in.money("overdue");
  position.unapplied_credit = in.money("unapplied_credit");
  position.actions = in.maybe_texts("actions");
  position.open_count = in.integer("open_count");
  position.overdue_count = in.integer("overdue_count");
  position.next_due_date = in.maybe_date("next_due_date");
  for (Reader& entry : in.objects("ageing")) {
    domain::AgeingAmount amount;
    amount.bucket = entry.word<domain::AgeingBucket>("key", domain::kAgeingBucketNames);
    amount.amount = entry.money("amount");
    amount.count = entry.integer("count");
    position.ageing.push_back(amount);
  }
  return position;
}

}  // namespace

platform::HttpRequest get_overview(std::string_view customer_id) {
  return {.url = "/customers/" + percent_encoded(customer_id) + "/overview"};
}

Result<domain::Overview> decode_overview(std::string_view body) {
  Reading reading(body);
  Reader in = reading.root();
  domain::Overview overview;
  overview.as_of = in.date("as_of");
  for (Reader& position : in.objects("positions")) {
    overview.positions.push_back(read_position(position));
  }
  for (Reader& entry : in.objects("attention")) {
    const auto kind =
        value_named<domain::AttentionKind>(domain::kAttentionKindNames, entry.text("kind"));
    if (!kind) continue;  // of a newer server
    domain::Attention attention;
    attention.kind = *kind;
    attention.count = entry.maybe_integer("count");
    attention.amount = entry.maybe_money("amount");
    attention.document_id = entry.maybe_text("document_id");
    attention.document_number = entry.maybe_text("document_number");
    attention.payment_id = entry.maybe_text("payment_id");
    attention.due_date = entry.maybe_date("due_date");
    overview.attention.push_back(std::move(attention));
  }
  for (Reader& row : in.objects("recent")) overview.recent.push_back(read_summary(row));
  return reading.result(std::move(overview));
}

}  // namespace portico::api
