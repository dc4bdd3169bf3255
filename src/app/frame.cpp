// The frame around a screen: top bar, navigation, account menu, notices.
#include "app/portal.h"
#include "app/screen.h"
#include "screens/not_found.h"
#include "screens/parts.h"
#include "ui/overlays.h"

namespace portico::app {

using screens::Do;
using screens::ScreenId;
using screens::View;
using ui::Tone;

Date Portal::today() const {
  return now().utc_date().add_days(model_.today_shift);
}

void Portal::draw_account(View& view) {
  const domain::Person& person = *view.session.person;
  std::vector<ui::MenuEntry> entries;
  if (view.session.customers.size() > 1) {
    for (const domain::Customer& customer : view.session.customers) {
      entries.push_back({.key = "customer:" + customer.id,
                         .text = customer.name,
                         .mark = ui::MenuMark::Choice,
                         .checked = customer.id == model_.customer_id});
    }
  }
  const bool divided = !entries.empty();
  entries.push_back({.key = "profile",
                     .text = std::string(phrases_("profile.title")),
                     .icon = "settings",
                     .divided = divided});
  entries.push_back(
      {.key = "sign-out", .text = std::string(phrases_("sign_out")), .icon = "log-out"});
  if (view.ui.button("search", phrases_("palette.label"),
                     {.kind = ui::ButtonKind::Quiet,
                      .icon = "search",
                      .icon_only = true,
                      .shortcut = "Control+K Meta+K"})) {
    is_palette_open_ = true;
  }
  ui::tooltip(view.ui, "search", phrases_("palette.placeholder"));
  const auto chosen = ui::avatar_menu(
      view.ui, "account",
      {.name = person.name,
       .detail = person.email,
       .beside = view.customer ? view.customer->name : person.name,
       .description = phrases_.text("account.description", {{"name", person.name}})},
      entries);
  if (!chosen) return;
  if (*chosen == "profile") {
    commands_.add(Do::Go, screens::profile_address());
  } else if (*chosen == "sign-out") {
    commands_.add(Do::SignOut);
  } else {
    commands_.add(Do::SwitchCustomer, chosen->substr(chosen->find(':') + 1));
  }
}

void Portal::draw_notice(View& view) {
  if (!is_online_) {
    const auto banner = view.ui.banner("offline", Tone::Warning, phrases_("offline.title"),
                                       phrases_("offline.text"), true);
  }
  if (view.session.person->is_staff && view.customer) {
    const auto banner = view.ui.banner(
        "staff", Tone::Info, phrases_.text("staff.title", {{"customer", view.customer->name}}),
        phrases_("staff.text"));
  }
}

void Portal::draw_signed_in(View& view) {
  if (const auto toast = std::exchange(model_.toast, std::nullopt)) {
    view.ui.toast(phrases_(toast->key), toast->mood == Toast::Mood::Good  ? Tone::Positive
                                        : toast->mood == Toast::Mood::Bad ? Tone::Danger
                                                                          : Tone::Info);
  }
  const ScreenId here = model_.route.screen;
  std::vector<ui::NavItem> items;
  const auto item = [&](std::string_view key, std::string_view icon, std::string address,
                        bool current) {
    items.push_back({.key = std::string(key),
                     .text = std::string(phrases_("nav." + std::string(key))),
                     .icon = std::string(icon),
                     .href = std::move(address),
                     .current = current});
  };
  item("overview", "layout-dashboard", screens::overview_address(), here == ScreenId::Overview);
  item("invoices", "file-text", screens::invoices_address(),
       here == ScreenId::Invoices || here == ScreenId::Document);
  if (view.may_pay()) {
    item("pay", "credit-card", "/pay", here == ScreenId::Pay || here == ScreenId::Payment);
  }
  item("statement", "receipt", "/statement", here == ScreenId::Statement);
  item("profile", "settings", screens::profile_address(), here == ScreenId::Profile);

  const ui::Ui::Shell shell{.logo = view.logo,
                            .seller = view.session.seller.name,
                            .items = items,
                            .navigation_label = phrases_("nav.label"),
                            .skip_label = phrases_("nav.skip"),
                            .fills = here == ScreenId::Invoices,
                            .account = [&](ui::Ui&) { draw_account(view); },
                            .notice = [&](ui::Ui&) { draw_notice(view); }};
  view.ui.shell(shell, [&](ui::Ui&) {
    const Screen& screen = screen_of(here);
    if (screen.needs_customer && !view.customer) {
      screens::draw_no_customer(view);
    } else {
      screen.draw(*this, view);
    }
  });
  if (is_palette_open_) draw_palette(view, items);
}

}  // namespace portico::app
