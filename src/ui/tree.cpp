// Trees: WAI-ARIA tree view pattern. The items are one flat list in the overlay, with their levels;
// which of them has focus is found again each frame by what was drawn.
#include "ui/navigation.h"
#include "ui/roving.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr std::string_view kTreeKeys = "ArrowDown ArrowUp ArrowLeft ArrowRight Home End Letters";

bool has_row(const TreeFrame& tree, NodeId id) {
  for (const TreeRow& row : tree.rows) {
    if (row.id == id) return true;
  }
  return false;
}

void move(Context::State& s, TreeFrame& tree) {
  const size_t count = tree.rows.size();
  size_t focused = count;
  for (size_t at = 0; at < count; ++at) {
    if (tree.rows[at].id == s.focus) focused = at;
  }
  if (focused == count) return;
  const TreeRow& here = tree.rows[focused];
  size_t next = count;
  const bool opens = s.key_pressed(s.rtl() ? "ArrowLeft" : "ArrowRight");
  const bool closes = s.key_pressed(s.rtl() ? "ArrowRight" : "ArrowLeft");
  if (opens && here.branch) {
    if (!here.open) {
      s.memory(here.id).open = true;
      s.need_frame();
    } else if (focused + 1 < count && tree.rows[focused + 1].level > here.level) {
      next = focused + 1;
    }
  } else if (closes) {
    if (here.branch && here.open) {
      s.memory(here.id).open = false;
      s.need_frame();
    } else {
      for (size_t at = focused; at-- > 0;) {
        if (tree.rows[at].level < here.level) {
          next = at;
          break;
        }
      }
    }
  } else if (s.key_pressed("ArrowDown")) {
    next = focused + 1;
  } else if (s.key_pressed("ArrowUp")) {
    next = focused > 0 ? focused - 1 : count;
  } else if (s.key_pressed("Home")) {
    next = 0;
  } else if (s.key_pressed("End")) {
    next = count - 1;
  } else {
    next = rove_by_letter(s, count, focused, [&](size_t at) -> std::string_view {
      return s.items.view(s.items[tree.rows[at].words].text);
    });
  }
  if (next < count) s.focus_next = tree.rows[next].id;
}

void number_siblings(Context::State& s, const TreeFrame& tree) {
  std::vector<int> counts, places;  // by level
  for (const TreeRow& row : tree.rows) {
    counts.resize(row.level + 1);  // what lies deeper begins anew
    places.push_back(++counts[row.level]);
  }
  std::vector<int> sizes;
  for (size_t at = tree.rows.size(); at-- > 0;) {
    const TreeRow& row = tree.rows[at];
    sizes.resize(row.level + 1);
    if (sizes[row.level] == 0) sizes[row.level] = places[at];
    s.items.attribute(row.item, Attr::PosInSet, std::to_string(places[at]));
    s.items.attribute(row.item, Attr::SetSize, std::to_string(sizes[row.level]));
  }
}

}  // namespace

Scope tree(Ui& ui, std::string_view key, std::string_view label) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  const int32_t index = s.open(id, key);
  s.apply(index, {.gap = 2, .role = Role::Tree, .label = label});
  s.items.attribute(index, Attr::Keys, kTreeKeys);
  s.trees.push_back({id, {}, 1, {}});
  s.levels.back().is_tree = true;
  return Scope(&ui);
}

bool tree_item(Ui& ui, const TreeItem& item, std::string& chosen) {
  Context::State& s = ui.context().state();
  TreeFrame& tree = s.trees.back();
  const NodeId id = s.id_of(item.key);
  const size_t path_end = tree.path.size();
  if (path_end > 0) tree.path += '/';
  tree.path.append(item.key);
  if (s.clicked(id)) {
    chosen = tree.path;
    if (item.branch) s.memory(id).open = !s.memory(id).open;
  }
  if (s.focus == id) s.memory(tree.id).inner = id;
  const bool selected = chosen == tree.path;
  const bool open = item.branch && s.memory(id).open;
  const int32_t row = s.open(id);
  s.apply(row, {.axis = Axis::Row,
                .gap = 6,
                .padding_x = 8,
                .align = Align::Center,
                .height = s.touch(34),
                .role = Role::TreeItem});
  Item& face = s.items[row];
  face.pad_start = 8 + 20 * static_cast<float>(tree.level - 1);
  face.level = static_cast<uint8_t>(tree.level);
  face.radius = s.theme.radius_px > 6 ? 6 : s.theme.radius_px;
  if (selected) {
    face.fill = s.color(Color::AccentSoft);
    face.flags |= platform::flag::Selected;
  } else if (s.hover == id) {
    face.fill = s.color(Color::SurfaceHover);
  }
  if (item.branch) {
    face.flags |= platform::flag::HasExpanded | (open ? platform::flag::Expanded : 0u);
    s.add_icon(open ? "chevron-down" : "chevron-right", 16, s.color(Color::TextMuted));
  } else {
    Item& room = s.items[s.add(0)];
    room.width = room.min_width = 16;
  }
  const Color ink = selected ? Color::AccentText : Color::TextMuted;
  if (!item.icon.empty()) s.add_icon(item.icon, 18, s.color(ink));
  const int32_t words =
      s.add_text(item.text, Type::Body, selected ? Color::AccentText : Color::Text);
  s.items[words].font.weight = selected ? 600 : 400;
  s.items[words].grow = 1;
  if (item.loading && open) {
    s.add_spinner(16, s.color(Color::Accent));
    s.items[row].flags |= platform::flag::Busy;
  }
  s.close();
  tree.rows.push_back({id, row, words, tree.level, item.branch, open});
  if (!open) {
    tree.path.resize(path_end);
    return false;
  }
  ++tree.level;
  s.levels.push_back({s.levels.back().item, id, 0, true});
  return true;
}

void tree_end(Ui& ui) {
  Context::State& s = ui.context().state();
  TreeFrame& tree = s.trees.back();
  --tree.level;
  const size_t slash = tree.path.rfind('/');
  tree.path.resize(slash == std::string::npos ? 0 : slash);
  s.close();
}

void Context::State::close_tree() {
  TreeFrame& tree = trees.back();
  move(*this, tree);
  number_siblings(*this, tree);
  // One item is in the tab order: the one that had focus last, else the first.
  NodeId entry = memory(tree.id).inner;
  if (!has_row(tree, entry)) entry = tree.rows.empty() ? 0 : tree.rows.front().id;
  for (const TreeRow& row : tree.rows) {
    if (row.id != entry) items[row.item].flags |= platform::flag::Focusable;
  }
  trees.pop_back();
}

}  // namespace portico::ui
