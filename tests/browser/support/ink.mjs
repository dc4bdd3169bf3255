// Proof that what the overlay says is also what the canvas shows: with the overlay made transparent, every
// visible text node's rectangle must have ink under it. A blank canvas fails on the first one.
import { decodePng } from './png.mjs';
import { until } from './browser.mjs';
import { still } from './visit.mjs';

/** @typedef {{text: string, x: number, y: number, width: number, height: number}} Place CSS px in the viewport */

/** Runs in the page: the parts of text nodes that can be seen now. @returns {Place[]} */
function visibleText() {
  const overlay = document.querySelector('.portico-overlay');
  if (!overlay) return [];
  /** @type {Place[]} */
  const places = [];
  const walker = document.createTreeWalker(overlay, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const element = /** @type {Element} */ (node.parentElement);
    const words = node.data.trim();
    if (!words || element.closest('select, textarea, option, .portico-unseen, [inert]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Bidirectional text has several boxes a line; its ink may change places within the line.
    /** @type {DOMRect[]} */
    const lines = [];
    for (const box of range.getClientRects()) {
      const at = lines.findIndex((line) => Math.abs(line.top - box.top) < box.height / 2);
      if (at < 0) lines.push(box);
      else {
        const left = Math.min(lines[at].left, box.left), right = Math.max(lines[at].right, box.right);
        lines[at] = new DOMRect(left, lines[at].top, right - left, lines[at].height);
      }
    }
    for (const box of lines) {
      let left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
      let top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
      for (let at = element; at !== overlay && at.parentElement; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const clip = at.getBoundingClientRect();
        [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
        [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
      }
      // A sliver of a line that is scrolled half away need not show ink.
      if (right - left < 3 || bottom - top < 0.8 * box.height) continue;
      // Covered by something above it, such as a sticky bar: not visible.
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (above && !above.contains(element) && !element.contains(above)) continue;
      places.push({ text: words, x: left, y: top, width: right - left, height: bottom - top });
    }
  }
  return places;
}

/** Share of a channel's range by which a pixel must differ from its ground to be ink. */
const CONTRAST = 40;

/**
 * Ink pixels of a place, and the columns it spans.
 * @param {import('./png.mjs').Image} image @param {Place} place @param {number} scale
 */
function inkOf(image, place, scale) {
  const left = Math.max(0, Math.floor(place.x * scale)), right = Math.min(image.width, Math.ceil((place.x + place.width) * scale));
  const top = Math.max(0, Math.floor(place.y * scale)), bottom = Math.min(image.height, Math.ceil((place.y + place.height) * scale));
  /** @type {Map<number, number>} */
  const counts = new Map();
  const key = (/** @type {number} */ at) => (image.rgb[at] << 16) | (image.rgb[at + 1] << 8) | image.rgb[at + 2];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const colour = key((y * image.width + x) * 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  const ground = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  const columns = new Set();
  let pixels = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * image.width + x) * 3;
      const far = Math.max(Math.abs(image.rgb[at] - (ground >> 16)), Math.abs(image.rgb[at + 1] - ((ground >> 8) & 255)),
        Math.abs(image.rgb[at + 2] - (ground & 255)));
      if (far < CONTRAST) continue;
      pixels++;
      columns.add(x);
    }
  }
  return { pixels, span: columns.size ? (Math.max(...columns) - Math.min(...columns)) / Math.max(1, right - left) : 0 };
}

/**
 * Places of visible text without ink under them, as sentences; none is what a test wants.
 * @param {import('playwright-core').Page} page @param {boolean} [busy] something is busy for ever
 * @returns {Promise<{missing: string[], places: number}>}
 */
export async function missingInk(page, busy = false) {
  if (!busy) await until(() => page.evaluate(() => !document.querySelector('.portico-overlay [aria-busy=true]')), 'nothing is loading');
  const places = await page.evaluate(visibleText);
  const scale = await page.evaluate(() => devicePixelRatio);
  const setOpacity = (/** @type {string} */ value) =>
    page.evaluate((opacity) => {
      /** @type {HTMLElement} */ (document.querySelector('.portico-overlay')).style.opacity = opacity;
    }, value);
  await setOpacity('0');
  const image = decodePng(await page.screenshot({ animations: 'allow' }));
  await setOpacity('');
  const missing = [];
  for (const place of places) {
    const { pixels, span } = inkOf(image, place, scale);
    // Dots and dashes are small; words must be inked over most of their width.
    const wanted = place.text.length > 2 ? 0.5 : 0;
    if (pixels < 3 || span < wanted) {
      missing.push(`"${place.text.slice(0, 40)}" at ${Math.round(place.x)},${Math.round(place.y)} ` +
        `${Math.round(place.width)}x${Math.round(place.height)}: ${pixels} px over ${Math.round(span * 100)} %`);
    }
  }
  return { missing, places: places.length };
}

/** Scrolls what is scrolled furthest by hand, the screen or its list. @param {import('playwright-core').Page} page @param {number | 'page'} to px, or a page on @returns {Promise<boolean>} whether it moved */
const turnTo = (page, to) => page.evaluate((wanted) => {
  const room = (/** @type {Element} */ one) => one.scrollHeight - one.clientHeight;
  const [longest] = [...document.querySelectorAll('.p-scroller')].sort((a, b) => room(b) - room(a));
  if (!longest) return false;
  const before = longest.scrollTop;
  // A line that is cut at the edge is whole on the next page.
  longest.scrollTop = wanted === 'page' ? before + longest.clientHeight - 96 : wanted;
  return Math.abs(longest.scrollTop - before) > 1;
}, to);

/** Of a list that goes on: its rows are alike. */
const MOST_PAGES = 4;

/**
 * As `missingInk`, of the screen and of what is below, page by page; it is left at its top.
 * @param {import('playwright-core').Page} page @returns {ReturnType<typeof missingInk>}
 */
export async function missingInkBelow(page) {
  const found = await missingInk(page);
  for (let pages = 1; pages < MOST_PAGES && (await turnTo(page, 'page')); pages++) {
    await still(page);
    const { missing, places } = await missingInk(page);
    found.missing.push(...missing.map((one) => `${one}, page ${pages + 1}`));
    found.places += places;
  }
  if (await turnTo(page, 0)) await still(page);
  return found;
}
