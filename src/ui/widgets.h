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

// A bar of how far something is; `part` as ui::progress has it.
void add_progress_track(Context::State& s, NodeId id, std::string_view label, float part,
                        std::string_view value_text, float height_px);

}  // namespace portico::ui
