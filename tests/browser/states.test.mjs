// What people see when things are not as usual: loading, empty, failed, lost, hidden, forced colours, paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { becomes, DESKTOP, open, PHONE, until } from './support/browser.mjs';
import { missingInk } from './support/ink.mjs';
import { account } from './support/portal.mjs';
import { askToWriteOff, SITUATIONS } from './support/situations.mjs';
import { browser, portal } from './support/stage.mjs';
import { addresses, offset, payable, scroll, settled, signIn, SPEAKER, still } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const { word } = wordsOf('en');
const LIMIT = { timeout: 180_000 };

/**
 * A page of Anna's, signed in, before it goes anywhere.
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
async function anna(options) {
  const { page, context, problems } = await open(browser, 'about:blank', { reducedMotion: 'reduce', ...options });
  await signIn(page.request, portal.url, account(portal, 'anna'));
  return { page, context, problems, customer: account(portal, 'anna').customers[0] };
}

/** @param {import('playwright-core').Page} page @param {string} name */
const heading = (page, name) => page.getByRole('heading', { level: 1, name });

/** @param {import('playwright-core').Page} page */
const focusIsOnHeading = (page) => until(() => page.evaluate(() => document.activeElement?.localName === 'h1'), 'focus is on the heading');

test('WrongPasswordIsAnnouncedAndKeepsTheEmail', LIMIT, async () => {
  const { page, context } = await open(browser, `${portal.url}/sign-in`);
  const email = page.getByLabel(word('sign_in.email'));
  await email.fill(account(portal, 'anna').email);
  await page.getByLabel(word('sign_in.password')).fill('not it');
  await page.getByRole('button', { name: word('sign_in.submit') }).click();
  await page.getByRole('alert').filter({ hasText: word('sign_in.wrong') }).first().waitFor();
  assert.equal(await email.inputValue(), account(portal, 'anna').email);
  await context.close();
});

test('ADeepLinkOpensAfterSignIn', LIMIT, async () => {
  const { page: other, customer, context: first } = await anna();
  const [invoice] = await payable(other.request, portal.url, customer);
  await first.close();
  const { page, context } = await open(browser, `${portal.url}/invoices/${invoice.id}`);
  await page.getByLabel(word('sign_in.email')).fill(account(portal, 'anna').email);
  await page.getByLabel(word('sign_in.password')).fill(account(portal, 'anna').password);
  await page.getByRole('button', { name: word('sign_in.submit') }).click();
  await heading(page, invoice.number).waitFor();
  await until(async () => (await page.title()).startsWith(invoice.number), 'the title is the document’s');
  assert.equal(new URL(page.url()).pathname, `/invoices/${invoice.id}`);
  await context.close();
});

test('AScreenThatFailsOrFindsNothingSaysWhatToDo', LIMIT, async () => {
  const { page, context } = await anna();
  await page.route('**/overview*', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{}' }));
  await page.goto(portal.url, { waitUntil: 'commit' });
  await page.getByText(word('error.server.title')).first().waitFor();
  await page.unroute('**/overview*');
  await page.getByRole('button', { name: word('action.retry') }).click();
  await page.getByText(word('overview.ageing')).first().waitFor();

  await page.goto(`${portal.url}/invoices/NO-SUCH`, { waitUntil: 'commit' });
  await page.getByText(word('error.not_found.title')).first().waitFor();
  await page.goto(`${portal.url}/invoices?q=nothing-has-this`, { waitUntil: 'commit' });
  await page.getByText(word('invoices.none_found')).first().waitFor();
  await context.close();
});

test('AScreenThatLoadsKeepsItsLayoutAndItsTitle', LIMIT, async () => {
  const { page, context } = await anna();
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route('**/api/v1/**/statement*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${portal.url}/statement`, { waitUntil: 'commit' });
  await heading(page, word('statement.title')).waitFor();
  await until(async () => (await page.title()).startsWith(word('statement.title')), 'the title');
  assert.equal(await page.getByText(word('statement.closing')).count(), 0);
  release();
  await page.getByText(word('statement.closing')).first().waitFor();
  await context.close();
});

for (const locale of /** @type {('en' | 'fa' | 'fil')[]} */ (['en', 'fa', 'fil'])) {
  test(`EveryStateAndDialogIsWholeAndUsable in ${locale}`, LIMIT, async () => {
    const words = wordsOf(locale);
    const { page, context } = await open(browser, 'about:blank', { locale, reducedMotion: 'reduce' });
    const person = account(portal, SPEAKER[locale]);
    await signIn(page.request, portal.url, person);
    const places = await addresses(page.request, portal.url, person.customers[0]);
    /** @type {string[]} */
    const wrong = [];
    /** @param {string} state @param {() => Promise<unknown>} arrive */
    const inspect = async (state, arrive) => {
      await page.setViewportSize(DESKTOP);
      await arrive();
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport);
        await still(page);
        const { missing, places: texts } = await missingInk(page, state === 'loading');
        if (texts < 5) wrong.push(`${state} at ${viewport.width}: only ${texts} visible texts`);
        wrong.push(...[...missing, ...(await violations(page))].map((one) => `${state} at ${viewport.width}: ${one}`));
      }
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    };
    for (const [state, arrive] of Object.entries(SITUATIONS)) {
      await inspect(state, () => arrive({ page, url: portal.url, words, places }));
    }
    await context.clearCookies();
    await signIn(page.request, portal.url, account(portal, 'clara'));
    await inspect('write-off', () => askToWriteOff(page, portal.url, words));
    await context.close();
    assert.deepEqual(wrong, []);
  });
}

test('BackAndForwardRestoreTheScrollOfAListAndOfAPage', LIMIT, async () => {
  const { page, context } = await anna();
  await page.goto(`${portal.url}/invoices`, { waitUntil: 'commit' });
  await settled(page);
  const down = async (/** @type {number} */ by) => {
    const at = await scroll(page, by);
    await settled(page);
    return at;
  };
  const list = await down(1400);
  await page.mouse.click(700, 600); // the row there
  await page.getByRole('heading', { level: 1, name: /^INV-/ }).waitFor();
  await settled(page);
  await becomes(() => offset(page), 0, 'another screen begins at its top');
  const invoice = await down(500);
  await page.getByRole('link', { name: word('nav.profile'), exact: true }).click();
  await heading(page, word('profile.title')).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /^INV-/ }).waitFor();
  await until(async () => Math.abs((await offset(page)) - invoice) < 2, 'the page is where it was');
  await page.goBack();
  await heading(page, word('invoices.title')).waitFor();
  await until(async () => Math.abs((await offset(page)) - list) < 2, 'the list is where it was');
  await focusIsOnHeading(page);
  assert.deepEqual((await missingInk(page)).missing, []);
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: /^INV-/ }).waitFor();
  await until(async () => Math.abs((await offset(page)) - invoice) < 2, 'forward shows the page where it was');
  await page.goForward();
  await heading(page, word('profile.title')).waitFor();
  await context.close();
});

test('ATabOpenedInTheBackgroundHasItsTitleAndIsDrawnWhenItIsShown', LIMIT, async () => {
  const { page, context, customer } = await anna();
  const [invoice] = await payable(page.request, portal.url, customer);
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, 'hidden', { get: () => !(/** @type {any} */ (window).shown), configurable: true });
  });
  await page.goto(`${portal.url}/invoices/${invoice.id}`, { waitUntil: 'commit' });
  await until(async () => (await page.title()).startsWith(invoice.number), 'the title of a hidden tab');
  assert.equal(await heading(page, invoice.number).count(), 0, 'nothing is drawn while hidden');
  await page.evaluate(() => {
    /** @type {any} */ (window).shown = true;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await heading(page, invoice.number).waitFor();
  await settled(page);
  const { missing, places } = await missingInk(page);
  assert.deepEqual(missing, []);
  assert.ok(places > 20);
  await context.close();
});

test('ALostDrawingContextComesBackWithAllItsInk', LIMIT, async () => {
  const { page, context } = await anna();
  await page.goto(portal.url, { waitUntil: 'commit' });
  await settled(page);
  await page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('customer-portal')?.shadowRoot?.querySelector('canvas'));
    const loss = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    loss?.loseContext();
    /** @type {any} */ (window).giveBack = () => loss?.restoreContext();
  });
  await page.locator('customer-portal.portico-undrawn').waitFor();
  const unseen = await page.locator('.portico-overlay .p-text').evaluateAll((all) => all
    .filter((one) => one.checkVisibility() && / 0\)$/.test(getComputedStyle(one).color)).map((one) => one.textContent));
  assert.deepEqual(unseen, [], 'its words are seen meanwhile');
  const grounds = page.locator('.portico-overlay [style*="--ground"]');
  assert.ok((await grounds.count()) > 3, 'on grounds of their own');
  assert.deepEqual(await violations(page), []);
  await page.evaluate(() => /** @type {any} */ (window).giveBack());
  await still(page);
  await becomes(() => grounds.count(), 0, 'which the canvas has now');
  await until(async () => (await missingInk(page)).missing.length === 0, 'ink again');
  await context.close();
});

test('ForcedColoursDrawEveryTextOnce', LIMIT, async () => {
  const { page, context } = await anna({ forcedColors: 'active' });
  await page.goto(portal.url, { waitUntil: 'commit' });
  await settled(page);
  assert.deepEqual((await missingInk(page)).missing, []);
  const doubled = await page.evaluate(() => [...document.querySelectorAll('.portico-overlay .p-text')]
    .filter((one) => one.checkVisibility() && !/, 0\)$/.test(getComputedStyle(one).color)).map((one) => one.textContent));
  assert.deepEqual(doubled, []);
  await context.close();
});

test('PaperShowsThePlainPageWithEveryFigure', LIMIT, async () => {
  const { page, context } = await anna();
  await page.goto(portal.url, { waitUntil: 'commit' });
  await settled(page);
  const figures = await page.getByText(/€[\d,]+\.\d\d/).count();
  await page.emulateMedia({ media: 'print' });
  await page.locator('customer-portal.portico-plain').waitFor();
  assert.ok(figures > 5);
  const seen = await page.getByText(/€[\d,]+\.\d\d/).evaluateAll((all) => all.filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 0 && height > 0 && !/, 0\)$/.test(getComputedStyle(one).color);
  }).length);
  assert.ok(seen >= figures, `${seen} of ${figures}`);
  await context.close();
});
