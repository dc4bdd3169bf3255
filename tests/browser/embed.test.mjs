// The portal in a frame of another site, in a browser that blocks third-party cookies.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from './support/browser.mjs';
import { ALL_COOKIES, companyOf, launchBlocking, message, messages, serveSite } from './support/company.mjs';
import { account, startPortal } from './support/portal.mjs';
import { payable } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const { word, pattern, provider } = wordsOf('en');
/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').BrowserContext} Context
 * @typedef {import('playwright-core').FrameLocator} Frame
 */
/** @type {import('./support/portal.mjs').Portal} */
let portal;
/** @type {string} */
let company;
before(async () => {
  portal = await startPortal();
  company = await companyOf(portal);
});
after(() => portal?.stop());

/**
 * A page of the company's site, or another; what goes wrong in it or in the frame is in `problems`.
 * @param {string} address @param {(page: Page, problems: string[], context: Context) => Promise<void>} journey
 * @param {object} [blocked] cookies of the browser's settings
 */
async function visit(address, journey, blocked) {
  const { context, close } = await launchBlocking(blocked);
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) problems.push(line.text());
    });
    await page.goto(address.startsWith('/') ? company + address : address);
    await journey(page, problems, context);
  } finally {
    await close();
  }
}

/** The portal in the frame of a page. @param {Page} page @param {number} [number] from 1 */
const framed = (page, number = 1) => page.locator(`#portal-${number}`).frameLocator('iframe');
/** What the portal wanted to be as tall as, oldest first. @param {Page} page @returns {Promise<number[]>} */
const heights = async (page) => (await messages(page)).filter(({ type }) => type === 'height').map(({ detail }) => detail.height);
/** @param {Frame} frame @param {string} key */
const heading = (frame, key) => frame.getByRole('heading', { level: 1, name: word(key) });
const anna = () => account(portal, 'anna');
const asAnna = '?person=anna@harbour-foods.example';

/** @param {Frame} frame */
async function signInByPassword(frame) {
  await frame.getByLabel(word('sign_in.email')).fill(anna().email);
  await frame.getByLabel(word('sign_in.password')).fill(anna().password);
  await frame.getByRole('button', { name: word('sign_in.submit') }).click();
  await heading(frame, 'overview.title').waitFor();
}

/** An open invoice of Anna's, asked for within the frame. @param {Page} page */
async function openInvoice(page) {
  const frame = page.frames().find((one) => one.url().startsWith(`${portal.url}/embed/`));
  const found = await frame?.evaluate(async (customer) => {
    const at = `/embed/api/v1/customers/${customer}/invoices?status=open&type=invoice&sort=due_date&limit=50`;
    const { data } = await (await fetch(at)).json();
    return data.find((/** @type {any} */ one) => one.actions.includes('pay'));
  }, anna().customers[0]);
  return /** @type {any} */ (found);
}

test('TheBrowserOfTheseTestsBlocksThirdPartyCookies', { timeout: 240_000 }, async () => {
  const inner = await serveSite('localhost', (request) => ({
    headers: { 'Set-Cookie': 'seen=1; SameSite=None; Secure' },
    body: `<p>${request.headers.cookie ?? 'no cookie'}</p>`,
  }));
  const outer = await serveSite('127.0.0.1', () => ({ body: `<iframe src="${inner.url}/"></iframe>` }));
  try {
    await visit(outer.url, async (page) => {
      const cookie = page.frameLocator('iframe').locator('p');
      await cookie.waitFor();
      await page.reload();
      assert.equal(await cookie.textContent(), 'no cookie');
    });
  } finally {
    inner.close();
    outer.close();
  }
});

test('SignsInByPasswordWithinTheFrameAndTellsThePage', { timeout: 180_000 }, () =>
  visit('/', async (page, problems) => {
    await message(page, 'ready');
    await signInByPassword(framed(page));
    assert.deepEqual(await message(page, 'signed-in'), { signedIn: true });
    await page.reload();
    await heading(framed(page), 'overview.title').waitFor();
    const frame = framed(page);
    await frame.locator('button[aria-haspopup=menu]').click();
    await frame.getByRole('menuitem', { name: word('sign_out'), exact: true }).click();
    await heading(frame, 'sign_in.title').waitFor();
    await message(page, 'signed-in', ({ signedIn }) => !signedIn);
    assert.deepEqual(problems, []);
  }));

test('ThePagesOwnServerSignsInAnInvoiceIsPaidAndThePageHearsOfIt', { timeout: 150_000 }, () =>
  visit(`/${asAnna}`, async (page, problems, context) => {
    const frame = framed(page);
    await heading(frame, 'overview.title').waitFor();
    const invoice = await openInvoice(page);

    await page.evaluate((id) => (location.hash = `#/invoices/${id}`), invoice.id);
    await frame.getByRole('heading', { level: 1, name: invoice.number }).waitFor();
    await message(page, 'route', ({ route, title }) => route === `/invoices/${invoice.id}` && title.includes(invoice.number));

    await frame.getByRole('link', { name: word('document.pay') }).or(frame.getByRole('button', { name: word('document.pay') })).first().click();
    await heading(frame, 'pay.title').waitFor();
    await until(() => page.url().includes('#/pay?'), 'the address of the page leads to the place in the portal');
    await frame.getByRole('button', { name: word('pay.review') }).click();
    const [window] = await Promise.all([
      context.waitForEvent('page'),
      frame.getByRole('button', { name: pattern('pay.submit') }).click(),
    ]);
    const pending = await message(page, 'payment', ({ status }) => status === 'pending');
    await window.getByRole('button', { name: provider('approve'), exact: true }).click();
    const paid = await message(page, 'payment', ({ status }) => status === 'succeeded');
    assert.equal(paid.payment, pending.payment);
    await heading(frame, 'payment.title.succeeded').waitFor();
    await until(() => window.isClosed(), 'the window of the payment closes itself');
    assert.deepEqual(problems, []);
  }));

test('TwoPortalsOnOnePageGoTheirOwnWays', { timeout: 120_000 }, () =>
  visit(`/${asAnna}&portals=2#/invoices`, async (page, problems) => {
    await heading(framed(page, 1), 'invoices.title').waitFor();
    await page.locator('#portal-2').scrollIntoViewIfNeeded(); // what is out of sight draws nothing
    await heading(framed(page, 2), 'overview.title').waitFor();
    await framed(page, 2).getByRole('link', { name: word('nav.statement'), exact: true }).click();
    await heading(framed(page, 2), 'statement.title').waitFor();
    await heading(framed(page, 1), 'invoices.title').waitFor();
    const said = await messages(page);
    assert.ok(said.some((one) => one.portal === 'portal-2' && one.detail.route === '/statement'));
    assert.ok(said.every((one) => one.portal === 'portal-2' || one.detail.route !== '/statement'));
    assert.match(page.url(), /#\/invoices$/);
    assert.deepEqual(problems, []);
  }));

test('SigningInWithinOnePortalSignsInTheOther', { timeout: 120_000 }, () =>
  visit('/?portals=2', async (page, problems) => {
    await page.locator('#portal-2').scrollIntoViewIfNeeded();
    await heading(framed(page, 2), 'sign_in.title').waitFor();
    await signInByPassword(framed(page, 1));
    await page.locator('#portal-2').scrollIntoViewIfNeeded();
    await heading(framed(page, 2), 'overview.title').waitFor();
    assert.deepEqual(problems, []);
  }));

test('WhoIsSignedInMayBeSaidBeforeTheFrameHasAskedForIt', { timeout: 120_000 }, () =>
  visit('/', async (page) => {
    // What the frame asks first is answered when the page has said everything.
    const said = new Promise((resolve) => page.exposeFunction('saidSignIn', () => resolve(undefined)));
    await page.addInitScript(() => {
      addEventListener('message', ({ data }) => data.type === 'sign-in' && /** @type {any} */ (window).saidSignIn());
      // Nothing is got by having waited long enough.
      const later = setTimeout;
      Object.assign(window, { setTimeout: (/** @type {() => void} */ work, /** @type {number} */ ms) => (ms < 20_000 ? later(work, ms) : 0) });
    });
    await page.route('**/embed/api/v1/session', async (route) => {
      await said;
      await route.continue();
    });
    await page.goto(`${company}/${asAnna}`);
    await heading(framed(page), 'overview.title').waitFor();
    const signedIn = (await messages(page)).filter(({ type }) => type === 'signed-in');
    assert.equal(signedIn.length, 1, 'the portal was started once');
  }));

test('APageThatIsSlowToAnswerIsObeyedWhenItDoes', { timeout: 120_000 }, () =>
  visit('/', async (page) => {
    await page.addInitScript(() => {
      if (window !== parent) return;
      addEventListener('message', (event) => {
        if (event.data.type !== 'hello' || !event.isTrusted) return;
        event.stopImmediatePropagation();
        const { data, source, origin } = event;
        Object.assign(window, { answer: () => dispatchEvent(new MessageEvent('message', { data, source, origin })) });
      });
    });
    await page.goto(`${company}/?theme=kestrel&locale=de-AT&fit`);
    await heading(framed(page), 'sign_in.title').waitFor();
    await page.evaluate(() => /** @type {any} */ (window).answer());
    await framed(page).getByRole('heading', { level: 1, name: wordsOf('de').word('sign_in.title') }).waitFor();
    await framed(page).locator('customer-portal[data-theme=kestrel][lang=de]').waitFor();
    await message(page, 'height');
  }));

test('AHostileStyleSheetChangesNothingInTheFrame', { timeout: 180_000 }, () =>
  visit('/', async (page) => {
    await message(page, 'ready');
    const box = await page.locator('#portal-1 iframe').boundingBox();
    assert.ok(box && box.width > 1000 && box.height > 700, JSON.stringify(box));
    const looks = await page.locator('#portal-1 iframe').evaluate((frame) => {
      const { opacity, transform, borderTopWidth, marginTop } = getComputedStyle(frame);
      return { opacity, transform, borderTopWidth, marginTop };
    });
    assert.deepEqual(looks, { opacity: '1', transform: 'none', borderTopWidth: '0px', marginTop: '0px' });
    const font = await framed(page).getByLabel(word('sign_in.email')).evaluate((field) => {
      const { letterSpacing, textTransform, fontWeight } = getComputedStyle(field);
      return { letterSpacing, textTransform, fontWeight };
    });
    assert.deepEqual(font, { letterSpacing: 'normal', textTransform: 'none', fontWeight: '400' });
  }));

test('ShowsTheBrandAndLanguageThatThePageNames', { timeout: 120_000 }, () =>
  visit('/?theme=kestrel&locale=de-AT', async (page, problems) => {
    await framed(page).getByRole('heading', { level: 1, name: wordsOf('de').word('sign_in.title') }).waitFor();
    const shown = framed(page).locator('customer-portal[data-theme=kestrel][lang=de]');
    await shown.waitFor();
    assert.deepEqual(problems, []);
  }));

test('ThePagesOwnCssRestylesTheThemesRoles', { timeout: 120_000 }, () =>
  visit('/', async (page) => {
    await message(page, 'ready');
    const accent = () => framed(page).locator('customer-portal').evaluate((portal) => getComputedStyle(portal).getPropertyValue('--portico-accent'));
    assert.equal(await accent(), '');
    await page.locator('#portal-1').evaluate((portal) => {
      portal.style.setProperty('--portico-accent', 'seagreen');
      /** @type {any} */ (portal).refreshTheme();
    });
    await until(async () => (await accent()) === 'seagreen', 'the frame has the colour of the page');
  }));

test('GrowsAndShrinksWithWhatIsShown', { timeout: 120_000 }, () =>
  visit(`/${asAnna}&fit#/invoices`, async (page) => {
    const tall = await message(page, 'height', ({ height }) => height > 900);
    const height = () => page.locator('#portal-1 iframe').evaluate((frame) => frame.clientHeight);
    await until(async () => (await height()) >= tall.height - 1, 'the frame is as tall as the list');
    await page.evaluate(() => (location.hash = '#/nowhere'));
    await heading(framed(page), 'not_found.title').waitFor();
    await until(async () => (await height()) < tall.height, 'the frame is no taller than the screen');
    // Did the frame and what it shows follow one another, they would at each picture.
    await until(async () => {
      const told = await heights(page);
      await page.evaluate(async () => {
        for (let pictures = 0; pictures < 30; pictures++) await new Promise(requestAnimationFrame);
      });
      return String(await heights(page)) === String(told);
    }, 'the frame is as tall as what it shows');
    const told = await heights(page);
    assert.equal(new Set(told).size, told.length, `no height twice: ${told}`);
    assert.equal(await height(), Math.max(480, told[told.length - 1]));
  }));

test('ATokenThatIsRefusedSignsNobodyInAndSaysWhy', { timeout: 120_000 }, () =>
  visit(`/${asAnna}`, async (page) => {
    await heading(framed(page), 'overview.title').waitFor();
    // A token of this very site for someone it knows nothing of.
    await page.evaluate(async () => {
      const answer = await fetch('/portal-token?person=nobody@example.com', { method: 'POST' });
      /** @type {any} */ (document.querySelector('#portal-1')).signIn((await answer.json()).token);
    });
    const { code, detail } = await message(page, 'error');
    assert.deepEqual([code, /nobody/.test(detail)], ['token-refused', true]);
    await heading(framed(page), 'sign_in.title').waitFor();
  }));

test('AMessageOfAnotherOriginOrKindIsIgnored', { timeout: 120_000 }, () =>
  visit('/', async (page) => {
    await message(page, 'ready');
    const frame = page.frames().find((one) => one.url().startsWith(portal.url));
    const before = frame?.url();
    // Well-formed, by a window that is not the page around the frame.
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: '<p>another</p>' })));
    const stranger = await until(() => page.frames().find((one) => one.url() === 'about:srcdoc'), 'another frame');
    await stranger.evaluate(() => {
      const inner = /** @type {any} */ (parent.document.querySelector('#portal-1')).shadowRoot.querySelector('iframe');
      inner.contentWindow.postMessage({ portico: 1, type: 'go', route: '/statement' }, '*');
    });
    await page.evaluate(() => {
      const inner = /** @type {any} */ (document.querySelector('#portal-1')).shadowRoot.querySelector('iframe');
      // By the page itself, but nothing that the portal knows.
      for (const data of [null, 'go', 7, { type: 'go', route: '/statement' }, { portico: 2, type: 'go', route: '/statement' },
        { portico: 1, type: 'go', route: '//evil.example' }, { portico: 1, type: 'go', route: 'https://evil.example/' },
        { portico: 1, type: 'go', route: 7 }, { portico: 1, type: 'constructor' }, { portico: 1, type: 'sign-in', token: 'x' }]) {
        inner.contentWindow.postMessage(data, '*');
      }
    });
    // What is well-formed and the page's own is heard, after all those.
    await page.evaluate(() => /** @type {any} */ (document.querySelector('#portal-1')).go('/invoices'));
    await message(page, 'route', ({ route }) => route === '/invoices');
    const routes = (await messages(page)).filter((one) => one.type === 'route').map((one) => one.detail.route);
    assert.deepEqual([...new Set(routes)], ['/', '/invoices']);
    assert.notEqual(frame?.url(), before);
    // To the page, only its portal's own frame and origin speak.
    const known = (await messages(page)).length;
    await page.evaluate(() => postMessage({ portico: 1, type: 'payment', payment: 'pay_1', status: 'succeeded' }, '*'));
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    assert.equal((await messages(page)).length, known);
  }));

test('WhereNoCookieIsKeptThePageShowsAnotherWay', { timeout: 120_000 }, () =>
  visit(
    `/${asAnna}`,
    async (page) => {
      assert.deepEqual(await message(page, 'error', ({ code }) => code === 'cookies'), { code: 'cookies' });
      await page.getByRole('link', { name: 'Open it in a window of its own' }).waitFor();
      assert.equal(await page.locator('#portal-1 iframe').isVisible(), false);
    },
    ALL_COOKIES,
  ));

test('ASiteThatTheSellerDoesNotListShowsNoPortal', { timeout: 120_000 }, async () => {
  const site = await serveSite('127.0.0.1', () => ({
    body: `<!doctype html><script type="module" src="${portal.url}/embed.js"></script>
      <customer-portal id="portal-1" src="${portal.url}/" style="height:600px"><a href="/elsewhere">Open it there</a></customer-portal>
      <iframe id="bare" src="${portal.url}/"></iframe>`,
  }));
  try {
    await visit(site.url, async (page, problems) => {
      await page.getByRole('link', { name: 'Open it there' }).waitFor();
      const refused = () => problems.filter((line) => /frame-ancestors/.test(line)).length;
      assert.ok(refused() >= 2, problems.join('\n'));
      const texts = await Promise.all(page.frames().slice(1).map((frame) => frame.locator('customer-portal').count().catch(() => 0)));
      assert.deepEqual(texts.filter(Boolean), []);
    });
  } finally {
    site.close();
  }
});
