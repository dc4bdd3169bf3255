#!/usr/bin/env node
// What the portal costs while nothing happens: frames and fired timers in 10 s, in two tabs that are signed in
// with the stream connected (0); frames after one letter, one Tab and one pointer move (at most 3 each, the worst
// of ten); C++ time of a frame of the invoices; wasm memory after 10,000 invoices scrolled end to end (at most 48 MB).
//   node tests/bench/idle.mjs [--invoices 10000]
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launch, until } from '../browser/support/browser.mjs';
import { account, startPortal } from '../browser/support/portal.mjs';
import { settled, signIn } from '../browser/support/visit.mjs';

const { values } = parseArgs({ options: { invoices: { type: 'string', default: '10000' } } });
const QUIET_MS = 10_000;
const PRESSES = 10;
const SEARCH_PAUSE_MS = 300;
let failed = false;

/** @param {string} what @param {number} figure @param {number} most @param {string} [unit] */
function say(what, figure, most, unit = '') {
  const ok = figure <= most;
  failed ||= !ok;
  console.log(`${ok ? '    ' : 'OVER'} ${what}: ${figure}${unit} (at most ${most}${unit})`);
}

/** Counts, in the page, what was asked of the browser and what came of it. */
function watch() {
  const page = /** @type {any} */ (window);
  page.__portico = {};
  page.__asked = { frames: 0, timers: 0, intervals: 0 };
  const { requestAnimationFrame: frame, setTimeout: later, setInterval: every } = page;
  page.requestAnimationFrame = (/** @type {FrameRequestCallback} */ run) =>
    frame.call(page, (/** @type {number} */ now) => (page.__asked.frames++, run(now)));
  page.setTimeout = (/** @type {Function} */ run, /** @type {any[]} */ ...rest) =>
    later.call(page, (/** @type {any[]} */ ...given) => (page.__asked.timers++, run(...given)), ...rest);
  page.setInterval = (/** @type {Function} */ run, /** @type {any[]} */ ...rest) =>
    every.call(page, (/** @type {any[]} */ ...given) => (page.__asked.intervals++, run(...given)), ...rest);
}

/** @param {import('playwright-core').Page} page */
const counts = (page) => page.evaluate(() => {
  const { __portico, __asked } = /** @type {any} */ (window);
  return { ..._copy(__portico), asked: _copy(__asked) };
  /** @param {object} from */
  function _copy(from) {
    return JSON.parse(JSON.stringify(from));
  }
});
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

const portal = await startPortal({ args: ['--no-demo'] });
const browser = await launch();
try {
  await portal.manage('seed_demo', '--invoices', values.invoices);
  portal.accounts = JSON.parse(await readFile(path.join(portal.var, 'demo-accounts.json'), 'utf8'));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await context.addInitScript(watch);
  await signIn(context.request, portal.url, account(portal, 'anna'));
  const tabs = [];
  for (const address of ['/', '/invoices']) {
    const page = await context.newPage();
    // One tab holds the stream and tells the others.
    const streamed = tabs.length ? null : page.waitForResponse((answer) => answer.url().includes('/api/v1/events') && answer.ok());
    await page.goto(portal.url + address);
    await settled(page);
    await streamed;
    tabs.push(page);
  }
  await pause(1500);
  const before = await Promise.all(tabs.map(counts));
  await pause(QUIET_MS);
  const after = await Promise.all(tabs.map(counts));
  const risen = (/** @type {(one: any) => number} */ of) => after.reduce((sum, one, i) => sum + of(one) - of(before[i]), 0);
  say(`frames in ${QUIET_MS / 1000} s, two tabs`, risen((one) => one.asked.frames), 0);
  say(`timers fired in ${QUIET_MS / 1000} s, two tabs`, risen((one) => one.asked.timers + one.asked.intervals + one.timers), 0);

  const page = tabs[1];
  await page.bringToFront();
  /** The worst of ten. @param {(time: number) => Promise<void>} act @param {number} [within] ms */
  const framesOf = async (act, within = 1000) => {
    let worst = 0;
    for (let time = 0; time < PRESSES; time++) {
      await pause(700);
      const start = (await counts(page)).frames;
      await act(time);
      await pause(within);
      worst = Math.max(worst, (await counts(page)).frames - start);
    }
    return worst;
  };
  const search = page.getByRole('searchbox').first();
  await search.focus();
  await page.mouse.move(600, 5);
  say('frames after a key press', await framesOf(() => page.keyboard.press('Tab')), 3);
  say('frames after a pointer move', await framesOf((time) => page.mouse.move(640, time % 2 ? 5 : 500)), 3);
  await search.focus();
  // What is searched for is asked for after a pause, in frames of its own.
  say('frames after a letter', await framesOf((time) => page.keyboard.press(time % 2 ? 'Backspace' : 'i'), SEARCH_PAUSE_MS / 2), 3);
  await until(() => !page.url().includes('q='), 'nothing is searched for');
  await settled(page);

  const scroller = page.locator('.p-scroller').last();
  const spent = [];
  for (let step = 0; step < 200; step++) {
    const start = await counts(page);
    await scroller.evaluate((element, by) => element.scrollBy(0, by), step % 2 ? -56 : 56);
    const end = await until(async () => {
      const now = await counts(page);
      return now.frames > start.frames ? now : null;
    }, 'a frame after scrolling');
    spent.push(end.cpp_ms); // of the last frame
  }
  spent.sort((a, b) => a - b);
  const texts = await page.evaluate(() => document.querySelectorAll('.portico-overlay .p-text').length);
  console.log(`     C++ time of a frame of the invoices scrolled by a row, ${texts} strings: median ${spent[100].toFixed(2)} ms, ` +
    `95 % below ${spent[190].toFixed(2)} ms`);

  const scrolled = Date.now();
  await until(async () => {
    await scroller.evaluate((element) => element.scrollBy(0, 20_000));
    const end = await scroller.evaluate((element) => element.scrollTop + element.clientHeight >= element.scrollHeight - 2);
    return end && (await page.evaluate(() => !document.querySelector('.portico-overlay [aria-busy=true]')));
  }, 'the end of the list', 180_000);
  await settled(page);
  const last = await scroller.getByRole('link', { name: /INV|CN/ }).last().textContent();
  const height = await scroller.evaluate((element) => element.scrollHeight);
  console.log(`     scrolled ${height} px of rows to ${last?.trim()} in ${((Date.now() - scrolled) / 1000).toFixed(1)} s`);
  say('wasm memory after the scroll', Math.round(((await counts(page)).wasm_bytes / 1048576) * 10) / 10, 48, ' MB');
} finally {
  await browser.close();
  await portal.stop();
}
process.exitCode = failed ? 1 : 0;
