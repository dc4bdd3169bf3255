// The demonstration's company site, which shows the portal in a frame, and a browser that blocks
// third-party cookies, as people's browsers do.
import { createServer } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { DESKTOP, FLAGS, until } from './browser.mjs';
import { listen } from './listen.mjs';

/** Where the company's site is, by what serve.py says. @param {import('./portal.mjs').Portal} portal */
export async function companyOf(portal) {
  const said = () => /company's site: (http:\S+)/.exec(portal.log())?.[1];
  return until(said, 'serve.py names the company site', 60_000);
}

// Chromium's settings.
export const THIRD_PARTY = { block_third_party_cookies: true, cookie_controls_mode: 1 };
export const ALL_COOKIES = { default_content_setting_values: { cookies: 2 } };

/**
 * Chromium with third-party cookies, or all of them, blocked in its settings.
 * @param {object} [blocked] @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function launchBlocking(blocked = THIRD_PARTY, options = {}) {
  const profile = await mkdtemp(path.join(tmpdir(), 'portico-profile-'));
  const settings = { profile: blocked };
  await mkdir(path.join(profile, 'Default'));
  await writeFile(path.join(profile, 'Default/Preferences'), JSON.stringify(settings));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.PORTICO_CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
    viewport: DESKTOP,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/**
 * What the portal said to the company's page, oldest first.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{portal: string, type: string, detail: any}[]>}
 */
export async function messages(page) {
  const lines = await page.locator('#said li').allTextContents();
  return lines.map((line) => {
    const [portal, type, ...rest] = line.split(' ');
    return { portal, type, detail: JSON.parse(rest.join(' ')) };
  });
}

/**
 * Waits for a message, and gives its detail.
 * @param {import('playwright-core').Page} page @param {string} type
 * @param {(detail: any) => boolean} [wanted] @returns {Promise<any>}
 */
export async function message(page, type, wanted = () => true) {
  const found = await until(
    async () => (await messages(page)).find((one) => one.type === type && wanted(one.detail)),
    `the portal says ${type}`,
  );
  return found.detail;
}

/**
 * A site of one page, on a free port.
 * @param {'localhost' | '127.0.0.1'} host
 * @param {(request: import('node:http').IncomingMessage) => {headers?: Record<string, string>, body: string}} page
 * @returns {ReturnType<typeof listen>}
 */
export function serveSite(host, page) {
  const server = createServer((request, response) => {
    const { headers, body } = page(request);
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  });
  return listen(server, host);
}
