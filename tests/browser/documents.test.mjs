// The table of all documents: found from the invoices, filtered, sorted, moved in by keys, copied, and as one left it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { becomes, open, until } from './support/browser.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { payable, settled, signIn } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

/** @param {string} address @param {import('playwright-core').BrowserContextOptions} [options] */
async function arrive(address, options = {}) {
  const { context, page, problems } = await open(browser, 'about:blank', options);
  await signIn(context.request, portal.url, account(portal, 'anna'));
  await page.goto(portal.url + address);
  await settled(page);
  return { context, page, problems };
}

/** @param {import('playwright-core').Page} page */
const shown = async (page) => Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;

test('A person finds, sorts and filters all documents', async () => {
  const { context, page, problems } = await arrive('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Documents' }).click();
  await page.getByRole('grid').waitFor();
  const all = await shown(page);
  assert.ok(all > 20);
  await page.getByRole('button', { name: 'Total', exact: true }).click();
  await until(async () => (await page.getByRole('columnheader', { name: 'Total' }).getAttribute('aria-sort')) === 'descending', 'sorted');
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Overdue' });
  await until(async () => (await shown(page)) < all, 'fewer rows');
  const rows = await page.getByRole('row').allTextContents();
  assert.ok(rows.slice(1).every((row) => row.includes('Overdue')), rows.join('\n'));
  const overdue = await shown(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
  const saved = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  assert.match(saved[0], /number,type,standing,issue_date,due_date,total,open$/);
  assert.equal(saved.length, overdue + 1);
  assert.ok(saved.slice(1).every((line) => line.includes(',overdue,')), saved.join('\n'));
  const totals = saved.slice(1).map((line) => Number(line.split(',')[5]));
  assert.ok(totals.every((total, at) => at === 0 || totals[at - 1] >= total), totals.join());
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await until(async () => (await shown(page)) === all, 'all rows again');
  assert.deepEqual(problems, []);
  await context.close();
});

test('Keys move within the table, select rows and open one', async () => {
  const { context, page, problems } = await arrive('/documents', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('gridcell').nth(2).click();
  const row = () => page.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex'));
  await page.keyboard.press('ArrowDown');
  await until(async () => (await row()) === '3', 'focus is in the second row');
  await page.keyboard.press('Space');
  await until(async () => (await page.getByText('1 row selected').count()) > 0, 'it is selected');
  await page.keyboard.press('Shift+ArrowDown');
  await until(async () => (await page.getByText('2 rows selected').count()) > 0, 'two rows are selected');
  await page.keyboard.press('Control+c');
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())).split('\n').length === 4, 'a head and two rows are copied');
  await page.keyboard.press('Control+End');
  const last = String((await shown(page)) + 1);
  await until(async () => (await row()) === last, 'focus is in the last row');
  await page.keyboard.press('Enter');
  await until(async () => /\/(invoices|credit-notes)\//.test(page.url()), 'the document is open');
  assert.deepEqual(problems, []);
  await context.close();
});

test('The choice of columns is there again the next time', async () => {
  const { context, page } = await arrive('/documents');
  await page.getByRole('button', { name: 'Status: more' }).click();
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await until(async () => (await page.getByRole('columnheader', { name: 'Status' }).count()) === 0, 'the column is hidden');
  await page.reload();
  await settled(page);
  await becomes(() => page.getByRole('columnheader', { name: 'Total' }).count(), 1);
  await becomes(() => page.getByRole('columnheader', { name: 'Status' }).count(), 0);
  await context.close();
});

test('On a phone they are cards, found from the invoices', async () => {
  const { context, page, problems } = await arrive('/invoices', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.getByRole('link', { name: 'All documents in one table' }).tap();
  const list = page.getByRole('list', { name: 'All documents' });
  const first = list.getByRole('link').first();
  await first.waitFor();
  assert.equal(await page.getByRole('grid').count(), 0);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await first.tap();
  await until(async () => /\/(invoices|credit-notes)\//.test(page.url()), 'the document is open');
  assert.deepEqual(problems, []);
  await context.close();
});

/** What its file is, and how that begins. @type {Record<string, {extension: string, type: RegExp, begins: RegExp}>} */
const FORMATS = {
  pdf: { extension: 'pdf', type: /^application\/pdf$/, begins: /^%PDF-/ },
  ubl: { extension: 'xml', type: /^application\/xml/, begins: /^<\?xml/ },
  csv: { extension: 'csv', type: /^text\/csv/, begins: /^\S+,\S+.*\r\n\S/s },
  xlsx: { extension: 'xlsx', type: /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/, begins: /^PK\x03\x04/ },
};

test('An invoice and a statement are downloaded in every format that is offered', async () => {
  const { context, page, problems } = await arrive('/');
  const [invoice] = await payable(context.request, portal.url, account(portal, 'anna').customers[0]);
  for (const [address, name, formats] of /** @type {[string, string, string[]][]} */ ([
    [`/invoices/${invoice.id}`, `invoice-${invoice.number}`, ['pdf', 'ubl', 'csv']],
    ['/statement', 'statement-', ['pdf', 'csv', 'xlsx']],
  ])) {
    await page.goto(portal.url + address);
    await settled(page);
    for (const format of formats) {
      const { extension, type, begins } = FORMATS[format];
      const link = page.getByRole('main').getByRole('link', { name: wordsOf('en').word(`download.${format}`), exact: true });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const file = download.suggestedFilename();
      assert.ok(file.startsWith(name) && file.endsWith(`.${extension}`), file);
      assert.match(await readFile(await download.path(), 'latin1'), begins);
      const answer = await context.request.get(download.url());
      assert.match(answer.headers()['content-type'], type);
    }
  }
  assert.deepEqual(problems, []);
  await context.close();
});
