// The application: events in, one frame out, and in between the loads and commands.
//
// Answers of the server come back through `later()`, which drops them once the portal is gone.
// Whether an answer is still wanted is Remote's business (a newer load of the same thing replaces
// it).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "api/client.h"
#include "api/theme.h"
#include "app/app.h"
#include "app/model.h"
#include "app/phrases.h"
#include "platform/host.h"
#include "screens/view.h"
#include "ui/context.h"

namespace portico::app {

class Portal final : public platform::Application {
 public:
  explicit Portal(platform::Host host);
  void event(const platform::Event& event) override;
  double frame() override;

 private:
  friend struct Screen;

  // boot.cpp: theme, texts, session
  void boot();
  void load_theme(const std::string& id);
  void show_theme(api::ThemeFile file, const std::string& folder);
  void load_own_strings();
  const std::string& theme_wanted() const;
  void load_strings(const std::string& tag);
  void load_session();
  void session_arrived(domain::Session session);
  void choose_language(const std::string& tag);
  void choose_customer(const std::string& id);
  std::string first_language() const;

  // navigation.cpp: addresses and screens
  void go(const std::string& address, bool replace);
  void arrive(screens::Route route);
  void come_back(const std::string& address);  // by the browser's history
  void keep_scroll();
  void open_screen();
  void write_title();
  bool shows_sign_in() const;

  // loads.cpp: what the screens show
  void load_overview();
  void load_invoices();
  void load_more_invoices();
  void load_document();
  void load_open_items();
  void load_open_page(Remote<std::vector<domain::InvoiceSummary>>::Ticket ticket,
                      std::vector<domain::InvoiceSummary> so_far, const std::string& cursor);
  void load_rest(const std::vector<domain::InvoiceSummary>* items, const std::string& cursor);
  void load_payment(bool ask_provider);
  void load_statement();
  void load_profile();
  void load_sessions();

  // commands.cpp: what people asked for
  void carry_out(const screens::Command& command);
  void sign_in();
  void sign_out(bool everywhere);
  void submit_payment();
  void apply_credit();
  Money usable_credit() const;  // in the currency of the Pay screen
  void payment_refused(const Error& error);
  void save_profile();
  void end_session(const std::string& id);
  void keep_draft();
  void restore_draft();
  void forget_draft();
  void forget_person();

  // live.cpp: the stream
  void listen();
  void heard(const platform::StreamMessage& message);
  bool concerns_screen(const domain::Event& event) const;

  // frame.cpp
  void draw(ui::Ui& ui);
  void draw_shell(screens::View& view);
  void draw_account(screens::View& view);
  void draw_notice(screens::View& view);

  // palette.cpp: every screen, action and recent document, found by typing
  void draw_palette(screens::View& view, const std::vector<ui::NavItem>& screens);
  void remember_document();
  Date today() const;
  Instant now() const { return {host_.clock.now_ms()}; }
  std::string base(std::string_view path) const;

  // Sends; the answer is dropped when the portal is gone by then. A token that went out of date is
  // fetched anew and the request sent once more; an answer that nobody is signed in ends the
  // session.
  void send(platform::HttpRequest request, std::function<void(Result<api::Answer>)> done);
  void send_once(platform::HttpRequest request, std::function<void(Result<api::Answer>)> done);
  void fetch_file(std::string url, std::function<void(platform::HttpResponse)> done);
  void session_ended();

  template <typename T>
  void load(Remote<T>& remote, platform::HttpRequest request, Result<T> (*decode)(std::string_view),
            std::function<void()> after = {}) {
    auto ticket = remote.begin();
    send(std::move(request), [this, ticket, decode, after](Result<api::Answer> answer) mutable {
      const bool wanted =
          answer.ok() ? ticket.settle(decode(answer->body), now()) : ticket.fail(answer.error());
      if (wanted && after) after();
    });
    context_.invalidate();
  }

  platform::Host host_;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
  ui::Context context_;
  api::Client client_;
  Phrases phrases_;
  screens::Commands commands_;
  Model model_;
  std::string logo_light_, logo_dark_;  // addresses
  std::string theme_id_;
  api::ThemeFile theme_;     // the one shown; its roles are the kit's
  std::string own_strings_;  // "sarv/fa": whose texts are shown, or on their way
  std::string address_;      // of the screen that is shown
  std::map<std::string, std::vector<ui::ScrollOffset>> scrolls_;  // by address, for coming back
  std::string wanted_language_;  // whose texts are on their way, or shown
  std::string person_id_;        // who was signed in last: what is kept in the model is theirs
  bool is_theme_ready_ = false;
  bool is_theme_given_ = false;  // whole, by the page: what the server names does not count
  bool is_own_missing_ = false;  // the brand's texts are on their way
  bool was_drawn_ = false;
  bool is_palette_open_ = false;
  bool is_listening_ = false;
  bool wants_refresh_ = false;     // something changed elsewhere
  bool may_have_changed_ = false;  // the person did something: what it changed shows a frame later
  std::string title_, said_title_;
};

}  // namespace portico::app
