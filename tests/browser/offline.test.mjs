// The portal without a network: what opens, what is shown, and how a new version comes.
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { becomes, open, until } from './support/browser.mjs';
import { makeNetwork } from './support/network.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { payable, settled, signIn } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const { word } = wordsOf('en');
const LIMIT = { timeout: 180_000 };

/** @type {Awaited<ReturnType<typeof makeNetwork>>} */
let network;
after(() => network?.close());
beforeEach(async () => {
  network ??= await makeNetwork(portal.url);
  network.mend();
  network.change();
});

/**
 * A page of Anna's with the worker in charge and the screen of `route` shown.
 * @param {string} [route] @param {import('playwright-core').BrowserContextOptions} [options]
 */
async function anna(route = '/', options = {}) {
  const made = await open(browser, 'about:blank', { reducedMotion: 'reduce', serviceWorkers: 'allow', ...options });
  await signIn(made.page.request, network.url, account(portal, 'anna'));
  await made.page.goto(network.url + route, { waitUntil: 'commit' });
  await settled(made.page);
  await shellKept(made.page);
  return made;
}

/** Waits until what the page runs on is kept. @param {import('playwright-core').Page} page */
const shellKept = (page) =>
  until(
    () =>
      page.evaluate(async () => {
        if (!navigator.serviceWorker.controller) return false;
        const wanted = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\.wasm|strings\/|themes\//.test(name));
        const found = await Promise.all([...wanted, 'kept-page'].map((url) => caches.match(url)));
        return found.every(Boolean);
      }),
    'the page and its files are kept',
  );

/** @param {import('playwright-core').Page} page @param {string} name */
const heading = (page, name) => page.getByRole('heading', { level: 1, name });

test('EachBrandCanBeInstalledUnderItsOwnNameAndIcon', LIMIT, async () => {
  const { page, context } = await anna();
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const names = new Set();
  for (const theme of ['northwind', 'kestrel', 'amaranth', 'sarv']) {
    await page.request.get(`${portal.url}/?theme=${theme}`, { headers: { accept: 'text/html' } });
    const manifest = await (await page.request.get(portal.url + address)).json();
    names.add(manifest.name);
    assert.equal(manifest.display, 'standalone');
    assert.equal(manifest.start_url, '/');
    assert.match(manifest.theme_color, /^#[0-9a-f]{6}$/);
    assert.deepEqual(manifest.icons.map((/** @type {any} */ icon) => icon.purpose), ['any', 'maskable']);
    for (const { src } of manifest.icons) {
      const icon = await page.request.get(portal.url + src);
      assert.equal(icon.headers()['content-type'], 'image/svg+xml', src);
      const size = await page.evaluate(async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      }, network.url + src);
      assert.equal(size[0], size[1], `${src} is square`);
    }
  }
  assert.equal(names.size, 4);
  const cdp = await context.newCDPSession(page);
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  await context.close();
});

/** Takes the network away, or gives it back. @param {import('playwright-core').Page} page @param {boolean} isOffline */
async function offline(page, isOffline) {
  if (isOffline) network.cut();
  else network.mend();
  await page.context().setOffline(isOffline);
}
/** @param {import('playwright-core').Page} page @param {string} route */
async function visit(page, route) {
  await page.goto(network.url + route, { waitUntil: 'commit' });
  await settled(page);
}
const AS_OF = new RegExp(word('stale.as_of').replace('{when}', '.*\\d:\\d\\d'));

test('ThePortalOpensWithoutANetworkAndShowsWhatWasSeenAndWhen', LIMIT, async () => {
  const { page, context, problems } = await anna();
  await visit(page, '/invoices');
  const number = (await page.getByRole('link', { name: /^INV-/ }).first().textContent()) ?? '';
  await offline(page, true);
  await visit(page, '/');
  await page.getByText(word('offline.title')).first().waitFor();
  await page.getByText(word('overview.ageing')).first().waitFor();
  await page.getByText(AS_OF).first().waitFor();
  await visit(page, '/invoices');
  await page.getByText(number).first().waitFor();
  await page.getByText(AS_OF).first().waitFor();
  // What was never seen says so.
  await visit(page, '/statement');
  await page.getByText(word('error.network.title')).first().waitFor();
  await offline(page, false);
  await heading(page, word('statement.title')).waitFor();
  await page.getByText(word('statement.closing')).first().waitFor();
  await becomes(() => page.getByText(AS_OF).count(), 0);
  assert.deepEqual(problems.filter((one) => !/net::ERR_/.test(one)), []);
  await context.close();
});

test('AServerThatIsAwayIsToldApartFromNoNetwork', LIMIT, async () => {
  const { page, context } = await anna();
  network.cut();
  await visit(page, '/');
  await page.getByText(word('overview.ageing')).first().waitFor();
  await page.getByText(word('error.network.title')).first().waitFor();
  network.mend();
  await page.getByRole('button', { name: word('action.retry') }).first().click();
  await until(async () => (await page.getByText(word('error.network.title')).count()) === 0, 'all is new');
  await context.close();
});

test('AClientMeetsAServerOneVersionNewerAndLoadsItselfAnewForOneThatIsMore', LIMIT, async () => {
  const { page, context } = await anna('/profile');
  network.change(undefined, { 'portico-contract': '2' });
  await visit(page, '/profile');
  assert.equal(await page.getByText(word('update.needed')).count(), 0);
  network.change(undefined, { 'portico-contract': '3' });
  const before = network.seen.length;
  await page.goto(`${network.url}/profile`, { waitUntil: 'commit' }).catch(() => {}); // ended by the page's own reload
  await page.getByText(word('update.needed')).waitFor();
  const pages = network.seen.slice(before).filter(({ path, method }) => method === 'GET' && path === '/profile');
  assert.equal(pages.length, 2, 'once more from the network, and not for ever');
  await page.getByLabel(word('profile.name')).fill('Typing');
  await page.getByLabel(word('profile.name')).blur();
  assert.equal(await page.getByLabel(word('profile.name')).inputValue(), 'Typing');
  await context.close();
});

/**
 * What the browser keeps of a person. Chromium never answers which databases there are when it is asked in the
 * moment in which one is deleted: that counts as one.
 * @param {import('playwright-core').Page} page
 */
const keptOf = (page) =>
  page.evaluate(async () => [
    ...(await caches.keys()).filter((name) => name.startsWith('portico-seen-')),
    ...(await Promise.race([
      indexedDB.databases(),
      new Promise((/** @type {(list: IDBDatabaseInfo[]) => void} */ resolve) => setTimeout(() => resolve([{ name: 'not told' }]), 1000)),
    ])).map(({ name }) => name),
    ...Object.keys(sessionStorage),
    ...Object.keys(localStorage).filter((name) => !['portico:locale', 'portico:scheme', 'portico:theme', 'portico:page-theme'].includes(name)),
  ]);

test('SigningOutLeavesNothingOfThePerson', LIMIT, async () => {
  const { page, context } = await anna('/profile');
  await until(async () => (await keptOf(page)).some((name) => name?.startsWith('portico-seen-')), 'something is kept');
  await page.getByRole('button', { name: word('sign_out'), exact: true }).click();
  await page.getByLabel(word('sign_in.email')).waitFor();
  await until(async () => (await keptOf(page)).length === 0, 'nothing is kept');
  await offline(page, true);
  await page.reload({ waitUntil: 'commit' }).catch(() => {});
  assert.equal(await page.getByText(account(portal, 'anna').name).count(), 0);
  await context.close();
});

test('SigningOutWithoutANetworkLeavesNothingAndIsToldToTheServerLater', LIMIT, async () => {
  const { page, context } = await anna('/profile');
  const owed = 'portico:sign_out_owed';
  await until(async () => (await keptOf(page)).some((name) => name?.startsWith('portico-seen-')), 'something is kept');
  await offline(page, true);
  await page.getByRole('button', { name: word('sign_out'), exact: true }).click();
  await page.getByText(word('sign_in.told_later')).first().waitFor();
  await until(async () => String(await keptOf(page)) === owed, 'nothing of the person is kept');
  const person = async () => (await (await page.request.get(`${portal.url}/api/v1/session`)).json()).person;
  assert.ok(await person(), 'the server has not heard of it');
  await offline(page, false);
  await until(async () => !(await person()), 'the server has heard of it');
  await until(async () => (await keptOf(page)).length === 0, 'nothing is owed');
  await page.getByLabel(word('sign_in.email')).waitFor();
  await context.close();
});

test('AnotherPersonWhoSignsInFindsNothingOfTheFormer', LIMIT, async () => {
  const { page, context } = await anna();
  await until(async () => (await keptOf(page)).length > 0, 'something is kept');
  const [former] = (await keptOf(page)).filter((name) => name?.startsWith('portico-seen-'));
  await signIn(page.request, network.url, account(portal, 'maria'));
  await visit(page, '/');
  await until(async () => !(await keptOf(page)).includes(former), 'the former person’s copies are gone');
  await context.close();
});

/** @param {import('playwright-core').Page} page */
const savedLocale = async (page) => (await (await page.request.get(`${portal.url}/api/v1/profile`)).json()).locale;

test('ALanguageChosenWithoutANetworkWaitsAndIsSentOnReturn', LIMIT, async () => {
  const { page, context } = await anna('/profile');
  await offline(page, true);
  await page.getByLabel(word('profile.language')).selectOption('de');
  await page.getByRole('button', { name: word('profile.save') }).click();
  await page.getByText(word('outbox.kept')).first().waitFor();
  await page.getByRole('button', { name: word('outbox.show') }).click();
  const panel = page.getByRole('dialog');
  await panel.getByText('Deutsch').waitFor();
  await panel.getByText(word('outbox.state.waiting'), { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  // Another start of the page loses nothing.
  await page.reload({ waitUntil: 'commit' });
  await page.getByRole('button', { name: word('outbox.show') }).waitFor();
  const before = network.seen.length;
  await offline(page, false);
  const sent = () => network.seen.slice(before).filter(({ method }) => method === 'PATCH');
  await until(async () => (await savedLocale(page)) === 'de', 'the change is saved');
  await heading(page, wordsOf('de').word('profile.title')).waitFor();
  const changes = sent();
  assert.equal(changes.length, 1);
  assert.match(changes[0].key, /^[A-Za-z0-9_-]{16,64}$/);
  await page.getByLabel(wordsOf('de').word('profile.language')).selectOption('en');
  await page.getByRole('button', { name: wordsOf('de').word('profile.save') }).click();
  await until(async () => (await savedLocale(page)) === 'en', 'the first language is saved again');
  await heading(page, word('profile.title')).waitFor();
  await context.close();
});

test('SigningOutAsksFirstWhereSomethingWaits', LIMIT, async () => {
  const { page, context } = await anna('/profile');
  await offline(page, true);
  await page.getByLabel(word('profile.time_zone')).selectOption('Asia/Tokyo');
  await page.getByRole('button', { name: word('profile.save') }).click();
  await page.getByText(word('outbox.kept')).first().waitFor();
  await page.getByRole('button', { name: word('sign_out'), exact: true }).click();
  const question = page.getByRole('dialog', { name: word('outbox.sign_out_title') });
  await question.getByRole('button', { name: word('action.cancel') }).click();
  await page.getByRole('button', { name: word('outbox.show') }).click();
  await page.getByRole('dialog').getByRole('button', { name: word('outbox.discard') }).click();
  await page.getByText(word('outbox.none')).first().waitFor();
  await context.close();
});

test('APaymentIsNotMadeAndDoesNotWaitWithoutANetwork', LIMIT, async () => {
  const { page, context } = await anna();
  const customer = account(portal, 'anna').customers[0];
  const [invoice] = await payable(page.request, portal.url, customer);
  await visit(page, `/pay?currency=${invoice.open.currency}&documents=${invoice.id}`);
  await page.getByRole('button', { name: word('pay.review') }).click();
  await page.getByRole('heading', { name: word('pay.review_title') }).waitFor();
  const press = page.getByRole('button', { name: /^Pay / });
  network.cut(); // the browser has not noticed
  await press.click();
  await page.getByText(word('pay.refused.network')).first().waitFor();
  await offline(page, true);
  await page.getByText(word('offline.text')).first().waitFor();
  await becomes(() => press.isDisabled(), true);
  const before = network.seen.length;
  await offline(page, false);
  await becomes(() => press.isDisabled(), false);
  assert.deepEqual(network.seen.slice(before).filter(({ method }) => method === 'POST'), []);
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), ['portico-outbox']);
  assert.equal(await page.getByText(word('outbox.title')).count(), 0);
  await context.close();
});

const NEXT = 'deadbeef00';
/**
 * The same release with its script under another name: what a next version is to a browser.
 * @param {string} former the script's name @param {string} version of the worker @returns {import('./support/network.mjs').Edit}
 */
const nextVersion = (former, version) => ({
  path: (asked) => asked.replace(`app-${NEXT}.js`, former),
  text: (text) => text.replaceAll(former, `app-${NEXT}.js`).replaceAll(version, NEXT),
});

/** @param {import('playwright-core').Page} page @returns {Promise<string[]>} the versions whose files are kept */
const shells = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('portico-shell-')));
/** @param {import('playwright-core').Page} page */
const scriptOf = async (page) => (await page.locator('script[type=module]').getAttribute('src').catch(() => '')) ?? '';

/** A newer version is there, and Anna's page knows. @param {import('playwright-core').Page} page */
async function publishNext(page) {
  const [former] = await shells(page);
  const script = await scriptOf(page);
  network.change(nextVersion(script.slice(1), former.replace('portico-shell-', '')));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.getByText(word('update.title')).waitFor();
  assert.equal(await scriptOf(page), script, 'nothing was loaded anew');
  return { former, script };
}
/** @param {import('playwright-core').Page} page */
const onlyNextKept = (page) => until(async () => String(await shells(page)) === `portico-shell-${NEXT}`, 'the new version is the one kept');

test('ANewVersionIsOfferedAndTakenByReloadingAndTheFormerIsDeleted', LIMIT, async () => {
  const { page, context } = await anna();
  const { script } = await publishNext(page);
  await page.getByRole('button', { name: word('update.reload') }).click();
  await until(async () => ![script, ''].includes(await scriptOf(page)), 'the new page');
  await settled(page);
  await onlyNextKept(page);
  assert.equal(await page.getByText(word('update.title')).count(), 0);
  await context.close();
});

test('APageOfTheFormerVersionFindsItsFilesUntilItIsClosed', LIMIT, async () => {
  const { page, context } = await anna();
  const { former, script } = await publishNext(page);
  const other = await context.newPage();
  await other.goto(network.url, { waitUntil: 'commit' });
  await settled(other);
  const inCharge = () => page.evaluate(async () => {
    const { installing, waiting, active } = await navigator.serviceWorker.ready;
    return !installing && !waiting && active?.state === 'activated' && navigator.serviceWorker.controller === active;
  });
  await until(inCharge, 'the new version is in charge of both pages');
  assert.deepEqual([await scriptOf(page), (await scriptOf(other)).includes(NEXT)], [script, true]);
  network.cut();
  assert.equal(await page.evaluate(async (url) => (await fetch(url)).status, script), 200);
  network.mend();
  assert.ok((await shells(page)).includes(former));
  await page.close();
  await onlyNextKept(other);
  await context.close();
});
