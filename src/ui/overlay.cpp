#include "ui/overlay.h"

namespace portico::ui {

namespace {

OpenOverlay* find(Context::State& s, NodeId id) {
  for (OpenOverlay& overlay : s.overlays) {
    if (overlay.id == id) return &overlay;
  }
  return nullptr;
}

NodeId catcher_of(NodeId id) {
  return Context::State::derived(id, "scrim");
}

// Whether the node with focus lies within the item.
bool has_focus(const Context::State& s, int32_t layer) {
  if (s.focus == 0) return false;
  for (int32_t at = layer; at < s.items.count(); ++at) {
    if (s.items[at].id != s.focus || !s.items[at].semantic) continue;
    for (int32_t up = at; up >= layer; up = s.items[up].parent) {
      if (up == layer) return true;
    }
  }
  return false;
}

bool is_there(const Context::State& s, NodeId id) {
  for (int32_t at = 0; at < s.items.count(); ++at) {
    if (s.items[at].id == id && s.items[at].semantic) return true;
  }
  return false;
}

}  // namespace

Held hold_overlay(Context::State& s, NodeId id, OverlayKind kind, NodeId owner) {
  OpenOverlay* overlay = find(s, id);
  Held held;
  if (overlay == nullptr) {
    held.fresh = true;
    s.overlays.push_back({id, kind, owner != 0 ? owner : s.focus, 0, 0, -1, false});
    overlay = &s.overlays.back();
  }
  overlay->last_frame = s.frame;
  overlay->layer = -1;
  held.dismissed = s.escaped == id || overlay->left || s.clicked(catcher_of(id));
  if (held.dismissed) s.need_frame();
  return held;
}

int32_t open_layer(Context::State& s, NodeId id, float shown) {
  OpenOverlay* overlay = find(s, id);
  IM_ASSERT(overlay != nullptr);
  const int32_t layer = s.open_over(Context::State::derived(id, "layer"), Place::Fill);
  overlay->layer = layer;
  if (overlay->kind == OverlayKind::Hint) return layer;
  // Not in the tab order, not spoken.
  Item& outside = s.items[s.add(catcher_of(id))];
  outside.place = Place::Within;
  outside.semantic = true;
  outside.role = Role::Button;
  outside.flags |= platform::flag::Decorative | platform::flag::Focusable;
  if (overlay->kind == OverlayKind::Modal) {
    s.modal = layer;
    outside.fill = s.color(Color::Scrim);
    outside.fade = shown;
  }
  return layer;
}

int32_t open_below(Context::State& s, NodeId id, int32_t anchor, const Box& box, float shown) {
  const int32_t panel = s.open(id);
  s.apply(panel, box);
  Item& ground = s.items[panel];
  ground.place = Place::Below;
  ground.anchor = anchor;
  ground.elevation = Elevation::Floating;
  constexpr float kMostRadius = 12;  // entries are near the corners
  ground.radius = s.theme.radius_px + 2 > kMostRadius ? kMostRadius : s.theme.radius_px + 2;
  ground.border = s.color(Color::Border);
  ground.border_px = 1;
  ground.clips = true;
  ground.fade = shown;
  ground.shift_y = (1 - shown) * -4;
  return panel;
}

void Context::State::after_overlays() {
  for (OpenOverlay& overlay : overlays) {
    if (overlay.last_frame != frame || overlay.layer < 0) continue;
    const bool inside = has_focus(*this, overlay.layer);
    bool above = false;  // another one took focus from it
    for (const OpenOverlay* other = &overlay + 1; other < overlays.data() + overlays.size();
         ++other) {
      above = above || other->kind != OverlayKind::Hint;
    }
    if (overlay.kind == OverlayKind::Popup && overlay.focus_inside != 0 && !inside && !above &&
        focus != overlay.focus_before && focus_next == 0) {
      overlay.left = true;
      need_frame();
    }
    if (inside) overlay.focus_inside = focus;
  }
  for (size_t at = overlays.size(); at-- > 0;) {
    const OpenOverlay closed = overlays[at];
    if (closed.last_frame == frame && closed.layer >= 0) continue;
    overlays.erase(overlays.begin() + static_cast<std::ptrdiff_t>(at));
    for (OpenOverlay& other : overlays) {
      // An entry that was pressed before a frame told of its focus is known to nobody.
      if (other.focus_before == closed.focus_inside || !is_there(*this, other.focus_before)) {
        other.focus_before = closed.focus_before;
      }
    }
    if (closed.kind == OverlayKind::Hint || closed.left) continue;
    if (focus_next == 0) focus_next = closed.focus_before;
  }
}

}  // namespace portico::ui
