// A document is loaded, with the version that If-Match wants; the seller's staff ends it.
#include <utility>

#include "api/invoices.h"
#include "app/portal.h"
#include "domain/validation.h"

namespace portico::app {

void Portal::load_document() {
  const screens::Route& route = model_.route;
  screens::DocumentState& state = model_.document;
  if (const domain::Invoice* held = state.invoice.value();
      held && (held->summary.id != route.id || held->summary.type != route.type)) {
    state = {};
  }
  send(api::get_invoice(model_.customer_id, route.type, route.id),
       [this, ticket = state.invoice.begin()](Result<api::Answer> answer) mutable {
         auto invoice =
             answer.ok() ? api::decode_invoice(answer->body, answer->etag) : answer.error();
         if (!settle<domain::Invoice>(ticket, std::move(invoice), answer)) return;
         remember_document();
         screens::ClosingState& closing = model_.document.closing;
         if (!closing.has_changed) return;
         closing.is_sending = false;
         const Error* error = model_.document.invoice.error();
         if (!error) return;
         closing.has_changed = false;
         closing.error = *error;
       });
  context_.invalidate();
}

void Portal::close_document() {
  screens::ClosingState& state = model_.document.closing;
  auto reason = domain::validate_reason(state.request.reason);
  if (state.is_sending || !reason.ok()) return;
  if (state.key.empty()) state.key = host_.clock.random_token();
  state.is_sending = true;
  state.has_changed = false;
  state.error.reset();
  domain::ClosingRequest request = state.request;
  request.reason = reason.take();
  send(
      api::close_document(model_.customer_id, request, state.version, state.key),
      [this, key = state.key](Result<api::Answer> answer) {
        screens::ClosingState& held = model_.document.closing;
        if (held.key != key) return;
        auto ended = answer.ok() ? api::decode_invoice(answer->body, answer->etag) : answer.error();
        if (!ended.ok()) return closing_refused(ended.error());
        model_.toast = Toast{held.request.ending == domain::Ending::Void ? "closing.void.done"
                                                                         : "closing.write_off.done",
                             Toast::Mood::Good};
        held = {};
        model_.document.invoice.set(ended.take(), now());
      });
  context_.invalidate();
}

// What was typed stays. Where no answer came the key does too: sent again, it ends it once.
void Portal::closing_refused(const Error& error) {
  screens::ClosingState& state = model_.document.closing;
  if (error.kind == ErrorKind::Conflict) {
    state.key.clear();
    state.has_changed = true;
    return load_document();  // what it is now, before it can be sent again
  }
  state.is_sending = false;
  state.error = error;
  if (error.kind == ErrorKind::Invalid) state.key.clear();
}

}  // namespace portico::app
