// The portal in a frame of another site, in a browser that blocks third-party cookies.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { until } from './support/browser.mjs';
import { companyOf, launchBlocking, message, messages } from './support/company.mjs';
import { account, startPortal } from './support/portal.mjs';
import { wordsOf } from './support/words.mjs';

const { word, pattern, provider } = wordsOf('en');
/** @typedef {import('playwright-core').Page} Page */
/** @type {import('./support/portal.mjs').Portal} */
let portal;
/** @type {string} */
let company;
before(async () => {
  portal = await startPortal();
  company = await companyOf(portal);
});
after(() => portal?.stop());

/**
 * A page of the company's site; what goes wrong in it or in the frame is in `problems`.
 * @param {string} address @param {(page: Page, problems: string[]) => Promise<void>} journey
 */
async function visit(address, journey) {
  const { context, close } = await launchBlocking();
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) problems.push(line.text());
    });
    await page.goto(company + address);
    await journey(page, problems);
  } finally {
    await close();
  }
}

/** The portal in the frame of a page. @param {Page} page @param {number} [number] from 1 */
const framed = (page, number = 1) => page.locator(`#portal-${number}`).frameLocator('iframe');

/** @param {import('playwright-core').FrameLocator} frame @param {import('./support/portal.mjs').Account} person */
async function signInByPassword(frame, person) {
  await frame.getByLabel(word('sign_in.email')).fill(person.email);
  await frame.getByLabel(word('sign_in.password')).fill(person.password);
  await frame.getByRole('button', { name: word('sign_in.submit') }).click();
  await frame.getByRole('heading', { level: 1, name: word('overview.title') }).waitFor();
}

test('SignsInByPasswordWithinTheFrameAndTellsThePage', { timeout: 90_000 }, () =>
  visit('/', async (page, problems) => {
    await message(page, 'ready');
    await signInByPassword(framed(page), account(portal, 'anna'));
    assert.deepEqual(await message(page, 'signed-in'), { signedIn: true });
    assert.deepEqual((await message(page, 'route')).route, '/');
    assert.deepEqual(problems, []);
  }));
