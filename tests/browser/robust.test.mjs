// What happens to a portal in use when the machine, the browser or the network fails it.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { open, until } from './support/browser.mjs';
import { ALL_COOKIES, launchBlocking } from './support/company.mjs';
import { missingInk } from './support/ink.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { addresses, beginPayment, decide, offset, payable, scroll, settled, signIn } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

/** @typedef {import('playwright-core').Page} Page */
const { word } = wordsOf('en');
const LIMIT = { timeout: 180_000 };
const YEAR_MS = 366 * 24 * 3600 * 1000;

/** A page of Anna's, signed in. @param {string} [route] @param {import('playwright-core').BrowserContextOptions} [options] */
async function anna(route, options) {
  const opened = await open(browser, 'about:blank', { reducedMotion: 'reduce', ...options });
  await signIn(opened.page.request, portal.url, account(portal, 'anna'));
  if (route) await goTo(opened.page, route);
  return { ...opened, customer: account(portal, 'anna').customers[0] };
}

/** @param {Page} page @param {string} route */
async function goTo(page, route) {
  await page.goto(portal.url + route, { waitUntil: 'commit' });
  await settled(page);
}

/** @param {Page} page */
const inkIsWhole = (page) => until(async () => (await missingInk(page)).missing.length === 0, 'ink under every text');

test('ADrawingContextLostWhileScrollingLosesNothing', LIMIT, async () => {
  const { page, context, problems } = await anna('/invoices');
  await scroll(page, 700);
  await page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('customer-portal')?.shadowRoot?.querySelector('canvas'));
    const loss = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    loss?.loseContext();
    /** @type {any} */ (window).giveBack = () => loss?.restoreContext();
  });
  await page.locator('customer-portal.portico-undrawn').waitFor();
  const reached = await scroll(page, 700);
  await page.evaluate(() => /** @type {any} */ (window).giveBack());
  await settled(page);
  assert.equal(await offset(page), reached);
  await inkIsWhole(page);
  assert.deepEqual(problems, []);
  await context.close();
});

/** The browser's process for the GPU, by what Linux says of this test's own processes. */
async function gpuProcess() {
  /** @type {Map<string, {parent: string, words: string}>} */
  const all = new Map();
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const [status, words] = await Promise.all(['status', 'cmdline'].map((file) => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '')));
    all.set(id, { parent: /^PPid:\t(\d+)/m.exec(status)?.[1] ?? '', words });
  }
  const isOurs = (/** @type {string | undefined} */ id) => {
    while (id && id !== String(process.pid)) id = all.get(id)?.parent;
    return !!id;
  };
  return Number([...all].find(([id, { words }]) => words.includes('--type=gpu-process') && isOurs(id))?.[0]);
}

test('AGpuProcessThatDiesIsReplacedAndThePictureComesBack', LIMIT, async () => {
  const { page, context } = await anna('/');
  const former = await gpuProcess();
  await page.evaluate(() => {
    const canvas = document.querySelector('customer-portal')?.shadowRoot?.querySelector('canvas');
    canvas?.addEventListener('webglcontextlost', () => Object.assign(window, { wasLost: true }), { once: true });
  });
  process.kill(former, 'SIGKILL');
  await until(() => page.evaluate(() => /** @type {any} */ (window).wasLost), 'the context is lost');
  await until(async () => ![NaN, former].includes(await gpuProcess()), 'another process for the GPU');
  await settled(page);
  await inkIsWhole(page);
  await page.getByRole('link', { name: word('nav.invoices'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: word('invoices.title') }).waitFor();
  await inkIsWhole(page);
  await context.close();
});

test('AFullStorageStopsNobody', LIMIT, async () => {
  const { page, context, problems } = await anna(undefined, { serviceWorkers: 'allow' });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: portal.url, quotaSize: 1 });
  const screens = await addresses(page.request, portal.url, account(portal, 'anna').customers[0]);
  for (const route of [screens.overview, screens.invoice, screens.documents]) {
    await goTo(page, route);
    await inkIsWhole(page);
  }
  assert.deepEqual(problems, []);
  await context.close();
});

test('WhereNothingMayBeKeptThePortalSaysSo', LIMIT, async () => {
  const { context, close } = await launchBlocking(ALL_COOKIES);
  const page = await context.newPage();
  await page.goto(portal.url, { waitUntil: 'commit' });
  await page.getByLabel(word('sign_in.email')).fill(account(portal, 'anna').email);
  await page.getByLabel(word('sign_in.password')).fill(account(portal, 'anna').password);
  await page.getByRole('button', { name: word('sign_in.submit') }).click();
  await page.getByText(word('sign_in.no_cookies')).first().waitFor();
  assert.equal(await page.getByLabel(word('sign_in.email')).inputValue(), account(portal, 'anna').email);
  await inkIsWhole(page);
  assert.deepEqual(await violations(page), []);
  await close();
});

test('AClockThatIsAYearWrongChangesNoFigure', LIMIT, async () => {
  const texts = async (/** @type {number} */ offBy) => {
    const { page, context } = await anna();
    if (offBy) await page.clock.setFixedTime(Date.now() + offBy);
    /** @type {string[]} */
    const said = [];
    for (const route of ['/', '/invoices', '/documents', '/statement']) {
      await goTo(page, route);
      said.push(...(await page.locator('.portico-overlay .p-text').allInnerTexts()));
    }
    await context.close();
    return said;
  };
  const right = await texts(0);
  assert.ok(right.length > 100);
  assert.deepEqual(await texts(YEAR_MS), right);
  assert.deepEqual(await texts(-YEAR_MS), right);
});

test('ATabThatWasFrozenShowsWhatHappenedMeanwhile', LIMIT, async () => {
  const { page, context, customer } = await anna();
  const [invoice] = await payable(page.request, portal.url, customer);
  await goTo(page, `/invoices/${invoice.id}`);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  const payment = await beginPayment(page.request, portal.url, customer, invoice);
  await decide(page.request, payment.redirect_url, 'approve');
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await page.getByText(word('status.paid'), { exact: true }).first().waitFor();
  await inkIsWhole(page);
  await context.close();
});

test('AtFourHundredPercentEverythingIsReachedByScrollingOneWay', { timeout: 240_000 }, async () => {
  // 1280 by 1024 CSS px at 400 % (WCAG 2.2, 1.4.10).
  const { page, context, customer } = await anna(undefined, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  for (const route of Object.values(await addresses(page.request, portal.url, customer))) {
    await goTo(page, route);
    const wide = await page.evaluate(() => [...document.querySelectorAll('html, .p-scroller')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && !one.closest('[role=grid], [role=table]')).map((one) => `${one.className} ${one.scrollWidth}`));
    assert.deepEqual(wide, [], route);
    await inkIsWhole(page);
    // What the last of a screen is can be brought to sight.
    const last = await page.locator('customer-portal main').locator('a:visible, button:visible').last().elementHandle();
    await last?.focus();
    await until(async () => {
      const box = await last?.boundingBox();
      return box && box.y >= 0 && box.y + box.height <= 257;
    }, `${route}: the last that can be pressed is in sight`);
  }
  await context.close();
});

for (const [how, breakIt] of /** @type {[string, (route: import('playwright-core').Route) => Promise<void>][]} */ ([
  ['IsCutShort', async (route) => {
    const body = await (await route.fetch()).text();
    await route.fulfill({ status: 200, contentType: 'application/json', body: body.slice(0, body.length / 2) });
  }],
  ['IsNoJson', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<p>Sign in to this hotel\'s network</p>' })],
  ['NeverComes', (route) => route.abort('connectionreset')],
])) {
  test(`AnAnswerThat${how}IsSaidAndAskedForAgain`, LIMIT, async () => {
    const { page, context } = await anna();
    await page.route('**/api/v1/customers/*/invoices?*', breakIt);
    await page.goto(`${portal.url}/invoices`, { waitUntil: 'commit' });
    const again = page.getByRole('button', { name: word('action.retry') });
    await again.waitFor();
    await inkIsWhole(page);
    assert.deepEqual(await violations(page), []);
    await page.unrouteAll();
    await again.click();
    await page.getByRole('link', { name: /INV-/ }).first().waitFor();
    await context.close();
  });
}
