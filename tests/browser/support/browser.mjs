// Debian's Chromium, driven by role and name.
import { inspect, isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';

export const FLAGS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--font-render-hinting=none'];

export const PHONE = { width: 390, height: 844 };
export const TABLET = { width: 820, height: 1180 };
export const DESKTOP = { width: 1440, height: 900 };

/** @param {{webgl?: boolean}} [options] without WebGL the portal is its plain page */
export function launch({ webgl = true } = {}) {
  return chromium.launch({
    executablePath: process.env.PORTICO_CHROMIUM ?? '/usr/bin/chromium',
    args: webgl ? FLAGS : [...FLAGS.filter((flag) => !flag.includes('swiftshader')), '--disable-gpu', '--disable-3d-apis'],
  });
}

/**
 * A page of a fresh profile, without a service worker: what goes through one can't be routed. Console errors, page errors and CSP violations are kept in `problems`.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'en-GB', timezoneId: 'Europe/Berlin', serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/the server responded with a status of 4\d\d/.test(message.text())) problems.push(message.text());
  });
  page.on('request', (request) => {
    if (request.url().includes('/reports/csp')) problems.push(`CSP report: ${request.postData()}`);
  });
  await page.goto(url, { waitUntil: 'commit' });
  return { context, page, problems };
}

/**
 * Waits until `probe` answers something truthy, and gives it. CSP forbids waitForFunction with text.
 * @template T
 * @param {() => Promise<T> | T} probe
 * @param {string} what for the error
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(probe, what, timeoutMs = 30_000) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`not in ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/**
 * Waits until `probe` answers `wanted`: what follows a press or a key is there some frames later.
 * @template T
 * @param {() => Promise<T>} probe @param {T} wanted @param {string} [what] for the error
 */
export async function becomes(probe, wanted, what) {
  /** @type {T | undefined} */
  let found;
  const isThere = async () => isDeepStrictEqual((found = await probe()), wanted);
  await until(isThere, what ?? 'what is wanted').catch((cause) => {
    throw new Error(`${cause.message}; it is ${inspect(found)}, not ${inspect(wanted)}`, { cause });
  });
}
