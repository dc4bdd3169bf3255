// Every screen, how to get there, and a person's requests without a page.
import { randomUUID } from 'node:crypto';
import { becomes, until } from './browser.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').APIRequestContext} Requests
 * @typedef {'sign-in' | 'overview' | 'invoices' | 'invoice' | 'pay' | 'payment' | 'statement' | 'documents' | 'profile' | 'not-found'} Screen
 */

/** @type {Record<'en' | 'fa' | 'fil', string>} who speaks it */
export const SPEAKER = { en: 'anna', fa: 'shirin', fil: 'maria' };

/**
 * The session of a page or request context, with its CSRF token.
 * @param {Requests} requests @param {string} url of the portal
 */
async function tokenOf(requests, url) {
  return (await (await requests.get(`${url}/api/v1/session`)).json()).csrf_token;
}

/**
 * Signs in without a screen.
 * @param {Requests} requests @param {string} url @param {import('./portal.mjs').Account} person
 */
export async function signIn(requests, url, person) {
  const answer = await requests.post(`${url}/api/v1/session`, {
    headers: { 'X-CSRF-Token': await tokenOf(requests, url) },
    data: { email: person.email, password: person.password },
  });
  if (!answer.ok()) throw new Error(`${person.email} cannot sign in: ${answer.status()} ${await answer.text()}`);
}

/** Makes it the person's language. @param {Requests} requests @param {string} url @param {string} locale */
export async function speak(requests, url, locale) {
  const at = `${url}/api/v1/profile`;
  const { version } = await (await requests.get(at)).json();
  const headers = { 'X-CSRF-Token': await tokenOf(requests, url), 'If-Match': `"${version}"` };
  const answer = await requests.patch(at, { headers, data: { locale } });
  if (!answer.ok()) throw new Error(`cannot speak ${locale}: ${answer.status()}`);
}

/** @param {Requests} requests @param {string} url */
export async function signOutEverywhere(requests, url) {
  const answer = await requests.delete(`${url}/api/v1/sessions`, { headers: { 'X-CSRF-Token': await tokenOf(requests, url) } });
  if (!answer.ok()) throw new Error(`cannot sign out everywhere: ${answer.status()}`);
}

/**
 * Open invoices that can be paid now, due first.
 * @param {Requests} requests @param {string} url @param {string} customer @returns {Promise<any[]>}
 */
export async function payable(requests, url, customer) {
  const answer = await requests.get(`${url}/api/v1/customers/${customer}/invoices?status=open&type=invoice&sort=due_date&limit=50`);
  const { data: items } = await answer.json();
  return items.filter((/** @type {any} */ one) => one.actions.includes('pay'));
}

/**
 * Begins a payment of one invoice in full.
 * @param {Requests} requests @param {string} url @param {string} customer @param {any} invoice
 * @returns {Promise<{id: string, redirect_url: string}>}
 */
export async function beginPayment(requests, url, customer, invoice) {
  const answer = await requests.post(`${url}/api/v1/customers/${customer}/payments`, {
    headers: { 'X-CSRF-Token': await tokenOf(requests, url), 'Idempotency-Key': randomUUID() },
    data: {
      currency: invoice.open.currency,
      allocations: [{ document_id: invoice.id, amount_minor: invoice.open.amount_minor }],
      return_path: '/payments/return',
    },
  });
  if (!answer.ok()) throw new Error(`cannot pay ${invoice.id}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/**
 * Presses a button of the provider's page, without a page; the portal hears of it by webhook.
 * @param {Requests} requests @param {string} redirectUrl @param {'approve' | 'decline'} decision
 */
export async function decide(requests, redirectUrl, decision) {
  const answer = await requests.post(redirectUrl, { form: { decision }, maxRedirects: 0 });
  if (answer.status() >= 400) throw new Error(`the provider answers ${answer.status()} to ${decision}`);
}

/**
 * A payment of the person that succeeded, made when there is none.
 * @param {Requests} requests @param {string} url @param {string} customer @returns {Promise<string>} its id
 */
export async function paidPayment(requests, url, customer) {
  const at = `${url}/api/v1/customers/${customer}/payments`;
  const { data: items } = await (await requests.get(`${at}?limit=50`)).json();
  const found = items.find((/** @type {any} */ one) => one.status === 'succeeded');
  if (found) return found.id;
  const invoice = (await payable(requests, url, customer))[0];
  const payment = await beginPayment(requests, url, customer, invoice);
  await decide(requests, payment.redirect_url, 'approve');
  await until(async () => (await (await requests.get(`${at}/${payment.id}`)).json()).status === 'succeeded', 'the payment is booked');
  return payment.id;
}

/**
 * Where each screen of a signed-in person is, with a rich invoice and a payment that succeeded.
 * @param {Requests} requests @param {string} url @param {string} customer
 * @returns {Promise<Record<Exclude<Screen, 'sign-in'>, string>>}
 */
export async function addresses(requests, url, customer) {
  const payment = await paidPayment(requests, url, customer);
  const open = await payable(requests, url, customer);
  const { currency } = open[0].open;
  const chosen = open.filter((one) => one.open.currency === currency).slice(0, 2).map((one) => one.id);
  return {
    overview: '/',
    invoices: '/invoices',
    invoice: `/invoices/${open[0].id}`,
    pay: `/pay?currency=${currency}&documents=${chosen.join(',')}`,
    payment: `/pay/${payment}`,
    statement: '/statement',
    documents: '/documents',
    profile: '/profile',
    'not-found': '/no/such/place',
  };
}

/**
 * Waits until the screen's heading and everything below it is there and the picture stands still.
 * @param {Page} page @param {boolean} [busy] something is busy for ever, as the gallery's specimens are
 */
export async function settled(page, busy = false) {
  await page.locator('customer-portal').getByRole('heading', { level: 1 }).first().waitFor();
  const calm = () => page.evaluate(() => !document.querySelector('.portico-overlay [aria-busy=true]'));
  if (!busy) await until(calm, 'nothing is loading');
  await still(page);
}

/** Waits until the picture stands still, whatever it shows. @param {Page} page */
export async function still(page) {
  await page.locator('customer-portal.portico-undrawn').waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  let before = '';
  await until(async () => {
    const now = await page.evaluate(() => [document.querySelector('.portico-overlay')?.innerHTML,
      ...[...document.querySelectorAll('.p-scroller')].flatMap((one) => [one.scrollTop, one.scrollLeft])].join());
    const still = now === before;
    before = now;
    return still;
  }, 'the screen stands still');
}

/** How far the page or its list is scrolled, and could be, in px. @param {Page} page */
const scrolled = (page) => page.evaluate(() => {
  const all = [...document.querySelectorAll('.p-scroller')];
  return { at: Math.max(0, ...all.map((one) => one.scrollTop)), most: Math.max(0, ...all.map((one) => one.scrollHeight - one.clientHeight)) };
});
/** How far the page or its list is scrolled, in px. @param {Page} page */
export const offset = async (page) => (await scrolled(page)).at;

/** Turns the wheel and waits until the browser has scrolled as far, or to the end. @param {Page} page @param {number} by px @returns {Promise<number>} the offset */
export async function scroll(page, by) {
  const { at, most } = await scrolled(page);
  const wanted = Math.min(at + by, most);
  await page.mouse.move(700, 600);
  await page.mouse.wheel(0, by);
  await becomes(() => offset(page), wanted, 'scrolled');
  return wanted;
}
