// Chromium for the tests of web/, and small helpers.
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
];

/** @param {string[]} more further flags */
export const launch = (more = []) =>
  chromium.launch({
    executablePath: process.env.PORTICO_CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...more],
  });

/** Polls a condition in the page: strings to evaluate are forbidden by the policy. */
export async function until(condition, what, timeoutMs = 30_000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Opens a page with the statistics on, and waits until the portal has drawn. */
export async function open(context, url) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(() => (window.__portico = {}));
  await page.goto(url);
  await until(() => page.evaluate(() => window.__portico.frames > 0), 'the first frame');
  return Object.assign(page, { errors });
}

/** Waits until no frame was drawn for a while. */
export async function idle(page) {
  let last = -1;
  await until(async () => {
    const now = await page.evaluate(
      () => new Promise((resolve) => setTimeout(() => resolve(window.__portico.frames), 150)),
    );
    const same = now === last;
    last = now;
    return same;
  }, 'no more frames');
  return last;
}
