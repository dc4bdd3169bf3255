// What people asked for.
#include "api/payments.h"
#include "api/session.h"
#include "app/portal.h"

namespace portico::app {

using screens::Command;
using screens::Do;

namespace {

constexpr std::string_view kDraftKey = "payment-draft";  // in the tab's own storage
constexpr std::string_view kReturnPath = "pay/return";

}  // namespace

void Portal::carry_out(const Command& command) {
  switch (command.what) {
    case Do::Go:
      return go(command.text, false);
    case Do::Replace:
      return go(command.text, true);
    case Do::SignOut:
      return ask_sign_out(false);
    case Do::SignOutEverywhere:
      return ask_sign_out(true);
    case Do::Retry:
      Program::carry_out(command);
      return open_screen();
    case Do::SwitchCustomer:
      return choose_customer(command.text);
    case Do::ChooseScheme:
      model_.profile.scheme = command.text;
      host_.storage.write("scheme", command.text, false);
      context_.set_scheme(command.text);
      return;
    case Do::SaveProfile:
      return save_profile();
    case Do::EndSession:
      return end_session(command.text);
    case Do::SubmitPayment:
      return submit_payment();
    case Do::KeepDraft:
      return keep_draft();
    case Do::ForgetDraft:
      return forget_draft();
    case Do::ContinuePayment:
      return host_.navigator.leave(command.text);
    case Do::RefreshPayment:
      return load_payment(true);
    case Do::CloseDocument:
      return close_document();
    case Do::Copy:
      return host_.navigator.copy(command.text);
    case Do::KeepColumns:
      return keep_columns(command.text);
    case Do::Print:
      return host_.navigator.print();
    case Do::Reload:
      return host_.navigator.leave(base(address_.substr(1)));
    case Do::ShowWaiting:
      model_.outbox.is_open = true;
      return;
    case Do::SendWaiting:
      return host_.offline.send_again(command.text);
    case Do::DiscardWaiting:
      return host_.offline.discard(command.text);
    case Do::DiscardAndSignOut:
      return sign_out(model_.outbox.asks_everywhere);
    case Do::SignIn:
    case Do::ChooseLanguage:
      return Program::carry_out(command);
    default:
      return;  // a kiosk's
  }
}

void Portal::keep_draft() {
  const screens::PayState& pay = model_.pay;
  const api::PaymentDraft draft{.customer_id = model_.customer_id,
                                .request = pay.request,
                                .key = pay.key,
                                .uses_credit = pay.uses_credit};
  host_.storage.write(kDraftKey, api::encode_draft(draft), true);
}

void Portal::forget_draft() {
  host_.storage.remove(kDraftKey, true);
}

// A draft whose key is set was sent before the page went away, and whether it arrived is not known:
// it is shown for review, and sending it again under its key cannot pay twice.
void Portal::restore_draft() {
  screens::PayState& pay = model_.pay;
  if (pay.step == screens::PayStep::Review) return;
  const auto stored = host_.storage.read(kDraftKey, true);
  auto draft = stored ? api::decode_draft(*stored) : std::nullopt;
  if (!draft || draft->customer_id != model_.customer_id) return;
  pay.currency = draft->request.currency;
  pay.request = std::move(draft->request);
  pay.key = draft->key;
  pay.uses_credit = draft->uses_credit;
  pay.is_resumed = true;
  pay.step = screens::PayStep::Review;
}

void Portal::submit_payment() {
  screens::PayState& pay = model_.pay;
  if (pay.is_sending) return;
  if (pay.key.empty()) pay.key = host_.clock.random_token();
  pay.request.return_path = base(kReturnPath);
  pay.is_sending = true;
  pay.error.reset();
  keep_draft();
  if (pay.uses_credit) return apply_credit();
  send(api::create_payment(model_.customer_id, pay.request, pay.key),
       [this, key = pay.key](Result<api::Answer> answer) {
         if (model_.pay.key != key) return;
         model_.pay.is_sending = false;
         auto payment = answer.ok() ? api::decode_payment(answer->body) : answer.error();
         if (!payment.ok()) return payment_refused(payment.error());
         forget_draft();
         model_.pay = {};
         if (payment->redirect_url.empty()) {
           go(screens::payment_address(payment->id), true);
         } else {
           // Back from the provider leads to the payment, not to a form that was sent.
           address_ = screens::payment_address(payment->id);
           host_.navigator.replace(address_);
           model_.route = screens::parse_route(address_);
           const std::string url = payment->redirect_url;
           model_.payment.payment.set(payment.take(), now());
           host_.navigator.leave(url);
         }
       });
  context_.invalidate();
}

void Portal::apply_credit() {
  screens::PayState& pay = model_.pay;
  send(api::apply_credit(model_.customer_id, pay.request, pay.key),
       [this, key = pay.key](Result<api::Answer> answer) {
         screens::PayState& held = model_.pay;
         if (held.key != key) return;
         held.is_sending = false;
         auto applied = answer.ok() ? api::decode_credit_application(answer->body) : answer.error();
         if (!applied.ok()) return payment_refused(applied.error());
         forget_draft();
         held.applied = applied.take();
         held.step = screens::PayStep::Credited;
         context_.focus_title_on_next_frame();
         load_overview();
       });
  context_.invalidate();
}

Money Portal::usable_credit() const {
  const Currency currency = model_.pay.currency;
  if (const domain::Overview* overview = model_.overview.overview.value()) {
    for (const domain::CurrencyPosition& position : overview->positions) {
      if (position.currency == currency && domain::allows(position.actions, "use_credit")) {
        return position.unapplied_credit;
      }
    }
  }
  return Money::zero(currency);
}

void Portal::payment_refused(const Error& error) {
  screens::PayState& pay = model_.pay;
  pay.error = error;
  pay.is_resumed = false;
  // Whether it arrived is not known, or the provider was away: the same press may be sent again.
  const bool may_repeat = error.kind == ErrorKind::Network || error.kind == ErrorKind::Server ||
                          error.kind == ErrorKind::TooMany || error.kind == ErrorKind::Unauthorised;
  if (may_repeat) return;
  pay.key.clear();
  forget_draft();
  pay.step = screens::PayStep::Choose;
  pay.uses_credit = false;
  load_open_items();
}

void Portal::save_profile() {
  screens::ProfileState& state = model_.profile;
  const domain::Profile* profile = state.profile.value();
  if (!profile || state.is_saving) return;
  domain::ProfileChange change;
  if (state.draft.name != profile->name) change.name = state.draft.name;
  if (state.draft.locale != profile->locale) change.locale = state.draft.locale;
  if (state.draft.time_zone != profile->time_zone) change.time_zone = state.draft.time_zone;
  if (!change.name && !change.locale && !change.time_zone) {
    state.was_saved = true;
    return;
  }
  state.is_saving = true;
  state.error.reset();
  const auto request = api::update_profile(change, state.drafted_version,
                                           host_.clock.random_token(), change_detail(change));
  send(request, [this, change](Result<api::Answer> answer) {
    screens::ProfileState& held = model_.profile;
    held.is_saving = false;
    auto saved = answer.ok() ? api::decode_profile(answer->body) : answer.error();
    if (!saved.ok()) {
      held.error = saved.error();
      // What waits counts here already.
      if (held.error->type == "waiting" && change.time_zone) {
        phrases_.set_time_zone(*change.time_zone);
      }
      if (held.error->type == "waiting" && change.locale) choose_language(*change.locale);
      if (held.error->kind == ErrorKind::Conflict) {
        held.drafted_version = -1;
        load_profile();
      }
      return;
    }
    held.was_saved = true;
    held.drafted_version = -1;
    if (domain::Session* session = session_.value(); session && session->person) {
      session->person->name = saved->name;
      session->person->locale = saved->locale;
      session->person->time_zone = saved->time_zone;
    }
    phrases_.set_time_zone(saved->time_zone);
    choose_language(saved->locale);
    held.profile.set(saved.take(), now());
  });
}

void Portal::end_session(const std::string& id) {
  send(api::end_session(id), [this](const Result<api::Answer>& answer) {
    if (!answer.ok()) model_.toast = Toast{"profile.session_failed", Toast::Mood::Bad};
    load_sessions();
  });
}

}  // namespace portico::app
