// Every section of the gallery, in both directions: what axe finds, and ink under every text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, open, PHONE, until } from './support/browser.mjs';
import { galleryAddress, gallerySections, growToContent } from './support/gallery.mjs';
import { missingInk } from './support/ink.mjs';
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

test('ThePaletteOpensByItsShortcutAndGoesByKeysAlone', { timeout: 60_000 }, async () => {
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
