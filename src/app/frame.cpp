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
  if (const std::size_t waiting = model_.outbox.writes.size()) {
    entries.push_back({.key = "outbox",
                       .text = std::string(phrases_("outbox.title")),
                       .icon = "clock",
                       .note = phrases_.integer(static_cast<std::int64_t>(waiting))});
  }
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
  } else if (*chosen == "outbox") {
    commands_.add(Do::ShowWaiting);
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
  draw_outbox_notice(view, model_.outbox);
  if (update_ != Update::None) {
    const bool needed = update_ == Update::Needed;
    const auto banner = view.ui.banner("update", needed ? Tone::Warning : Tone::Info,
                                       phrases_(needed ? "update.needed" : "update.title"),
                                       phrases_(needed ? "update.needed_text" : "update.text"));
    const auto row = view.ui.box({.axis = ui::Axis::Row});
    if (view.ui.button("reload", phrases_("update.reload"),
                       {.kind = ui::ButtonKind::Quiet, .icon = "refresh-cw"})) {
      commands_.add(Do::Reload);
    }
  }
  if (view.session.person->is_staff && view.customer) {
    const auto banner = view.ui.banner(
        "staff", Tone::Info, phrases_.text("staff.title", {{"customer", view.customer->name}}),
        phrases_("staff.text"));
  }
}

// In place of a screen whose texts are not here yet.
void Portal::draw_texts_coming(View& view) {
  const auto page = screens::open_page(view);
  if (texts_ == Texts::Failed) {
    screens::error_block(view, Error{.kind = ErrorKind::Network});
  } else {
    view.ui.skeleton_lines(8);
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
  item("documents", "table", screens::documents_address(), here == ScreenId::Documents);
  if (view.may_pay()) {
    item("pay", "credit-card", "/pay", here == ScreenId::Pay || here == ScreenId::Payment);
  }
  item("statement", "receipt", "/statement", here == ScreenId::Statement);
  if (!view.is_kiosk()) {
    item("profile", "settings", screens::profile_address(), here == ScreenId::Profile);
  }

  // The bar at the bottom of a phone has room for five: there the list of invoices leads to it.
  std::vector<ui::NavItem> shown = items;
  if (view.is_phone()) {
    std::erase_if(shown, [](const ui::NavItem& each) { return each.key == "documents"; });
  }

  const ui::Ui::Shell shell{.logo = view.logo,
                            .seller = view.session.seller.name,
                            .items = shown,
                            .navigation_label = phrases_("nav.label"),
                            .skip_label = phrases_("nav.skip"),
                            .fills = here == ScreenId::Invoices || here == ScreenId::Documents,
                            .account = [&](ui::Ui&) { draw_account(view); },
                            .notice = [&](ui::Ui&) { draw_notice(view); }};
  view.ui.shell(shell, [&](ui::Ui&) {
    const Screen& screen = screen_of(here);
    if (draw_instead(view)) return;
    if (screen.needs_customer && !view.customer) {
      screens::draw_no_customer(view);
    } else if (screen.says_more && texts_ != Texts::All) {
      draw_texts_coming(view);
    } else {
      screen.draw(*this, view);
    }
  });
  draw_outbox(view);
  if (is_palette_open_) draw_palette(view, items);
}

}  // namespace portico::app
