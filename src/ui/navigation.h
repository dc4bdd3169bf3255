// Ways through what there is.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/ui.h"

namespace portico::ui {

// ---- Tabs (WAI-ARIA tabs pattern): arrows move and choose, one tab is in the tab order

struct TabItem {
  std::string key, text;
  std::string icon{};
  std::string badge{};
  bool disabled = false;
};
// True when `value`, the key of the tab that is shown, changed.
bool tabs(Ui& ui, std::string_view key, std::string_view label, std::span<const TabItem> items,
          std::string& value);
// What the tab shows; opened after tabs() of that key.
Scope tab_panel(Ui& ui, std::string_view key, std::string_view value, float gap = 16);

// The way from the front door to here; the last crumb is here. On phones: the way back alone.
void breadcrumb(Ui& ui, std::string_view label, std::span<const Crumb> crumbs);

// ---- Tree (WAI-ARIA tree view pattern): arrows open, close and move; type-ahead finds

struct TreeItem {
  std::string_view key, text;
  std::string_view icon{};
  bool branch = false;   // has children, known or not
  bool loading = false;  // they are on their way
};
// Between tree() and the end of its scope:
//   if (tree_item(ui, {"2024", "2024", "folder", true}, chosen)) { ...children...; tree_end(ui); }
Scope tree(Ui& ui, std::string_view key, std::string_view label);
// True while the branch is open: draw its children, then tree_end(). `chosen` becomes the path of
// the item that was pressed, its keys joined by "/".
bool tree_item(Ui& ui, const TreeItem& item, std::string& chosen);
void tree_end(Ui& ui);

}  // namespace portico::ui
