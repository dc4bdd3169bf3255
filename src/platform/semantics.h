// The semantic tree of a frame: what assistive technology, the keyboard, find-in-page and password
// managers see. The kit writes one flat list a frame, in reading and tab order; the browser side
// turns it into real elements over the canvas and changes only what differs from the frame before.
// Fields and scrollers are nodes too: the browser edits and scrolls them, and answers with events.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace portico::platform {

using NodeId = uint32_t;  // Stable from frame to frame; 0 is no node.

// Each names an element or WAI-ARIA role. The order is part of the bridge: append only.
enum class Role : uint8_t {
  Group,         // div without semantics; keeps nesting and geometry
  Main,          // main
  Navigation,    // nav
  Banner,        // header
  ContentInfo,   // footer
  Region,        // section, named
  Form,          // form: submit comes as an event of this node
  Heading,       // h1..h6 by level
  Text,          // span
  Paragraph,     // p
  Link,          // a href
  Button,        // button
  List,          // ul
  ListItem,      // li
  Table,         // div role=table (role=grid is for editable tables)
  Row,           // role=row
  ColumnHeader,  // role=columnheader; holds a button where it sorts
  RowHeader,     // role=rowheader
  Cell,          // role=cell
  Picture,       // img, drawn by the browser itself (logos)
  Figure,        // role=img with a label: charts, icons that speak
  Dialog,        // dialog role, aria-modal
  Alert,         // role=alert
  Status,        // role=status (polite live region)
  TextField,     // input or textarea
  Select,        // select
  Checkbox,      // input type=checkbox
  Radio,         // input type=radio
  RadioGroup,    // role=radiogroup
  Progress,      // role=progressbar
  Scroller,      // div overflow:auto; its children move with it
  Separator,     // hr
  Menu,          // role=menu
  MenuItem,      // role=menuitem, a button
  Label,         // label of the field in attribute For
  Time,          // time, datetime in Value
  TabList,       // role=tablist
  Tab,           // role=tab, a button; in the tab order only while Selected
  TabPanel,      // role=tabpanel
  Tree,          // role=tree
  TreeItem,      // role=treeitem, a button; nesting by level, PosInSet and SetSize
  ListBox,       // role=listbox; scrolls, as Scroller does
  ListOption,    // role=option; focus stays on the field whose ActiveDescendant it is
  ComboBox,      // input with role=combobox, a text field
  MenuCheck,     // role=menuitemcheckbox, a button
  Splitter,      // role=separator that takes focus, between two panes
  Strong,        // strong, em, code: parts of a paragraph
  Emphasis,
  Code,
  Grid,        // role=grid, several rows may be selected: one tab stop, moved within by keys
  GridCell,    // role=gridcell: takes focus and clicks
  Popup,       // a dialog that is not modal
  GridButton,  // role=gridcell, a button: a day of a calendar
  SpinButton,  // input with role=spinbutton, a text field
  Switch,      // role=switch, a button
  FileInput,   // input type=file: files are chosen, or dropped on it (uploads.h)
};

namespace flag {
constexpr uint32_t Disabled = 1u << 0;
constexpr uint32_t ReadOnly = 1u << 1;
constexpr uint32_t Required = 1u << 2;
constexpr uint32_t Invalid = 1u << 3;
constexpr uint32_t HasExpanded = 1u << 4;  // aria-expanded is written, true with Expanded
constexpr uint32_t Expanded = 1u << 5;
constexpr uint32_t HasChecked = 1u << 6;  // aria-checked, -pressed or (rows) -selected is written
constexpr uint32_t Checked = 1u << 7;
constexpr uint32_t Selected = 1u << 8;
constexpr uint32_t Busy = 1u << 9;
constexpr uint32_t Multiline = 1u << 10;   // textarea
constexpr uint32_t Inert = 1u << 11;       // behind a modal
constexpr uint32_t Focusable = 1u << 12;   // tabindex=-1: takes focus from code (headings)
constexpr uint32_t Current = 1u << 13;     // aria-current=page
constexpr uint32_t Wraps = 1u << 14;       // text breaks over lines
constexpr uint32_t Decorative = 1u << 15;  // drawn text that assistive technology hears elsewhere
constexpr uint32_t External = 1u << 16;    // link opened by the browser (new tab or download)
constexpr uint32_t PlainOnly =
    1u << 17;                          // shown only where the overlay is the page (no WebGL, print)
constexpr uint32_t Hovers = 1u << 18;  // tells of the pointer being on it, though it isn't pressed
constexpr uint32_t Drags =
    1u << 19;  // tells where the pointer is while it holds it: EventKind::Drag
constexpr uint32_t Inline = 1u << 20;  // part of a paragraph's text; the paragraph has the geometry
constexpr uint32_t TabStop = 1u << 21;  // tabindex=0: the cell of a grid that Tab comes to
constexpr uint32_t Mixed = 1u << 22;  // a box to tick that stands for several, some of them ticked
}  // namespace flag

enum class TextAlign : uint8_t { Start, Center, End };

// Attributes with a text value. The order is part of the bridge: append only.
enum class Attr : uint32_t {
  Label,        // aria-label; only where no visible text names the node
  Description,  // aria-description
  Value,        // of a field; written only when it differs from what was last written or typed
  Placeholder,
  Href,
  Autocomplete,  // HTML autofill token, e.g. "username", "current-password"
  InputType,     // text, email, password, search, date, tel, number
  InputMode,     // HTML inputmode, e.g. "decimal"
  Name,          // form control name
  MaxLength,
  Error,     // text of the field's error, spoken with it (aria-errormessage)
  Hint,      // text of the field's hint (aria-describedby)
  Lang,      // BCP 47, where it differs from the page
  Dir,       // ltr, rtl or auto
  Options,   // select: one option a line, "value\ttext"
  RowCount,  // aria-rowcount
  RowIndex,  // aria-rowindex, from 1
  ColCount,
  ColIndex,
  Sort,  // ascending, descending, none
  ValueNow,
  ValueText,
  Source,    // picture address
  For,       // label: decimal id of its field
  Download,  // file name of a download link
  TestId,    // never spoken
  Min,
  Max,
  Step,
  Tone,      // positive, warning, danger, info, neutral, primary, quiet: styles the plain mode only
  Controls,  // decimal id of the node that this one opens or filters
  Keys,      // keys that this node, or one within it, takes from the browser: names of
             // KeyboardEvent.key, "Space", "Shift+ArrowDown", "Control+a" (on a Mac also Command),
             // and "Letters" for whatever is written; they come as EventKind::Key. A control within
             // keeps Enter and Space for itself
  Shortcut,  // aria-keyshortcuts ("Control+K Meta+K"): pressed anywhere, they click the node
  ActiveDescendant,  // decimal id of the option that the field's keys act on
  PosInSet,
  SetSize,
  HasPopup,    // menu, listbox, dialog
  LabelledBy,  // decimal id of the node whose words name this one
  Accept,      // file input: HTML accept, ".pdf,image/*"
  Multiple,    // file input: several at once; no value
};

struct Text {  // UTF-8, in the tree's arena
  uint32_t offset = 0;
  uint32_t length = 0;
};
struct Attribute {
  Attr key;
  Text value;
};

// Read as raw memory by the bridge: 18 words, little endian.
struct Node {
  NodeId id = 0;
  int32_t parent = -1;  // index in nodes; always smaller than its own
  uint32_t flags = 0;
  Role role = Role::Group;
  uint8_t level = 0;  // heading 1..6
  TextAlign align = TextAlign::Start;
  uint8_t tabular = 0;       // 1: figures of equal width, as Font::tabular
  float x_px = 0, y_px = 0;  // CSS px, from the parent's top left (content box of a scroller)
  float width_px = 0, height_px = 0;
  // Scroller: size of what it scrolls. Text field and select: padding at the start and the end
  // side.
  float content_width_px = 0, content_height_px = 0;
  uint16_t font_px = 0, line_px = 0;            // 0 inherits
  uint16_t font_weight = 400, font_family = 0;  // FontFamily of text.h
  Text text;                                    // DOM text content
  uint32_t first_attribute = 0, attribute_count = 0;
  uint32_t color_rgba = 0;       // text colour of visible fields, 0xAABBGGRR
  uint32_t background_rgba = 0;  // unused by fields that ImGui frames
};
static_assert(sizeof(Node) == 72);

struct Tree {
  std::span<const Node> nodes;
  std::span<const Attribute> attributes;
  std::string_view arena;
};

class Semantics {
 public:
  virtual ~Semantics() = default;
  // Makes the overlay equal to `tree`. The caller leaves the call out when nothing changed.
  virtual void submit(const Tree& tree) = 0;
  // Moves DOM focus after the next submit; a node that is not there is ignored.
  virtual void focus(NodeId node) = 0;
  // Says `text` through a live region without moving focus.
  virtual void announce(std::string_view text, bool assertive) = 0;
  // Scrolls a scroller node to a content offset in CSS px.
  virtual void scroll_to(NodeId node, float x_px, float y_px) = 0;
};

}  // namespace portico::platform
