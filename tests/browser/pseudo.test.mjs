// The portal in a language whose texts are 40 % longer: no text is cut, lies over another, or is not translated.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PSEUDO } from '../../tools/pseudo.mjs';
import { DESKTOP, open, PHONE } from './support/browser.mjs';
import { missingInk } from './support/ink.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { addresses, settled, signIn } from './support/visit.mjs';

/** @param {string} text @returns {string[]} */
const wordsIn = (text) => text.match(/[A-Za-zÀ-ÿ]+/g) ?? [];

/** Words of all that an answer tells; the names of its fields are not said. @param {any} value @returns {string[]} */
function wordsOfAnswer(value) {
  if (typeof value === 'string') return wordsIn(value);
  return value && typeof value === 'object' ? Object.values(value).flatMap(wordsOfAnswer) : [];
}

/** Words that Intl writes, which knows no such language and answers in English. */
function wordsOfIntl() {
  const months = [...Array(12).keys()].flatMap((month) => ['short', 'long'].map((style) =>
    new Date(2026, month, 1).toLocaleDateString('en', { month: /** @type {'short' | 'long'} */ (style) })));
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const spans = /** @type {Intl.RelativeTimeFormatUnit[]} */ (['day', 'week', 'month', 'year']).flatMap((unit) =>
    [-2, -1, 0, 1, 2].map((count) => relative.format(count, unit)));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const regions = letters.flatMap((a) => letters.map((b) => names.of(a + b)));
  return wordsIn([...months, ...spans, ...regions, 'and or AM PM English'].join(' '));
}

/** Runs in the page: texts that are seen, where they are, and which of them are cut. */
function texts() {
  const found = [];
  for (const element of document.querySelectorAll('.portico-overlay *')) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue ?? '').join('').trim();
    if (!own || element.closest('select, option, textarea, .portico-unseen, [inert], .portico-overlay [lang]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    if (right - left < 1) continue; // spoken only
    const cut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline'
      ? `${element.scrollWidth} px in ${element.clientWidth}` : '';
    const scroller = element.closest('.p-scroller')?.id ?? '';
    const flows = getComputedStyle(element).display === 'inline';
    found.push({ text: own, left, top, right, bottom, cut, scroller, flows });
  }
  return found;
}

/**
 * What is wrong, as sentences. What the server sent may be cut, and is not translated.
 * @param {ReturnType<typeof texts>} shown @param {Set<string>} known words
 */
function faultsOf(shown, known) {
  /** @type {string[]} */
  const wrong = [];
  for (const [at, a] of shown.entries()) {
    const strange = wordsIn(a.text).filter((word) => /[aeiou]/i.test(word) && !known.has(word));
    if (strange.length) wrong.push(`not translated: "${a.text}" (${strange.join(', ')})`);
    if (a.cut && /[áéíóú]/i.test(a.text)) wrong.push(`cut: "${a.text}", ${a.cut}`);
    for (const b of shown.slice(0, at)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && tall > 4 && a.scroller === b.scroller && !a.flows && !b.flows) wrong.push(`"${a.text}" over "${b.text}"`);
    }
  }
  return wrong;
}

for (const [size, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  test(`TextsFortyPerCentLongerHaveTheirPlaceAndAreAllTranslated on a ${size}`, { timeout: 240_000 }, async () => {
    const { page, context, problems } = await open(browser, 'about:blank', { viewport, reducedMotion: 'reduce' });
    const known = new Set(wordsOfIntl());
    // Nobody's language: the server doesn't keep it.
    await page.route('**/api/v1/**', async (route) => {
      const response = await route.fetch();
      let body = await response.text();
      if (/json/.test(response.headers()['content-type'] ?? '')) wordsOfAnswer(JSON.parse(body)).forEach((word) => known.add(word));
      if (new URL(route.request().url()).pathname.endsWith('/session')) {
        const session = JSON.parse(body);
        if (session.person) session.person.locale = PSEUDO;
        body = JSON.stringify(session);
      }
      await route.fulfill({ response, body });
    });
    // Where nobody is signed in yet, the languages there are are the portal's own.
    await page.route('**/strings/entrance/en.json', (route) => route.continue({ url: route.request().url().replace('en.json', `${PSEUDO}.json`) }));
    /** @type {string[]} */
    const wrong = [];
    /** @param {string} screen @param {string} [language] that the page says it is in */
    const inspect = async (screen, language = PSEUDO) => {
      await settled(page);
      const lang = await page.evaluate(() => document.documentElement.lang);
      const { missing } = await missingInk(page);
      const shown = await page.evaluate(texts);
      assert.ok(shown.length >= 5, `${screen}: only ${shown.length} texts`);
      const faults = [...faultsOf(shown, known), ...missing.map((one) => `no ink under ${one}`)];
      if (lang !== language) faults.push(`lang is ${lang}`);
      wrong.push(...faults.map((one) => `${screen}: ${one}`));
    };
    await page.goto(`${portal.url}/sign-in`, { waitUntil: 'commit' });
    await inspect('sign-in', 'en');
    const anna = account(portal, 'anna');
    await signIn(page.request, portal.url, anna);
    const places = await addresses(page.request, portal.url, anna.customers[0]);
    for (const [screen, address] of Object.entries(places)) {
      await page.goto(portal.url + address, { waitUntil: 'commit' });
      await inspect(screen);
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
    assert.deepEqual([...wrong, ...problems], []);
  });
}
