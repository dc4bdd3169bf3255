// The overlay: makes real elements over the canvas equal to the program's semantic tree, changing only
// what differs. DOM focus stays where it is while its node lives.
import { put, writeAttributes, writeFlags, writeNodeValue } from './attributes.js';
import { writeGeometry, writeTypography } from './geometry.js';
import { Attr, Flag, Role, SCROLLS } from './protocol.js';
import { isField, isInteractive, kindOf, makeRecord, recordOf } from './record.js';
import { NODE_WORDS, TreeReader, Word } from './tree.js';

/** @typedef {import('./record.js').NodeRecord} NodeRecord */

const NO_TREE = { bytes: new Uint8Array(0), nodes: 0, count: 0, attributes: 0, arena: 0, arenaBytes: 0 };

/**
 * @param {HTMLElement} host
 * @param {string} prefix of the portal's DOM ids
 * @param {(route: string) => string} address
 */
export function makeSemantics(host, prefix, address) {
  const root = document.createElement('div');
  root.className = 'portico-overlay';
  const notes = document.createElement('div');
  notes.className = 'portico-unseen';
  // Heard with their fields alone; outside of every landmark, like the live regions.
  notes.setAttribute('role', 'log');
  notes.setAttribute('aria-live', 'off');
  const [polite, assertive] = ['status', 'alert'].map((role) => {
    const region = document.createElement('div');
    region.setAttribute('role', role);
    region.className = 'portico-unseen';
    return region;
  });
  host.append(root, notes, polite, assertive);

  /** @type {Map<number, NodeRecord>} */
  const records = new Map();
  /** Fields that the person changed: what they show is settled after the next frame. @type {Set<NodeRecord>} */
  const touched = new Set();
  let tree = new TreeReader(NO_TREE);
  let stamp = 0;
  let wanted = 0; // node that is to get focus
  /** Offsets that scrollers are to get. @type {Map<number, ScrollToOptions>} */
  const offsets = new Map();
  /** @type {'ltr' | 'rtl'} */
  let direction = 'ltr';
  let turned = false; // the direction is another than that of the tree before

  /** The browser asks before what is not saved goes with the page. @param {Event} event */
  const hold = (event) => event.preventDefault();

  /** @type {import('./attributes.js').Surroundings} */
  const around = { prefix, address, note };

  /** @param {NodeRecord} record @param {'e' | 'h'} what @param {string | undefined} text */
  function note(record, what, text) {
    const { element } = record;
    const id = element.id + what;
    let kept = document.getElementById(id);
    if (text && !kept) {
      kept = document.createElement('span');
      kept.id = id;
      notes.append(kept);
    }
    if (kept && text) kept.textContent = text;
    else kept?.remove();
    if (what === 'e') put(element, 'aria-errormessage', text && id);
    const ids = ['e', 'h'].map((each) => element.id + each).filter((each) => notes.children.namedItem(each));
    put(element, 'aria-describedby', ids.join(' ') || undefined);
  }

  /** @param {import('./tree.js').Tree} raw */
  function submit(raw) {
    const before = tree;
    tree = new TreeReader(raw);
    stamp++;
    turned = direction !== (host.dir || 'ltr');
    direction = host.dir === 'rtl' ? 'rtl' : 'ltr';
    const focused = document.activeElement;
    const list = find();
    sweep();
    for (let i = 0, at = 0; i < list.length; i++, at += NODE_WORDS) {
      const record = list[i];
      const parent = list[tree.words[at + Word.Parent] | 0];
      record.parent = parent;
      place(record, parent?.inner ?? root, parent);
      patch(record, at, before);
    }
    for (const record of list) if (SCROLLS.has(record.role)) reach(record);
    if (focused !== document.activeElement && focused instanceof HTMLElement && root.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  // Records of the tree's nodes, made where there are none.
  function find() {
    const list = new Array(tree.count);
    for (let i = 0, at = 0; i < list.length; i++, at += NODE_WORDS) {
      const id = tree.words[at];
      const bits = tree.words[at + Word.Kind];
      const kind = kindOf(bits & 255, (bits >>> 8) & 255, tree.words[at + Word.Flags]);
      let record = records.get(id);
      if (record?.kind !== kind) {
        if (record) drop(record);
        record = makeRecord(id, kind, prefix);
        records.set(id, record);
      }
      record.stamp = stamp;
      record.cursor = null;
      record.reachable = false;
      list[i] = record;
    }
    cursor = null;
    return list;
  }

  /** @type {Node | null} */
  let cursor = null; // of the root

  function sweep() {
    for (const record of records.values()) {
      if (record.stamp === stamp) continue;
      drop(record);
      records.delete(record.id);
    }
  }

  /** @param {NodeRecord} record */
  function drop(record) {
    touched.delete(record);
    // Children that live on are taken out by their new parents.
    record.element.remove();
    for (const what of ['e', 'h']) notes.children.namedItem(record.element.id + what)?.remove();
  }

  /** @param {NodeRecord} record @param {HTMLElement} inner @param {NodeRecord | undefined} parent */
  function place(record, inner, parent) {
    const last = parent ? parent.cursor : cursor;
    const next = last ? last.nextSibling : inner.firstChild;
    if (record.element !== next) move(inner, record.element, next);
    if (parent) parent.cursor = record.element;
    else cursor = record.element;
  }

  /** @param {NodeRecord} record @param {number} at @param {TreeReader} before */
  function patch(record, at, before) {
    const old = record.at;
    record.at = at;
    const flags = tree.words[at + Word.Flags];
    const oldFlags = old < 0 ? 0 : before.words[old + Word.Flags];
    writeGeometry(record, tree, at, before, old);
    writeTypography(record, tree, at, before, turned ? -1 : old, direction);
    if (old < 0 || !tree.sameAttributes(at, before, old)) {
      const known = old < 0 ? new Map() : before.attributes(old);
      writeAttributes(record, flags, tree.attributes(at), known, around);
    }
    if (flags !== oldFlags) writeFlags(record, flags, flags ^ oldFlags);
    if (old < 0 || !tree.sameText(at, before, old)) setText(record, tree.text(at));
    if (old < 0 && record.role === Role.Radio && !record.element.getAttribute('name')) {
      record.element.setAttribute('name', `${prefix}r${record.parent?.id}`);
    }
    // A node's own text comes first; what follows goes after it.
    if (record.inner === record.element) record.cursor = record.words ?? null;
    if (isInteractive(record.role)) {
      for (let up = record.parent; up && !up.reachable; up = up.parent) up.reachable = true;
    }
  }

  /** @param {NodeRecord} record @param {string} text */
  function setText(record, text) {
    if (isField(record.role)) {
      if (text) put(record.element, 'aria-label', text);
      return;
    }
    if (record.words && text) record.words.data = text;
    else if (text) {
      record.words = document.createTextNode(text);
      record.element.prepend(record.words);
    } else {
      record.words?.remove();
      record.words = undefined;
    }
  }

  /** What scrolls must be reachable by keyboard. @param {NodeRecord} record */
  function reach({ element, reachable }) {
    put(element, 'tabindex', reachable ? undefined : '0');
  }

  return {
    root,
    submit,
    /** @param {number} node */
    focus(node) {
      wanted = node;
    },
    /** After a frame: fields show what the program holds, focus moves, and what is to scroll scrolls. */
    settle() {
      for (const record of touched) {
        if (record.role === Role.Checkbox || record.role === Role.Radio) {
          const checked = (tree.words[record.at + Word.Flags] & Flag.Checked) !== 0;
          /** @type {HTMLInputElement} */ (record.element).checked = checked;
        } else {
          const value = tree.attributes(record.at).get(Attr.Value);
          if (value !== undefined) writeNodeValue(record, value);
        }
      }
      touched.clear();
      const element = records.get(wanted)?.element;
      wanted = 0;
      if (element) {
        if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
        element.focus();
      }
      const keep = root.querySelector('[data-tone=unsaved]') ? addEventListener : removeEventListener;
      keep('beforeunload', hold);
      for (const [node, to] of offsets) records.get(node)?.element.scrollTo(to);
      offsets.clear();
    },
    /** @param {NodeRecord} record */
    touch: (record) => touched.add(record),
    /** @param {string} text @param {boolean} now */
    announce(text, now) {
      const region = now ? assertive : polite;
      // The same words again are heard only when they differ.
      region.textContent = region.textContent === text ? `${text}\u00a0` : text;
    },
    /** @param {number} node @param {number} x @param {number} y */
    scrollTo(node, x, y) {
      offsets.set(node, { left: x, top: y, behavior: 'instant' });
    },
    /** Node with DOM focus, or 0. */
    focusedNode: () => {
      const active = document.activeElement;
      return root.contains(active) ? (recordOf(active)?.id ?? 0) : 0;
    },
    remove() {
      removeEventListener('beforeunload', hold);
      for (const element of [root, notes, polite, assertive]) element.remove();
    },
  };
}

/**
 * Keeps focus and scroll offsets where the browser can.
 * @param {HTMLElement} parent @param {HTMLElement} element @param {Node | null} next
 */
function move(parent, element, next) {
  const mover = /** @type {{moveBefore?: (node: Node, next: Node | null) => void}} */ (parent);
  if (mover.moveBefore && element.isConnected && parent.isConnected) mover.moveBefore(element, next);
  else parent.insertBefore(element, next);
}
