// Who has no session gets a program for signing in; the whole portal comes when it is wanted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, until } from './support/browser.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { settled } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const { word } = wordsOf('en');

test('OneCanSignInBeforeTheGpuAnswers', { timeout: 180_000 }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const field = () => document.querySelector('input[type=password]');
    new MutationObserver((_, watch) => {
      if (!field()) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => (/** @type {any} */ (window).painted = true)));
    }).observe(document, { subtree: true, childList: true });
    const take = HTMLCanvasElement.prototype.getContext;
    // @ts-ignore one of its overloads
    HTMLCanvasElement.prototype.getContext = function (/** @type {string} */ kind, ...rest) {
      const label = document.querySelector('.portico-overlay label');
      if (kind === 'webgl2') {
        /** @type {any} */ (window).first ??= {
          field: Boolean(field()?.checkVisibility()) && !document.querySelector('.portico-outline')?.checkVisibility(),
          label: label && getComputedStyle(label).color,
          painted: /** @type {any} */ (window).painted,
        };
      }
      // @ts-ignore
      return take.call(this, kind, ...rest);
    };
  });
  await page.goto(`${portal.url}/sign-in`, { waitUntil: 'commit' });
  const first = await until(() => page.evaluate(() => /** @type {any} */ (window).first), 'a canvas is asked for');
  assert.equal(first.field, true, 'the password can be typed');
  assert.doesNotMatch(first.label, / 0\)$/, 'its label can be read');
  assert.equal(first.painted, true);
  await page.locator('customer-portal.portico-undrawn').waitFor({ state: 'detached' });
  await context.close();
});

test('TheWholePortalComesWhileOneTypesAndNotBefore', { timeout: 120_000 }, async () => {
  const { page, context, problems } = await open(browser, `${portal.url}/statement`);
  /** @type {string[]} */
  const programs = [];
  page.on('request', (request) => {
    const name = /(\w+)-\w+\.wasm$/.exec(request.url())?.[1];
    if (name) programs.push(name);
  });
  const person = account(portal, 'anna');
  const email = page.getByRole('textbox', { name: word('sign_in.email') });
  await email.waitFor();
  const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).join(' '));
  assert.match(await loaded(), /entrance-\w+\.wasm/);
  assert.doesNotMatch(await loaded(), /portico-\w+\.wasm/);
  await email.fill(person.email);
  await until(() => programs.includes('portico'), 'the whole portal is on its way');
  await page.getByLabel(word('sign_in.password')).fill(person.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: word('statement.title') }).waitFor();
  assert.match(page.url(), /\/statement$/);
  assert.doesNotMatch(await loaded(), /entrance-\w+\.wasm/);
  assert.deepEqual(problems, []);
  await context.close();
});

test('TheFirstLoadIsAtMost180KilobytesInTenRequests', { timeout: 180_000 }, async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  /** @type {Promise<number>[]} */
  const sizes = [];
  page.on('requestfinished', (request) => {
    if (/\/offline-/.test(request.url())) return; // asked for after the first picture
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(`${portal.url}/sign-in`, { waitUntil: 'commit' });
  await page.getByLabel(word('sign_in.password')).waitFor();
  await settled(page);
  const bytes = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
  assert.ok(bytes > 50_000 && bytes <= 180_000, `${bytes} bytes`);
  assert.ok(sizes.length <= 10, `${sizes.length} requests`);
  await context.close();
});
