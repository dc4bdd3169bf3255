// Everything that the portal knows between frames, apart from what the kit keeps.
#pragma once

#include <optional>
#include <string>

#include "screens/document.h"
#include "screens/documents.h"
#include "screens/invoices.h"
#include "screens/outbox.h"
#include "screens/overview.h"
#include "screens/pay.h"
#include "screens/payment.h"
#include "screens/profile.h"
#include "screens/routes.h"
#include "screens/statement.h"

namespace portico::app {

struct Toast {
  std::string key;  // of the text
  enum class Mood : std::uint8_t { Good, Bad, Neutral } mood = Mood::Neutral;
};

struct Model {
  std::string customer_id;  // the one that is shown, of the session's
  screens::Route route;
  std::int64_t today_shift = 0;  // days from the UTC date to the seller's, as the server said last

  screens::OverviewState overview;
  screens::InvoicesState invoices;
  screens::DocumentState document;
  screens::DocumentsState documents;
  screens::PayState pay;
  screens::PaymentViewState payment;
  screens::StatementState statement;
  screens::ProfileState profile;
  screens::OutboxState outbox;

  std::optional<Toast> toast;  // said in the next frame

  // What belongs to the customer shown.
  void forget_customer() {
    overview = {};
    invoices = {};
    document = {};
    documents = {};
    pay = {};
    payment = {};
    statement = {};
  }
};

}  // namespace portico::app
