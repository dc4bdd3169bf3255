// Is there ink under the overlay's text? Compares the page's picture with the text nodes' rectangles.
import { decodePng } from '../../browser/support/png.mjs';

export { decodePng };

/** Rectangles of the visible text nodes of the overlay, CSS px. */
export const textRectangles = (page) =>
  page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector('.portico-overlay'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || node.parentElement.closest('select, textarea, [inert], .portico-unseen')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, top, right, bottom } = range.getBoundingClientRect();
      const scroller = node.parentElement.closest('.p-scroller')?.getBoundingClientRect();
      if (scroller && (bottom > scroller.bottom || top < scroller.top)) continue;
      if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) continue;
      found.push({ text: node.data, left, top, right, bottom });
    }
    return found;
  });

/**
 * Leftmost and rightmost ink in a rectangle and a little beside it, or undefined when it is blank: ink is
 * what differs from the rectangle's commonest colour.
 */
export function inkOf(picture, { left, top, right, bottom }, scale = 1, around = 3) {
  const [x0, x1] = [Math.max(0, Math.floor((left - around) * scale)), Math.min(picture.width, Math.ceil((right + around) * scale))];
  const [y0, y1] = [Math.max(0, Math.floor(top * scale)), Math.min(picture.height, Math.ceil(bottom * scale))];
  const color = (x, y) => {
    const at = (y * picture.width + x) * 3;
    return (picture.rgb[at] << 16) | (picture.rgb[at + 1] << 8) | picture.rgb[at + 2];
  };
  const counts = new Map();
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) counts.set(color(x, y), (counts.get(color(x, y)) ?? 0) + 1);
  }
  const ground = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  const far = (a) => [16, 8, 0].some((shift) => Math.abs(((a >> shift) & 255) - ((ground >> shift) & 255)) > 48);
  let [from, to, inked] = [Infinity, -Infinity, 0];
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (!far(color(x, y))) continue;
      from = Math.min(from, x);
      to = Math.max(to, x);
      inked++;
    }
  }
  return inked > 3 ? { left: from / scale, right: (to + 1) / scale } : undefined;
}
