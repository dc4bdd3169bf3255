// All that one portal's kit keeps: the host, the theme, what happened since the last frame, the
// frame being built, and what outlives it. Widgets of the kit see it; screens do not.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "core/direction.h"
#include "ui/context.h"
#include "ui/draw_lists.h"
#include "ui/hash_index.h"
#include "ui/item.h"
#include "ui/semantics_writer.h"
#include "ui/speech.h"
#include "ui/text_atlas.h"
#include "ui/text_layout.h"

namespace portico::ui {

// What is remembered of a node from frame to frame.
struct Memory {
  NodeId id = 0;
  float scroll_x = 0, scroll_y = 0;
  float viewport_w = 0, viewport_h = 0;  // scrollers: size in the frame before
  bool open = false;                     // menus, branches of trees
  NodeId inner = 0;                      // trees: the item in the tab order
  uint64_t last_frame = 0;               // that the node was in
  double since_ms = 0;                   // animations: begin ...
  float from = 0, to = 0;                // ... and values
  float top = 0, height = 0;             // px, of what is measured
};

struct FieldEdit {
  NodeId id;
  platform::EventKind kind;
  std::string text;
};

// What stands in a field whose value is not text: what the person typed, until it is taken.
struct Draft {
  NodeId id;
  std::string text;
  bool own = false;    // the person's, not the value as the locale writes it
  uint64_t stamp = 0;  // of the value that it was last compared with
  uint64_t last_frame = 0;
};

struct Drag {
  NodeId id;
  float x, y;  // px of the portal
  bool begins;
};

struct Toast {
  uint64_t number = 0;
  std::string text;
  Tone tone = Tone::Info;
  uint64_t key = 0;  // of its action
  std::string action;
  double since_ms = 0, until_ms = 0;
  double left_ms = 0;  // while it is looked at: what was left of its time
};

// One step in the path of boxes and keys that are open.
struct Level {
  int32_t item = 0;
  NodeId seed = 0;       // ids of what is within
  uint32_t counter = 0;  // nodes without a key
  bool keyed = false;
  int closes = 1;  // levels that the scope's end closes
  bool is_tree = false;
};

struct TreeRow {
  NodeId id;
  int32_t item, words;
  uint8_t level;
  bool branch, open;
};

struct TreeFrame {
  NodeId id;
  std::vector<TreeRow> rows;
  uint8_t level;
  std::string path;  // of the branch that is open
};

struct SplitFrame {
  NodeId id;
  int32_t frame;
  float start_px, least_px;
  std::string label;
};

// An item whose place is remembered for the next frame: Memory's from and to are its left edge and
// width.
struct Measured {
  NodeId id;
  int32_t item;
};

struct TableFrame {
  const Column* columns;
  size_t column_count, next_column;
  float row_h;
  std::string href;  // of the row that is open
  int32_t row;
};

enum class OverlayKind : uint8_t {  // ui/overlay.h
  Modal,
  Popup,
  Hint,
};

struct OpenOverlay {
  NodeId id;
  OverlayKind kind;
  NodeId focus_before;  // where focus goes when it closes
  NodeId focus_inside;  // the node within that had focus in the frame before, or 0
  uint64_t last_frame;
  int32_t layer;  // item of that frame
  bool left;      // focus went from it to somewhere else
};

struct Context::State {
  State(platform::Semantics& semantics, platform::TextHost& text, platform::Renderer& renderer,
        platform::Appearance& appearance, Context& context);

  platform::Semantics& semantics;
  platform::TextHost& text_host;
  platform::Renderer& renderer;
  platform::Appearance& appearance;
  Ui ui;

  // Surroundings
  Theme brand;  // as given ...
  Theme theme;  // ... and with what the page's CSS says otherwise
  const Palette* palette = &theme.light;
  platform::Preferences preferences;
  std::string scheme = "system";
  std::string language;
  platform::TextDirection direction = platform::TextDirection::Ltr;
  Words words;
  float width = 0, height = 0, scale = 1, keyboard_px = 0;
  bool visible = true;
  bool canvas = true;  // there is something to draw on

  // What happened since the last frame
  std::vector<NodeId> clicks, submits;
  bool shift_click = false;  // Shift was held at the last of them
  std::vector<FieldEdit> edits;
  std::vector<std::string> keys;
  std::vector<Drag> drags;
  NodeId hover = 0, press = 0, focus = 0;
  NodeId submitted_form = 0;  // a primary button of that form was pressed in this frame

  // The loop
  bool invalid = true, settle = false, atlas_stale = true, drawn_stale = true;
  double now = 0, deadline;
  uint64_t frame = 0;

  // The frame
  Items items;
  std::vector<Level> levels;
  bool on_bar = false;  // what is drawn lies on Color::Bar
  int32_t modal = -1;   // innermost dialog's overlay
  NodeId title_id = 0;
  bool in_frame = false;
  std::vector<TableFrame> tables;  // that are being filled, outermost first
  std::vector<TreeFrame> trees;
  std::vector<SplitFrame> splits;
  std::vector<Measured> measured;

  // What outlives it
  std::vector<Memory> memories;
  HashIndex memory_index;
  std::vector<Toast> toasts;
  std::vector<ScrollOffset> scrolls_to_restore;
  uint64_t toast_number = 0;
  std::vector<OpenOverlay> overlays;  // the first opened first
  NodeId escaped = 0;                 // overlay that Escape was pressed for
  std::string typed;                  // type-ahead, and when its last letter came
  double typed_ms = 0;
  std::string palette_typed;  // what is looked for, and which of what was found is marked
  size_t palette_at = 0;
  const Speech* speech = nullptr;
  uint64_t unsaved_frame = 0;  // the last one that had unsaved changes
  std::string held_href;       // where the person wants to go in spite of them
  std::vector<Draft> drafts;
  bool focus_title = false;
  NodeId shown_title = 0;  // of the frame before
  NodeId focus_next = 0;
  std::optional<Link> navigation;
  TextLayout texts;
  TextAtlas atlas;
  SemanticsWriter writer;
  Statistics statistics;
  DrawLists draw_lists;

  // Surroundings as the widgets ask for them
  bool rtl() const { return direction == platform::TextDirection::Rtl; }
  bool phone() const { return width < 600; }
  Rgba color(Color role) const { return (*palette)[static_cast<size_t>(role)]; }
  float hairline() const { return 1 / scale * (scale >= 2.75f ? 2.0f : 1.0f); }
  float scaled(float px) const {  // a distance, in the brand's steps
    return px <= 3 ? px : std::floor(px * theme.step_px / 4 + 0.5f);
  }
  float dense(float px) const {  // a height within the brand's density
    return std::floor(px * theme.density + 0.5f);
  }
  // A height that held lines of the usual scale, for the brand's.
  float roomy(float px) const;
  float touch(float px) const {  // a target's height: thumbs need more than pointers
    const bool thumb = preferences.coarse_pointer || phone();
    return thumb && px < theme.touch_target_px ? theme.touch_target_px : px;
  }

  // Ids and memory
  NodeId id_of(std::string_view key);  // among the innermost keys
  NodeId next_id();                    // without a key
  static NodeId derived(NodeId id, std::string_view part);
  Memory& memory(NodeId id);  // valid until the next call
  bool clicked(NodeId id);
  bool key_pressed(std::string_view key);
  const FieldEdit* edit(NodeId id) const;  // the last one of this frame
  Draft& draft(NodeId id);                 // valid until the next call
  NodeId form_open() const;                // innermost form's node, or 0
  void go(std::string_view href);
  void need_frame() { settle = true; }
  void wake_at(double when) {
    if (when < deadline) deadline = when;
  }
  // For what moves for as long as it is shown: `now` in steps, and a frame at the next step.
  double pulse(double step_ms);
  double spin_step_ms() const { return preferences.reduced_motion ? 400 : 48; }
  // 0..1 (or whatever `target` says), eased; asks for frames while it moves.
  float animated(NodeId id, float target, float first, double duration_ms);

  // Items
  int32_t add(NodeId id);  // under the innermost open box
  int32_t open(NodeId id, std::string_view key = {});
  void close();
  int32_t open_over(NodeId id, Place place);  // under the portal, on the layer above
  void apply(int32_t item, const Box& box);
  void apply_surface(int32_t item, Surface surface);
  int32_t add_text(std::string_view text, Type type, Color color, bool semantic = true);
  void write_towards(int32_t text, Direction direction);  // in place of the page's direction
  int32_t add_icon(std::string_view name, float size_px, Rgba color);
  int32_t add_spinner(float size_px, Rgba color);
  void set_font(Item& item, Type type) const;
  uint16_t line_of(float size_px) const;
  Item& top() { return items[levels.back().item]; }

  void use_palette();
  void write_properties();
  void draw_toasts();
  void restore_scrolls();
  void after_overlays();
  void close_tree();
  void remember_measures();
  void finish();  // layout, drawing, semantics
  void draw();
};

}  // namespace portico::ui
