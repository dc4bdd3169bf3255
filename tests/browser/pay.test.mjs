// The whole path, four times: sign in, filter, open an invoice, pay two, receipt, and the balance has changed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './support/axe.mjs';
import { becomes, launch, open, PHONE, until } from './support/browser.mjs';
import { keyboard, mouse, touch } from './support/hands.mjs';
import { account, startPortal } from './support/portal.mjs';
import { settled } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

/** @type {import('./support/portal.mjs').Portal} */
let portal;
before(async () => {
  portal = await startPortal();
});
after(() => portal?.stop());

/**
 * What the ledger says is owed, in minor units by currency.
 * @param {import('playwright-core').Page} page @param {string} customer @returns {Promise<Record<string, number>>}
 */
async function balances(page, customer) {
  const answer = await page.request.get(`${portal.url}/api/v1/customers/${customer}/overview`);
  const { positions } = await answer.json();
  return Object.fromEntries(positions.map((/** @type {any} */ each) => [each.currency, each.balance.amount_minor]));
}

/**
 * Waits until the overview shows a balance as the browser writes it in the person's language.
 * @param {import('playwright-core').Page} page @param {import('./support/hands.mjs').Hands} hands
 * @param {ReturnType<typeof wordsOf>} words @param {string} currency @param {number} amountMinor
 */
async function showsBalance(page, hands, { locale, word }, currency, amountMinor) {
  await page.getByRole('heading', { level: 1, name: word('overview.title') }).waitFor();
  const card = page.getByRole('region', { name: word('overview.balance') });
  await hands.press(card.getByRole('radio', { name: currency }));
  const written = await page.evaluate(([tag, code, amount]) => {
    const format = new Intl.NumberFormat(tag, { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' });
    return format.format(Number(amount) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
  }, [locale, currency, String(amountMinor)]);
  await becomes(() => card.locator('.p-text').nth(1).textContent(), written, 'the balance on the overview');
}

/** @param {import('playwright-core').Page} page @param {string} where */
async function isAccessible(page, where) {
  await settled(page);
  assert.deepEqual(await violations(page), [], where);
}

/**
 * Lists what is open. Phones have the filters behind a button, and the status as a list to choose from.
 * @param {import('playwright-core').Page} page
 * @param {import('./support/hands.mjs').Hands} hands
 * @param {ReturnType<typeof wordsOf>} words
 */
async function filterOpen(page, hands, { word }) {
  const side = page.getByRole('radio', { name: word('filter.open'), exact: true });
  const more = page.getByRole('button', { name: word('invoices.filters') });
  await side.or(more).first().waitFor();
  if (await side.isVisible()) return hands.press(side);
  await hands.press(more);
  await page.getByRole('combobox', { name: word('invoices.status') }).selectOption({ label: word('filter.open') });
}

/**
 * Two open invoices in one currency, from the top of the list.
 * @param {import('playwright-core').Page} page @param {string} customer @returns {Promise<{currency: string, numbers: string[]}>}
 */
async function twoToPay(page, customer) {
  const answer = await page.request.get(`${portal.url}/api/v1/customers/${customer}/invoices?status=open`);
  const { data } = await answer.json();
  const payable = data.filter((/** @type {any} */ each) => each.actions.includes('pay'));
  const { currency } = payable[0].open;
  const alike = payable.filter((/** @type {any} */ each) => each.open.currency === currency);
  return { currency, numbers: alike.slice(0, 2).map((/** @type {any} */ each) => each.number) };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./support/hands.mjs').Hands} hands
 * @param {ReturnType<typeof wordsOf>} words
 * @param {import('./support/portal.mjs').Account} person
 */
async function payTwoInvoices(page, hands, words, person) {
  const { word, pattern, filled, provider } = words;
  const heading = (/** @type {string} */ key) => page.getByRole('heading', { level: 1, name: word(key) });
  const main = page.getByRole('main');

  await hands.type(page.getByLabel(word('sign_in.email')), person.email);
  await hands.type(page.getByLabel(word('sign_in.password')), person.password);
  await hands.press(page.getByRole('button', { name: word('sign_in.submit') }));
  await heading('overview.title').waitFor();
  const before = await balances(page, person.customers[0]);
  const { currency, numbers } = await twoToPay(page, person.customers[0]);
  await showsBalance(page, hands, words, currency, before[currency]);
  await isAccessible(page, 'overview');

  await hands.press(page.getByRole('link', { name: word('nav.invoices'), exact: true }));
  await heading('invoices.title').waitFor();
  await filterOpen(page, hands, words);
  await until(() => page.url().includes('status=open'), 'the address has the filter');
  await until(() => main.getByRole('checkbox').count().then((count) => count > 2), 'open invoices are listed');

  await hands.press(main.getByRole('link', { name: numbers[0] }).first());
  await page.getByRole('heading', { level: 1, name: numbers[0] }).waitFor();
  await hands.back();
  await heading('invoices.title').waitFor();
  assert.match(page.url(), /status=open/, 'going back to the list keeps the filter');

  for (const number of numbers) {
    await hands.press(main.getByRole('checkbox', { name: filled('invoices.choose', number) }));
  }
  await hands.press(main.getByRole('link', { name: word('invoices.pay_chosen') }).or(main.getByRole('button', { name: word('invoices.pay_chosen') })));
  await heading('pay.title').waitFor();
  await hands.press(main.getByRole('button', { name: word('pay.review') }));
  const submit = main.getByRole('button', { name: pattern('pay.submit') });
  await submit.waitFor();
  await isAccessible(page, 'review');
  await hands.press(submit);

  await hands.press(page.getByRole('button', { name: provider('approve'), exact: true }));
  await heading('payment.title.succeeded').waitFor();
  const id = /pay_[a-z0-9]+/.exec(page.url())?.[0] ?? '';
  const payment = await (await page.request.get(`${portal.url}/api/v1/customers/${person.customers[0]}/payments/${id}`)).json();
  assert.equal(payment.status, 'succeeded');
  assert.equal(payment.allocations.length, 2);
  await main.getByText(payment.receipt_number).first().waitFor();
  await isAccessible(page, 'result');
  const receipt = await page.request.get(`${portal.url}/api/v1/customers/${person.customers[0]}/payments/${id}/receipt`);
  assert.equal(receipt.headers()['content-type'], 'application/pdf');

  const now = await balances(page, person.customers[0]);
  assert.equal(payment.amount.currency, currency);
  assert.equal(now[currency], before[currency] - payment.amount.amount_minor, 'the balance fell by what was paid');
  await hands.press(page.getByRole('link', { name: word('nav.overview'), exact: true }));
  await showsBalance(page, hands, words, currency, now[currency]);
}

/** @type {{name: string, locale: 'en' | 'fa' | 'fil', who: string, hands: 'mouse' | 'keyboard' | 'touch', webgl?: boolean}[]} */
const WAYS = [
  { name: 'in English with a mouse', locale: 'en', who: 'anna', hands: 'mouse' },
  { name: 'in Persian with the keyboard alone', locale: 'fa', who: 'shirin', hands: 'keyboard' },
  { name: 'in Filipino on a phone by touch', locale: 'fil', who: 'maria', hands: 'touch' },
  { name: 'without WebGL', locale: 'en', who: 'jonas', hands: 'mouse', webgl: false },
];

for (const way of WAYS) {
  test(`PaysTwoInvoices ${way.name}`, { timeout: 120_000 }, async () => {
    const browser = await launch({ webgl: way.webgl ?? true });
    try {
      const phone = way.hands === 'touch' ? { viewport: PHONE, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {};
      const { page, problems } = await open(browser, portal.url, { locale: way.locale, ...phone });
      if (way.webgl === false) {
        await page.locator('customer-portal.portico-plain').waitFor({ state: 'attached' });
      }
      const hands = way.hands === 'touch' ? touch(page) : way.hands === 'keyboard' ? keyboard(page) : mouse(page);
      await payTwoInvoices(page, hands, wordsOf(way.locale), account(portal, way.who));
      assert.deepEqual(problems, []);
    } finally {
      await browser.close();
    }
  });
}
