// Brands as people see them: from the first paint, by what the system prefers, and by a page's own CSS.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { becomes, launch, open, until } from './support/browser.mjs';
import { decodePng } from './support/png.mjs';
import { ROOT, startPortal } from './support/portal.mjs';
import { settled } from './support/visit.mjs';

/** @typedef {import('playwright-core').Page} Page */
const BRANDS = ['northwind', 'amaranth', 'kestrel', 'sarv'];

/** @type {import('./support/portal.mjs').Portal} */
let portal;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {string} */
let dropped;
before(async () => {
  dropped = await mkdtemp(path.join(tmpdir(), 'portico-themes-'));
  await chmod(dropped, 0o755); // the server may run as another account
  portal = await startPortal({ args: ['--themes', dropped] });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await portal?.stop();
  await rm(dropped, { recursive: true, force: true });
});

/** @param {string} brand @param {string} scheme @param {string} role @returns {Promise<string>} "rgb(1, 2, 3)" */
async function colour(brand, scheme, role) {
  const theme = JSON.parse(await readFile(path.join(ROOT, 'themes', brand, 'theme.json'), 'utf8'));
  return rgb(theme.palette[theme.roles[scheme][role]]);
}

/** @param {string} hex */
const rgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

/** What is drawn at a place of the page. @param {Page} page @param {number} x @param {number} y */
async function pixel(page, x, y) {
  const { rgb: bytes } = decodePng(await page.screenshot({ clip: { x, y, width: 1, height: 1 } }));
  return `rgb(${[...bytes].join(', ')})`;
}

/** The ground of the button that signs in, beside its words. @param {Page} page */
async function accent(page) {
  const box = await page.locator('.portico-overlay .p-button[data-tone=primary]').boundingBox();
  assert.ok(box);
  return pixel(page, box.x + 24, box.y + box.height / 2);
}

/** @param {string} brand @param {import('playwright-core').BrowserContextOptions} [options] */
async function visit(brand, options) {
  const visited = await open(browser, `${portal.url}/sign-in?theme=${brand}`, { reducedMotion: 'reduce', ...options });
  await settled(visited.page);
  return visited;
}

/** Waits for two frames of the browser. @param {Page} page */
const frames = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

test('EveryBrandIsThereFromTheFirstPaint', async () => {
  for (const brand of BRANDS) {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      const context = await browser.newContext({ colorScheme: scheme });
      const page = await context.newPage();
      await page.route('**/app-*.js', (route) => route.abort());
      await page.goto(`${portal.url}/sign-in?theme=${brand}`);
      const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      assert.equal(ground, await colour(brand, scheme, 'canvas'), `${brand} ${scheme}`);
      await context.close();
    }
  }
});

test('ABrandForPersianSpeaksItToThoseWhoChoseNone', async () => {
  const { page, context } = await visit('sarv', { locale: 'en-GB' });
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['fa', 'rtl']);
  assert.ok(await page.getByRole('heading', { name: 'به سرو خوش آمدید' }).count());
  const html = await (await page.request.get(`${portal.url}/sign-in?theme=sarv`, { headers: { accept: 'text/html' } })).text();
  assert.match(html, /<html lang="fa" dir="rtl">/);
  await context.close();
});

test('DarkFollowsTheSystemWhileThePortalRuns', async () => {
  const { page, context } = await visit('kestrel', { colorScheme: 'light' });
  await becomes(() => pixel(page, 4, 4), await colour('kestrel', 'light', 'canvas'));
  await page.emulateMedia({ colorScheme: 'dark' });
  await becomes(() => pixel(page, 4, 4), await colour('kestrel', 'dark', 'canvas'));
  await context.close();
});

test('ForcedColoursGetTheContrastPaletteAndOneCopyOfEachWord', async () => {
  const { page, context } = await visit('sarv', { forcedColors: 'active' });
  await becomes(() => accent(page), await colour('sarv', 'contrast', 'accent'));
  const words = await page.evaluate(() => {
    const heading = document.querySelector('.portico-overlay h1');
    return heading && getComputedStyle(heading).color;
  });
  assert.equal(words, 'rgba(0, 0, 0, 0)');
  await context.close();
});

test('ReducedMotionMovesNothing', async () => {
  /** @param {'reduce' | 'no-preference'} reducedMotion */
  const drawn = async (reducedMotion) => {
    const context = await browser.newContext({ reducedMotion });
    const page = await context.newPage();
    await page.addInitScript(() => Object.assign(window, { __portico: {} }));
    await page.goto(`${portal.url}/sign-in?theme=northwind`);
    await settled(page);
    const count = () => page.evaluate(() => /** @type {any} */ (window).__portico.frames);
    const before = await count();
    await page.locator('.portico-overlay .p-button[aria-expanded]').last().click();
    await page.getByRole('menu').waitFor();
    await settled(page);
    const after = await count();
    await context.close();
    return after - before;
  };
  const MOST = 3; // frames after a press
  const still = await drawn('reduce');
  assert.ok(still <= MOST, `${still} frames without motion`);
  await until(async () => (await drawn('no-preference')) > MOST, 'a frame for each step of a motion', 60_000);
});

test('AWebFontComesAfterTheFirstPaintAndIsTaken', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  /** @type {(() => void)[]} */
  const held = [];
  const free = new Promise((resolve) => held.push(() => resolve(undefined)));
  let asked = 0;
  await page.route('**/*.woff2', async (route) => {
    asked += 1;
    await free;
    await route.continue();
  });
  await page.addInitScript(() => Object.assign(window, { __portico: {} }));
  await page.goto(`${portal.url}/sign-in?theme=amaranth`);
  await settled(page);
  await until(() => asked > 0, 'the font is asked for');
  const count = () => page.evaluate(() => /** @type {any} */ (window).__portico.frames);
  const before = await count();
  assert.ok(before > 0, 'the portal is drawn without the font');
  held.forEach((release) => release());
  await until(async () => (await count()) > before, 'the heading is drawn in the new font');
  assert.ok(await page.evaluate(() => document.fonts.check('24px "Fraunces Variable"')));
  await context.close();
});

test('CustomPropertiesOfThePageChangeTheCanvasAtOnce', async () => {
  const { page, context, problems } = await visit('northwind');
  /** @param {string} wanted @param {string} what */
  const accentBecomes = (wanted, what) => becomes(() => accent(page), wanted, what);
  await accentBecomes(await colour('northwind', 'light', 'accent'), 'the theme');

  await page.evaluate(() => document.documentElement.style.setProperty('--portico-accent', 'rgb(176 0 32)'));
  await accentBecomes('rgb(176, 0, 32)', 'a style on the page is followed');

  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('body.spring { --portico-accent: color-mix(in srgb, rgb(0 100 0) 100%, white) }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.body.classList.add('spring');
  });
  await accentBecomes('rgb(0, 100, 0)', 'a class on an ancestor is followed');

  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@media (prefers-contrast: no-preference) { customer-portal { --portico-accent: #123456 } }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  await accentBecomes('rgb(18, 52, 86)', 'a new style sheet is followed');

  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
    document.documentElement.removeAttribute('style');
  });
  await accentBecomes(await colour('northwind', 'light', 'accent'), 'the theme comes back');
  assert.deepEqual(problems, []);
  await context.close();
});

test('SizesOfThePageMoveFieldsAndCanvasTogether', async () => {
  const { page, context } = await visit('northwind');
  const field = page.getByRole('textbox').first();
  const before = await field.boundingBox();
  await page.evaluate(() => document.documentElement.style.setProperty('--portico-step', '0.375rem'));
  await until(async () => (await field.boundingBox())?.y !== before?.y, 'the field has moved');
  await page.evaluate(() => document.documentElement.style.setProperty('--portico-radius', '2px'));
  await until(() => field.evaluate((one) => getComputedStyle(one).borderTopLeftRadius === '2px'), 'the field is nearly square');
  await context.close();
});

test('NothingIsDrawnOrAskedWhileThePagesStyleStands', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(() => Object.assign(window, { __portico: {} }));
  await page.goto(`${portal.url}/sign-in?theme=northwind`);
  await settled(page);
  const count = () => page.evaluate(() => /** @type {any} */ (window).__portico.frames);
  const before = await count();
  await page.evaluate(() => document.documentElement.style.setProperty('--unrelated', '1px'));
  for (let at = 0; at < 30; at++) await frames(page);
  assert.equal(await count(), before);
  const running = await page.evaluate(() => document.getAnimations().length);
  assert.equal(running, 0);
  await context.close();
});

test('PartsOfTheShellTakeThePagesStyle', async () => {
  const { page, context } = await visit('northwind');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('customer-portal::part(canvas) { border-radius: 24px }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const radius = await page.evaluate(() => {
    const canvas = document.querySelector('customer-portal')?.shadowRoot?.querySelector('canvas');
    return canvas && getComputedStyle(canvas).borderTopLeftRadius;
  });
  assert.equal(radius, '24px');
  await context.close();
});

/** A copy of northwind with another accent, put among the themes. @param {string} id @param {string} hex */
async function drop(id, hex) {
  const folder = path.join(dropped, id);
  await cp(path.join(ROOT, 'themes/northwind'), folder, { recursive: true });
  const theme = JSON.parse(await readFile(path.join(folder, 'theme.json'), 'utf8'));
  theme.id = id;
  theme.palette['ocean-600'] = hex;
  await writeFile(path.join(folder, 'theme.json'), JSON.stringify(theme));
}

test('AFolderPutAmongTheThemesIsShownWithoutARestart', async () => {
  await drop('acme', '#7a1fa2');
  const first = await visit('acme');
  await becomes(() => accent(first.page), 'rgb(122, 31, 162)');
  await first.context.close();
  await drop('acme', '#00695c');
  const second = await visit('acme');
  await becomes(() => accent(second.page), 'rgb(0, 105, 92)');
  await second.context.close();
});

/** @param {string} folder @returns {Promise<{code: number, said: string}>} */
const checkTheme = (folder) =>
  new Promise((resolve) =>
    execFile(path.join(ROOT, 'serve.py'), ['check-theme', folder], (error, said) => resolve({ code: error ? 1 : 0, said })),
  );

test('APreviewShowsTheRealPortalAndWritesAThemeThatPasses', async () => {
  const { page, context, problems } = await open(browser, `${portal.url}/theme-preview`, { acceptDownloads: true });
  const inner = page.frameLocator('#portal');
  await inner.getByRole('heading', { level: 1 }).waitFor();
  await page.getByLabel('Short name').fill('meadow');
  await page.getByLabel('Name', { exact: true }).fill('Meadow Goods');
  await page.getByLabel('accent', { exact: true }).fill('#0b6b3a');
  await page.getByLabel('radius field').fill('2');
  const field = inner.getByRole('textbox').first();
  await until(() => field.evaluate((one) => getComputedStyle(one).borderTopLeftRadius === '2px'), 'the portal follows');
  const accentThere = () =>
    inner.locator('.portico-overlay').evaluate((overlay) => getComputedStyle(overlay).getPropertyValue('--portico-accent'));
  await becomes(accentThere, '#0b6b3aff');
  await until(async () => /can be told apart/.test((await page.locator('#count').textContent()) ?? ''), 'all pairs can be told apart');

  await page.getByLabel('text-muted', { exact: true }).fill('#c8c8c8');
  await until(async () => /too near/.test((await page.locator('#count').textContent()) ?? ''), 'a pair too near is said');
  await page.getByLabel('text-muted', { exact: true }).fill('#404040');

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
  const folder = path.join(dropped, 'meadow');
  await mkdir(folder, { recursive: true });
  await download.saveAs(path.join(folder, 'theme.json'));
  for (const logo of ['logo.svg', 'logo-dark.svg']) await cp(path.join(ROOT, 'themes/northwind', logo), path.join(folder, logo));
  assert.deepEqual(await checkTheme(folder), { code: 0, said: `${folder}: a whole theme\n` });
  assert.deepEqual(problems, []);
  await context.close();
});
