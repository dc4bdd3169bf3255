// What opens over a screen or comes above it: lists, calendars, what waits for a network, a newer version. What axe finds, ink
// under every text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, open, PHONE, until } from './support/browser.mjs';
import { galleryAddress } from './support/gallery.mjs';
import { missingInk } from './support/ink.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { settled, signIn, SPEAKER, still } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const LIMIT = { timeout: 120_000 };
/** @type {{viewport: {width: number, height: number}, language: 'en' | 'fa', scheme: 'light' | 'dark'}[]} */
const SETS = [
  { viewport: DESKTOP, language: 'en', scheme: 'light' },
  { viewport: PHONE, language: 'fa', scheme: 'dark' },
];

/** @param {import('playwright-core').Page} page @param {string} what @param {boolean} [busy] something is busy for ever */
async function faults(page, what, busy = false) {
  await still(page);
  const { missing } = await missingInk(page, busy);
  return [...(await violations(page)), ...missing.map((one) => `no ink under ${one}`)].map((one) => `${what}: ${one}`);
}

/** @param {(typeof SETS)[number]} set @param {string} section */
async function specimens({ viewport, language, scheme }, section) {
  const opened = await open(browser, portal.url + galleryAddress(section, { language, scheme }), { viewport, reducedMotion: 'reduce' });
  await settled(opened.page, true);
  return opened;
}

/**
 * A page of somebody who speaks the language, on their profile.
 * @param {(typeof SETS)[number]} set
 */
async function profile({ viewport, language, scheme }) {
  const opened = await open(browser, 'about:blank', { viewport, colorScheme: scheme, reducedMotion: 'reduce' });
  await signIn(opened.page.request, portal.url, account(portal, SPEAKER[language]));
  await opened.page.goto(`${portal.url}/profile`, { waitUntil: 'commit' });
  await settled(opened.page);
  return opened;
}

for (const set of SETS) {
  const { word } = wordsOf(set.language);

  test(`ALongListUnderItsFieldIsWhole in ${set.language}`, LIMIT, async () => {
    const { page, context, problems } = await specimens(set, 'choices');
    const wrong = problems;
    const fields = page.getByRole('combobox', { name: word('document.from') });
    for (const nth of [0, 7]) { // one choice, several
      await fields.nth(nth).click();
      const list = page.getByRole('listbox');
      await list.waitFor();
      assert.ok((await list.getByRole('option').count()) > 40);
      wrong.push(...(await faults(page, `list ${nth}`, true)));
      for (let rows = 0; rows < 3; rows++) await page.keyboard.press('ArrowUp'); // from the first to the end
      wrong.push(...(await faults(page, `end of list ${nth}`, true)));
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
    }
    await context.close();
    assert.deepEqual(wrong, []);
  });

  test(`ACalendarIsWhole in ${set.language}`, LIMIT, async () => {
    const { page, context, problems } = await specimens(set, 'dates');
    const wrong = problems;
    const openers = page.getByRole('button', { name: word('field.date.choose') });
    await openers.first().click();
    const grid = page.getByRole('grid');
    await grid.waitFor();
    wrong.push(...(await faults(page, 'the calendar', true)));
    await page.keyboard.press('PageDown');
    wrong.push(...(await faults(page, 'its next month', true)));
    await page.keyboard.press('Escape');
    await grid.waitFor({ state: 'detached' });
    await context.close();
    assert.deepEqual(wrong, []);
  });

  test(`WhatWaitsForANetworkIsWhole in ${set.language}`, LIMIT, async () => {
    const { page, context, problems } = await profile(set);
    await context.setOffline(true);
    await page.getByText(word('offline.title')).first().waitFor();
    for (const zone of ['Asia/Tokyo', 'Europe/Lisbon']) {
      await page.getByLabel(word('profile.time_zone')).selectOption(zone);
      await page.getByRole('button', { name: word('profile.save') }).click();
      await page.getByText(word('outbox.kept')).first().waitFor();
    }
    const wrong = await faults(page, 'the notice');
    await page.getByRole('button', { name: word('outbox.show') }).click();
    const panel = page.getByRole('dialog');
    const waiting = panel.getByText(word('outbox.state.waiting'), { exact: true });
    await until(async () => (await waiting.count()) === 2, 'both wait');
    wrong.push(...(await faults(page, 'the panel')));
    await context.close();
    assert.deepEqual([...wrong, ...problems.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one))], []);
  });

  test(`TheOfferOfANewerVersionIsWhole in ${set.language}`, LIMIT, async () => {
    const { page, context, problems } = await profile(set);
    await page.route('**/api/v1/**', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'portico-contract': '9' } });
    });
    await page.getByRole('link', { name: word('nav.overview') }).first().click();
    await page.getByText(word('update.needed')).waitFor();
    await settled(page);
    const wrong = await faults(page, 'the banner');
    await context.close();
    assert.deepEqual([...wrong, ...problems], []);
  });
}
