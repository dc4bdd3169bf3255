// One node of the overlay: its element, and what was last written to it.
import { CLASSES, ELEMENTS, Flag, Role } from './protocol.js';

/**
 * @typedef {object} NodeRecord
 * @property {number} id
 * @property {number} kind role, level and what else decides the element
 * @property {number} role
 * @property {HTMLElement} element
 * @property {HTMLElement} inner where children go: the element, or what a scroller scrolls
 * @property {Text | undefined} words its own text
 * @property {Node | null} cursor last child in place, while a tree is being placed
 * @property {number} stamp of the last tree that has it
 * @property {number} at first word in that tree, -1 when new
 * @property {boolean} reachable has something that takes focus within
 * @property {NodeRecord | undefined} parent
 * @property {Set<string> | undefined} keys that it takes from the browser
 * @property {boolean} hovers tells of the pointer though it isn't pressed
 * @property {boolean} drags tells where the pointer is that holds it
 */

/** @type {WeakMap<Element, NodeRecord>} */
const records = new WeakMap();

/** The record of an element or of the nearest one around it. @param {EventTarget | null} target */
export function recordOf(target) {
  let element = target instanceof Element ? target : null;
  while (element) {
    const record = records.get(element);
    if (record) return record;
    element = element.parentElement;
  }
  return undefined;
}

const INTERACTIVE = new Set([
  Role.Link, Role.Button, Role.TextField, Role.Select, Role.Checkbox, Role.Radio, Role.MenuItem, Role.Tab,
  Role.TreeItem, Role.ListOption, Role.ComboBox, Role.MenuCheck, Role.Splitter, Role.GridCell,
  Role.GridButton, Role.SpinButton, Role.Switch, Role.FileInput,
]);

const FIELDS = new Set([Role.ComboBox, Role.SpinButton, Role.FileInput]);

/** Edited and kept by the browser. @param {number} role */
export const isField = (role) =>
  (role >= Role.TextField && role <= Role.Radio) || FIELDS.has(role);

/** @param {number} role */
export const isInteractive = (role) => INTERACTIVE.has(role);

/** The nearest interactive record. @param {EventTarget | null} target */
export function interactiveOf(target) {
  let record = recordOf(target);
  while (record && !INTERACTIVE.has(record.role)) record = record.parent;
  return record;
}

/** The nearest record that tells of the pointer. @param {EventTarget | null} target */
export function hoveredOf(target) {
  let record = recordOf(target);
  while (record && !record.hovers && !INTERACTIVE.has(record.role)) record = record.parent;
  return record;
}

/**
 * What decides which element a node is; a node whose kind changes gets another element.
 * @param {number} role @param {number} level @param {number} flags
 */
export const kindOf = (role, level, flags) =>
  role | (level << 8) | (role === Role.TextField && flags & Flag.Multiline ? 1 << 16 : 0);

/** @param {number} id @param {number} kind @param {string} prefix of the portal's DOM ids */
export function makeRecord(id, kind, prefix) {
  const role = kind & 255;
  const [tag, aria] = ELEMENTS[role];
  const element = document.createElement(
    role === Role.Heading ? `h${((kind >> 8) & 255) || 2}` : kind >> 16 ? 'textarea' : tag,
  );
  element.id = prefix + id;
  element.className = `p-${CLASSES[role]}`;
  if (aria) element.setAttribute('role', aria);
  const record = {
    id, kind, role, element, inner: element, words: undefined, cursor: null, stamp: 0, at: -1,
    reachable: false, parent: undefined, keys: undefined, hovers: false, drags: false,
  };
  records.set(element, record);
  furnish(record);
  return record;
}

/** What an element of its role always has. @param {NodeRecord} record */
function furnish({ role, kind, element }) {
  switch (role) {
    case Role.Button:
      element.setAttribute('type', 'button');
      break;
    case Role.TreeItem:
      element.setAttribute('aria-level', String((kind >> 8) & 255));
      element.setAttribute('type', 'button');
      break;
    case Role.Tab:
    case Role.GridButton:
    case Role.Switch:
      element.setAttribute('type', 'button');
      break;
    case Role.Splitter:
      element.tabIndex = 0;
      element.setAttribute('aria-orientation', 'vertical');
      break;
    case Role.ComboBox:
      element.setAttribute('aria-autocomplete', 'list');
      break;
    case Role.MenuItem:
    case Role.MenuCheck:
      element.setAttribute('type', 'button');
      element.tabIndex = -1;
      break;
    case Role.Dialog:
      element.setAttribute('aria-modal', 'true');
      element.tabIndex = -1;
      break;
    case Role.FileInput:
      element.setAttribute('type', 'file');
      break;
    case Role.Checkbox:
    case Role.Radio:
      element.setAttribute('type', role === Role.Radio ? 'radio' : 'checkbox');
      break;
    case Role.Form: {
      /** @type {HTMLFormElement} */ (element).noValidate = true;
      // Enter in any field submits only where there is a button that does.
      const submit = document.createElement('button');
      submit.hidden = true;
      element.append(submit);
      break;
    }
  }
}
