#!/usr/bin/env node
// The table of all documents with 1,000,000 rows in the real portal: sort by amount, filter by substring, filter by
// status, sum by month, each until painted; C++ time of a frame while scrolling; wasm memory. With --peer, a page of
// typed arrays that installs a `gridBench` (prepare, load, op), beside it in the same browser and run.
//   node tests/bench/table/grid.mjs [--rounds 5] [--peer PATH/js-columnar.js]
import { build } from 'esbuild';
import { parseArgs } from 'node:util';
import { launch, until } from '../../browser/support/browser.mjs';
import { account, startPortal } from '../../browser/support/portal.mjs';
import { settled, signIn } from '../../browser/support/visit.mjs';
import { makePages } from './rows.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, peer: { type: 'string' } } });
const ROWS = 1_000_000, ROUNDS = Number(values.rounds);
/** The bench's columns as the screen calls them. */
const NAMES = { id: 'id', date: 'issue_date', customer: 'customer', status: 'standing', amount: 'total', currency: 'currency', description: 'number' };
let failed = false;

/** @param {string} what @param {number} figure @param {number} most @param {string} [unit] @param {string} [more] */
function say(what, figure, most, unit = '', more = '') {
  const ok = figure <= most;
  failed ||= !ok;
  console.log(`${ok ? '    ' : 'OVER'} ${what}: ${figure.toFixed(2)}${unit} (at most ${most}${unit}) ${more}`);
}
/** @param {number[]} all */
const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];

const portal = await startPortal();
const browser = await launch();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', serviceWorkers: 'block' });
  await context.addInitScript(() => ((/** @type {any} */ (window)).__portico = {}));
  const person = account(portal, 'anna');
  await signIn(context.request, portal.url, person);
  const pages = makePages(ROWS, 65_536, NAMES);
  await context.route('**/documents/columns*', (route) => {
    const cursor = new URL(route.request().url()).searchParams.get('cursor');
    const body = pages[cursor ? Number(cursor) / 65_536 : 0];
    return route.fulfill({ contentType: 'application/vnd.portico.columns', body: Buffer.from(body.buffer, body.byteOffset, body.length) });
  });
  const page = await context.newPage();
  await page.goto(portal.url + '/documents');
  await settled(page);
  const rows = () => page.evaluate(() => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) - 1);
  await until(async () => (await rows()) === ROWS, 'all rows are there', 120_000);
  await settled(page);

  // In the page: what a person does, until its outcome is painted.
  await page.evaluate(() => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(undefined);
      channel.port2.postMessage(0);
    }));
    const count = () => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? 1) - 1;
    const first = () => document.querySelector('[role=grid] [role=gridcell]')?.closest('[role=row]')?.textContent ?? '';
    const field = () => /** @type {HTMLInputElement} */ (
      [...document.querySelectorAll('input')].find((one) => one.labels?.[0]?.textContent === 'Number' || one.getAttribute('aria-label') === 'Number'));
    const head = (/** @type {string} */ title) => /** @type {HTMLButtonElement} */ (
      [...document.querySelectorAll('[role=columnheader] button')].find((one) => one.textContent?.startsWith(title)));
    const select = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (
      [...document.querySelectorAll('select')].find((one) => [...one.options].some((option) => option.value === name)));
    const choose = (/** @type {string} */ kind, /** @type {string} */ value) => {
      const found = select(kind);
      found.value = value;
      found.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const type = (/** @type {string} */ text) => {
      field().value = text;
      field().dispatchEvent(new Event('input', { bubbles: true }));
    };
    /** @param {() => void} act @param {() => boolean} ok */
    const timed = async (act, ok) => {
      await painted();
      const begin = performance.now();
      act();
      while (!ok()) await new Promise(requestAnimationFrame);
      await painted();
      return performance.now() - begin;
    };
    /** @type {any} */ (window).bench = {
      sort: () => timed(() => head('Total').click(), () => first().includes('20,000.9')),
      unsort: async () => {
        const was = first();
        await timed(() => head('Total').click(), () => first() !== was);
        return timed(() => head('Total').click(), () => !document.querySelector('[aria-sort=descending],[aria-sort=ascending]'));
      },
      text: () => timed(() => type('calibration'), () => count() === 172_798),
      clearText: () => timed(() => type(''), () => count() === 1_000_000),
      status: () => timed(() => choose('overdue', 'overdue'), () => count() === 119_693),
      clearStatus: () => timed(() => choose('overdue', '-'), () => count() === 1_000_000),
      months: () => timed(() => choose('issue_date', 'issue_date'), () => count() === 60),
      ungroup: () => timed(() => choose('issue_date', '-'), () => count() === 1_000_000),
    };
  });
  const peer = await context.newPage();
  if (values.peer) {
    const made = await build({ entryPoints: [values.peer], bundle: true, minify: true, format: 'iife', write: false });
    await peer.setContent('<!doctype html><style>body{margin:0}</style><div id=app></div>');
    await peer.addScriptTag({ content: made.outputFiles[0].text });
    await peer.evaluate((rows) => /** @type {any} */ (window).gridBench.prepare(rows), ROWS);
    await peer.evaluate(() => /** @type {any} */ (window).gridBench.load());
  }

  await page.bringToFront();
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await until(() => page.locator('select').count().then((count) => count > 1), 'the filters are open');
  /** @type {Record<string, {ours: number[], theirs: number[]}>} */
  const times = {};
  /** @param {string} op @param {'ours' | 'theirs'} whose @param {number} ms */
  const keep = (op, whose, ms) => (times[op] ??= { ours: [], theirs: [] })[whose].push(ms);
  for (let round = 0; round < ROUNDS; round++) {
    await page.bringToFront();
    for (const op of ['sort', 'unsort', 'text', 'clearText', 'status', 'clearStatus', 'months', 'ungroup']) {
      keep(op, 'ours', await page.evaluate((name) => /** @type {any} */ (window).bench[name](), op));
    }
    if (!values.peer) continue;
    await peer.bringToFront();
    for (const op of ['sort', 'unsort', 'text', 'clear', 'status', 'clear', 'months']) {
      keep(op, 'theirs', (await peer.evaluate((name) => /** @type {any} */ (window).gridBench.op(name), op)).ms);
    }
  }
  // A ratio of 1 is enough where both are no more than the two frames of painting.
  const FRAMES = 2 * (1000 / 60);
  for (const op of ['sort', 'text', 'status', 'months']) {
    const ours = median(times[op].ours);
    if (!values.peer) {
      console.log(`     ${op}, until painted: ${ours.toFixed(1)} ms`);
      continue;
    }
    const theirs = median(times[op].theirs);
    say(`${op}, until painted, to the page of typed arrays`, ours / theirs, ours <= FRAMES ? 1 : 0.6, '', `${ours.toFixed(1)} ms to ${theirs.toFixed(1)} ms`);
  }

  await page.bringToFront();
  await page.locator('[role=grid]').hover();
  // By the wheel, a quarter of the rows new each time; and jumps, as by the scroll bar, all of them.
  const wheel = /** @type {number[]} */ ([]), jumps = /** @type {number[]} */ ([]);
  let seen = await page.evaluate(() => /** @type {any} */ (window).__portico.frames);
  for (let step = 0; step < 300; step++) {
    const jump = step % 50 === 49;
    await page.mouse.wheel(0, jump ? 400_000 : 240);
    const now = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() =>
      setTimeout(() => done({ frames: (/** @type {any} */ (window)).__portico.frames, ms: (/** @type {any} */ (window)).__portico.cpp_ms })))));
    if (now.frames !== seen) (jump ? jumps : wheel).push(now.ms);
    seen = now.frames;
  }
  const at = (/** @type {number[]} */ all, /** @type {number} */ share) => [...all].sort((a, b) => a - b)[Math.floor(all.length * share)];
  say(`C++ time of a frame while scrolling, p99 of ${wheel.length}`, at(wheel, 0.99), 3, ' ms', `median ${at(wheel, 0.5).toFixed(2)} ms; of a jump ${at(jumps, 0.5).toFixed(2)} ms`);
  const bytes = await page.evaluate(() => /** @type {any} */ (window).__portico.wasm_bytes);
  say('wasm memory with 1,000,000 rows, sorted, filtered, grouped', bytes / 1e6, 96, ' MB');
} finally {
  await browser.close();
  await portal.stop();
}
process.exitCode = failed ? 1 : 0;
