// Which screen is shown, and its address and title.
#include "app/portal.h"
#include "app/screen.h"

namespace portico::app {

using screens::Route;
using screens::ScreenId;

bool Portal::shows_sign_in() const {
  const domain::Session* session = session_.value();
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
    model_.document.closing.is_open = false;
  }
  title_.clear();
  open_screen();
  context_.invalidate();
}

void Portal::open_screen() {
  if (!person()) return;
  wants_refresh_ = false;
  const Screen& screen = screen_of(model_.route.screen);
  if (screen.says_more) load_more_texts();
  if (screen.open && (customer() || !screen.needs_customer)) screen.open(*this);
  context_.invalidate();
}

std::string Portal::screen_name() const {
  if (shows_sign_in()) return Program::screen_name();
  if (model_.route.screen == ScreenId::Document) {
    const domain::Invoice* invoice = model_.document.invoice.value();
    if (invoice) return invoice->summary.number;
  }
  return std::string(phrases_(screen_of(model_.route.screen).title));
}

}  // namespace portico::app
