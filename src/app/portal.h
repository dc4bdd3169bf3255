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

class Portal : public Program {
 public:
  explicit Portal(platform::Host host, std::string_view strings = "strings/");
  void event(const platform::Event& event) override;
  double frame() override;

 protected:
  // What a kiosk has otherwise.
  void session_arrived(domain::Session session) override;
  void carry_out(const screens::Command& command) override;
  void draw_signed_in(screens::View& view) override;
  virtual void draw_account(screens::View& view);
  // In the place of the screen that the address names; false: nothing.
  virtual bool draw_instead(screens::View&) { return false; }
  std::string screen_name() const override;
  void forget_person();
  const domain::Customer* customer() const override {
    return person() ? session_.value()->customer(model_.customer_id) : nullptr;
  }

  // Ends a load with what was decoded of an answer, or with the copy of one that this device kept.
  template <typename T>
  bool settle(typename Remote<T>::Ticket& ticket, Result<T> decoded,
              const Result<api::Answer>& answer) {
    if (answer.ok() && answer->is_kept()) {
      return ticket.settle_kept(std::move(decoded), answer->seen_at);
    }
    return ticket.settle(std::move(decoded), now());
  }

  template <typename T>
  void load(Remote<T>& remote, const platform::HttpRequest& request,
            Result<T> (*decode)(std::string_view), const std::function<void()>& after = {}) {
    auto ticket = remote.begin();
    send(request, [this, ticket, decode, after](Result<api::Answer> answer) mutable {
      Result<T> decoded = answer.ok() ? decode(answer->body) : answer.error();
      const bool is_new = !answer.ok() || !answer->is_kept();
      if (settle<T>(ticket, std::move(decoded), answer) && is_new && after) after();
    });
    context_.invalidate();
  }

 private:
  friend struct Screen;

  void drawn() override;
  void language_arrived() override;

  // session.cpp: who is signed in, and for which customer
  void session_ended() override;
  void choose_customer(const std::string& id);
  void sign_out(bool everywhere);
  const std::string& theme_wanted() const override;

  // navigation.cpp: addresses and screens
  void go(const std::string& address, bool replace) override;
  void arrive(screens::Route route);
  void come_back(const std::string& address);  // by the browser's history
  void keep_scroll();
  void open_screen();
  bool shows_sign_in() const;

  // loads.cpp: what the screens show
  void load_overview();
  void load_invoices();
  void load_more_invoices();
  void load_open_items();
  void load_open_page(Remote<std::vector<domain::InvoiceSummary>>::Ticket ticket,
                      std::vector<domain::InvoiceSummary> so_far, const std::string& cursor);
  void load_rest(const std::vector<domain::InvoiceSummary>* items, const std::string& cursor);
  void load_documents();  // documents.cpp
  void load_document_page(const std::shared_ptr<screens::DocumentRows>& rows,
                          const std::string& cursor);
  void keep_columns(const std::string& choices);
  void load_payment(bool ask_provider);
  void load_statement();
  void load_profile();
  void load_more_texts();
  void load_sessions();

  // commands.cpp: what people asked for
  void submit_payment();
  void apply_credit();
  Money usable_credit() const;  // in the currency of the Pay screen
  void payment_refused(const Error& error);
  void save_profile();
  void end_session(const std::string& id);
  void keep_draft();
  void restore_draft();
  void forget_draft();

  // closing.cpp: a document, and what ends it
  void load_document();
  void close_document();
  void closing_refused(const Error& error);

  // outbox.cpp: writes that wait for a network
  void waiting_changed(const platform::Event& event);
  void ask_sign_out(bool everywhere);
  void draw_outbox(screens::View& view);
  std::string change_detail(const domain::ProfileChange& change) const;

  // live.cpp: the stream
  void listen();
  void heard(const platform::StreamMessage& message);
  bool concerns_screen(const domain::Event& event) const;

  // frame.cpp
  void draw_notice(screens::View& view);
  void draw_texts_coming(screens::View& view);

  // palette.cpp: every screen, action and recent document, found by typing
  void draw_palette(screens::View& view, const std::vector<ui::NavItem>& screens);
  void remember_document();
  Date today() const override;

  Model model_;
  std::map<std::string, std::vector<ui::ScrollOffset>> scrolls_;  // by address, for coming back
  std::string person_id_;  // who was signed in last: what is kept in the model is theirs
  bool is_palette_open_ = false;
  bool is_listening_ = false;
  bool wants_refresh_ = false;  // something changed elsewhere
  enum class Update : std::uint8_t { None, Ready, Needed } update_ = Update::None;
  enum class Texts : std::uint8_t { First, Coming, Failed, All } texts_ = Texts::First;
};

}  // namespace portico::app
