// Every screen in three languages at three sizes, and dark on phones: what axe finds, ink under every text, titles, focus, direction.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, open, PHONE, TABLET, until } from './support/browser.mjs';
import { missingInk, missingInkBelow } from './support/ink.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { addresses, settled, signIn, SPEAKER } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const SIZES = { desktop: DESKTOP, tablet: TABLET, phone: PHONE };
/** What the title of a screen's document begins with. @type {Record<string, string>} */
const NAMES = {
  'sign-in': 'sign_in.title',
  overview: 'overview.title',
  invoices: 'invoices.title',
  pay: 'pay.title',
  payment: 'payment.title',
  statement: 'statement.title',
  documents: 'documents.title',
  profile: 'profile.title',
  'not-found': 'not_found.title',
};

/**
 * Goes to an address as a link does: without loading the page again.
 * @param {import('playwright-core').Page} page @param {string} address
 */
async function follow(page, address) {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, address);
}

/**
 * Texts without ink, as sentences.
 * @param {import('playwright-core').Page} page @returns {Promise<string[]>}
 */
async function withoutInk(page) {
  const ink = await missingInkBelow(page);
  const missing = ink.missing.map((one) => `no ink under ${one}`);
  return ink.places < 5 ? [...missing, `only ${ink.places} visible texts`] : missing;
}

/**
 * All that must hold on a screen, as sentences about what does not.
 * @param {import('playwright-core').Page} page @param {string} screen @param {ReturnType<typeof wordsOf>} words
 */
async function faults(page, screen, words) {
  /** @type {string[]} */
  const wrong = [];
  const heading = ((await page.locator('customer-portal').getByRole('heading', { level: 1 }).first().textContent()) ?? '').trim();
  const title = await page.title();
  const name = NAMES[screen] ? words.word(NAMES[screen]) : heading;
  if (!title.includes(name)) wrong.push(`title is "${title}", not of "${name}"`);
  const { lang, dir } = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
  if (lang !== words.locale) wrong.push(`lang is ${lang}`);
  if (dir !== (words.locale === 'fa' ? 'rtl' : 'ltr')) wrong.push(`dir is ${dir}`);
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push('wider than the window');
  wrong.push(...(await violations(page)));
  wrong.push(...(await withoutInk(page)));
  return wrong.map((one) => `${screen}: ${one}`);
}

for (const locale of /** @type {('en' | 'fa' | 'fil')[]} */ (['en', 'fa', 'fil'])) {
  test(`EveryScreenIsWholeAndUsable in ${locale}`, { timeout: 300_000 }, async () => {
    const words = wordsOf(locale);
    const person = account(portal, SPEAKER[locale]);
    const { page, context, problems } = await open(browser, `${portal.url}/sign-in`, { locale, reducedMotion: 'reduce' });
    /** @type {string[]} */
    const wrong = [];
    /** @param {string} screen */
    const inspect = async (screen) => {
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport);
        await settled(page);
        wrong.push(...(await faults(page, screen, words)).map((one) => `${size}: ${one}`));
      }
      // The same tree in other colours: only the picture differs.
      await page.emulateMedia({ colorScheme: 'dark' });
      await settled(page);
      wrong.push(...(await withoutInk(page)).map((one) => `dark phone: ${screen}: ${one}`));
      await page.emulateMedia({ colorScheme: 'light' });
    };
    await settled(page);
    await inspect('sign-in');
    await signIn(page.request, portal.url, person);
    const places = await addresses(page.request, portal.url, person.customers[0]);
    await page.goto(portal.url + places.profile, { waitUntil: 'commit' });
    await settled(page);
    for (const [screen, address] of Object.entries(places)) {
      await follow(page, address);
      const title = screen === 'payment' ? words.word('payment.title.succeeded') : NAMES[screen] ? words.word(NAMES[screen]) : (address.split('/').pop() ?? '');
      await page.getByRole('heading', { level: 1, name: title }).first().waitFor();
      await settled(page);
      const onHeading = () => page.evaluate(() => document.activeElement?.localName === 'h1');
      await until(onHeading, `${screen}: focus is on the heading`).catch((error) => wrong.push(error.message));
      await inspect(screen);
    }
    await context.close();
    assert.deepEqual([...wrong, ...problems], []);
  });
}

test('ABlankCanvasHasNoInk', { timeout: 180_000 }, async () => {
  const { page, context } = await open(browser, 'about:blank', { viewport: PHONE, reducedMotion: 'reduce' });
  await signIn(page.request, portal.url, account(portal, 'anna'));
  await page.goto(`${portal.url}/profile`, { waitUntil: 'commit' });
  await settled(page);
  const { missing, places } = await missingInkBelow(page);
  assert.deepEqual(missing, []);
  const atTop = await missingInk(page);
  assert.ok(atTop.places >= 5);
  assert.ok(places > atTop.places + 5, `${places} texts, ${atTop.places} of them at the top`);
  await page.evaluate(() => {
    const canvas = /** @type {HTMLElement} */ (document.querySelector('customer-portal')?.shadowRoot?.querySelector('canvas'));
    canvas.style.visibility = 'hidden';
  });
  const blank = await missingInkBelow(page);
  assert.deepEqual([blank.missing.length, blank.places], [places, places], 'without the canvas no text has ink');
  await context.close();
});
