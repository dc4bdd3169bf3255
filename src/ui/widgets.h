// What the kit's own widget files share.
#pragma once

#include <string_view>

#include "ui/state.h"

namespace portico::ui {

Rgba tone_color(const Context::State& s, Tone tone);
Rgba tone_ground(const Context::State& s, Tone tone);
std::string_view tone_icon(Tone tone);
std::string_view tone_name(Tone tone);

// The drawn and semantic frame of a button, open for its contents; its node's id.
NodeId open_button(Context::State& s, std::string_view key, const ButtonOptions& options);
// Icon, words and icon of a button that is open.
void fill_button(Context::State& s, std::string_view text, const ButtonOptions& options);

}  // namespace portico::ui
