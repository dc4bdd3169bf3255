// The program for who has no session: signing in and nothing else, so that it is there soonest. Who
// has signed in gets the page anew, with the whole portal.
#pragma once

#include <string>

#include "app/program.h"

namespace portico::app {

class Entrance final : public Program {
 public:
  // Its texts are those that assets/entrance-strings.txt names.
  explicit Entrance(platform::Host host) : Program(host, "strings/entrance/") {}

 private:
  void draw_signed_in(screens::View& view) override;
  void session_arrived(domain::Session session) override;
  void go(const std::string& address, bool replace) override;
};

}  // namespace portico::app
