// Every section of the gallery, in both directions: what axe finds, and ink under every text.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, open, PHONE, until } from './support/browser.mjs';
import { galleryAddress, gallerySections, growToContent } from './support/gallery.mjs';
import { missingInk } from './support/ink.mjs';
import { ROOT } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { settled, still } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

/** @type {{viewport: {width: number, height: number}, picks: {language: 'en' | 'fa', scheme: string}}[]} */
const SETS = [
  { viewport: DESKTOP, picks: { language: 'en', scheme: 'light' } },
  { viewport: PHONE, picks: { language: 'fa', scheme: 'dark' } },
];

for (const section of gallerySections()) {
  test(`EveryWidgetIsWholeAndUsable in ${section}`, { timeout: 120_000 }, async () => {
    /** @type {string[]} */
    const wrong = [];
    for (const { viewport, picks } of SETS) {
      const { page, context, problems } = await open(browser, portal.url + galleryAddress(section, picks), {
        viewport,
        reducedMotion: 'reduce',
      });
      await settled(page, true);
      await growToContent(page, viewport);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push('wider than the window');
      wrong.push(...(await violations(page)), ...problems);
      const ink = await missingInk(page, true);
      if (ink.places < 10) wrong.push(`only ${ink.places} visible texts`);
      wrong.push(...ink.missing.map((one) => `${picks.language}: no ink under ${one}`));
      await context.close();
    }
    assert.deepEqual(wrong, []);
  });
}

// What lies over the page: each is opened, looked at as a whole, and left by Escape.
for (const { viewport, picks } of SETS) {
  test(`OverlaysAreWholeAndLeftByEscape in ${picks.language}`, { timeout: 120_000 }, async () => {
    const words = wordsOf(picks.language);
    const { page, context, problems } = await open(browser, portal.url + galleryAddress('overlays', picks), { viewport, reducedMotion: 'reduce' });
    await settled(page, true);
    /** @type {string[]} */
    const wrong = [...problems];
    /** @param {string} name @param {'menu' | 'dialog'} role @param {number} [nth] */
    const inspect = async (name, role, nth = 0) => {
      const opener = page.getByRole('button', { name, exact: true }).nth(nth);
      await opener.click();
      const opened = page.getByRole(role).first();
      await opened.waitFor();
      await still(page);
      const inside = () => page.evaluate(() => !!document.activeElement?.closest('[role=menu], [role=dialog]'));
      if (!(await inside())) wrong.push(`${name}: focus is not in the ${role}`);
      wrong.push(...(await violations(page)).map((one) => `${name}: ${one}`));
      const ink = await missingInk(page, true);
      wrong.push(...ink.missing.map((one) => `${name}: no ink under ${one}`));
      await page.keyboard.press('Escape');
      await opened.waitFor({ state: 'detached' });
      await until(() => opener.evaluate((element) => element === document.activeElement), `${name} has focus again`);
    };
    await inspect(words.word('document.attachments'), 'menu');
    await inspect(words.word('kit.menu'), 'menu');
    await inspect(words.word('profile.everywhere'), 'dialog');
    await inspect(words.word('invoices.filters'), 'dialog');
    await inspect(words.word('palette.label'), 'dialog');
    await context.close();
    assert.deepEqual(wrong, []);
  });
}

test('ThePaletteOpensByItsShortcutAndGoesByKeysAlone', { timeout: 180_000 }, async () => {
  const words = wordsOf('en');
  const { page, context } = await open(browser, portal.url + galleryAddress('overlays'), { reducedMotion: 'reduce' });
  await settled(page, true);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: words.word('palette.label') });
  await field.waitFor();
  const options = page.getByRole('dialog').getByRole('option');
  await until(() => field.evaluate((element) => element === document.activeElement), 'the field has focus');
  await page.keyboard.type('stat');
  await until(async () => (await options.count()) === 1, 'one option is left');
  const marked = await field.getAttribute('aria-activedescendant');
  assert.equal(await options.first().getAttribute('id'), marked);
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'detached' });
  await context.close();
});

/** @param {string} name @param {number} bytes @param {string} [mimeType] */
const made = (name, bytes, mimeType = 'application/pdf') => ({ name, mimeType, buffer: Buffer.alloc(bytes, 'a') });

test('FilesArePickedRefusedSentAgainCancelledAndRemoved', { timeout: 120_000 }, async () => {
  const { word } = wordsOf('en');
  const { page, context, problems } = await open(browser, portal.url + galleryAddress('files'), { reducedMotion: 'reduce' });
  await settled(page, true);
  const input = page.getByRole('button', { name: word('field.file.choose'), exact: true });
  const server = (/** @type {string} */ name) => page.getByRole('radio', { name }).check();
  const row = (/** @type {string} */ name) => page.getByRole('listitem').filter({ hasText: name });
  const button = (/** @type {string} */ key, /** @type {string} */ name) => page.getByRole('button', { name: word(key).replace('{name}', name), exact: true });
  const heard = (/** @type {string} */ text) => until(async () => (await page.locator('customer-portal > [role=status]').allTextContents()).join().includes(text), `one hears ${text}`);

  await server('Refuses it');
  await input.setInputFiles([made('claim.pdf', 300_000), made('long.pdf', 5_000_001), made('notes.zip', 9, 'application/zip')]);
  await row('claim.pdf').getByText(word('field.file.failed')).waitFor();
  await row('long.pdf').getByText(word('field.file.too_large').replace('{size}', '5 MB')).waitFor();
  await row('notes.zip').getByText(/PDF · Images/).waitFor();
  await server('Takes it');
  await button('field.file.again', 'claim.pdf').press('Enter');
  await row('claim.pdf').getByText(word('field.file.done')).waitFor();
  await heard(`claim.pdf: ${word('field.file.done')}`);

  await server('Never answers');
  await input.setInputFiles(made('pallet.png', 900_000, 'image/png'));
  await page.getByRole('progressbar', { name: 'pallet.png' }).waitFor();
  await button('field.file.cancel', 'pallet.png').press('Enter');
  await row('pallet.png').getByText(word('field.file.stopped')).waitFor();
  await heard(`pallet.png: ${word('field.file.stopped')}`);
  await button('field.remove', 'pallet.png').click();
  await row('pallet.png').waitFor({ state: 'detached' });
  const next = button('field.remove', 'notes.zip');
  await until(() => next.evaluate((element) => element === document.activeElement), 'focus is on what is left');
  await context.close();
  assert.deepEqual(problems, []);
});

test('AFileIsTakenWhereItIsDroppedAndNowhereElse', { timeout: 120_000 }, async () => {
  const { word } = wordsOf('en');
  const { page, context, problems } = await open(browser, portal.url + galleryAddress('files'), { reducedMotion: 'reduce' });
  await settled(page, true);
  const devtools = await context.newCDPSession(page);
  const file = path.join(ROOT, 'themes/northwind/logo.svg');
  const drop = async (/** @type {import('playwright-core').Locator} */ target) => {
    await target.scrollIntoViewIfNeeded();
    await still(page);
    const box = await target.boundingBox();
    assert.ok(box);
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
      await devtools.send('Input.dispatchDragEvent', { type, x: box.x + box.width / 2, y: box.y + box.height / 2, data });
    }
  };
  const url = page.url();
  await drop(page.getByRole('heading', { name: 'Sent and forgotten' }));
  await drop(page.getByRole('button', { name: word('field.file.choose_one'), exact: true }));
  const row = page.getByRole('listitem').filter({ hasText: 'logo.svg' });
  await row.getByText(word('field.file.done')).waitFor();
  assert.equal(await row.count(), 1);
  assert.equal(page.url(), url);
  await context.close();
  assert.deepEqual(problems, []);
});

/** @typedef {{down: (x: number, y: number) => Promise<void>, move: (x: number, y: number) => Promise<void>, up: () => Promise<void>}} Pen */
/** @param {import('playwright-core').Page} page @returns {Promise<Pen>} */
async function finger(page) {
  const devtools = await page.context().newCDPSession(page);
  const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {{x: number, y: number}[]} */ touchPoints) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    down: async (x, y) => void (await touch('touchStart', [{ x, y }])),
    move: async (x, y) => void (await touch('touchMove', [{ x, y }])),
    up: async () => void (await touch('touchEnd', [])),
  };
}

for (const { viewport, picks } of SETS) {
  const hasTouch = viewport === PHONE;
  test(`ASignatureIsDrawnBy${hasTouch ? 'Finger' : 'Mouse'}UndoneAndTypedInstead in ${picks.language}`, { timeout: 120_000 }, async () => {
    const { word } = wordsOf(picks.language);
    const { page, context, problems } = await open(browser, portal.url + galleryAddress('files', picks), { viewport, hasTouch, reducedMotion: 'reduce' });
    await settled(page, true);
    const label = word('document.terms');
    const pad = page.getByRole('img', { name: `${label}: ` });
    const isNow = (/** @type {string} */ key) => page.getByRole('img', { name: `${label}: ${word(key)}`, exact: true }).waitFor();
    await pad.scrollIntoViewIfNeeded();
    await isNow('field.signature.empty');
    await still(page);
    const box = await pad.boundingBox();
    assert.ok(box);
    const empty = await page.screenshot({ clip: box });
    const pen = hasTouch ? await finger(page) : {
      down: async (/** @type {number} */ x, /** @type {number} */ y) => { await page.mouse.move(x, y); await page.mouse.down(); },
      move: (/** @type {number} */ x, /** @type {number} */ y) => page.mouse.move(x, y),
      up: () => page.mouse.up(),
    };
    const stroke = async (/** @type {number} */ from) => {
      const at = (/** @type {number} */ step) => [box.x + from + step * 6, box.y + box.height * (0.4 + 0.2 * Math.sin(step))];
      await pen.down(at(0)[0], at(0)[1]);
      for (let step = 1; step < 16; step++) await pen.move(at(step)[0], at(step)[1]);
      await pen.up();
    };
    const strokes = async () => (await page.getByText(/^M\d+ \d+/).textContent().catch(() => ''))?.split('M').length ?? 0;
    await stroke(20);
    await isNow('field.signature.signed');
    await stroke(140);
    await until(async () => (await strokes()) === 3, 'two strokes are there');
    await until(async () => Buffer.compare(await page.screenshot({ clip: box }), empty) !== 0, 'ink is seen');
    const buttons = (/** @type {string} */ key) => page.getByRole('button', { name: word(key), exact: true }).last();
    await buttons('kit.undo').press('Enter');
    await until(async () => (await strokes()) === 2, 'one stroke is left');
    await buttons('field.signature.clear').press('Enter');
    await isNow('field.signature.empty');
    await buttons('field.signature.type').press('Enter');
    const field = page.getByRole('textbox', { name: label, exact: true });
    await until(() => field.evaluate((element) => element === document.activeElement), 'the field for the name has focus');
    await page.keyboard.type('Anna Visser');
    assert.equal(await field.inputValue(), 'Anna Visser');
    await context.close();
    assert.deepEqual(problems, []);
  });
}
