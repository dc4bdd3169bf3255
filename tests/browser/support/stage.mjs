// One portal and one browser for all tests of a file that imports these.
import { after, before } from 'node:test';
import { launch } from './browser.mjs';
import { startPortal } from './portal.mjs';

/** @type {import('./portal.mjs').Portal} */
export let portal;
/** @type {import('playwright-core').Browser} */
export let browser;

before(async () => {
  portal = await startPortal();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});
