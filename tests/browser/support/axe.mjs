// What axe-core finds on a page.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './portal.mjs';

const AXE = readFileSync(path.join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds, as sentences. Contrast over a canvas it can only leave undecided; nothing else is excused.
 * @param {import('playwright-core').Page} page @returns {Promise<string[]>}
 */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const found = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map((/** @type {any} */ one) =>
      `${one.id}: ${one.help}: ${one.nodes.map((/** @type {any} */ node) => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`);
  });
}
