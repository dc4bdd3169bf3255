// What the device keeps of one person for the time without a network: copies of answers that they
// saw (HttpResponse::seen_at_ms), and writes that wait (HttpRequest::waits_as). Storage::clear()
// wipes both.
#pragma once

#include <string_view>

namespace portico::platform {

class Offline {
 public:
  virtual ~Offline() = default;
  // Who is signed in, as the server says: what another person left is wiped, and what waits is
  // sent. Empty for nobody: copies are wiped, writes wait for their person.
  virtual void belongs_to(std::string_view person) = 0;
  // Of one write, or of all where `id` is empty. An Event of kind Waiting follows.
  virtual void send_again(std::string_view id) = 0;
  virtual void discard(std::string_view id) = 0;
};

}  // namespace portico::platform
