// The portal on a device that many people use: somebody touches it, signs in by customer number and
// code or by QR, looks, and leaves; or is not there any more, which it finds out by itself. Whoever
// comes next finds nothing of them: Storage::clear() ends with another page.
//
// The same program, on a person's own device, has the screens that they need for it: `/kiosk-code`
// and `/pair/<token>`; there everything else is the portal.
#pragma once

#include <string>

#include "app/portal.h"
#include "screens/for_kiosks.h"
#include "screens/kiosk.h"

namespace portico::app {

class Kiosk final : public Portal {
 public:
  explicit Kiosk(platform::Host host) : Portal(host, "strings/kiosk/") {}
  void event(const platform::Event& event) override;

 private:
  void adapt(ui::Theme& theme) const override;
  void session_arrived(domain::Session session) override;
  void carry_out(const screens::Command& command) override;
  void draw_signed_out(screens::View& view) override;
  void draw_signed_in(screens::View& view) override;
  void draw_account(screens::View& view) override;
  bool draw_instead(screens::View& view) override;
  std::string screen_name() const override;

  const domain::Kiosk* kiosk() const;
  bool is_for_code() const;
  std::string pairing_token() const;  // of the address; empty where it names none

  void begin(const std::string& language);
  void sign_in();
  void signed_in_or_not(const Result<api::Answer>& answer);
  void show_code();
  void ask_code();
  void leave();
  void watch_idle(screens::View& view);
  void make_code();
  void load_request();
  void allow();

  screens::KioskState state_;
  screens::KioskCodeState code_;
  screens::KioskRequestState request_;
  double touched_ms_ = 0;      // monotonic; when somebody last did something
  double next_asking_ms_ = 0;  // whether a QR code was allowed
  bool is_asking_ = false;
  bool is_leaving_ = false;
};

}  // namespace portico::app
