// Without WebGL, and on paper, the overlay is the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, until } from './browser.mjs';
import { startServer } from './server.mjs';

let server;
let browser;
before(async () => {
  server = await startServer(8521);
  browser = await launch(['--disable-3d-apis']);
});
after(async () => {
  await browser.close();
  await server.stop();
});

/** Texts that lie over each other, or whose letters are transparent. */
const unreadable = (page) =>
  page.evaluate(() => {
    const shown = [];
    const walker = document.createTreeWalker(document.querySelector('.portico-overlay'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (!data.trim() || parentElement.closest('option')) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      shown.push({ data, left, right, top, bottom, color: getComputedStyle(parentElement).color });
    }
    const wrong = shown.filter(({ color }) => /^rgba\(.*, 0\)$/.test(color)).map(({ data }) => data);
    shown.forEach((a, i) =>
      shown.slice(0, i).forEach((b) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && tall > 4) wrong.push(`${a.data} over ${b.data}`);
      }),
    );
    return { wrong, count: shown.length };
  });

const portal = async (route = '/') => open(await browser.newContext({ viewport: { width: 800, height: 900 } }), server.url + route);

for (const route of ['/', '/?rtl']) {
  test(`without WebGL every text of ${route} is to be read`, async () => {
    const page = await portal(route);
    await page.locator('customer-portal.portico-plain').waitFor();
    const { wrong, count } = await unreadable(page);
    assert.deepEqual(wrong, []);
    assert.ok(count > 10);
    assert.deepEqual(page.errors, []);
  });
}

test('without WebGL buttons and fields work the same', async () => {
  const page = await portal();
  await page.getByRole('button', { name: 'Count' }).click();
  await page.getByText('count 1').waitFor();
  await page.getByLabel('E-mail').fill('a@b.example');
  await page.getByLabel('E-mail').press('Enter');
  await page.getByText('submits 1').waitFor();
});

test('plain mode may be asked for', async () => {
  const page = await portal('/forced-plain');
  await page.locator('customer-portal.portico-plain').waitFor();
});

test('paper shows the plain page', async () => {
  const gl = await launch();
  try {
    const page = await open(await gl.newContext(), server.url);
    assert.equal(await page.locator('customer-portal.portico-plain').count(), 0);
    await page.emulateMedia({ media: 'print' });
    await until(async () => (await page.locator('customer-portal.portico-plain').count()) === 1, 'plain on paper');
    assert.deepEqual((await unreadable(page)).wrong, []);
    await page.emulateMedia({ media: 'screen' });
    await until(async () => (await page.locator('customer-portal.portico-plain').count()) === 0, 'canvas again');
  } finally {
    await gl.close();
  }
});

test('nothing offends the policy', () => assert.deepEqual(server.reports, []));
