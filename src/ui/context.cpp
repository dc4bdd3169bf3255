#include "ui/context.h"

#include <cmath>

#include "ui/animation.h"
#include "ui/draw.h"
#include "ui/hash.h"
#include "ui/layout.h"
#include "ui/state.h"

namespace portico::ui {

Context::Context(platform::Semantics& semantics, platform::TextHost& text,
                 platform::Renderer& renderer, platform::Appearance& appearance)
    : state_(std::make_unique<State>(semantics, text, renderer, appearance, *this)) {
  state_->preferences = appearance.preferences();
}

Context::~Context() = default;

void Context::set_theme(const Theme& theme) {
  state_->brand = theme;
  state_->use_palette();
}

void Context::set_scheme(std::string_view scheme) {
  state_->scheme = scheme;
  state_->use_palette();
}

void Context::set_language(std::string_view tag, platform::TextDirection direction,
                           const Words& words) {
  State& s = *state_;
  s.language = tag;
  s.direction = direction;
  s.words = words;
  s.text_host.set_language(tag);
  s.texts.clear();
  s.atlas_stale = true;
  s.invalid = true;
}

void Context::set_speech(const Speech* speech) {
  state_->speech = speech;
}

void Context::event(const platform::Event& event) {
  using platform::EventKind;
  State& s = *state_;
  bool draws = true;
  switch (event.kind) {
    case EventKind::Click:
      s.clicks.push_back(event.node);
      s.shift_click = event.x != 0;
      break;
    case EventKind::Input:
    case EventKind::Change:
      s.edits.push_back({event.node, event.kind, event.text});
      break;
    case EventKind::Submit:
      s.submits.push_back(event.node);
      break;
    case EventKind::Focus:
      draws = s.focus != event.node;
      s.focus = event.node;
      break;
    case EventKind::Hover:
      draws = s.hover != event.node;
      s.hover = event.node;
      break;
    case EventKind::Press:
      draws = s.press != event.node;
      s.press = event.node;
      break;
    case EventKind::Scroll: {
      Memory& memory = s.memory(event.node);
      draws = memory.scroll_x != event.x || memory.scroll_y != event.y;
      memory.scroll_x = event.x;
      memory.scroll_y = event.y;
      if (event.y > 0) {  // else it is the old screen's offset that was given up
        std::erase_if(s.scrolls_to_restore,
                      [&](const ScrollOffset& offset) { return offset.scroller == event.node; });
      }
      break;
    }
    case EventKind::Key:
      s.keys.push_back(event.text);
      break;
    case EventKind::Resize:
      if (event.z > 0 && event.z != s.scale) {
        s.scale = event.z;
        s.atlas_stale = true;
      }
      s.width = event.x;
      s.height = event.y;
      break;
    case EventKind::Visible:
      s.visible = event.x != 0;
      draws = s.visible;
      break;
    case EventKind::Appearance:
      s.preferences = s.appearance.preferences();
      s.use_palette();
      break;
    case EventKind::Fonts:
      s.texts.clear();
      s.atlas_stale = true;
      break;
    case EventKind::Inset:
      s.keyboard_px = event.y;
      break;
    case EventKind::Drag:
      s.drags.push_back({event.node, event.x, event.y, event.z != 0});
      break;
    case EventKind::Theme:
    case EventKind::Route:
    case EventKind::Online:
    case EventKind::Update:
    case EventKind::Waiting:
    case EventKind::Upload:
      break;
  }
  if (draws) s.invalid = true;
}

void Context::invalidate() {
  state_->invalid = true;
}

bool Context::wants_frame(double now_ms) {
  if (state_->renderer.take_context_restored()) state_->atlas_stale = state_->invalid = true;
  const bool canvas = state_->renderer.has_canvas();
  if (canvas != state_->canvas) state_->invalid = true;
  state_->canvas = canvas;
  return state_->visible && state_->width > 0 && (state_->invalid || now_ms >= state_->deadline);
}

double Context::next_deadline_ms() const {
  if (!state_->visible || state_->width <= 0) return kNever;
  return state_->invalid ? 0 : state_->deadline;
}

Ui& Context::begin(double now_ms) {
  State& s = *state_;
  IM_ASSERT(!s.in_frame);
  s.in_frame = true;
  s.now = now_ms;
  s.deadline = kNever;
  s.invalid = s.settle = false;
  ++s.frame;
  s.escaped = 0;
  if (!s.overlays.empty() && s.key_pressed("Escape")) s.escaped = s.overlays.back().id;
  if (s.atlas_stale) {
    s.atlas.reset(hash_text(s.language), s.scale);
    s.atlas_stale = false;
    s.drawn_stale = true;
  }
  s.texts.begin_frame();
  s.atlas.begin_frame();
  s.items.clear();
  s.levels.clear();
  s.modal = -1;
  s.title_id = s.submitted_form = 0;
  const int32_t root = s.items.add(-1);
  s.items[root].id = State::derived(0, "portico");
  s.items[root].width = s.width;
  s.items[root].height = s.height - s.keyboard_px;
  s.levels.push_back({root, s.items[root].id, 0, true});
  return s.ui;
}

void Context::end() {
  State& s = *state_;
  IM_ASSERT(s.in_frame && s.levels.size() == 1);
  s.finish();
  s.clicks.clear();
  s.submits.clear();
  s.edits.clear();
  s.keys.clear();
  s.drags.clear();
  s.in_frame = false;
  if (s.settle) s.invalid = true;
}

std::optional<Link> Context::take_navigation() {
  std::optional<Link> taken;
  taken.swap(state_->navigation);
  return taken;
}

bool Context::holds(std::string_view route) {
  State& s = *state_;
  if (s.unsaved_frame == 0 || s.unsaved_frame != s.frame) return false;
  s.held_href = route;
  s.invalid = true;
  return true;
}

void Context::focus_title_on_next_frame() {
  state_->focus_title = true;
  state_->invalid = true;
}

void Context::reset_screen() {
  // The browser keeps a scroller's offset while its node lives on in the next screen.
  for (const Memory& kept : state_->memories) {
    if (kept.scroll_x != 0 || kept.scroll_y != 0) state_->semantics.scroll_to(kept.id, 0, 0);
  }
  state_->memories.clear();
  state_->memory_index.clear();
  state_->scrolls_to_restore.clear();
  state_->invalid = true;
}

std::vector<ScrollOffset> Context::scroll_offsets() const {
  std::vector<ScrollOffset> offsets;
  for (const Memory& kept : state_->memories) {
    if (kept.scroll_x > 0 || kept.scroll_y > 0) {
      offsets.push_back({kept.id, kept.scroll_x, kept.scroll_y});
    }
  }
  return offsets;
}

void Context::restore_scroll(std::vector<ScrollOffset> offsets) {
  State& s = *state_;
  s.scrolls_to_restore = std::move(offsets);
  for (const ScrollOffset& offset : s.scrolls_to_restore) {  // rows of that place at once
    s.memory(offset.scroller).scroll_y = offset.y_px;
  }
  s.invalid = true;
}

const Context::Statistics& Context::statistics() const {
  return state_->statistics;
}

// After the tree was written: the browser's scrollers have their new heights.
void Context::State::restore_scrolls() {
  std::erase_if(scrolls_to_restore, [this](const ScrollOffset& offset) {
    for (const Item& item : items.pool) {
      if (!item.scrolls() || !item.semantic || item.id != offset.scroller) continue;
      if (item.scrolled_h() - item.h + 0.5f < offset.y_px) return false;
      Memory& kept = memory(item.id);
      if (kept.scroll_y != offset.y_px) need_frame();
      kept.scroll_y = offset.y_px;
      semantics.scroll_to(item.id, offset.x_px, offset.y_px);
      return true;
    }
    return false;
  });
}

// ---- the end of a frame
// ---------------------------------------------------------------------------

namespace {

// The browser shows what stands in fields over the picture: what lies under a panel is hidden.
void veil_fields(Items& items) {
  constexpr Rgba kUnseen = 0x01000000;  // 0 would be the page's own colour
  for (int32_t panel = 0; panel < items.count(); ++panel) {
    const Item& over = items[panel];
    if (over.place != Place::Below) continue;
    for (int32_t at = 0; at < panel; ++at) {
      Item& item = items[at];
      if (item.field_pad_start <= 0 || at == over.anchor) continue;
      float x = item.x, y = item.y;
      for (int32_t up = item.parent; up >= 0; up = items[up].parent) {
        x -= items[up].scroll_x;
        y -= items[up].scroll_y;
      }
      const bool apart = x >= over.x + over.w || x + item.w <= over.x || y >= over.y + over.h ||
                         y + item.h <= over.y;
      if (!apart) item.color = kUnseen;
    }
  }
}

}  // namespace

void Context::State::finish() {
  draw_toasts();
  after_overlays();
  Layout(items, texts, rtl()).run();
  remember_measures();
  veil_fields(items);
  for (const Item& item : items.pool) {
    if (!item.scrolls() || !item.semantic) continue;
    Memory& kept = memory(item.id);
    // Rows were chosen for another height: choose again.
    if (kept.viewport_h < item.h) need_frame();
    kept.viewport_h = item.h;
    if (item.virtual_w > 0 && kept.viewport_w != item.w) need_frame();
    kept.viewport_w = item.w;
    const float content_h = item.scrolled_h();
    const float most = content_h > item.h ? content_h - item.h : 0;
    if (kept.scroll_y > most) {  // drawn there in the next frame
      kept.scroll_y = most;
      need_frame();
    }
  }
  draw();
  const Grounds grounds = preferences.plain ? Grounds::OfBoxes
                          : canvas          ? Grounds::None
                                            : Grounds::OfNodes;
  writer.write(items, texts, modal, grounds, semantics);
  if (!scrolls_to_restore.empty()) restore_scrolls();
  if (title_id != 0) {
    // A title that takes the place of the focused one, once its screen is loaded, takes its focus.
    const bool replaced = shown_title != 0 && focus == shown_title && title_id != shown_title;
    if (focus_title || replaced) focus_next = title_id;
    focus_title = false;
    shown_title = title_id;
  }
  if (focus_next != 0) {
    semantics.focus(focus_next);
    focus_next = 0;
  }
  ++statistics.frames;
  statistics.nodes = writer.node_count();
}

void Context::State::draw() {
  if (preferences.plain || !canvas) return;
  draw_lists.begin(width, height, scale);
  constexpr double kTurnMs = 960;
  const double turns = std::floor(now / spin_step_ms()) * spin_step_ms() / kTurnMs;
  const auto spin = static_cast<float>(turns - static_cast<double>(static_cast<int64_t>(turns)));
  Painter painter(items, texts, atlas, scale, color(Color::Scrim), theme.shadow);
  painter.paint(draw_lists.page(), draw_lists.over(), spin, rtl());
  platform::Picture picture = draw_lists.picture(width, height, scale);
  picture.background_rgba = color(Color::Canvas);

  uint64_t hash =
      hash_bytes(picture.vertices.data(), picture.vertices.size_bytes(), picture.background_rgba);
  hash = hash_bytes(picture.commands.data(), picture.commands.size_bytes(), hash);
  hash = mix(hash, static_cast<uint64_t>(width * 8) ^ (static_cast<uint64_t>(height * 8) << 32));
  statistics.strings = painter.strings();
  statistics.draw_calls = static_cast<int>(picture.commands.size());
  statistics.vertices = static_cast<int>(picture.vertices.size());
  const bool same = hash == statistics.draw_hash && !drawn_stale;
  statistics.draw_hash = hash;
  drawn_stale = false;
  if (same) return;
  renderer.draw(picture);
}

}  // namespace portico::ui
