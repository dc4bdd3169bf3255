// The data table in the gallery, as people use it: sorted, narrowed, moved in by keys, selected, copied, resized.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { becomes, open, PHONE, until } from './support/browser.mjs';
import { galleryAddress } from './support/gallery.mjs';
import { browser, portal } from './support/stage.mjs';
import { settled } from './support/visit.mjs';

/** @param {Record<string, string>} [picks] @param {import('playwright-core').BrowserContextOptions} [options] */
async function arrive(picks = {}, options = {}) {
  const seen = await open(browser, portal.url + galleryAddress('data-table', picks), { reducedMotion: 'reduce', ...options });
  await settled(seen.page, true);
  return { ...seen, grid: seen.page.getByRole('grid').first() };
}

/** @param {import('playwright-core').Locator} grid */
const rowsIn = async (grid) => Number(await grid.getAttribute('aria-rowcount')) - 1;
/** Where focus is: "row/column" as assistive technology counts them. @param {import('playwright-core').Page} page */
const place = (page) =>
  page.evaluate(() => {
    const at = (/** @type {string} */ what) => document.activeElement?.closest(`[aria-${what}index]`)?.getAttribute(`aria-${what}index`);
    return `${at('row')}/${at('col')}`;
  });

test('ATableIsSortedAndNarrowedByItsHeadsAndFields', { timeout: 120_000 }, async () => {
  const { page, context, problems, grid } = await arrive();
  assert.equal(await rowsIn(grid), 4096);
  const amount = grid.getByRole('columnheader', { name: 'Total' });
  await grid.getByRole('button', { name: 'Total', exact: true }).click();
  await until(async () => (await amount.getAttribute('aria-sort')) === 'descending', 'the largest come first');
  await grid.getByRole('button', { name: 'Status', exact: true }).click({ modifiers: ['Shift'] });
  await until(async () => (await grid.getByRole('columnheader', { name: 'Status' }).getAttribute('aria-sort')) === 'ascending', 'by status, too');
  await becomes(() => amount.getAttribute('aria-sort'), 'descending');

  await page.getByRole('searchbox', { name: 'Find in all rows' }).first().fill('calibration');
  await until(async () => (await rowsIn(grid)) < 1000, 'fewer rows');
  const found = await grid.getByRole('row').allTextContents();
  assert.ok(found.slice(1).every((row) => row.includes('calibration')), found.join('\n'));

  await page.getByRole('button', { name: 'Filters', exact: true }).first().click();
  await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Overdue' });
  const narrowed = await rowsIn(grid);
  await until(async () => (await grid.getByRole('row').allTextContents()).slice(1).every((row) => row.includes('Overdue')), 'overdue ones alone');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await until(async () => (await rowsIn(grid)) === 4096, 'all of them again');
  assert.ok(narrowed > 0);
  assert.deepEqual(problems, []);
  await context.close();
});

test('KeysMoveInATableSelectARangeAndCopyIt', { timeout: 120_000 }, async () => {
  const { page, context, problems, grid } = await arrive({}, { permissions: ['clipboard-read', 'clipboard-write'] });
  await grid.getByRole('gridcell').nth(2).click();
  await becomes(() => place(page), '2/3');
  /** @param {string} key @param {string} where */
  const press = async (key, where) => {
    await page.keyboard.press(key);
    await until(async () => (await place(page)) === where, `${key} to ${where}, not ${await place(page)}`);
  };
  await press('ArrowDown', '3/3');
  await press('ArrowLeft', '3/2');
  await press('Control+End', '4097/8');
  await press('Control+Home', '2/1');
  await press('ArrowUp', '1/1');
  await press('ArrowDown', '2/1');
  await page.keyboard.press('Space');
  await press('Shift+ArrowDown', '3/1');
  await press('Shift+ArrowDown', '4/1');
  await until(async () => (await page.getByText('3 rows selected').count()) > 0, 'three rows are selected');
  await becomes(() => grid.locator('[role=row][aria-selected=true]').count(), 3);
  await page.keyboard.press('Control+c');
  const lines = await until(async () => {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    return text.includes('\t') ? text.trimEnd().split('\n') : undefined;
  }, 'something is copied');
  assert.equal(lines.length, 4);
  assert.match(lines[0], /^Number\t/);
  assert.match(lines[1], /^INV-1\t/);

  // Tab leaves the grid, which is one stop, and comes back to where one was.
  await page.keyboard.press('Tab');
  await becomes(() => page.evaluate(() => document.activeElement?.closest('[role=grid]') ?? null), null);
  await page.keyboard.press('Shift+Tab');
  await becomes(() => place(page), '4/1');
  assert.deepEqual(problems, []);
  await context.close();
});

test('AColumnIsMadeWiderAndMovedByPointer', { timeout: 120_000 }, async () => {
  const { page, context, problems, grid } = await arrive();
  const head = (/** @type {string} */ name) => grid.getByRole('columnheader', { name }).first();
  const box = async (/** @type {string} */ name) => /** @type {{x: number, y: number, width: number, height: number}} */ (await head(name).boundingBox());
  const before = await box('Name');
  await page.mouse.move(before.x + before.width - 6, before.y + before.height / 2);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width + 54, before.y + before.height / 2, { steps: 5 });
  await page.mouse.up();
  await until(async () => Math.abs((await box('Name')).width - before.width - 60) < 2, 'it is 60 px wider');

  const [status, name] = [await box('Status'), await box('Name')];
  await page.mouse.move(status.x + 30, status.y + 20);
  await page.mouse.down();
  await page.mouse.move(name.x + 20, name.y + 20, { steps: 8 });
  await page.mouse.up();
  await until(async () => (await box('Status')).x < (await box('Name')).x, 'it is before the other');
  assert.equal(await head('Status').getAttribute('aria-sort'), 'none');
  assert.deepEqual(problems, []);
  await context.close();
});

test('AMillionRowsAreScrolledToTheirEnd', { timeout: 180_000 }, async () => {
  const { page, context, problems, grid } = await arrive();
  await page.getByRole('combobox', { name: 'Rows', exact: true }).selectOption('1000000');
  await until(async () => (await rowsIn(grid)) === 1_000_000, 'a million rows', 60_000);
  await grid.locator('.p-scroller').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await until(async () => (await grid.getByRole('link', { name: 'INV-1000000' }).count()) === 1, 'the last is in sight');
  assert.ok((await grid.getByRole('row').count()) < 40);
  assert.deepEqual(problems, []);
  await context.close();
});

test('OnAPhoneRowsAreCardsThatOpenAndAreSelected', { timeout: 120_000 }, async () => {
  const { page, context, problems } = await arrive({}, { viewport: PHONE, hasTouch: true });
  const list = page.getByRole('list', { name: 'Invoices' }).first();
  await list.getByRole('link', { name: 'INV-1', exact: true }).waitFor();
  await list.getByRole('checkbox', { name: 'INV-2', exact: false }).first().tap();
  await until(async () => (await page.getByText('1 row selected').count()) > 0, 'one is selected');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(problems, []);
  await context.close();
});
