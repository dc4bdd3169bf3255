// Data that lives on the server, as a screen sees it: a value that may be on its
// way, ready, being refreshed, or failed. Cheap to ask on every frame.
//
//   Remote<Invoice> invoice;
//   http.get(url, [ticket = invoice.begin()](...) mutable { ticket.fulfil(...); });
//
// `begin()` starts a load and returns the only handle that can end it. It keeps
// the last value, so a list stays on screen while it refreshes. The ticket holds a
// weak pointer to the load's slot, and the next `begin()`, `clear()` or the end of
// the `Remote` replaces the slot: an answer that comes late finds nothing and is
// dropped. Nothing here reads a clock: the one who fulfils says when.
#pragma once

#include <memory>
#include <utility>

#include "core/date.h"
#include "core/result.h"

namespace portico {

enum class RemoteState {
  Empty,    // never asked for
  Loading,  // first load under way: show a skeleton
  Ready,    // value() is what the server last said
  Stale,    // value() is being refreshed
  Failed,   // error() says why; value() is the last good one, or null
};

template <typename T>
class Remote {
  struct Slot {
    RemoteState state = RemoteState::Empty;
    std::shared_ptr<T> value;
    Error error;
    Instant fetched_at;
  };

 public:
  class Ticket {
   public:
    Ticket() = default;

    // False once the load was replaced, ended, or its owner is gone.
    bool is_wanted() const {
      const auto slot = slot_.lock();
      return slot && is_open(*slot);
    }

    // Ends the load with a value; false if the answer was no longer wanted.
    bool fulfil(T value, Instant fetched_at) {
      const auto slot = slot_.lock();
      if (!slot || !is_open(*slot)) return false;
      slot->value = std::make_shared<T>(std::move(value));
      slot->fetched_at = fetched_at;
      slot->error = Error{};
      slot->state = RemoteState::Ready;
      return true;
    }

    // Ends the load with an error; the last value stays.
    bool fail(const Error& error) {
      const auto slot = slot_.lock();
      if (!slot || !is_open(*slot)) return false;
      slot->error = error;
      slot->state = RemoteState::Failed;
      return true;
    }

    bool settle(Result<T> result, Instant fetched_at) {
      return result.ok() ? fulfil(result.take(), fetched_at) : fail(result.error());
    }

    // Ends the load with what was known at `seen_at`: shown as the last good value, with the reason
    // why it is no newer.
    bool settle_kept(Result<T> result, Instant seen_at) {
      const auto slot = slot_.lock();
      if (!result.ok()) return fail(result.error());
      if (!fulfil(result.take(), seen_at)) return false;
      slot->error = Error::network({});
      slot->state = RemoteState::Failed;
      return true;
    }

   private:
    friend class Remote;
    explicit Ticket(std::weak_ptr<Slot> slot) : slot_(std::move(slot)) {}
    static bool is_open(const Slot& slot) {
      return slot.state == RemoteState::Loading || slot.state == RemoteState::Stale;
    }
    std::weak_ptr<Slot> slot_;
  };

  Remote() = default;
  Remote(Remote&&) noexcept = default;
  Remote& operator=(Remote&&) noexcept = default;
  Remote(const Remote&) = delete;
  Remote& operator=(const Remote&) = delete;

  // A value that is already known, e.g. restored from storage.
  static Remote ready(T value, Instant fetched_at) {
    Remote remote;
    remote.set(std::move(value), fetched_at);
    return remote;
  }

  // Starts a load: Loading without a value, Stale with one. Tickets of earlier
  // loads are dead from here on.
  [[nodiscard]] Ticket begin() {
    auto next = std::make_shared<Slot>();
    if (slot_) {
      next->value = std::move(slot_->value);
      next->fetched_at = slot_->fetched_at;
    }
    next->state = next->value ? RemoteState::Stale : RemoteState::Loading;
    slot_ = std::move(next);
    return Ticket(slot_);
  }

  // Replaces the value by hand, e.g. from a live event; ends a load under way.
  void set(T value, Instant fetched_at) {
    auto next = std::make_shared<Slot>();
    next->value = std::make_shared<T>(std::move(value));
    next->fetched_at = fetched_at;
    next->state = RemoteState::Ready;
    slot_ = std::move(next);
  }

  // Forgets everything; answers under way are dropped.
  void clear() { slot_.reset(); }

  RemoteState state() const { return slot_ ? slot_->state : RemoteState::Empty; }
  bool is_empty() const { return state() == RemoteState::Empty; }
  bool is_loading() const {
    return state() == RemoteState::Loading || state() == RemoteState::Stale;
  }
  bool has_failed() const { return state() == RemoteState::Failed; }

  // The last good value, or null. It stays until the next value replaces it.
  const T* value() const { return slot_ ? slot_->value.get() : nullptr; }
  T* value() { return slot_ ? slot_->value.get() : nullptr; }

  // Why the last load failed; null unless has_failed().
  const Error* error() const { return has_failed() ? &slot_->error : nullptr; }

  // When value() was fetched. REQUIRES: value()
  Instant fetched_at() const { return slot_ ? slot_->fetched_at : Instant{}; }

 private:
  std::shared_ptr<Slot> slot_;
};

}  // namespace portico
