// Writes a node's attributes, flags and text to its element, each only when it changed.
import { writeOptions, writeValue } from './fields.js';
import { ATTRIBUTES, Attr, Flag, Role } from './protocol.js';
import { isField } from './record.js';

/** @typedef {import('./record.js').NodeRecord} NodeRecord */

/**
 * What attributes need of the portal around them.
 * @typedef {object} Surroundings
 * @property {string} prefix of the portal's DOM ids
 * @property {(route: string) => string} address route -> href
 * @property {(record: NodeRecord, what: 'e' | 'h', text: string | undefined) => void} note keeps a field's
 *   error or hint in the page, to be spoken with the field
 */

/** @param {Element} element @param {string} name @param {string | undefined} value */
export function put(element, name, value) {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * @param {NodeRecord} record @param {number} flags
 * @param {Map<number, string>} now @param {Map<number, string>} before
 * @param {Surroundings} around
 */
export function writeAttributes(record, flags, now, before, around) {
  for (const key of before.keys()) if (!now.has(key)) write(record, key, undefined, flags, around);
  for (const [key, value] of now) {
    if (before.get(key) !== value) write(record, key, value, flags, around);
  }
  // After Options, of which it picks one.
  const value = now.get(Attr.Value);
  if (value !== undefined) writeNodeValue(record, value);
}

/** Attributes whose value is another node's id. @type {Record<number, string>} */
const REFERENCES = {
  [Attr.For]: 'for',
  [Attr.Controls]: 'aria-controls',
  [Attr.ActiveDescendant]: 'aria-activedescendant',
  [Attr.LabelledBy]: 'aria-labelledby',
};

// Stand at a value between two others.
const VALUED = new Set([Role.Progress, Role.Splitter, Role.SpinButton]);
// Of these each says whether it is selected, not the one alone that is.
const SELECTABLE = new Set([Role.Tab, Role.TreeItem, Role.ListOption, Role.GridButton]);

/** What being checked is called. @type {Record<number, string>} */
const CHECKED = { [Role.Button]: 'aria-pressed', [Role.Row]: 'aria-selected' };

/** @param {NodeRecord} record @param {string} value */
export function writeNodeValue({ role, element }, value) {
  if (role === Role.Time) put(element, 'datetime', value);
  else writeValue(element, value);
}

/**
 * @param {NodeRecord} record @param {number} key @param {string | undefined} value
 * @param {number} flags @param {Surroundings} around
 */
function write(record, key, value, flags, around) {
  const { element, role } = record;
  switch (key) {
    case Attr.Value:
      break;
    case Attr.Label:
      if (role === Role.ColumnHeader) {
        unseen(element, value);
        break;
      }
      put(element, role === Role.Picture ? 'alt' : 'aria-label', value);
      if (role === Role.Scroller) put(element, 'role', value && 'region');
      break;
    case Attr.Href:
      put(element, 'href', value && (flags & Flag.External ? value : around.address(value)));
      break;
    case Attr.InputType:
      put(element, 'type', value ?? (role === Role.Button ? 'button' : 'text'));
      break;
    case Attr.Options:
      writeOptions(/** @type {HTMLSelectElement} */ (element), value ?? '');
      break;
    case Attr.Error:
    case Attr.Hint:
      around.note(record, key === Attr.Error ? 'e' : 'h', value);
      break;
    case Attr.For:
    case Attr.Controls:
    case Attr.ActiveDescendant:
    case Attr.LabelledBy:
      put(element, REFERENCES[key], value && around.prefix + value);
      break;
    case Attr.Keys:
      record.keys = value ? new Set(value.split(' ')) : undefined;
      break;
    case Attr.RowCount:
      put(element, ATTRIBUTES[key], value);
      // Of a grid of rows several are selected; of a calendar's days one is.
      if (role === Role.Grid) put(element, 'aria-multiselectable', value && 'true');
      break;
    case Attr.Min:
    case Attr.Max:
      put(element, (VALUED.has(role) ? 'aria-value' : '') + ATTRIBUTES[key], value);
      break;
    default:
      put(element, ATTRIBUTES[key], value);
  }
}

/** The words of a column's head that is not drawn: a label alone is not text. @param {Element} head @param {string | undefined} text */
function unseen(head, text) {
  head.querySelector('.portico-unseen')?.remove();
  if (!text) return;
  const words = document.createElement('span');
  words.className = 'portico-unseen';
  words.textContent = text;
  head.append(words);
}

/** @param {NodeRecord} record @param {number} flags @param {number} changed bits that differ */
export function writeFlags(record, flags, changed) {
  const { element, role } = record;
  /** @param {number} bit @param {string} name @param {string} [value] */
  const attribute = (bit, name, value = 'true') => {
    if (changed & bit) put(element, name, flags & bit ? value : undefined);
  };
  /** @param {number} has @param {number} state @param {string} name */
  const state = (has, state, name) => {
    if (changed & (has | state)) {
      put(element, name, flags & has ? String((flags & state) !== 0) : undefined);
    }
  };
  const field = isField(role);
  // A button keeps its focus while it is not available, so that it can be found and heard.
  if (field) attribute(Flag.Disabled, 'disabled', '');
  else attribute(Flag.Disabled, 'aria-disabled');
  attribute(Flag.ReadOnly, 'readonly', '');
  attribute(Flag.Required, field ? 'required' : 'aria-required', field ? '' : 'true');
  attribute(Flag.Invalid, 'aria-invalid');
  state(Flag.HasExpanded, Flag.Expanded, 'aria-expanded');
  if (role === Role.Checkbox || role === Role.Radio) {
    const box = /** @type {HTMLInputElement} */ (element);
    box.checked = (flags & Flag.Checked) !== 0;
    box.indeterminate = (flags & Flag.Mixed) !== 0;
  } else if (role === Role.MenuItem) {
    if (changed & Flag.HasChecked) {
      put(element, 'role', flags & Flag.HasChecked ? 'menuitemradio' : 'menuitem');
    }
    state(Flag.HasChecked, Flag.Checked, 'aria-checked');
  } else state(Flag.HasChecked, Flag.Checked, CHECKED[role] ?? 'aria-checked');
  if (SELECTABLE.has(role)) put(element, 'aria-selected', String((flags & Flag.Selected) !== 0));
  else if (role === Role.Row || role === Role.Cell) attribute(Flag.Selected, 'aria-selected');
  else attribute(Flag.Selected, 'aria-current');
  attribute(Flag.Busy, 'aria-busy');
  if (changed & Flag.Inert) element.inert = (flags & Flag.Inert) !== 0;
  if (changed & (Flag.Focusable | Flag.TabStop)) {
    put(element, 'tabindex', flags & Flag.Focusable ? '-1' : flags & Flag.TabStop ? '0' : undefined);
  }
  attribute(Flag.Current, 'aria-current', role === Role.GridButton ? 'date' : 'page');
  attribute(Flag.Decorative, 'aria-hidden');
  if (changed & Flag.External) external(record, flags);
  if (changed & Flag.Inline) element.classList.toggle('p-inline', (flags & Flag.Inline) !== 0);
  record.hovers = (flags & Flag.Hovers) !== 0;
  record.drags = (flags & Flag.Drags) !== 0;
  if (changed & Flag.PlainOnly) element.classList.toggle('p-plain-only', (flags & Flag.PlainOnly) !== 0);
}

/** @param {NodeRecord} record @param {number} flags */
function external({ element }, flags) {
  const away = flags & Flag.External && !element.hasAttribute('download');
  put(element, 'target', away ? '_blank' : undefined);
  put(element, 'rel', away ? 'noopener' : undefined);
}
