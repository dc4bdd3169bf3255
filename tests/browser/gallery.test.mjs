// Every section of the gallery, in both directions: what axe finds, and ink under every text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, launch, open, PHONE } from './support/browser.mjs';
import { galleryAddress, gallerySections, growToContent } from './support/gallery.mjs';
import { missingInk } from './support/ink.mjs';
import { startPortal } from './support/portal.mjs';
import { settled } from './support/visit.mjs';

const SETS = [
  { viewport: DESKTOP, picks: { language: 'en', scheme: 'light' } },
  { viewport: PHONE, picks: { language: 'fa', scheme: 'dark' } },
];

/** @type {import('./support/portal.mjs').Portal} */
let portal;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  portal = await startPortal();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

for (const section of gallerySections()) {
  test(`EveryWidgetIsWholeAndUsable in ${section}`, { timeout: 120_000 }, async () => {
    /** @type {string[]} */
    const wrong = [];
    for (const { viewport, picks } of SETS) {
      const { page, context, problems } = await open(browser, portal.url + galleryAddress(section, picks), {
        viewport,
        reducedMotion: 'reduce',
      });
      await settled(page, true);
      await growToContent(page, viewport);
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push('wider than the window');
      wrong.push(...(await violations(page)), ...problems);
      const ink = await missingInk(page, true);
      if (ink.places < 10) wrong.push(`only ${ink.places} visible texts`);
      wrong.push(...ink.missing.map((one) => `${picks.language}: no ink under ${one}`));
      await context.close();
    }
    assert.deepEqual(wrong, []);
  });
}
