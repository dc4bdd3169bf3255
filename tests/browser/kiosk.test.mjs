// The portal on a device that many people use: whoever comes next finds nothing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { becomes, open, until } from './support/browser.mjs';
import { addKiosk, begin, code, finish, number, openKiosk, signInByTouch, supervise, tapKeys } from './support/kiosk.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { signIn } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const { word } = wordsOf('en');
const LIMIT = { timeout: 180_000 };
const IDLE_S = 12; // longer than a slow machine takes between two touches
const PEOPLE = process.env.PORTICO_LONG === '1' ? 40 : 3;

/** @typedef {import('playwright-core').Page} Page */
/** @returns {{customer_number: string, code: string}} */
const anna = () => /** @type {any} */ (account(portal, 'anna')).kiosk;
/** Of the demo's kiosk. */
const frontDesk = async () => (await readFile(path.join(portal.var, 'kiosk-token'), 'utf8')).trim();

/** @param {Page} page @param {string} key */
const heading = (page, key) => page.getByRole('heading', { level: 1, name: word(key) });

/** The newest invoice. @param {Page} page */
async function openInvoice(page) {
  await page.getByRole('link', { name: word('nav.invoices'), exact: true }).first().tap();
  const row = page.getByRole('link', { name: /^INV-/ }).first();
  const invoice = /INV-[\d-]+/.exec((await row.textContent()) ?? '')?.[0] ?? '';
  await row.tap();
  await page.getByRole('heading', { level: 1, name: invoice }).waitFor();
  return invoice;
}

/** What a page can reach of whoever was there before. @param {Page} page */
const traces = (page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage).filter((key) => !/^portico:(theme|page-theme|scheme)$/.test(key)),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    fields: [...document.querySelectorAll('input')].map((field) => field.value).join(''),
    chosen: String(getSelection()),
    cookies: document.cookie,
  }));
const NOTHING = { local: [], session: [], databases: 0, caches: 0, workers: 0, fields: '', chosen: '', cookies: '' };

/** Nobody is signed in, and nothing is left. @param {Page} page @param {string} secret */
async function assertNothingLeft(page, secret) {
  await begin(page).waitFor();
  await becomes(() => traces(page), NOTHING);
  assert.doesNotMatch((await page.content()) + (await page.title()), new RegExp(secret));
  const session = await page.evaluate(async () => (await fetch('/api/v1/session')).json());
  assert.equal(session.person, null);
}

test('OneSignsInByTouchAloneLooksAtAnInvoiceAndLeavesNothing', LIMIT, async () => {
  const { page, context, problems } = await openKiosk(browser, portal, await frontDesk(), async (fresh) => {
    await fresh.addInitScript(() => {
      /** @type {any} */ (window).prints = 0;
      window.print = () => /** @type {any} */ (window).prints++;
    });
  });
  await begin(page).waitFor();
  const steps = await page.evaluate(() => history.length);
  assert.deepEqual(await violations(page), []);
  await signInByTouch(page, anna());
  assert.deepEqual(await violations(page), []);
  const invoice = await openInvoice(page);
  await page.getByRole('button', { name: word('action.print') }).tap();
  await until(() => page.evaluate(() => /** @type {any} */ (window).prints === 1), 'it is printed');
  assert.equal(await page.getByRole('link', { name: word('nav.profile') }).count(), 0);
  assert.equal(await page.evaluate(() => history.length), steps, 'no step of the history');

  await finish(page).tap();
  await assertNothingLeft(page, invoice);
  await page.evaluate(() => history.back());
  await begin(page).waitFor();
  await page.evaluate(() => history.forward());
  await assertNothingLeft(page, invoice);
  // Nothing is offered in the fields of the next one, either.
  await begin(page).tap();
  for (const field of [number(page), code(page)]) await becomes(() => field.inputValue(), '');
  assert.deepEqual(problems, []);
  await context.close();
});

test('WhoeverWalksAwayIsAskedAndThenForgotten', LIMIT, async () => {
  const { page, context } = await openKiosk(browser, portal, await addKiosk(portal, 'Back door', IDLE_S));
  await signInByTouch(page, anna());
  const invoice = await openInvoice(page);
  const question = page.getByRole('dialog', { name: word('kiosk.still_there') });
  await question.waitFor();
  await question.getByRole('button', { name: word('kiosk.stay') }).tap();
  await question.waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('heading', { level: 1, name: invoice }).count(), 1);
  await begin(page).waitFor({ timeout: 60_000 });
  await assertNothingLeft(page, invoice);
  await context.close();
});

test('NothingLeadsToTheBrowserOrToAnotherSite', LIMIT, async () => {
  const { page, context } = await openKiosk(browser, portal, await frontDesk());
  await signInByTouch(page, anna());
  await openInvoice(page);
  const taken = await page.evaluate(() => {
    /** @param {Event} event */
    const prevented = (event) => !document.querySelector('.portico-overlay')?.dispatchEvent(event);
    const link = document.createElement('a');
    link.href = 'https://elsewhere.example/';
    document.querySelector('.portico-overlay')?.append(link);
    const made = { bubbles: true, cancelable: true };
    const results = [
      prevented(new MouseEvent('contextmenu', made)),
      prevented(new KeyboardEvent('keydown', { ...made, key: 'F12' })),
      prevented(new KeyboardEvent('keydown', { ...made, key: 't', ctrlKey: true })),
      prevented(new KeyboardEvent('keydown', { ...made, key: 'ArrowLeft', altKey: true })),
      prevented(new ClipboardEvent('copy', made)),
      !link.dispatchEvent(new MouseEvent('click', made)),
      window.open('https://elsewhere.example/') === null,
    ];
    link.remove();
    return results;
  });
  assert.deepEqual(taken, Array(7).fill(true));
  const links = await page.getByRole('link').evaluateAll((all) => all.map((one) => /** @type {HTMLAnchorElement} */ (one).href));
  assert.deepEqual(links.filter((href) => !href.startsWith(portal.url) || href.includes('/api/')), []);
  await context.close();
});

test('OnesOwnPhoneSignsInAtTheKiosk', LIMIT, async () => {
  const { page, context } = await openKiosk(browser, portal, await frontDesk());
  await begin(page).tap();
  const opening = page.waitForResponse((answer) => answer.url().endsWith('/kiosk/pairings'));
  await page.getByRole('radio', { name: word('kiosk.by_picture') }).check({ force: true });
  const opened = await (await opening).json();
  await page.getByRole('img', { name: word('kiosk.picture_label') }).waitFor();

  const phone = await open(browser, 'about:blank', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await signIn(phone.context.request, portal.url, account(portal, 'anna'));
  await phone.page.goto(opened.address, { waitUntil: 'commit' });
  await heading(phone.page, 'kiosk.request_title').waitFor();
  await phone.page.getByText(opened.number, { exact: true }).waitFor();
  assert.deepEqual(await violations(phone.page), []);
  await phone.page.getByRole('button', { name: word('kiosk.allow') }).tap();
  await heading(phone.page, 'kiosk.allowed').waitFor();
  await heading(page, 'overview.title').waitFor();
  await finish(page).tap();
  await assertNothingLeft(page, 'Harbour Foods');
  assert.deepEqual(phone.problems, []);
  await phone.context.close();
  await context.close();
});

test('ACodeIsMadeOnADeviceOfOnesOwn', LIMIT, async () => {
  const own = await open(browser, 'about:blank');
  await signIn(own.context.request, portal.url, account(portal, 'tom'));
  await own.page.goto(`${portal.url}/profile`, { waitUntil: 'commit' });
  const opening = own.context.waitForEvent('page'); // in a tab of its own
  await own.page.getByRole('link', { name: word('profile.kiosk') }).click();
  const making = await opening;
  await making.getByRole('button', { name: word('kiosk.code_make') }).click();
  const made = await until(async () => /\d{8}/.exec((await making.locator('.portico-overlay').textContent()) ?? '')?.[0], 'a code');
  const { page, context } = await openKiosk(browser, portal, await frontDesk());
  await signInByTouch(page, { customer_number: 'C-1001', code: made });
  await context.close();
  await own.context.close();
});

test('APersianTypesPersian', LIMIT, async () => {
  const fa = wordsOf('fa');
  const { page, context } = await openKiosk(browser, portal, await frontDesk());
  await page.getByRole('button', { name: 'فارسی' }).tap();
  await page.getByLabel(fa.word('kiosk.code'), { exact: true }).tap();
  await tapKeys(page, '۵۷۲۹۰۳۶۴');
  await becomes(() => page.getByLabel(fa.word('kiosk.code'), { exact: true }).inputValue(), '۵۷۲۹۰۳۶۴');
  await page.getByRole('textbox', { name: fa.word('kiosk.number') }).tap();
  await tapKeys(page, 'c-1002');
  await page.locator('.portico-keyboard').getByRole('button', { name: 'تأیید' }).tap();
  await page.getByRole('heading', { level: 1, name: fa.word('overview.title') }).waitFor();
  await page.getByRole('link', { name: fa.word('nav.invoices'), exact: true }).first().tap();
  const search = page.getByRole('searchbox').first();
  await search.tap();
  await tapKeys(page, 'سلام');
  await becomes(() => search.inputValue(), 'سلام');
  await page.locator('.portico-keyboard').getByRole('button', { name: 'پاک کردن' }).tap();
  await becomes(() => search.inputValue(), 'سلا');
  await context.close();
});

test('APanicAndALostContextAreOverByThemselves', LIMIT, async () => {
  const { page, context } = await openKiosk(browser, portal, await frontDesk(), async (fresh) => {
    await fresh.addInitScript(() => {
      const make = WebAssembly.instantiate;
      /** @param {any} module @param {any} imports */
      const instrumented = (module, imports) => {
        for (const group of Object.values(imports)) {
          for (const [name, work] of Object.entries(group)) {
            if (typeof work !== 'function') continue;
            group[name] = (/** @type {any[]} */ ...values) => {
              if (/** @type {any} */ (window).trap) throw new WebAssembly.RuntimeError('unreachable');
              return work(...values);
            };
          }
        }
        return make(module, imports);
      };
      WebAssembly.instantiate = /** @type {any} */ (instrumented);
    });
  });
  await signInByTouch(page, anna());
  const invoice = await openInvoice(page);
  await page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement | undefined} */ (document.querySelector('customer-portal')?.shadowRoot?.querySelector('canvas'));
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await page.locator('customer-portal.portico-undrawn').waitFor();
  assert.ok(await page.getByRole('heading', { level: 1, name: invoice }).isVisible());
  await page.evaluate(() => (/** @type {any} */ (window).trap = true));
  await page.setViewportSize({ width: 1270, height: 1024 });
  await page.getByRole('alert').getByRole('heading').waitFor();
  assert.equal(await page.locator('.portico-panic-page a').count(), 0, 'nothing to be pressed');
  await page.getByRole('heading', { level: 1, name: invoice }).waitFor();
  await context.close();
});

test('EachPersonHasAFreshBrowserAndAHangIsOver', { timeout: 150_000 + PEOPLE * 30_000 }, async () => {
  const kiosk = await supervise(portal, await frontDesk());
  /** @type {string[]} */
  const former = [];
  let left;
  try {
    let shown = await kiosk.page(former);
    for (let person = 0; person < PEOPLE; person++) {
      const { page, name } = shown;
      await begin(page).waitFor({ timeout: 60_000 });
      await becomes(() => traces(page), NOTHING);
      const devtools = await page.context().newCDPSession(page);
      await until(async () => (await devtools.send('Page.getNavigationHistory')).entries.length === 1, 'nothing to go back to');
      await signInByTouch(page, anna(), 'click');
      await page.getByRole('link', { name: word('nav.invoices'), exact: true }).first().click();
      await heading(page, 'invoices.title').waitFor();
      former.push(name);
      // Every third hangs instead of leaving.
      if (person % 3 === 1) page.evaluate(() => { for (;;); }).catch(() => {});
      else await finish(page).click();
      shown = await kiosk.page(former);
      await until(async () => (await kiosk.profiles()).length === 1, 'of the former nothing is left', 60_000);
    }
    await begin(shown.page).waitFor({ timeout: 60_000 });
    if (PEOPLE > 1) assert.match(kiosk.log(), /its heartbeat stopped/);
    assert.match(kiosk.log(), /the page says: over/);
  } catch (error) {
    throw new Error(kiosk.log(), { cause: error });
  } finally {
    left = await kiosk.stop();
  }
  assert.deepEqual(left, []);
});
