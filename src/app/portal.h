// The application: events in, one frame out, and in between the loads and commands.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "app/model.h"
#include "app/program.h"

namespace portico::app {

class Portal final : public Program {
 public:
  explicit Portal(platform::Host host);
  void event(const platform::Event& event) override;
  double frame() override;

 private:
  friend struct Screen;

  void drawn() override;
  void language_arrived() override;

  // session.cpp: who is signed in, and for which customer
  void session_arrived(domain::Session session) override;
  void session_ended() override;
  void choose_customer(const std::string& id);
  void sign_out(bool everywhere);
  void forget_person();
  const std::string& theme_wanted() const override;
  const domain::Customer* customer() const override {
    return person() ? session_.value()->customer(model_.customer_id) : nullptr;
  }

  // navigation.cpp: addresses and screens
  void go(const std::string& address, bool replace) override;
  void arrive(screens::Route route);
  void come_back(const std::string& address);  // by the browser's history
  void keep_scroll();
  void open_screen();
  std::string screen_name() const override;
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
  void carry_out(const screens::Command& command) override;
  void submit_payment();
  void apply_credit();
  Money usable_credit() const;  // in the currency of the Pay screen
  void payment_refused(const Error& error);
  void save_profile();
  void end_session(const std::string& id);
  void keep_draft();
  void restore_draft();
  void forget_draft();

  // live.cpp: the stream
  void listen();
  void heard(const platform::StreamMessage& message);
  bool concerns_screen(const domain::Event& event) const;

  // frame.cpp
  void draw_signed_in(screens::View& view) override;
  void draw_account(screens::View& view);
  void draw_notice(screens::View& view);

  // palette.cpp: every screen, action and recent document, found by typing
  void draw_palette(screens::View& view, const std::vector<ui::NavItem>& screens);
  void remember_document();
  Date today() const override;

  template <typename T>
  void load(Remote<T>& remote, const platform::HttpRequest& request,
            Result<T> (*decode)(std::string_view), const std::function<void()>& after = {}) {
    auto ticket = remote.begin();
    send(request, [this, ticket, decode, after](Result<api::Answer> answer) mutable {
      const bool wanted =
          answer.ok() ? ticket.settle(decode(answer->body), now()) : ticket.fail(answer.error());
      if (wanted && after) after();
    });
    context_.invalidate();
  }

  Model model_;
  std::map<std::string, std::vector<ui::ScrollOffset>> scrolls_;  // by address, for coming back
  std::string person_id_;  // who was signed in last: what is kept in the model is theirs
  bool is_palette_open_ = false;
  bool is_listening_ = false;
  bool wants_refresh_ = false;  // something changed elsewhere
};

}  // namespace portico::app
