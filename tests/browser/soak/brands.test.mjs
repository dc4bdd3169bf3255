// Every screen and every section of the gallery in every brand, in both directions: what axe finds.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { violations } from '../support/axe.mjs';
import { open } from '../support/browser.mjs';
import { galleryAddress, gallerySections } from '../support/gallery.mjs';
import { account, ROOT } from '../support/portal.mjs';
import { browser, portal } from '../support/stage.mjs';
import { addresses, settled, signIn, SPEAKER } from '../support/visit.mjs';

const LIMIT = { timeout: 900_000 };
const BRANDS = readdirSync(path.join(ROOT, 'themes'), { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name);

for (const theme of BRANDS) {
  for (const language of /** @type {const} */ (['en', 'fa'])) {
    test(`AxeFindsNothing in ${theme} in ${language}`, LIMIT, async () => {
      const { page, context, problems } = await open(browser, 'about:blank', { locale: language, reducedMotion: 'reduce' });
      /** @type {string[]} */
      const wrong = [];
      /** @param {string} address @param {boolean} [busy] */
      const inspect = async (address, busy) => {
        await page.goto(portal.url + address, { waitUntil: 'commit' });
        await settled(page, busy);
        const shown = await page.evaluate(() => [document.querySelector('customer-portal')?.getAttribute('data-theme'), document.documentElement.dir]);
        assert.deepEqual(shown, [theme, language === 'fa' ? 'rtl' : 'ltr'], address);
        wrong.push(...(await violations(page)).map((one) => `${address}: ${one}`));
      };
      const branded = (/** @type {string} */ address) => `${address}${address.includes('?') ? '&' : '?'}theme=${theme}`;
      await inspect(branded('/sign-in'));
      const person = account(portal, SPEAKER[language]);
      await signIn(page.request, portal.url, person);
      const places = await addresses(page.request, portal.url, person.customers[0]);
      for (const address of Object.values(places)) await inspect(branded(address));
      for (const section of gallerySections()) await inspect(galleryAddress(section, { theme, language }), true);
      await context.close();
      assert.deepEqual([...wrong, ...problems], []);
    });
  }
}
