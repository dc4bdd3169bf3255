// A write that waits on this device for a network, or that the server refused after it had waited.
#pragma once

#include <optional>
#include <string>

#include "core/date.h"
#include "core/names.h"
#include "core/result.h"

namespace portico::domain {

enum class WaitingState { Waiting, Sending, Refused };
inline constexpr auto kWaitingStateNames = names("waiting", "sending", "refused");
constexpr std::string_view name_of(WaitingState state) {
  return name_at(kWaitingStateNames, state);
}

struct WaitingWrite {
  std::string id;      // on this device
  std::string what;    // "profile": says what it changes
  std::string detail;  // in the words of the person, or empty
  Instant made_at;
  WaitingState state = WaitingState::Waiting;
  std::optional<Error> refusal;  // of one that was refused
};

}  // namespace portico::domain
