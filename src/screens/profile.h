// Language, time zone, appearance, and where the person is signed in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/remote.h"
#include "domain/session.h"
#include "screens/view.h"

namespace portico::screens {

struct ProfileState {
  Remote<domain::Profile> profile;
  Remote<std::vector<domain::DeviceSession>> sessions;
  domain::Profile draft;
  int drafted_version = -1;  // of the profile that the draft began as
  std::string scheme = "system";
  bool is_saving = false;
  bool was_saved = false;      // until something changes again
  std::optional<Error> error;  // of the last save
  bool is_asking_everywhere = false;
};

void draw_profile(View& view, ProfileState& state);

}  // namespace portico::screens
