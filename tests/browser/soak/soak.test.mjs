// Hours of use: rounds of the portal in one page, with payments of others coming in. What a page holds (the program's
// memory, the script's, elements, listeners) after a hundred rounds is what it held after the first of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../support/browser.mjs';
import { account } from '../support/portal.mjs';
import { browser, portal } from '../support/stage.mjs';
import { beginPayment, decide, payable, settled, signIn } from '../support/visit.mjs';
import { wordsOf } from '../support/words.mjs';

const { word } = wordsOf('en');
const CUSTOMER = 'harbour-foods';
const ROUNDS = Number(process.env.PORTICO_SOAK_ROUNDS ?? 100);
const FIRST = Math.ceil(ROUNDS / 5); // until then what is kept on purpose fills up
const MEGABYTE = 1048576;

/** @typedef {{wasm: number, script: number, elements: number, listeners: number, documents: number}} Held */

/** What the page holds once all rubbish is gone. @param {import('playwright-core').CDPSession} devtools @param {import('playwright-core').Page} page @returns {Promise<Held>} */
async function held(devtools, page) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? NaN;
  const wasm = await page.evaluate(() => /** @type {any} */ (window).__portico.wasm_bytes);
  return { wasm, script: of('JSHeapUsedSize'), elements: of('Nodes'), listeners: of('JSEventListeners'), documents: of('Documents') };
}

/** Through every screen by its links, with a list that is searched and sorted, and back. @param {import('playwright-core').Page} page */
async function round(page) {
  const main = page.getByRole('main');
  const go = async (/** @type {string} */ name, /** @type {string} */ title) => {
    await page.getByRole('navigation', { name: word('nav.label') }).getByRole('link', { name: word(name), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: word(title) }).waitFor();
    await settled(page);
  };
  await go('nav.invoices', 'invoices.title');
  await page.getByRole('searchbox').fill('INV');
  await page.waitForURL(/q=INV/);
  await settled(page);
  const first = main.getByRole('link', { name: /^INV/ }).first();
  const number = (await first.innerText()).split(/\s/)[0];
  await first.click();
  await page.getByRole('heading', { level: 1, name: number }).waitFor();
  await settled(page);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: word('invoices.title') }).waitFor();
  await page.getByRole('searchbox').fill('');
  await settled(page);
  await go('nav.documents', 'documents.title');
  await page.getByRole('button', { name: 'Total', exact: true }).click();
  await page.keyboard.press('PageDown');
  await go('nav.statement', 'statement.title');
  await go('nav.profile', 'profile.title');
  await go('nav.overview', 'overview.title');
}

test('A page that is used all day holds no more than in the morning', { timeout: 3_000_000 }, async () => {
  const { page, context, problems } = await open(browser, 'about:blank');
  await page.addInitScript(() => (/** @type {any} */ (window).__portico = {}));
  await signIn(page.request, portal.url, account(portal, 'anna'));
  const other = await browser.newContext();
  await signIn(other.request, portal.url, account(portal, 'jonas'));
  await page.goto(portal.url);
  await settled(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');

  let before = await held(devtools, page);
  for (let at = 1; at <= ROUNDS; at++) {
    await round(page);
    if (at % 5 === 0) {
      const invoice = (await payable(other.request, portal.url, CUSTOMER))[0];
      await decide(other.request, (await beginPayment(other.request, portal.url, CUSTOMER, invoice)).redirect_url, 'decline');
    }
    if (at % 10 === 0 || at === FIRST) console.log(`round ${at}: ${JSON.stringify(await held(devtools, page))}`);
    if (at === FIRST) before = await held(devtools, page);
  }
  const after = await held(devtools, page);
  const said = `after ${FIRST} rounds ${JSON.stringify(before)}, after ${ROUNDS} ${JSON.stringify(after)}`;
  assert.ok(after.wasm <= before.wasm + MEGABYTE, said);
  assert.ok(after.script <= before.script * 1.2 + MEGABYTE, said);
  assert.ok(after.elements <= before.elements * 1.2 + 200, said);
  assert.ok(after.listeners <= before.listeners * 1.2 + 50, said);
  assert.ok(after.documents <= before.documents, said);
  assert.deepEqual(problems, []);
  await context.close();
  await other.close();
});
