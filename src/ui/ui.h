// The kit. A screen is a function of its state that calls these; each call makes three things at
// once: pixels, a semantic node, and behaviour.
//
//   if (ui.button("pay", tr("invoice.pay"), {.kind = ButtonKind::Primary})) state.paying = true;
//
// The calls build a tree of boxes. When the frame ends the tree is laid out (start/end, never
// left/right: right-to-left languages mirror by themselves), drawn through Dear ImGui's draw lists
// and written to the semantic tree. A button answers true in the frame after it was pressed, by
// pointer, touch, keyboard or assistive technology alike. Nothing here knows what an invoice is.
//
// Keys: the first argument of an interactive call names it among its siblings; together with the
// keys of the boxes around it, it makes the node's id, which must stay the same from frame to
// frame. Rows of a list take the key of their object, not their position.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/semantics.h"
#include "ui/theme.h"

namespace portico::ui {

using platform::NodeId;
using platform::Role;

class Context;  // ui/context.h: what is kept between frames

// ---- Vocabulary
// -----------------------------------------------------------------------------------

enum class WidthClass : uint8_t {
  Phone,
  Tablet,
  Desktop
};  // under 600, under 1024, the rest (CSS px)
enum class Axis : uint8_t { Column, Row };
enum class Align : uint8_t { Start, Center, End, Stretch, Baseline };  // across the axis
enum class Justify : uint8_t { Start, Center, End, SpaceBetween };     // along the axis
enum class Surface : uint8_t {
  None,
  Card,
  Raised,
  Sunken,
  Accent,
  AccentSoft,
  Bar,
  Info,
  Positive,
  Warning,
  Danger
};
enum class Tone : uint8_t { Neutral, Accent, Positive, Warning, Danger, Info };
enum class Type : uint8_t {  // one type scale: 12 14 16 20 24 32
  Caption,                   // 12
  Body,                      // 14, on phones 16
  BodyStrong,                // the same, 600
  Label,                     // 14, 500
  Subtitle,                  // 16, 600
  Title,                     // 20, 600
  Display,                   // 24 600, on phones 20: the screen's title
  Figure,                    // 32 600, tabular: the number that matters most
  Mono,
};

constexpr float kFit = -1;   // as large as the contents
constexpr float kFill = -2;  // as large as the room

// ---- Boxes
// ----------------------------------------------------------------------------------------

struct Box {
  Axis axis = Axis::Column;
  float gap = 0;         // px between children: 4 8 12 16 24 32 48
  float padding = 0;     // px, all sides ...
  float padding_x = -1;  // ... unless these say otherwise
  float padding_y = -1;
  Align align = Align::Stretch;
  Justify justify = Justify::Start;
  float grow = 0;  // share of the room left over along the parent's axis
  float width = kFit, height = kFit;
  float min_width = 0, max_width = 1e9f;
  float min_height = 0, max_height = 1e9f;
  bool wrap = false;  // a row that does not fit goes on in a next line
  int columns = 0;    // > 0: a grid of equal columns
  Surface surface = Surface::None;
  bool divided = false;  // hairlines between children
  Role role = Role::Group;
  std::string_view label{};  // spoken name of a region, list, form ...
  std::string_view key{};    // see Keys above; needed in repeated boxes
};

class Ui;

// Closes what it opened when it goes out of scope.
class [[nodiscard]] Scope {
 public:
  explicit Scope(Ui* ui, bool pressed = false) : ui_(ui), pressed_(pressed) {}
  Scope(Scope&& other) noexcept : ui_(other.ui_), pressed_(other.pressed_) { other.ui_ = nullptr; }
  Scope(Scope&& other, bool pressed) noexcept : ui_(other.ui_), pressed_(pressed) {
    other.ui_ = nullptr;
  }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  Scope& operator=(Scope&&) = delete;
  ~Scope();
  bool pressed() const { return pressed_; }  // of pressable boxes

 private:
  Ui* ui_;
  bool pressed_;
};

// ---- Options
// --------------------------------------------------------------------------------------

struct TextOptions {
  Color color = Color::Text;
  platform::TextAlign align = platform::TextAlign::Start;
  bool wrap = true;      // else one line, cut with an ellipsis
  int max_lines = 0;     // 0: as many as it takes
  bool tabular = false;  // figures of equal width
  bool isolate = false;  // numbers, codes: keep their own direction within the line
  float grow = 0;
  float width = kFit;
  std::string_view lang{};
  bool decorative = false;  // drawn; heard elsewhere
};

enum class ButtonKind : uint8_t { Secondary, Primary, Quiet, Danger };
struct ButtonOptions {
  ButtonKind kind = ButtonKind::Secondary;
  std::string_view icon{};  // name in assets/icons.txt, at the start side
  std::string_view icon_end{};
  bool icon_only = false;  // the text is spoken, not drawn
  bool busy = false;       // a spinner takes the icon's place; presses are ignored
  bool disabled = false;
  bool fill = false;           // as wide as the room
  bool pressed_state = false;  // toggle buttons: say pressed or not ...
  bool pressed = false;        // ... and which
  std::string_view description{};
  std::string_view shortcut{};  // aria-keyshortcuts: "Control+K Meta+K" presses it from anywhere
};

struct LinkOptions {
  Type type = Type::Body;
  std::string_view icon{};
  bool quiet = false;     // text colour until hovered
  bool current = false;   // aria-current=page
  bool external = false;  // the browser follows it (downloads, other sites)
  bool disabled = false;  // found and heard, leads nowhere
  std::string_view download{};
};

enum class InputType : uint8_t { Text, Email, Password, Search, Date, Decimal };
struct FieldOptions {
  InputType type = InputType::Text;
  std::string_view label;
  bool hide_label = false;  // spoken, not drawn
  std::string_view hint{};
  std::string_view error{};  // shown and spoken; marks the field invalid
  std::string_view placeholder{};
  std::string_view autocomplete{};  // HTML autofill token
  std::string_view name{};
  std::string_view icon{};
  bool required = false, disabled = false, read_only = false;
  bool busy = false;  // a spinner at the end: looked up, saved
  int max_length = 0;
  std::string_view min{}, max{};  // dates, YYYY-MM-DD
  float width = kFill;
  bool end_aligned = false;   // amounts
  std::string_view suffix{};  // a unit or currency within the frame

  bool is_fixed() const { return disabled || read_only; }
};
struct FieldResponse {
  bool changed = false;    // value differs from before this frame
  bool committed = false;  // left, or Enter
};

struct Option {
  std::string value, text;
};

enum class ColumnAlign : uint8_t { Start, End };  // End: numbers and money
struct Column {
  std::string_view key;
  std::string_view title;
  float width = 0;  // px; 0 shares what is left by weight
  float weight = 1;
  ColumnAlign align = ColumnAlign::Start;
  bool sortable = false;
  int sort = 0;             // 1 ascending, -1 descending
  bool hide_title = false;  // spoken only (selection, actions)
};
struct TableOptions {
  std::string_view label;
  std::span<const Column> columns;
  int64_t row_count = 0;  // all rows there are, loaded or not
  float row_height = 48;
  bool virtual_rows = true;  // scrolls within itself; needs a bounded height
  float height = kFit;       // px or kFill where virtual
  std::string_view key{};
};
struct TableResponse {
  int sort_column = -1;  // pressed head
  int64_t first_visible = 0, end_visible = 0;
};

struct ChartPart {
  std::string label;
  std::string value_text;  // as the locale writes it
  double value = 0;
  Color color = Color::Series1;
  std::string href{};  // pressing the part goes there
};

struct Crumb {
  std::string text, href;
};
struct Step {
  std::string_view text;
  std::string number;  // as the locale writes it
};
struct NavItem {
  std::string key, text, icon, href;
  bool current = false;
  std::string badge{};
};

// ---- The facade
// -----------------------------------------------------------------------------------

class Ui {
 public:
  explicit Ui(Context& context) : context_(context) {}
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // Surroundings
  WidthClass width_class() const;
  float width_px() const;  // of the portal
  float height_px() const;
  bool rtl() const;
  bool plain() const;  // no WebGL: everything is emitted, nothing is virtual
  bool dark() const;

  // Boxes
  Scope box(const Box& box);
  Scope row(float gap = 8, Align align = Align::Center);
  Scope column(float gap = 8);
  Scope card(std::string_view key = {}, float gap = 16);  // a padded surface
  Scope region(std::string_view key, std::string_view label, const Box& box = {});  // named section
  Scope form(std::string_view key, std::string_view label,
             float gap = 16);  // submitted(): Enter or button
  bool submitted() const;      // of the innermost form, this frame
  Scope list(std::string_view label, const Box& box = {});
  Scope list_item(std::string_view key, const Box& box = {});
  // A whole box that is one link or button (cards of a list). Its text is its name.
  Scope link_box(std::string_view key, std::string_view href, const Box& box = {});
  Scope button_box(std::string_view key, std::string_view label, const Box& box = {});
  // Scrolls within the room it gets. `page` scrollers are the screen's main one.
  Scope scroller(std::string_view key, std::string_view label, const Box& box = {});
  Scope key(std::string_view key);  // only a step in the path of keys
  void spacer(float grow = 1);
  void gap(float px);
  void divider();

  // Text
  void text(Type type, std::string_view text, const TextOptions& options = {});
  void heading(int level, std::string_view text, Type type = Type::Title);
  // The screen's heading (level 1): takes focus when the route changes.
  void title(std::string_view text);
  void icon(std::string_view name, Color color = Color::TextMuted, float size_px = 20,
            std::string_view label = {});
  void badge(std::string_view text, Tone tone, std::string_view icon = {});
  void picture(std::string_view source, std::string_view label, float width_px, float height_px);
  // Term and value pairs, aligned in two columns.
  Scope key_values(std::string_view label);
  void key_value(std::string_view term, std::string_view value, bool strong = false,
                 bool number = false);

  // Actions
  bool button(std::string_view key, std::string_view text, const ButtonOptions& options = {});
  bool link(std::string_view key, std::string_view text, std::string_view href,
            const LinkOptions& options = {});
  // A button that opens a menu below itself; returns the chosen item's value.
  std::optional<std::string> menu(std::string_view key, std::string_view text,
                                  std::span<const Option> items, const ButtonOptions& options = {},
                                  std::string_view selected = {});
  // One of a few, side by side (radio group). Returns true when `value` changed.
  bool segmented(std::string_view key, std::string_view label, std::span<const Option> items,
                 std::string& value);

  // Fields: real ones, drawn and edited by the browser within a frame of the kit
  FieldResponse field(std::string_view key, std::string& value, const FieldOptions& options);
  bool select(std::string_view key, std::string_view label, std::span<const Option> items,
              std::string& value, bool hide_label = false, float width = kFill);
  bool checkbox(std::string_view key, std::string_view label, bool& value, bool hide_label = false);

  // Feedback
  // A notice with an icon and words; `alert` says it at once. Children (actions) may follow in the
  // scope.
  Scope banner(std::string_view key, Tone tone, std::string_view title, std::string_view text = {},
               bool alert = false);
  void empty(std::string_view icon, std::string_view title,
             std::string_view text);         // what will be here, what to do
  void skeleton(float width, float height);  // kFill: the whole room
  void skeleton_lines(int count);
  void spinner(std::string_view label);
  void toast(std::string_view text, Tone tone);  // shown some seconds, announced
  void announce(std::string_view text, bool assertive = false);
  void steps(std::string_view label, std::span<const Step> steps, int current);
  // Modal; everything outside is inert, Escape and the scrim close it. Draw it only while it is
  // open.
  Scope dialog(std::string_view key, std::string_view title, bool& open, float width_px = 480);

  // Data
  // Calls row(i) for the rows in sight (all of them where plain() or not virtual); row() calls
  // cell() once a column.
  TableResponse table(const TableOptions& options, const std::function<void(int64_t)>& row);
  // Within row(): a row that is a link as a whole, or not.
  Scope table_row(std::string_view key, int64_t index, std::string_view href = {},
                  bool selected = false);
  Scope cell();
  // Items of equal height, as cards; for phones. Same windowing as table().
  TableResponse cards(std::string_view key, std::string_view label, int64_t count,
                      float item_height, float height, const std::function<void(int64_t)>& item);
  // One horizontal bar of parts with a legend, labels and values; spoken as a figure with its data.
  void stacked_bar(std::string_view key, std::string_view label, std::span<const ChartPart> parts);

  // Frame of a page: banner with logo, navigation (side on desktop, rail on tablet, bottom bar on
  // phones), main.
  struct Shell {
    std::string_view logo, seller;
    std::span<const NavItem> items;
    std::string_view navigation_label, skip_label;
    bool fills = false;  // the screen scrolls within itself, down to the edge of phones
    std::function<void(Ui&)> account;  // end side of the top bar
    std::function<void(Ui&)> notice;   // below the bar: off line, test data ...
  };
  void shell(const Shell& shell, const std::function<void(Ui&)>& main);

  // For the kit's own widgets: those of the other headers are functions, not members.
  Context& context() { return context_; }

  // Moves focus to the node of a key of the innermost box after this frame.
  void focus(std::string_view key);
  // True while the node of that key has focus.
  bool focused(std::string_view key) const;
  // Asks for another frame at a time (monotonic ms): deadlines that the screen waits for.
  void wake_at(double monotonic_ms);

 private:
  friend class Scope;
  void close();
  Context& context_;
};

}  // namespace portico::ui
