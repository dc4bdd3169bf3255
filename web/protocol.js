// Numbers that both ends of the bridge know: the enums of src/platform, in their order.

export const EventKind = {
  Click: 0,
  Input: 1,
  Change: 2,
  Submit: 3,
  Focus: 4,
  Hover: 5,
  Press: 6,
  Scroll: 7,
  Key: 8,
  Resize: 9,
  Route: 10,
  Online: 11,
  Visible: 12,
  Appearance: 13,
  Fonts: 14,
  Inset: 15,
  Theme: 16,
  Drag: 17,
};

export const Role = {
  Form: 6,
  Heading: 7,
  Text: 8,
  Paragraph: 9,
  Link: 10,
  Button: 11,
  Table: 14,
  Row: 15,
  ColumnHeader: 16,
  Cell: 18,
  Picture: 19,
  Dialog: 21,
  TextField: 24,
  Select: 25,
  Checkbox: 26,
  Radio: 27,
  Progress: 29,
  Scroller: 30,
  Menu: 32,
  MenuItem: 33,
  Time: 35,
  Tab: 37,
  TreeItem: 40,
  ListOption: 42,
  ComboBox: 43,
  MenuCheck: 44,
  Splitter: 45,
  Grid: 49,
  GridCell: 50,
};

/** Tag, and ARIA role where the tag does not imply it; by Role. @type {[string, string?][]} */
export const ELEMENTS = [
  ['div'],
  ['main'],
  ['nav'],
  ['header', 'banner'],
  ['footer', 'contentinfo'],
  ['section'],
  ['form'],
  ['h1'],
  ['span'],
  ['p'],
  ['a'],
  ['button'],
  ['ul', 'list'], // said again: some browsers drop a list without markers
  ['li'],
  ['div', 'table'],
  ['div', 'row'],
  ['div', 'columnheader'],
  ['div', 'rowheader'],
  ['div', 'cell'],
  ['img'],
  ['div', 'img'],
  ['div', 'dialog'],
  ['div', 'alert'],
  ['div', 'status'],
  ['input'],
  ['select'],
  ['input'],
  ['input'],
  ['div', 'radiogroup'],
  ['div', 'progressbar'],
  ['div'],
  ['hr'],
  ['div', 'menu'],
  ['button', 'menuitem'],
  ['label'],
  ['time'],
  ['div', 'tablist'],
  ['button', 'tab'],
  ['div', 'tabpanel'],
  ['div', 'tree'],
  ['button', 'treeitem'],
  ['div', 'listbox'],
  ['div', 'option'],
  ['input', 'combobox'],
  ['button', 'menuitemcheckbox'],
  ['div', 'separator'],
  ['strong'],
  ['em'],
  ['code'],
  ['div', 'grid'],
  ['div', 'gridcell'],
];

/** Class names for the style sheets, by Role. */
export const CLASSES = (
  'group main nav banner footer region form heading text paragraph link button list item table row ' +
  'head rowhead cell picture figure dialog alert status field select checkbox radio radios progress ' +
  'scroller line menu menuitem label time tabs tab panel tree treeitem listbox option field menuitem ' +
  'splitter strong em code grid gridcell'
).split(' ');

export const Flag = {
  Disabled: 1 << 0,
  ReadOnly: 1 << 1,
  Required: 1 << 2,
  Invalid: 1 << 3,
  HasExpanded: 1 << 4,
  Expanded: 1 << 5,
  HasChecked: 1 << 6,
  Checked: 1 << 7,
  Selected: 1 << 8,
  Busy: 1 << 9,
  Multiline: 1 << 10,
  Inert: 1 << 11,
  Focusable: 1 << 12,
  Current: 1 << 13,
  Wraps: 1 << 14,
  Decorative: 1 << 15,
  External: 1 << 16,
  PlainOnly: 1 << 17,
  Hovers: 1 << 18,
  Drags: 1 << 19,
  Inline: 1 << 20,
  TabStop: 1 << 21,
};

/** By Attr; those that are not a plain DOM attribute have none. */
export const ATTRIBUTES = [
  'aria-label',
  'aria-description',
  '', // Value
  'placeholder',
  '', // Href
  'autocomplete',
  'type',
  'inputmode',
  'name',
  'maxlength',
  '', // Error
  '', // Hint
  'lang',
  'dir',
  '', // Options
  'aria-rowcount',
  'aria-rowindex',
  'aria-colcount',
  'aria-colindex',
  'aria-sort',
  'aria-valuenow',
  'aria-valuetext',
  'src',
  '', // For
  'download',
  'data-testid',
  'min',
  'max',
  'step',
  'data-tone',
  '', // Controls
  '', // Keys
  'aria-keyshortcuts',
  '', // ActiveDescendant
  'aria-posinset',
  'aria-setsize',
  'aria-haspopup',
  '', // LabelledBy
];

export const Attr = {
  Label: 0,
  Value: 2,
  Href: 4,
  InputType: 6,
  Name: 8,
  Error: 10,
  Hint: 11,
  Options: 14,
  For: 23,
  Download: 24,
  Min: 26,
  Max: 27,
  Controls: 30,
  Keys: 31,
  ActiveDescendant: 33,
  LabelledBy: 37,
};
