// The server or the provider dies while somebody pays: they are told how it stands, and pay once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomes, launch, open } from './support/browser.mjs';
import { account, startPortal } from './support/portal.mjs';
import { decide, payable, settled, signIn } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const { word, pattern, provider } = wordsOf('en');
const LIMIT = { timeout: 180_000 };

/** @type {import('./support/portal.mjs').Portal} */
let portal;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  portal = await startPortal();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Anna before the button that pays an open invoice. */
async function annaAtTheButton() {
  const { page, context } = await open(browser, 'about:blank', { reducedMotion: 'reduce' });
  await signIn(page.request, portal.url, account(portal, 'anna'));
  const customer = `${portal.url}/api/v1/customers/${account(portal, 'anna').customers[0]}`;
  const [invoice] = await payable(page.request, portal.url, account(portal, 'anna').customers[0]);
  await page.goto(`${portal.url}/pay?currency=${invoice.open.currency}&documents=${invoice.id}`);
  await settled(page);
  await page.getByRole('button', { name: word('pay.review') }).click();
  const press = page.getByRole('button', { name: pattern('pay.submit') });
  await press.waitFor();
  /** Those of the invoice. @returns {Promise<any[]>} */
  const made = async () => {
    const { data } = await (await page.request.get(`${customer}/payments?limit=50`)).json();
    return data.filter((/** @type {any} */ one) => one.allocations.some((/** @type {any} */ part) => part.document_id === invoice.id));
  };
  const payments = async () => (await made()).map(({ status }) => status);
  const owed = async () => (await (await page.request.get(`${customer}/invoices/${invoice.id}`)).json()).open.amount_minor;
  return { page, context, press, made, payments, owed };
}

/** @param {import('playwright-core').Page} page */
const approve = (page) => page.getByRole('button', { name: provider('approve'), exact: true });
/** @param {import('playwright-core').Page} page */
const paid = (page) => page.getByRole('heading', { level: 1, name: word('payment.title.succeeded') });

for (const [when, heard] of /** @type {const} */ ([['BeforeItHears', false], ['BeforeItsAnswerIsHere', true]])) {
  test(`AServerThatIsKilled${when}IsAskedAgainForTheSamePayment`, LIMIT, async () => {
    const { page, context, press, payments, owed } = await annaAtTheButton();
    await page.route('**/payments', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      if (heard) await route.fetch();
      await portal.kill('portal.run');
      await route.abort('connectionreset');
    }, { times: 1 });
    await press.click();
    await page.getByText(word('pay.refused.network.text')).first().waitFor();
    await portal.again();
    assert.deepEqual(await payments(), heard ? ['pending'] : []);
    await press.click();
    await approve(page).click();
    await paid(page).waitFor();
    assert.deepEqual([await payments(), await owed()], [['succeeded'], 0]);
    await context.close();
  });
}

test('AServerThatIsKilledWhileTheProviderTellsItKnowsWhenItIsBack', LIMIT, async () => {
  const { page, context, press, made, payments, owed } = await annaAtTheButton();
  await press.click();
  await approve(page).waitFor();
  await decide(page.request, page.url(), 'approve');
  await portal.kill('portal.run'); // it has heard, or will be told again
  await portal.again();
  await becomes(payments, ['succeeded']);
  assert.equal(await owed(), 0);
  await page.goto(`${portal.url}/pay/${(await made())[0].id}`);
  await paid(page).waitFor();
  await context.close();
});

test('AProviderThatIsKilledBeforeOneDecidesHasThePageWhenItIsBack', LIMIT, async () => {
  const { page, context, press, payments, owed } = await annaAtTheButton();
  await press.click();
  await approve(page).waitFor();
  const hosted = page.url();
  await portal.kill('sandbox_provider');
  await approve(page).click({ noWaitAfter: true });
  await becomes(() => approve(page).count(), 0, 'the browser says that nobody answers');
  await portal.again();
  await page.goto(`${portal.url}/`);
  assert.deepEqual([await payments(), (await owed()) > 0], [['pending'], true]);
  await page.goto(hosted);
  await approve(page).click();
  await paid(page).waitFor();
  assert.deepEqual([await payments(), await owed()], [['succeeded'], 0]);
  await context.close();
});
