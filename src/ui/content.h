// What is read: people, states, progress, history, rich text; and boxes that show and hide.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/rich_text.h"
#include "ui/ui.h"

namespace portico::ui {

// A dot and a word: quieter than a badge.
void status(Ui& ui, std::string_view text, Tone tone);

// A person's picture, or their initials. Decorative: the name stands beside it, or is said by
// `label`.
struct AvatarOptions {
  std::string_view picture{};  // address
  std::string_view label{};
  float size_px = 32;
};
void avatar(Ui& ui, std::string_view name, const AvatarOptions& options = {});
// First letters of the first and the last word; of scripts that join letters, of the first alone.
std::string initials(std::string_view name);

// How far something is: `part` 0 to 1; below 0 nobody knows, and the bar moves while it is shown.
void progress(Ui& ui, std::string_view key, std::string_view label, float part,
              std::string_view value_text = {});

// What happened, the last first or last as the list has it.
struct TimelineEntry {
  std::string text, time;
  std::string note{};
  std::string icon{};
  Tone tone = Tone::Neutral;
};
void timeline(Ui& ui, std::string_view label, std::span<const TimelineEntry> entries);

// A heading that is a button and shows what is below it: draw that only while it answers true. In a
// column with `divided` they make an accordion.
bool disclosure(Ui& ui, std::string_view key, std::string_view title, bool& open, int level = 3);

// Two panes with a bar between that is moved by pointer, arrows, Home and End. On phones they stand
// one below the other. Draw the first pane in the first scope, close it, draw the second.
struct SplitOptions {
  std::string_view label;  // of the bar
  float least_px = 200;    // of each pane
};
Scope split_start(Ui& ui, std::string_view key, float& start_px, const SplitOptions& options);
Scope split_end(Ui& ui, std::string_view key);

// Paragraphs, lists, headings, emphasis, code and links as they were parsed.
void rich_text(Ui& ui, std::string_view key, const RichText& text);

}  // namespace portico::ui
