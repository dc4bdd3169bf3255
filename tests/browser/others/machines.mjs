// @ts-nocheck: its libraries are installed for tests/long alone.
// Firefox by WebDriver BiDi and WebKitGTK by WebDriver, each with a screen of its own (Xvfb): what a journey
// needs of a browser, in their words and in Playwright's where support/ink.mjs reads them.
import { spawn } from 'node:child_process';
import puppeteer from 'puppeteer-core';
import { Builder, Capabilities, Key } from 'selenium-webdriver';
import { until } from '../support/browser.mjs';
import { freePort } from '../support/portal.mjs';
import { locate } from './locate.mjs';

/**
 * @typedef {{goto: (url: string) => Promise<unknown>, url: () => Promise<string>, back: () => Promise<unknown>,
 *   press: (role: string, name: string | RegExp) => Promise<void>,
 *   type: (name: string, text: string) => Promise<void>,
 *   sees: (role: string, name: string | RegExp) => Promise<void>,
 *   key: (name: 'Tab' | 'Enter') => Promise<unknown>,
 *   evaluate: (run: any, value?: any) => Promise<any>, screenshot: () => Promise<Buffer>,
 *   close: () => Promise<void>}} Visitor
 */

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const SIZE = { width: 1280, height: 900 };

/** A screen without glass. @returns {Promise<{display: string, end: () => void}>} */
async function screen() {
  const words = ['-displayfd', '1', '-screen', '0', `${SIZE.width}x${SIZE.height}x24`, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', words, { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  server.stdout.on('data', (data) => (said += data));
  await until(() => said.includes('\n') || server.exitCode !== null, 'Xvfb is up');
  if (server.exitCode !== null) throw new Error('Xvfb did not start');
  return { display: `:${said.trim()}`, end: () => server.kill() };
}

/** A name as it can cross to the page. @param {string | RegExp} name */
const crossing = (name) => (typeof name === 'string' ? { text: name } : { pattern: name.source });

/** @param {string} language @returns {Promise<Visitor>} */
export async function firefox(language) {
  const { display, end } = await screen();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.PORTICO_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: false, // without a screen Firefox has no WebGL2
    defaultViewport: null,
    args: ['--width', String(SIZE.width), '--height', String(SIZE.height)],
    env: { ...process.env, DISPLAY: display, MOZ_WEBRENDER: '1' },
    extraPrefsFirefox: { 'webgl.force-enabled': true, 'intl.accept_languages': language },
  });
  const page = await browser.newPage();
  /** @param {string} role @param {string | RegExp} name */
  const find = async (role, name) => {
    const handle = await page.evaluateHandle(locate, role, crossing(name));
    return /** @type {import('puppeteer-core').ElementHandle | null} */ (handle.asElement());
  };
  /** @param {string} role @param {string | RegExp} name */
  const wait = (role, name) => until(() => find(role, name), `${role} ${name}`, 30_000);
  return {
    goto: (url) => page.goto(url, { waitUntil: 'domcontentloaded' }),
    url: async () => page.evaluate(() => location.href),
    back: () => page.evaluate(() => history.back()),
    press: async (role, name) => (await wait(role, name)).click(),
    type: async (name, text) => (await wait('textbox', name)).type(text),
    sees: async (role, name) => void (await wait(role, name)),
    key: (name) => page.keyboard.press(name),
    evaluate: (run, value) => page.evaluate(run, value),
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: async () => {
      await browser.close();
      end();
    },
  };
}

/** @param {string} language @returns {Promise<Visitor>} */
export async function webkit(language) {
  const { display, end } = await screen();
  const port = await freePort();
  const locale = `${language.replace('-', '_')}.UTF-8`;
  const env = { ...process.env, DISPLAY: display, LANGUAGE: language, LC_ALL: locale, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const machine = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  await until(() => fetch(`${address}/status`).then(({ ok }) => ok, () => false), 'WebKitWebDriver is up');
  const wanted = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation', `--geometry=${SIZE.width}x${SIZE.height}`] },
  });
  const driver = await new Builder().usingServer(address).withCapabilities(wanted).forBrowser(/** @type {any} */ ('MiniBrowser')).build();
  /** @param {Function} run @param {unknown[]} values */
  const evaluate = (run, ...values) => driver.executeScript(`return (${run})(...arguments)`, ...values);
  /** @param {string} role @param {string | RegExp} name */
  const wait = (role, name) => until(
    () => /** @type {Promise<import('selenium-webdriver').WebElement | null>} */ (evaluate(locate, role, crossing(name))),
    `${role} ${name}`, 30_000);
  return {
    goto: (url) => driver.get(url),
    url: () => driver.getCurrentUrl(),
    back: () => evaluate(() => history.back()),
    press: async (role, name) => (await wait(role, name)).click(),
    type: async (name, text) => (await wait('textbox', name)).sendKeys(text),
    sees: async (role, name) => void (await wait(role, name)),
    key: (name) => driver.actions().sendKeys(name === 'Tab' ? Key.TAB : Key.ENTER).perform(),
    evaluate,
    screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    close: async () => {
      await driver.quit().catch(() => {});
      machine.kill();
      end();
    },
  };
}
