// What the portal does when nothing happens, when much goes wrong, and beside others on a page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { idle, launch, open, until } from './browser.mjs';
import { decodePng, inkOf, textRectangles } from './ink.mjs';
import { startServer } from './server.mjs';

let server;
let browser;
before(async () => {
  server = await startServer(8511);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const VIEW = { width: 1000, height: 640 };
const portal = async (route = '/', more = {}) =>
  open(await browser.newContext({ viewport: VIEW, ...more }), server.url + route);
const frames = (page) => page.evaluate(() => window.__portico.frames);
const state = (page) => page.locator('.p-status').textContent();

/** Counts what recurs, by whoever: injected before any script of the page. */
function countTimers() {
  window.fired = 0;
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame']) {
    const native = window[name].bind(window);
    window[name] = (work, ...rest) => native((...values) => (window.fired++, work(...values)), ...rest);
  }
}

async function inked(page) {
  const picture = decodePng(await page.screenshot());
  const rectangles = await textRectangles(page);
  return rectangles.length > 10 && rectangles.every((rectangle) => inkOf(picture, rectangle));
}

test('ten seconds of nothing draw no frame and fire no timer, in two tabs with the stream open', async () => {
  const context = await browser.newContext({ viewport: VIEW });
  await context.addInitScript(countTimers);
  const tabs = [await open(context, server.url), await open(context, server.url)];
  await until(() => server.streams.size > 0, 'the stream');
  for (const tab of tabs) await idle(tab);
  const count = () => Promise.all(tabs.map((tab) => tab.evaluate(() => [window.fired, window.__portico.frames, window.__portico.timers])));
  const before = await count();
  await new Promise((resolve) => setTimeout(resolve, 10000)); // what is measured is the time itself
  assert.deepEqual(await count(), before);
});

test('a key press and a pointer move draw three frames at most', async () => {
  const page = await portal();
  await page.getByLabel('E-mail').focus();
  let last = await idle(page);
  await page.keyboard.press('a');
  let now = await idle(page);
  assert.ok(now > last && now - last <= 3, `key: ${now - last}`);
  last = now;
  await page.mouse.move(300, 390);
  now = await idle(page);
  assert.ok(now - last <= 3, `pointer: ${now - last}`);
});

test('a deadline is one timer, and frames in a row are the program’s wish', async () => {
  const page = await portal('/?deadline');
  await until(() => page.evaluate(() => window.__portico.timers >= 3), 'three deadlines');
  const busy = await portal('/?tick');
  const before = await frames(busy);
  await until(async () => (await frames(busy)) > before + 5, 'frames in a row');
});

test('a hidden page draws nothing, and catches up when it is shown', async () => {
  const page = await portal('/?tick');
  const hide = (hidden) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  const before = await idle(page);
  server.send('77', 'while-away');
  assert.equal(await idle(page), before);
  await hide(false);
  await until(async () => (await frames(page)) > before, 'frames again');
  await page.getByText('while-away').waitFor();
});

test('a lost drawing context comes back with all its ink', async () => {
  const page = await portal();
  await idle(page);
  assert.equal(await inked(page), true);
  await page.evaluate(() => {
    const canvas = document.querySelector('customer-portal').shadowRoot.querySelector('canvas');
    window.loss = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    window.loss.loseContext();
  });
  await page.getByRole('button', { name: 'Count' }).click();
  await until(async () => /count 1 /.test(await state(page)), 'works without a picture');
  await page.evaluate(() => window.loss.restoreContext());
  await until(() => inked(page), 'ink again');
});

test('a portal off screen gives its context back and takes one when it is seen', async () => {
  const page = await portal();
  await idle(page);
  const canvases = () => page.evaluate(() => document.querySelector('customer-portal').shadowRoot.querySelectorAll('canvas').length);
  const push = (top) => page.evaluate((value) => {
    const host = document.querySelector('customer-portal');
    host.style.position = 'absolute';
    host.style.width = '1000px';
    host.style.top = value;
  }, top);
  await push('5000px');
  await until(async () => (await canvases()) === 0, 'context given back');
  await push('0px');
  await until(async () => (await canvases()) === 1, 'context taken');
  await until(() => inked(page), 'ink again');
});

test('two portals on a page keep to themselves', async () => {
  const context = await browser.newContext({ viewport: { width: 1000, height: 1400 } });
  const page = await open(context, `${server.url}/two`);
  const [first, second] = [page.locator('customer-portal').nth(0), page.locator('customer-portal').nth(1)];
  await first.getByRole('button', { name: 'Count' }).click();
  await first.getByText('count 1').waitFor();
  assert.match(await second.locator('.p-status').textContent(), /count 0 .*route \/b/);
  assert.equal(await second.getAttribute('dir'), 'rtl');
  assert.notEqual(await page.evaluate(() => document.documentElement.dir), 'rtl');
  const doubled = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.length - new Set(ids).size;
  });
  assert.equal(doubled, 0);
  await first.getByRole('button', { name: 'Crash' }).click();
  await first.getByRole('heading', { name: 'Something went wrong' }).waitFor();
  await second.getByRole('button', { name: 'بشمار' }).click();
  await second.getByText('count 1').waitFor();
  assert.equal(new URL(page.url()).pathname, '/two');
});

test('twenty portals on a page, more than a browser gives pictures to, are all read and used', async () => {
  const page = await open(await browser.newContext({ viewport: { width: 500, height: 10000 } }), `${server.url}/twenty`);
  const portals = page.locator('customer-portal');
  assert.equal(await portals.count(), 20);
  for (const which of [0, 9, 19]) {
    await portals.nth(which).getByRole('button', { name: 'Count' }).click();
    await portals.nth(which).getByText('count 1').waitFor();
  }
  assert.match(await portals.nth(5).locator('.p-status').textContent(), /count 0/);
  // Whoever has no picture shows its words itself.
  const unseen = () => page.evaluate(() => [...document.querySelectorAll('customer-portal')].filter((each) => {
    const canvas = each.shadowRoot.querySelector('canvas');
    return (!canvas || canvas.getContext('webgl2').isContextLost()) && !each.matches('.portico-undrawn, .portico-plain');
  }).length);
  await until(async () => (await unseen()) === 0, 'each has a picture or its own words');
});

test('a trap shows a plain page that leads back, and unsubscribes everything', async () => {
  const page = await portal('/invoices/INV-7?rtl');
  await idle(page);
  await page.evaluate(() => localStorage.setItem('portico:draft', 'kept'));
  const open = server.streams.size;
  await page.getByRole('button', { name: 'سقوط' }).click();
  const heading = page.getByRole('heading', { name: 'مشکلی پیش آمد' });
  await heading.waitFor();
  assert.equal(await heading.evaluate((element) => element === document.activeElement), true);
  await until(() => server.streams.size === open - 1, 'the stream is closed');
  const before = await frames(page);
  await page.mouse.move(100, 100);
  await page.keyboard.press('Tab');
  assert.equal(await idle(page), before);
  await page.getByRole('link', { name: 'ادامه' }).click();
  await page.locator('.p-status').waitFor();
  assert.match(await state(page), /INV-7/);
  assert.equal(await page.evaluate(() => localStorage.getItem('portico:draft')), 'kept');
});

test('a program that cannot be loaded says so', async () => {
  const context = await browser.newContext();
  await context.route('**/portico.wasm', (route) => route.fulfill({ status: 503 }));
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'The portal could not be loaded' }).waitFor();
});

test('the wasm, the styles and the script are each asked for once', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.addInitScript(() => (window.__portico = {}));
  await page.goto(server.url);
  await until(() => page.evaluate(() => window.__portico.frames > 0), 'the first frame');
  for (const name of ['/web/portico.wasm', '/app.css', '/web/main.js']) {
    assert.equal(asked.filter((each) => each === name).length, 1, name);
  }
});

test('nothing offends the policy', () => assert.deepEqual(server.reports, []));
