// Everything that the portal knows between frames, apart from what the kit keeps.
#pragma once

#include <optional>
#include <string>

#include "core/remote.h"
#include "domain/session.h"
#include "screens/document.h"
#include "screens/invoices.h"
#include "screens/overview.h"
#include "screens/pay.h"
#include "screens/payment.h"
#include "screens/profile.h"
#include "screens/routes.h"
#include "screens/sign_in.h"
#include "screens/statement.h"

namespace portico::app {

struct Toast {
  std::string key;  // of the text
  enum class Mood : std::uint8_t { Good, Bad, Neutral } mood = Mood::Neutral;
};

struct Model {
  Remote<domain::Session> session;
  std::string customer_id;  // the one that is shown, of session's
  screens::Route route;
  bool is_online = true;
  std::int64_t today_shift = 0;  // days from the UTC date to the seller's, as the server said last

  screens::SignInState sign_in;
  screens::OverviewState overview;
  screens::InvoicesState invoices;
  screens::DocumentState document;
  screens::PayState pay;
  screens::PaymentViewState payment;
  screens::StatementState statement;
  screens::ProfileState profile;

  std::optional<Toast> toast;  // said in the next frame

  const domain::Person* person() const {
    const domain::Session* held = session.value();
    return held && held->person ? &*held->person : nullptr;
  }
  const domain::Customer* customer() const {
    const domain::Session* held = session.value();
    return held && held->person ? held->customer(customer_id) : nullptr;
  }
  // What belongs to the customer shown; the session and the form of signing in stay.
  void forget_customer() {
    overview = {};
    invoices = {};
    document = {};
    pay = {};
    payment = {};
    statement = {};
  }
};

}  // namespace portico::app
