// How screens come into what is not seen by opening them: states, steps, answers of the provider, dialogs.
import { settled, speak } from './visit.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{page: Page, url: string, words: ReturnType<typeof import('./words.mjs').wordsOf>, places: Awaited<ReturnType<typeof import('./visit.mjs').addresses>>}} Visit
 *   of somebody who is signed in, at the portal of `url`
 * @typedef {(visit: Visit) => Promise<unknown>} Situation waits until it is there
 */

/** @param {Visit} visit @param {string} address */
const load = ({ page, url }, address) => page.goto(url + address, { waitUntil: 'commit' });
/** @param {Page} page @param {string} text */
const says = (page, text) => page.getByText(text).first().waitFor();
/** @param {Page} page */
const breakOverview = (page) =>
  page.route('**/overview*', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{}' }));

const TIME_TO_DECIDE_MS = 30 * 60_000;

/**
 * The payment as it would be answered had it gone another way.
 * @param {string} status @param {object} [fields] @returns {Situation}
 */
const paymentThatIs = (status, fields = {}) => async (visit) => {
  const { page, places, words } = visit;
  await page.route(`**/payments/${places.payment.split('/').pop()}/**`, async (route) => {
    const { receipt_number: _, ...payment } = await (await route.fetch()).json();
    const expires_at = new Date(Date.parse(payment.created_at) + TIME_TO_DECIDE_MS).toISOString().replace(/\.\d+/, '');
    await route.fulfill({ json: { ...payment, status, expires_at, ...fields } });
  });
  await load(visit, places.payment);
  await page.getByRole('heading', { level: 1, name: words.word(`payment.title.${status}`) }).waitFor();
};

/** @type {Record<string, Situation>} */
export const SITUATIONS = {
  async failed(visit) {
    await breakOverview(visit.page);
    await load(visit, '/');
    await says(visit.page, visit.words.word('error.server.title'));
  },
  async empty(visit) {
    await load(visit, '/invoices?q=nothing-has-this');
    await says(visit.page, visit.words.word('invoices.none_found'));
  },
  async missing(visit) {
    await load(visit, '/invoices/NO-SUCH');
    await says(visit.page, visit.words.word('error.not_found.title'));
  },
  async loading(visit) {
    await visit.page.route('**/statement?*', () => {});
    await load(visit, '/statement');
    await visit.page.getByRole('heading', { level: 1, name: visit.words.word('statement.title') }).waitFor();
  },
  async stale(visit) {
    const { page, words } = visit;
    await load(visit, '/');
    await settled(page);
    await page.getByRole('link', { name: words.word('nav.invoices'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: words.word('invoices.title') }).waitFor();
    await breakOverview(page);
    await page.getByRole('link', { name: words.word('nav.overview'), exact: true }).click();
    await says(page, words.word('error.server.title'));
    await says(page, words.word('overview.ageing'));
  },
  async review(visit) {
    const { page, words } = visit;
    await load(visit, visit.places.pay);
    await page.getByRole('main').getByRole('button', { name: words.word('pay.review') }).click();
    await page.getByRole('heading', { name: words.word('pay.review_title') }).waitFor();
  },
  'payment-pending': paymentThatIs('pending', { redirect_url: 'http://localhost/pay', completed_at: undefined }),
  'payment-failed': paymentThatIs('failed', { failure_code: 'declined' }),
  'payment-expired': paymentThatIs('expired'),
  'payment-late': paymentThatIs('late_succeeded'),
  async dialog(visit) {
    await load(visit, '/profile');
    await visit.page.getByRole('button', { name: visit.words.word('profile.everywhere') }).click();
    await visit.page.getByRole('dialog').waitFor();
  },
  async palette(visit) {
    await load(visit, '/');
    await settled(visit.page);
    await visit.page.keyboard.press('Control+k');
    await visit.page.getByRole('dialog').waitFor();
  },
  /** The session is over, which the portal hears with its next answer. */
  async 'signed-out'(visit) {
    const { page, words } = visit;
    await load(visit, '/');
    await settled(page);
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByRole('link', { name: words.word('nav.statement'), exact: true }).click();
    await says(page, words.word('sign_in.expired'));
    await page.context().addCookies(cookies);
  },
};

/**
 * What the seller's clerk, who is signed in, is asked before an invoice is written off.
 * @param {Page} page @param {string} url of the portal @param {ReturnType<typeof import('./words.mjs').wordsOf>} words
 */
export async function askToWriteOff(page, url, { locale, word }) {
  await speak(page.request, url, locale);
  const { customers } = await (await page.request.get(`${url}/api/v1/session`)).json();
  const { data } = await (await page.request.get(`${url}/api/v1/customers/${customers[0].id}/invoices?status=open&type=invoice`)).json();
  await page.goto(`${url}/invoices/${data[0].id}`, { waitUntil: 'commit' });
  await settled(page);
  await page.getByRole('button', { name: word('closing.more') }).click();
  await page.getByRole('menuitem', { name: word('closing.write_off.menu') }).click();
  await page.getByRole('dialog').waitFor();
}
