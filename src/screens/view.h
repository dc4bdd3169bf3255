// What every screen is handed, and what it answers with. A screen is a function of a View and of
// its own plain state; what should happen beyond that state it queues as commands, which the
// application carries out after the frame.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/session.h"
#include "screens/routes.h"
#include "screens/words.h"
#include "ui/ui.h"

namespace portico::screens {

enum class Do : std::uint8_t {
  Go,       // to the address `text`, as a new step of the history
  Replace,  // to the address `text`, in place
  SignIn,   // with SignInState
  SignOut,
  SignOutEverywhere,
  Retry,           // load again what the screen shows
  SwitchCustomer,  // to the id `text`
  ChooseLanguage,  // tag `text`
  ChooseScheme,    // "system", "light" or "dark"
  SaveProfile,     // ProfileState's draft
  EndSession,      // with id `text`
  SubmitPayment,   // PayState's request
  KeepDraft,       // PayState changed: keep it for a reload
  ForgetDraft,
  ContinuePayment,  // leave for the provider's page at `text`
  RefreshPayment,   // ask how the payment of the screen stands
  CloseDocument,    // ClosingState's request
  Print,
  Copy,            // `text` to the clipboard
  KeepColumns,     // of the table of all documents, as `text`
  Reload,          // the page, for a newer version
  ShowWaiting,     // the writes that wait for a network
  SendWaiting,     // now: of id `text`, or all
  DiscardWaiting,  // of id `text`
  DiscardAndSignOut,
  // At a kiosk
  Begin,       // somebody is there; in the language `text`, where it names one
  SignInHere,  // with KioskState's credentials
  ShowCode,    // a QR code
  AskCode,     // whether somebody allowed it
  Leave,       // somebody is done, or not there any more
  // For a kiosk, on a device of one's own
  MakeKioskCode,
  AllowKiosk,
};

struct Command {
  Do what;
  std::string text;
};

class Commands {
 public:
  void add(Do what, std::string text = {}) { queue_.push_back({what, std::move(text)}); }
  std::vector<Command> take() { return std::exchange(queue_, {}); }

 private:
  std::vector<Command> queue_;
};

struct View {
  ui::Ui& ui;
  const Words& words;
  Commands& commands;
  const domain::Session& session;
  const domain::Customer* customer;  // null while nobody is signed in, or nobody is a customer
  std::string_view language;         // BCP 47
  std::string_view api_root;         // what files' paths are below
  std::string_view logo;             // address of the brand's picture; empty: its name stands in
  Date today;
  double now_ms = 0;  // monotonic
  bool online = true;

  bool is_phone() const { return ui.width_class() == ui::WidthClass::Phone; }
  // A device that many people use: nothing is saved, nothing leads elsewhere.
  bool is_kiosk() const { return session.kiosk.has_value(); }
  bool may_pay() const { return customer && domain::allows(customer->actions, "pay"); }
  std::string file(const std::string& path) const { return std::string(api_root) + path; }
};

}  // namespace portico::screens
