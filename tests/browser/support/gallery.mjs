// The gallery's sections and their addresses.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './portal.mjs';
import { settled } from './visit.mjs';

/** Keys of src/gallery/sections.cpp. @returns {string[]} */
export function gallerySections() {
  const list = readFileSync(path.join(ROOT, 'src/gallery/sections.cpp'), 'utf8');
  return [...list.matchAll(/^ {4}\{"([a-z-]+)", "/gm)].map(([, key]) => key);
}

/** @param {string} section @param {Record<string, string>} [picks] theme, scheme, language, direction, density */
export const galleryAddress = (section, picks = {}) => `/gallery/${section}?${new URLSearchParams(picks)}`;

const TALLEST = 6000;

/**
 * Makes the window as tall as the section, so that all of it is drawn at once.
 * @param {import('playwright-core').Page} page @param {{width: number, height: number}} viewport
 */
export async function growToContent(page, viewport) {
  const height = await page.evaluate(() =>
    [...document.querySelectorAll('main .p-scroller')].reduce((most, one) => Math.max(most, one.scrollHeight), 0),
  );
  await page.setViewportSize({ width: viewport.width, height: Math.min(TALLEST, Math.max(viewport.height, height)) });
  await settled(page, true);
}
