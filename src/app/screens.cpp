#include "app/screen.h"
#include "screens/not_found.h"

namespace portico::app {

using screens::ScreenId;
using screens::View;

const Screen Screen::kAll[] = {
    {ScreenId::Overview, "overview.title", true, [](Portal& portal) { portal.load_overview(); },
     [](Portal& portal, View& view) { draw_overview(view, portal.model_.overview); }},
    {ScreenId::SignIn, "sign_in.title", false, nullptr,
     [](Portal& portal, View& view) { draw_sign_in(view, portal.sign_in_); }},
    {ScreenId::Invoices, "invoices.title", true, [](Portal& portal) { portal.load_invoices(); },
     [](Portal& portal, View& view) { draw_invoices(view, portal.model_.invoices); }},
    {ScreenId::Documents, "documents.title", true, [](Portal& portal) { portal.load_documents(); },
     [](Portal& portal, View& view) { draw_documents(view, portal.model_.documents); }, true},
    {ScreenId::Document, "document.title", true, [](Portal& portal) { portal.load_document(); },
     [](Portal& portal, View& view) { draw_document(view, portal.model_.document); }},
    {ScreenId::Pay, "pay.title", true, [](Portal& portal) { portal.load_open_items(); },
     [](Portal& portal, View& view) {
       portal.model_.pay.credit = portal.usable_credit();
       draw_pay(view, portal.model_.pay);
     }},
    {ScreenId::Payment, "payment.title", true, [](Portal& portal) { portal.load_payment(true); },
     [](Portal& portal, View& view) { draw_payment(view, portal.model_.payment); }},
    {ScreenId::Statement, "statement.title", true, [](Portal& portal) { portal.load_statement(); },
     [](Portal& portal, View& view) { draw_statement(view, portal.model_.statement); }},
    {ScreenId::Profile, "profile.title", false, [](Portal& portal) { portal.load_profile(); },
     [](Portal& portal, View& view) { draw_profile(view, portal.model_.profile); }},
    {ScreenId::NotFound, "not_found.title", false, nullptr,
     [](Portal&, View& view) { screens::draw_not_found(view); }},
};

const Screen& screen_of(ScreenId id) {
  for (const Screen& screen : Screen::kAll) {
    if (screen.id == id) return screen;
  }
  return screen_of(ScreenId::NotFound);
}

}  // namespace portico::app
