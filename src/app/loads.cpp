// What the screens show, asked of the server.
#include <algorithm>
#include <iterator>

#include "api/invoices.h"
#include "api/overview.h"
#include "api/payments.h"
#include "api/session.h"
#include "api/statement.h"
#include "app/portal.h"

namespace portico::app {
namespace {

constexpr int kFirstPage = 50, kNextPage = 200;  // rows
constexpr std::int64_t kAhead = 60;              // rows asked for beyond those in sight
constexpr std::size_t kFirstOpenItems = 400;     // shown while the rest is on its way

}  // namespace

void Portal::load_overview() {
  load(model_.overview.overview, api::get_overview(model_.customer_id), api::decode_overview,
       [this] {
         const domain::Overview* overview = model_.overview.overview.value();
         if (overview) model_.today_shift = days_between(now().utc_date(), overview->as_of);
       });
}

void Portal::load_invoices() {
  screens::InvoicesState& state = model_.invoices;
  state.apply(screens::invoice_query(model_.route));
  screens::InvoiceRows& list = state.list;
  list.error.reset();
  list.is_refreshing = !list.rows.empty() || list.total_count == 0;
  list.incoming.clear();
  list.next_cursor = "";
  list.is_loading = false;
  load_more_invoices();
}

// The next page, where rows in sight want it.
void Portal::load_more_invoices() {
  screens::InvoicesState& state = model_.invoices;
  screens::InvoiceRows& list = state.list;
  if (list.is_loading || list.error || !list.next_cursor) return;
  std::vector<domain::InvoiceSummary>& target = list.is_refreshing ? list.incoming : list.rows;
  const auto held = static_cast<std::int64_t>(target.size());
  const bool first = list.next_cursor->empty();
  if (!first && held >= state.wanted_end + kAhead) return;
  list.is_loading = true;
  const std::string customer = model_.customer_id;
  const domain::InvoiceQuery query = state.query;
  const std::string cursor = *list.next_cursor;
  send(api::list_invoices(customer, query, cursor,
                          first && state.wanted_end <= kFirstPage ? kFirstPage : kNextPage),
       [this, customer, query, cursor](Result<api::Answer> answer) {
         screens::InvoicesState& now_held = model_.invoices;
         screens::InvoiceRows& rows = now_held.list;
         const bool wanted = customer == model_.customer_id && query == now_held.query &&
                             rows.is_loading && rows.next_cursor == cursor;
         if (!wanted) return;
         rows.is_loading = false;
         auto page = answer.ok() ? api::decode_invoice_page(answer->body) : answer.error();
         if (!page.ok()) {
           rows.error = page.error();
           return;
         }
         if (answer->is_kept()) rows.error = Error::network({});
         if (answer->is_kept() && rows.is_refreshing) {  // what is shown is no older
           rows.is_refreshing = false;
           return;
         }
         rows.fetched_at = answer->is_kept() ? answer->seen_at : now();
         auto& into = rows.is_refreshing ? rows.incoming : rows.rows;
         std::move(page->data.begin(), page->data.end(), std::back_inserter(into));
         rows.total_count = page->total_count;
         rows.next_cursor = page->next_cursor;
         const auto have = static_cast<std::int64_t>(rows.incoming.size());
         if (rows.is_refreshing && (!rows.next_cursor || have >= now_held.wanted_end)) {
           rows.rows = std::move(rows.incoming);
           rows.incoming.clear();
           rows.is_refreshing = false;
         }
         load_more_invoices();
       });
  context_.invalidate();
}

void Portal::load_open_items() {
  screens::PayState& state = model_.pay;
  if (state.step == screens::PayStep::Credited) state = {};
  restore_draft();
  load_overview();
  const domain::Customer* customer = this->customer();
  const auto asked = Currency::from_code(model_.route.value("currency"));
  const Currency currency = asked                          ? *asked
                            : customer->currencies.empty() ? Currency()
                                                           : customer->currencies.front();
  if (currency != state.currency && !state.is_resumed) {
    state = {};
    state.currency = currency;
  }
  state.is_sending = false;
  state.preselected.clear();
  std::string_view rest = model_.route.value("documents");
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    state.preselected.emplace_back(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  load_open_page(state.open.begin(), {}, "");
}

namespace {

platform::HttpRequest open_page(const std::string& customer, Currency currency,
                                const std::string& cursor) {
  domain::InvoiceQuery query;
  query.status = domain::InvoiceFilter::Open;
  query.type = domain::DocumentType::Invoice;
  query.currency = currency;
  query.sort = domain::InvoiceSort::DueDate;
  return api::list_invoices(customer, query, cursor, kNextPage);
}

// Those of a page that can be paid now.
void take_payable(std::vector<domain::InvoiceSummary>& page, Currency currency,
                  std::vector<domain::InvoiceSummary>& into) {
  for (domain::InvoiceSummary& row : page) {
    const bool fits = row.open.currency == currency;
    if (fits && domain::allows(row.actions, "pay")) into.push_back(std::move(row));
  }
}

}  // namespace

// Oldest due first. The first pages are shown as soon as they are there, the rest joins them.
void Portal::load_open_page(Remote<std::vector<domain::InvoiceSummary>>::Ticket ticket,
                            std::vector<domain::InvoiceSummary> so_far, const std::string& cursor) {
  send(open_page(model_.customer_id, model_.pay.currency, cursor),
       [this, ticket, so_far = std::move(so_far)](Result<api::Answer> answer) mutable {
         if (!ticket.is_wanted()) return;
         auto page = answer.ok() ? api::decode_invoice_page(answer->body) : answer.error();
         if (!page.ok()) {
           ticket.fail(page.error());
           return;
         }
         take_payable(page->data, model_.pay.currency, so_far);
         if (page->next_cursor && so_far.size() < kFirstOpenItems) {
           load_open_page(ticket, std::move(so_far), *page->next_cursor);
           return;
         }
         if (answer->is_kept()) {
           ticket.settle_kept(std::move(so_far), answer->seen_at);
           return;
         }
         ticket.fulfil(std::move(so_far), now());
         model_.pay.is_loading_rest = page->next_cursor.has_value();
         model_.pay.rest_error.reset();
         if (page->next_cursor) load_rest(model_.pay.open.value(), *page->next_cursor);
       });
}

// Adds the pages from `cursor` on to `items`, as long as these are what Pay shows.
void Portal::load_rest(const std::vector<domain::InvoiceSummary>* items,
                       const std::string& cursor) {
  send(open_page(model_.customer_id, model_.pay.currency, cursor),
       [this, items](Result<api::Answer> answer) {
         screens::PayState& state = model_.pay;
         if (items != state.open.value() || !state.is_loading_rest) return;
         auto page = answer.ok() ? api::decode_invoice_page(answer->body) : answer.error();
         state.is_loading_rest = page.ok() && page->next_cursor;
         if (!page.ok()) {
           state.rest_error = page.error();
           return;
         }
         take_payable(page->data, state.currency, *state.open.value());
         if (page->next_cursor) load_rest(items, *page->next_cursor);
       });
}

void Portal::load_payment(bool ask_provider) {
  Remote<domain::Payment>& payment = model_.payment.payment;
  const domain::Payment* held = payment.value();
  if (held && held->id != model_.route.id) payment.clear();
  held = payment.value();
  const bool settled = held && domain::is_final(held->status);
  load(payment,
       ask_provider && !settled ? api::refresh_payment(model_.customer_id, model_.route.id)
                                : api::get_payment(model_.customer_id, model_.route.id),
       api::decode_payment);
}

void Portal::load_statement() {
  screens::StatementState& state = model_.statement;
  const screens::Route& route = model_.route;
  const domain::Customer* customer = this->customer();
  const auto currency = Currency::from_code(route.value("currency"));
  state.currency = currency                       ? *currency
                   : customer->currencies.empty() ? Currency()
                                                  : customer->currencies.front();
  const auto period = domain::validate_period(route.value("from"), route.value("to"));
  const domain::Period asked =
      period.ok() ? *period : domain::Period{today().add_days(-89), today()};
  if (asked != state.period) {
    state.is_custom = false;
    state.from = asked.from.to_string();
    state.to = asked.to.to_string();
  }
  const domain::Statement* held = state.statement.value();
  if (held && (held->currency != state.currency || asked != state.period)) state.statement.clear();
  state.period = asked;
  if (state.currency == Currency()) return;
  load(state.statement, api::get_statement(model_.customer_id, state.period, state.currency),
       api::decode_statement);
}

void Portal::load_profile() {
  load(model_.profile.profile, api::get_profile(), api::decode_profile);
  load_sessions();
}

void Portal::load_sessions() {
  load(model_.profile.sessions, api::list_sessions(), api::decode_sessions);
}

}  // namespace portico::app
