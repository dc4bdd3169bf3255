#include "app/entrance.h"

#include <utility>

#include "screens/routes.h"

namespace portico::app {

void Entrance::session_arrived(domain::Session session) {
  if (!session.is_signed_in()) return Program::session_arrived(std::move(session));
  sign_in_.is_busy = true;  // until the page is another
  host_.storage.write("locale", session.person->locale, false);
  const bool is_own = screens::parse_route(address_).screen == screens::ScreenId::SignIn;
  go(is_own ? screens::overview_address() : address_, true);
}

void Entrance::go(const std::string& address, bool replace) {
  if (replace) host_.navigator.replace(address);
  host_.navigator.leave(base(address.substr(1)));
}

void Entrance::draw_signed_in(screens::View& view) {
  draw_sign_in(view, sign_in_);
}

}  // namespace portico::app
