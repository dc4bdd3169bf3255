// What the programs of the portal have in common: theme, texts and session, asked for at once; the
// frame; signing in. `Entrance` is for who has no session yet, `Portal` for everyone else.
//
// Answers of the server come back through `send()`, which drops them once the program is gone.
// Whether an answer is still wanted is Remote's business (a newer load of the same thing replaces
// it).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "api/client.h"
#include "api/theme.h"
#include "app/phrases.h"
#include "core/remote.h"
#include "platform/host.h"
#include "screens/sign_in.h"
#include "screens/view.h"
#include "ui/context.h"

namespace portico::app {

// In storage: somebody signed out without a network, and the server has not heard of it.
inline constexpr std::string_view kOwedSignOut = "sign_out_owed";

class Program : public platform::Application {
 public:
  void event(const platform::Event& event) override;
  double frame() override;

 protected:
  // `strings` is the folder of its texts, below the base.
  Program(platform::Host host, std::string_view strings);

  // What the programs differ in.
  virtual void draw_signed_in(screens::View& view) = 0;
  virtual void draw_signed_out(screens::View& view);
  virtual void adapt(ui::Theme&) const {}  // a theme that is to be shown
  virtual void session_arrived(domain::Session session);
  virtual void session_ended() {}  // the server says that nobody is signed in
  virtual void language_arrived() {}
  virtual void drawn() {}  // a frame is complete, its commands are carried out
  virtual void go(const std::string& address, bool replace) = 0;
  virtual void carry_out(const screens::Command& command);
  virtual std::string screen_name() const;  // for the title of the page
  virtual const std::string& theme_wanted() const;
  virtual const domain::Customer* customer() const { return nullptr; }
  virtual Date today() const { return now().utc_date(); }

  const domain::Person* person() const {
    const domain::Session* held = session_.value();
    return held && held->person ? &*held->person : nullptr;
  }

  // boot.cpp: theme, texts, session
  void load_theme(const std::string& id);
  void load_session();
  void set_clock(const Instant& server_time);
  void sign_out_late(Remote<domain::Session>::Ticket ticket);
  void choose_language(const std::string& tag);

  void write_title();
  // By the server's clock, as far as it was asked: this one may be wrong.
  Instant now() const { return {host_.clock.now_ms() - clock_ahead_ms_}; }
  std::string base(std::string_view path) const;

  // Sends; the answer is dropped when the program is gone by then. A token that went out of date is
  // fetched anew and the request sent once more; an answer that nobody is signed in ends the
  // session.
  void send(const platform::HttpRequest& request,
            const std::function<void(Result<api::Answer>)>& done);
  // The same for a file below the base.
  void fetch_file(std::string url, std::function<void(platform::HttpResponse)> done);

  platform::Host host_;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
  ui::Context context_;
  api::Client client_;
  Phrases phrases_;
  screens::Commands commands_;
  Remote<domain::Session> session_;
  screens::SignInState sign_in_;
  std::string address_;  // of the screen that is shown
  std::string theme_id_;
  std::string wanted_language_;  // whose texts are on their way, or shown
  std::string title_;
  bool is_online_ = true;
  bool is_session_kept_ = false;  // a copy of this device: asked for again when the server answers
  std::int64_t clock_ahead_ms_ = 0;

 private:
  void show_theme(api::ThemeFile file, const std::string& folder);
  void load_own_strings();
  void load_strings(const std::string& tag);
  std::string first_language() const;
  void sign_in();
  void draw(ui::Ui& ui);
  void send_once(platform::HttpRequest request, std::function<void(Result<api::Answer>)> done);

  std::string strings_;
  std::string logo_light_, logo_dark_;  // addresses
  api::ThemeFile theme_;                // the one shown; its roles are the kit's
  std::string own_strings_;             // "sarv/fa": whose texts are shown, or on their way
  std::string said_title_;
  bool is_theme_ready_ = false;
  bool is_theme_given_ = false;  // whole, by the page: what the server names does not count
  bool is_own_missing_ = false;  // the brand's texts are on their way
  bool was_drawn_ = false;
  bool may_have_changed_ = false;  // the person did something: what it changed shows a frame later
};

}  // namespace portico::app
