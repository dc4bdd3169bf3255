// What happens in one session appears in another, without a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { becomes, open, until } from './support/browser.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { beginPayment, decide, payable, settled, signIn, signOutEverywhere } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const { word, pattern } = wordsOf('en');

/**
 * A page of a person who is signed in, which remembers whether it was loaded again.
 * @param {string} who @param {string} [address]
 */
async function visit(who, address = '/') {
  const opened = await open(browser, 'about:blank', { locale: 'en-GB' });
  const person = account(portal, who);
  await signIn(opened.page.request, portal.url, person);
  const streamed = opened.page.waitForResponse((answer) => answer.url().includes('/api/v1/events') && answer.ok());
  await opened.page.goto(portal.url + address, { waitUntil: 'commit' });
  await settled(opened.page);
  await streamed;
  await opened.page.evaluate(() => (/** @type {any} */ (window).loadedOnce = true));
  return { ...opened, person, customer: person.customers[0], stayed: () => opened.page.evaluate(() => 'loadedOnce' in window) };
}

test('APaymentOfAnotherSessionAppearsOnTheInvoice', { timeout: 180_000 }, async () => {
  const requests = (await browser.newContext()).request;
  const jonas = account(portal, 'jonas');
  await signIn(requests, portal.url, jonas);
  const invoice = (await payable(requests, portal.url, 'harbour-foods'))[0];
  const anna = await visit('anna', `/invoices/${invoice.id}`);
  const main = anna.page.getByRole('main');
  const pay = main.getByRole('link', { name: word('document.pay') }).or(main.getByRole('button', { name: word('document.pay') }));
  await pay.waitFor();

  const payment = await beginPayment(requests, portal.url, 'harbour-foods', invoice);
  await main.getByText(word('document.pending')).first().waitFor();
  await becomes(() => pay.count(), 0, 'what is being paid is not offered for paying again');
  await decide(requests, payment.redirect_url, 'approve');
  await main.getByText(word('status.paid'), { exact: true }).first().waitFor();
  assert.ok(await anna.stayed(), 'the page was not loaded again');
  assert.deepEqual(anna.problems, []);
  await anna.context.close();
});

test('APaymentOfAnotherSessionChangesTheBalance', { timeout: 180_000 }, async () => {
  const requests = (await browser.newContext()).request;
  await signIn(requests, portal.url, account(portal, 'jonas'));
  const tom = await visit('tom');
  const main = tom.page.getByRole('main');
  const euro = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' });
  /** What the ledger says. @returns {Promise<string>} */
  const owed = async () => {
    const { positions } = await (await requests.get(`${portal.url}/api/v1/customers/harbour-foods/overview`)).json();
    const { balance } = positions.find((/** @type {any} */ one) => one.currency === 'EUR');
    return euro.format(balance.amount_minor / 100);
  };
  const before = await owed();
  await main.getByText(before, { exact: true }).first().waitFor();

  const invoice = (await payable(requests, portal.url, 'harbour-foods')).find((one) => one.open.currency === 'EUR');
  const payment = await beginPayment(requests, portal.url, 'harbour-foods', invoice);
  await decide(requests, payment.redirect_url, 'approve');
  await until(async () => (await owed()) !== before, 'the ledger has the payment');
  await main.getByText(await owed(), { exact: true }).first().waitFor();
  await becomes(() => main.getByText(before, { exact: true }).count(), 0);
  await tom.page.getByText(word('live.payment_succeeded')).first().waitFor();
  assert.ok(await tom.stayed(), 'the page was not loaded again');
  assert.deepEqual(tom.problems, []);
  await tom.context.close();
});

test('SigningOutEverywhereEndsTheOtherPage', { timeout: 180_000 }, async () => {
  const maria = await visit('maria', '/statement');
  const requests = (await browser.newContext()).request;
  await signIn(requests, portal.url, maria.person);
  await signOutEverywhere(requests, portal.url);
  const wordsThere = wordsOf(/** @type {any} */ ((await maria.page.locator('html').getAttribute('lang')) ?? 'en'));
  await maria.page.getByRole('heading', { level: 1, name: wordsThere.word('sign_in.title') }).waitFor();
  await maria.page.getByText(wordsThere.word('sign_in.expired')).first().waitFor();
  assert.ok(await maria.stayed(), 'the page was not loaded again');
  await maria.context.close();
});

test('OfflineShowsWhatWasLoadedAndRecovers', { timeout: 180_000 }, async () => {
  const anna = await visit('anna', '/invoices');
  const { page, context } = anna;
  const number = page.getByRole('main').getByRole('link', { name: /INV-/ }).first();
  await number.waitFor();
  const shown = await number.textContent();
  await context.setOffline(true);
  const notice = page.getByText(word('offline.title')).first();
  await notice.waitFor();
  assert.equal(await number.textContent(), shown, 'what was loaded is still shown');

  await context.setOffline(false);
  await notice.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: word('nav.statement'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: word('statement.title') }).waitFor();
  await page.getByText(pattern('statement.closing')).first().waitFor();
  await context.close();
});
