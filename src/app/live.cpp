// What happens elsewhere and appears here: messages of the server's stream.
#include "api/session.h"
#include "app/portal.h"

namespace portico::app {

using domain::EventType;
using screens::ScreenId;

void Portal::listen() {
  if (is_listening_) return;
  is_listening_ = true;
  host_.http.open_stream(client_.address("/events"), [this, alive = std::weak_ptr<int>(alive_)](
                                                         const platform::StreamMessage& message) {
    if (alive.lock()) heard(message);
  });
}

bool Portal::concerns_screen(const domain::Event& event) const {
  switch (model_.route.screen) {
    case ScreenId::Document:
      return event.document_id.empty() || event.document_id == model_.route.id;
    case ScreenId::Payment:
      return event.payment_id == model_.route.id;
    case ScreenId::Overview:
    case ScreenId::Invoices:
    case ScreenId::Documents:
    case ScreenId::Statement:
      return true;
    case ScreenId::Pay:
      return !model_.pay.is_sending && model_.pay.step != screens::PayStep::Credited;
    default:
      return false;
  }
}

void Portal::heard(const platform::StreamMessage& message) {
  const auto event = api::decode_event(message.data);
  if (!event.ok()) return;
  if (event->type == EventType::SessionEnded) {
    load_session();
    return;
  }
  if (event->type == EventType::Resync) {
    wants_refresh_ = true;
  } else if (event->customer_id == model_.customer_id) {
    wants_refresh_ = wants_refresh_ || concerns_screen(*event);
    const bool shown =
        model_.route.screen == ScreenId::Payment && event->payment_id == model_.route.id;
    if (event->type == EventType::PaymentSucceeded && !shown) {
      model_.toast = Toast{"live.payment_succeeded", Toast::Mood::Good};
    } else if (event->type == EventType::PaymentFailed && !shown) {
      model_.toast = Toast{"live.payment_failed", Toast::Mood::Bad};
    } else if (event->type == EventType::InvoiceIssued) {
      model_.toast = Toast{"live.invoice_issued", Toast::Mood::Neutral};
    }
  }
  context_.invalidate();
}

}  // namespace portico::app
