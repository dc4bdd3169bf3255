// Which screen is shown, and its address and title.
#include "app/portal.h"
#include "app/screen.h"

namespace portico::app {

using screens::Route;
using screens::ScreenId;

bool Portal::shows_sign_in() const {
  const domain::Session* session = model_.session.value();
  return session && !session->is_signed_in();
}

void Portal::keep_scroll() {
  constexpr std::size_t kMostPlaces = 64;
  if (scrolls_.size() >= kMostPlaces) scrolls_.clear();
  scrolls_[address_] = context_.scroll_offsets();
}

void Portal::go(const std::string& address, bool replace) {
  keep_scroll();
  address_ = address;
  if (replace) {
    host_.navigator.replace(address);
  } else {
    host_.navigator.push(address);
  }
  arrive(screens::parse_route(address));
}

void Portal::come_back(const std::string& address) {
  keep_scroll();
  address_ = address;
  arrive(screens::parse_route(address));
  context_.restore_scroll(scrolls_[address]);
}

void Portal::arrive(Route route) {
  const bool elsewhere = !route.is_same_place(model_.route);
  model_.route = std::move(route);
  if (elsewhere) {
    context_.reset_screen();
    context_.focus_title_on_next_frame();
    is_palette_open_ = false;
  }
  title_.clear();
  open_screen();
  context_.invalidate();
}

void Portal::open_screen() {
  if (!model_.person()) return;
  wants_refresh_ = false;
  const Screen& screen = screen_of(model_.route.screen);
  if (screen.open && (model_.customer() || !screen.needs_customer)) screen.open(*this);
  context_.invalidate();
}

void Portal::write_title() {
  if (!phrases_.is_ready()) return;
  const domain::Session* session = model_.session.value();
  std::string name(
      phrases_(screen_of(shows_sign_in() ? ScreenId::SignIn : model_.route.screen).title));
  if (!shows_sign_in() && model_.route.screen == ScreenId::Document) {
    const domain::Invoice* invoice = model_.document.invoice.value();
    if (invoice) name = invoice->summary.number;
  }
  const std::string title =
      session ? phrases_.text("app.title", {{"screen", name}, {"seller", session->seller.name}})
              : name;
  if (title == title_) return;
  title_ = title;
  host_.navigator.set_title(title);
  // A page that loads is told by the browser; a screen that takes another's place is not.
  if (!said_title_.empty() && said_title_ != title) host_.semantics.announce(title, false);
  said_title_ = title;
}

}  // namespace portico::app
