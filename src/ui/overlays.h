// What lies over the page. All of it shares one stack: Escape closes what was opened last, focus
// goes back to where it came from, and behind a modal everything is inert.
//
//   if (const auto chosen = menu(ui, "more", tr("more"), entries)) ...
//   if (open) { auto panel = drawer(ui, "filters", tr("filters"), open); ... }
//
// Ui::dialog is the plain modal; Ui::menu the menu of one choice.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace portico::ui {

// ---- Menus (WAI-ARIA menu button pattern): arrows, Home, End and type-ahead move, Escape closes

enum class MenuMark : uint8_t {
  Action,
  Check,   // is on or off by itself
  Choice,  // one of those around it
};

struct MenuEntry {
  std::string key, text;
  std::string icon{};
  std::string note{};  // quiet, at the end side: a shortcut, a count
  MenuMark mark = MenuMark::Action;
  bool checked = false;
  bool disabled = false;  // found and heard, not pressed
  bool danger = false;
  bool divided = false;  // a line above it
};

// A button that opens a menu; the key of what was chosen.
std::optional<std::string> menu(Ui& ui, std::string_view key, std::string_view text,
                                std::span<const MenuEntry> entries,
                                const ButtonOptions& options = {});

struct SplitAnswer {
  bool pressed = false;
  std::optional<std::string> chosen;
};
// The likeliest action, and beside it a menu of its relatives. `more`: spoken name of that menu.
SplitAnswer split_button(Ui& ui, std::string_view key, std::string_view text, std::string_view more,
                         std::span<const MenuEntry> entries, const ButtonOptions& options = {});

struct Who {
  std::string_view name;           // of the person: gives the initials, heads the menu
  std::string_view detail{};       // below it
  std::string_view beside{};       // shown beside the avatar; not on phones
  std::string_view description{};  // said with the button
};
// An avatar that opens a menu of what the person may do.
std::optional<std::string> avatar_menu(Ui& ui, std::string_view key, const Who& who,
                                       std::span<const MenuEntry> entries);

// ---- Side sheets

// Modal, at the end side over the whole height; on phones a sheet at the bottom. As Ui::dialog:
// draw it only while it is open.
Scope drawer(Ui& ui, std::string_view key, std::string_view title, bool& open,
             float width_px = 420);

// ---- Tooltips

// Of the widget that was called just before with this key: shown after a moment of hovering, at
// once on focus, until Escape. It says more than the widget does; the widget speaks it too.
void tooltip(Ui& ui, std::string_view key, std::string_view text);

// ---- Toasts that can be taken back

struct ToastOptions {
  Tone tone = Tone::Info;
  std::string_view key{};     // of its action
  std::string_view action{};  // "Undo"
};
// Shown some seconds, longer while it is hovered or has focus; announced.
void toast(Ui& ui, std::string_view text, const ToastOptions& options);
// True in the frame after the action of the toast of that key was pressed.
bool toast_pressed(Ui& ui, std::string_view key);

// ---- Command palette (WAI-ARIA combobox with listbox)

struct PaletteEntry {
  std::string key, text;
  std::string group;  // heading under which it stands; entries of a group lie together
  std::string icon{};
  std::string note{};
  std::string also{};  // further words it is found by
};
struct PaletteOptions {
  std::string_view label;        // of the dialog and its field
  std::string_view placeholder;  // what can be found
  std::string_view none;         // said when nothing matches
};
// Modal, at the top. Draw it only while it is open; the key of what was chosen, which closes it.
std::optional<std::string> command_palette(Ui& ui, std::string_view key, bool& open,
                                           const PaletteOptions& options,
                                           std::span<const PaletteEntry> entries);

}  // namespace portico::ui
