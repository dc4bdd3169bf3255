// The paying journey in Firefox and WebKit: sign in, open an invoice, pay two, receipt; with WebGL, ink under every text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../support/browser.mjs';
import { missingInk } from '../support/ink.mjs';
import { account, startPortal } from '../support/portal.mjs';
import { wordsOf } from '../support/words.mjs';
import { firefox, webkit } from './machines.mjs';

/** @type {import('../support/portal.mjs').Portal} */
let portal;
before(async () => {
  portal = await startPortal();
});
after(() => portal?.stop());

/** @param {import('./machines.mjs').Visitor} visitor @param {string} path of the API */
const get = (visitor, path) => visitor.evaluate(
  (/** @type {string} */ address) => fetch(address).then((answer) => answer.json()), `/api/v1/${path}`);

/** Nothing loads, the canvas is there, and words stand on ink. @param {import('./machines.mjs').Visitor} visitor @param {string} where */
async function isInked(visitor, where) {
  await until(() => visitor.evaluate(() => !document.querySelector('.portico-undrawn, .portico-overlay [aria-busy=true]')), `${where} is drawn`);
  assert.equal(await visitor.evaluate(() => Boolean(document.querySelector('.portico-plain'))), false, 'drawn by WebGL');
  /** @type {string[]} */
  let bare = [];
  const inked = async () => {
    const { missing, places } = await missingInk(/** @type {any} */ (visitor));
    bare = missing;
    return places > 5 && missing.length === 0;
  };
  await until(inked, `ink under every text of ${where}`).catch((error) => assert.deepEqual(bare, [], error.message));
}

/** @type {{name: string, start: (language: string) => Promise<import('./machines.mjs').Visitor>, locale: 'en' | 'fa', who: string}[]} */
const WAYS = [
  { name: 'Firefox', start: firefox, locale: 'en', who: 'anna' },
  { name: 'Firefox in Persian', start: firefox, locale: 'fa', who: 'shirin' },
  { name: 'WebKit', start: webkit, locale: 'en', who: 'jonas' },
];

for (const { name, start, locale, who } of WAYS) {
  test(`PaysTwoInvoices in ${name}`, { timeout: 240_000 }, async () => {
    const { word, pattern, filled, provider } = wordsOf(locale);
    const person = account(portal, who);
    const [customer] = person.customers;
    const visitor = await start(locale === 'en' ? 'en-GB' : locale);
    try {
      await visitor.goto(`${portal.url}/sign-in`);
      await visitor.type(word('sign_in.email'), person.email);
      await isInked(visitor, 'the sign-in');
      await visitor.type(word('sign_in.password'), 'not it');
      await visitor.key('Enter');
      await visitor.sees('alert', word('sign_in.wrong'));
      await visitor.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('input[type=password]')).select());
      await visitor.type(word('sign_in.password'), person.password);
      await visitor.key('Enter');
      await visitor.sees('heading', word('overview.title'));
      await isInked(visitor, 'the overview');

      const { data } = await get(visitor, `customers/${customer}/invoices?status=open&type=invoice&sort=due_date&limit=50`);
      const open = data.filter((/** @type {any} */ each) => each.actions.includes('pay'));
      const two = open.filter((/** @type {any} */ each) => each.open.currency === open[0].open.currency).slice(0, 2);
      const owed = async () => (await get(visitor, `customers/${customer}/overview`)).positions
        .find((/** @type {any} */ each) => each.currency === two[0].open.currency).balance.amount_minor;
      const before = await owed();

      await visitor.press('link', word('nav.invoices'));
      await visitor.sees('heading', word('invoices.title'));
      await visitor.press('radio', word('filter.open'));
      await until(async () => (await visitor.url()).includes('status=open'), 'the address has the filter');
      await visitor.goto(`${portal.url}/invoices?status=open&sort=due_date`);
      for (const { number } of two) await visitor.press('checkbox', filled('invoices.choose', number));
      await isInked(visitor, 'the invoices');
      await visitor.press('link', word('invoices.pay_chosen')).catch(() => visitor.press('button', word('invoices.pay_chosen')));
      await visitor.sees('heading', word('pay.title'));
      await visitor.press('button', word('pay.review'));
      await visitor.press('button', pattern('pay.submit'));
      await visitor.press('button', provider('approve'));
      await visitor.sees('heading', word('payment.title.succeeded'));
      await isInked(visitor, 'the receipt');
      const paid = two.reduce((/** @type {number} */ sum, /** @type {any} */ each) => sum + each.open.amount_minor, 0);
      assert.equal(await owed(), before - paid, 'the balance fell by what was paid');
    } finally {
      await visitor.close();
    }
  });
}
