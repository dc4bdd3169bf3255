// Where a node lies and how its text is set, so that DOM text lies over its ink.
import { Flag, SCROLLS } from './protocol.js';
import { isField } from './record.js';
import { Word } from './tree.js';

/** @typedef {import('./record.js').NodeRecord} NodeRecord */
/** @typedef {import('./tree.js').TreeReader} TreeReader */

// By TextAlign, in the page's direction: a text of another direction keeps its side.
const SIDES = { ltr: ['left', 'center', 'right'], rtl: ['right', 'center', 'left'] };

// In plain mode what has a ground and is no taller is a badge, not a surface.
const BADGE_PX = 32;

/** @param {number} color 0xAABBGGRR */
const cssColor = (color) =>
  `rgb(${color & 255} ${(color >>> 8) & 255} ${(color >>> 16) & 255} / ${(color >>> 24) / 255})`;

/**
 * @param {NodeRecord} record @param {TreeReader} tree @param {number} at
 * @param {TreeReader} before @param {number} old -1: the node is new
 */
export function writeGeometry(record, tree, at, before, old) {
  const { style } = record.element;
  const { floats } = tree;
  /** @param {number} word */
  const changed = (word) => old < 0 || floats[at + word] !== before.floats[old + word];
  if (changed(Word.X)) style.left = `${floats[at + Word.X]}px`;
  if (changed(Word.Y)) style.top = `${floats[at + Word.Y]}px`;
  if (changed(Word.Width)) style.width = `${floats[at + Word.Width]}px`;
  if (changed(Word.Height)) style.height = `${floats[at + Word.Height]}px`;
  if (SCROLLS.has(record.role)) {
    if (changed(Word.ContentWidth) || changed(Word.ContentHeight) || changed(Word.Width)) {
      scrolled(record, floats, at);
    }
  } else if (isField(record.role)) {
    if (changed(Word.ContentWidth)) style.paddingInlineStart = `${floats[at + Word.ContentWidth]}px`;
    if (changed(Word.ContentHeight)) style.paddingInlineEnd = `${floats[at + Word.ContentHeight]}px`;
  }
}

/** The box that a scroller scrolls. @param {NodeRecord} record @param {Float32Array} floats @param {number} at */
function scrolled(record, floats, at) {
  if (record.inner === record.element) {
    record.inner = document.createElement('div');
    record.inner.className = 'p-content';
    record.element.append(record.inner);
  }
  const width = floats[at + Word.ContentWidth];
  const sideways = width > floats[at + Word.Width] + 0.5;
  record.element.style.overflowX = sideways ? 'auto' : 'hidden';
  record.inner.style.width = `${width || floats[at + Word.Width]}px`;
  record.inner.style.height = `${floats[at + Word.ContentHeight]}px`;
}

// Words beside the height that decide how text is set.
const TYPE_WORDS = [Word.Kind, Word.Font, Word.Face, Word.Color, Word.Color + 1, Word.Flags];

/**
 * @param {NodeRecord} record @param {TreeReader} tree @param {number} at
 * @param {TreeReader} before @param {number} old
 * @param {'ltr' | 'rtl'} direction of the page
 */
export function writeTypography(record, tree, at, before, old, direction) {
  const { words, floats } = tree;
  const height = floats[at + Word.Height];
  const same =
    old >= 0 &&
    height === before.floats[old + Word.Height] &&
    floats[at + Word.Width] === before.floats[old + Word.Width] &&
    TYPE_WORDS.every((word) => words[at + word] === before.words[old + word]);
  const [size, line] = [words[at + Word.Font] & 0xffff, words[at + Word.Font] >>> 16];
  if (same) return;
  const { style } = record.element;
  const color = words[at + Word.Color];
  const ground = words[at + Word.Color + 1];
  if (color) style.setProperty('--ink', cssColor(color));
  if (ground) {
    style.setProperty('--ground', cssColor(ground));
    record.element.classList.toggle('p-badge', height <= BADGE_PX);
  } else if (old >= 0 && before.words[old + Word.Color + 1]) {
    style.removeProperty('--ground');
  }
  if (size === 0) return;
  // What fits on one line never breaks, whatever the fraction of a pixel.
  const wraps =
    (words[at + Word.Flags] & (Flag.Wraps | Flag.Multiline)) !== 0 && height > line * 1.5;
  style.fontSize = `${size}px`;
  style.lineHeight = `${wraps || height === 0 ? line : height}px`;
  if (wraps) style.width = `${floats[at + Word.Width] + 1}px`; // the same letters may be a hair wider here
  style.fontWeight = String(words[at + Word.Face] & 0xffff);
  record.element.classList.toggle('p-mono', words[at + Word.Face] >>> 16 === 1);
  record.element.classList.toggle('p-headline', words[at + Word.Face] >>> 16 === 3);
  record.element.classList.toggle('p-wraps', wraps);
  record.element.classList.toggle('p-tabular', words[at + Word.Kind] >>> 24 === 1);
  style.textAlign = SIDES[direction][(words[at + Word.Kind] >>> 16) & 255];
}
