// A menu below the button that opens it: the kit's own side of overlays.h.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "ui/overlays.h"
#include "ui/state.h"

namespace portico::ui {

struct MenuButton {
  NodeId id;     // of the button
  int32_t item;  // that the menu goes below
  std::string_view label;
  bool disabled = false;
  std::function<void()> head{};  // drawn above the entries, outside of the menu
};

std::optional<std::string> menu_below(Context::State& s, const MenuButton& button,
                                      std::span<const MenuEntry> entries);

}  // namespace portico::ui
