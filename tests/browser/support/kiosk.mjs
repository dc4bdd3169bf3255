// A kiosk: the page as a kiosk's browser sees it, and the supervisor with a real browser.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, open, until } from './browser.mjs';
import { ROOT } from './portal.mjs';
import { wordsOf } from './words.mjs';

const { word } = wordsOf('en');

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./portal.mjs').Portal} Portal */

/** Another kiosk of the demo's seller. @param {Portal} portal @param {string} name @param {number} idle s @returns {Promise<string>} its token */
export const addKiosk = async (portal, name, idle) =>
  (await portal.manage('add_kiosk', 'northwind', name, '--idle', String(idle))).trim();

/**
 * @param {import('playwright-core').Browser} browser @param {Portal} portal @param {string} token
 * @param {(page: Page) => Promise<void>} [prepare]
 */
export async function openKiosk(browser, portal, token, prepare) {
  const screen = { viewport: { width: 1280, height: 1024 }, hasTouch: true };
  const opened = await open(browser, 'about:blank', screen);
  await opened.context.addCookies([{ name: 'portico_kiosk', value: token, url: portal.url, httpOnly: true, sameSite: 'Strict' }]);
  await prepare?.(opened.page);
  await opened.page.goto(portal.url, { waitUntil: 'commit' });
  // As the supervisor does; a page on its way to another refuses it.
  const cdp = await opened.context.newCDPSession(opened.page);
  await until(() => cdp.send('Page.resetNavigationHistory').then(() => true, () => false), 'nothing is before the portal');
  return opened;
}

/** @param {Page} page */
export const begin = (page) => page.getByRole('button', { name: word('kiosk.begin') });
/** @param {Page} page */
export const finish = (page) => page.getByRole('button', { name: word('kiosk.leave') });
/** @param {Page} page */
export const number = (page) => page.getByRole('textbox', { name: word('kiosk.number') });
/** @param {Page} page */
export const code = (page) => page.getByLabel(word('kiosk.code'), { exact: true });

/** @typedef {'tap' | 'click'} Hand a browser that was only connected to has no touch in tests */

/** With the on-screen keyboard alone. @param {Page} page @param {string} keys @param {Hand} [hand] */
export async function tapKeys(page, keys, hand = 'tap') {
  const board = page.locator('.portico-keyboard');
  for (const key of keys) await board.getByRole('button', { name: key, exact: true })[hand]();
}

/** @param {Page} page @param {{customer_number: string, code: string}} at @param {Hand} [hand] */
export async function signInByTouch(page, at, hand = 'tap') {
  await begin(page)[hand]();
  await number(page)[hand]();
  await tapKeys(page, at.customer_number.toLowerCase(), hand);
  await page.locator('.portico-keyboard').getByRole('button', { name: 'Hide the keyboard' })[hand]();
  await code(page)[hand]();
  await tapKeys(page, at.code, hand);
  await page.locator('.portico-keyboard').getByRole('button', { name: 'Enter' })[hand]();
  await page.getByRole('heading', { level: 1, name: word('overview.title') }).waitFor();
}

/**
 * `serve.py kiosk` around a real browser, for a portal that is served already.
 * @param {Portal} portal @param {string} token
 */
export async function supervise(portal, token) {
  const folder = await mkdtemp(path.join(tmpdir(), 'portico-kiosk-test-'));
  const file = path.join(folder, 'token');
  await writeFile(file, token, { mode: 0o600 });
  const flags = [...FLAGS, '--headless=new', '--remote-debugging-port=0', '--window-size=1280,1024'];
  const words = ['kiosk', '--portal', portal.url, '--token-file', file, '--var', folder];
  const browser = process.env.PORTICO_CHROMIUM ?? '/usr/bin/chromium';
  const child = spawn(path.join(ROOT, 'serve.py'), [...words, '--browser', browser, ...flags.map((flag) => `--browser-flag=${flag}`)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (data) => (log += data));
  child.stderr.on('data', (data) => (log += data));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const profiles = async () => (await readdir(path.join(folder, 'kiosk')).catch(() => [])).filter((name) => name.startsWith('profile-'));

  /** The page of the browser whose profile is none of these. @param {string[]} former */
  async function page(former) {
    const [name] = await until(async () => {
      const fresh = (await profiles()).filter((each) => !former.includes(each));
      const port = fresh[0] && (await readFile(path.join(folder, 'kiosk', fresh[0], 'DevToolsActivePort'), 'utf8').catch(() => ''));
      return port ? [fresh[0], port] : undefined;
    }, `a fresh browser\n${log}`, 60_000);
    const port = (await readFile(path.join(folder, 'kiosk', name, 'DevToolsActivePort'), 'utf8')).split('\n')[0];
    const connected = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const shown = await until(() => connected.contexts().flatMap((each) => each.pages()).find((each) => each.url().startsWith(portal.url)), 'the portal', 60_000);
    return { name, page: shown, connected };
  }

  return {
    page,
    profiles,
    log: () => log,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      const left = await profiles();
      await rm(folder, { recursive: true, force: true });
      return left;
    },
  };
}
