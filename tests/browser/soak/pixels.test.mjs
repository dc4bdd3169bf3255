// The gallery played with at random. A frame that nothing asked for changes no pixel: what was not drawn again had no need of it.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { open, until } from '../support/browser.mjs';
import { galleryAddress, gallerySections } from '../support/gallery.mjs';
import { ROOT } from '../support/portal.mjs';
import { browser, portal } from '../support/stage.mjs';
import { settled, still } from '../support/visit.mjs';

/** @typedef {import('playwright-core').Page} Page */
const FOLDER = path.join(ROOT, 'build/log/pixels'); // of those that differ
const CHECKPOINTS = Number(process.env.PORTICO_PIXEL_CHECKPOINTS ?? 200);
const TURN_MS = 4800; // the clock's step, of which a spinner's turn is a part: it stands as it stood
const KEYS = ['Tab', 'Shift+Tab', 'Enter', 'Space', 'Escape', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'Home', 'End', 'a', '7'];

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). @param {number} seed */
function chance(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {Page} page */
const frames = (page) => page.evaluate(() => /** @type {any} */ (window).__portico.frames);

/** Makes the portal draw, as a tab that comes to the front does. @param {Page} page */
async function drawAgain(page) {
  const before = await frames(page);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await until(async () => (await frames(page)) > before, 'a frame');
  await still(page);
}

/** @param {Page} page @param {() => number} random */
async function play(page, random) {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const at = /** @type {const} */ ([random() * width, 80 + random() * (height - 80)]);
  const kind = random();
  if (kind < 0.35) await page.mouse.click(...at);
  else if (kind < 0.55) await page.mouse.move(...at);
  else if (kind < 0.7) await page.mouse.wheel(0, (random() - 0.4) * 900);
  else await page.keyboard.press(KEYS[Math.floor(random() * KEYS.length)]);
}

test(`NothingThatIsNotDrawnAgainNeedsTo at ${CHECKPOINTS} places`, { timeout: 3_000_000 }, async () => {
  await mkdir(FOLDER, { recursive: true });
  const sections = gallerySections();
  const { page, context, problems } = await open(browser, 'about:blank', { reducedMotion: 'reduce', viewport: { width: 1100, height: 800 } });
  await page.addInitScript((turn) => {
    Object.assign(window, { __portico: {} });
    const now = performance.now.bind(performance);
    performance.now = () => Math.floor(now() / turn) * turn;
  }, TURN_MS);
  page.on('dialog', (dialog) => dialog.accept());
  const different = [];
  for (let checkpoint = 0; checkpoint < CHECKPOINTS; checkpoint++) {
    const random = chance(checkpoint);
    const section = sections[checkpoint % sections.length];
    const picks = { language: random() < 0.5 ? 'en' : 'fa', scheme: random() < 0.5 ? 'light' : 'dark' };
    await page.goto(portal.url + galleryAddress(section, picks), { waitUntil: 'commit' });
    await settled(page, true);
    for (let event = 0; event < 12; event++) await play(page, random);
    await still(page);
    const seen = await page.screenshot();
    await drawAgain(page);
    const now = await page.screenshot();
    if (seen.equals(now)) continue;
    different.push(`${section} at checkpoint ${checkpoint}`);
    await writeFile(path.join(FOLDER, `${checkpoint}-seen.png`), seen);
    await writeFile(path.join(FOLDER, `${checkpoint}-drawn-again.png`), now);
  }
  await context.close();
  assert.deepEqual([...different, ...problems], []);
});
