// Three ways to use the portal. Each finds things by role and name alone.
import { until } from './browser.mjs';

/**
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{press: (target: Locator) => Promise<void>, type: (target: Locator, text: string) => Promise<void>}} Hands
 */

/** @returns {Hands} */
export function mouse() {
  return {
    press: (target) => target.click(),
    async type(target, text) {
      await target.click();
      await target.pressSequentially(text);
    },
  };
}

/** @returns {Hands} */
export function touch() {
  return {
    press: (target) => target.tap(),
    async type(target, text) {
      await target.tap();
      await target.pressSequentially(text);
    },
  };
}

const MOST_TABS = 250;

/** @param {Page} page @returns {Hands} */
export function keyboard(page) {
  const has = (/** @type {Locator} */ target) => target.evaluate((element) => element === document.activeElement);
  const sharesGroup = (/** @type {Locator} */ target) =>
    target.evaluate((element) => !!element.closest('[role=radiogroup]')?.contains(document.activeElement));

  /** Tabs until focus is on the target; radios of a group are reached with the arrows. @param {Locator} target */
  async function reach(target) {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await has(target)) return;
      if (await sharesGroup(target)) {
        await page.keyboard.press('ArrowDown');
        continue;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  return {
    async press(target) {
      await reach(target);
      const kind = await target.evaluate((element) => element.getAttribute('type') ?? element.getAttribute('role') ?? element.localName);
      if (kind === 'radio') return; // choosing follows focus
      await page.keyboard.press(kind === 'checkbox' ? 'Space' : 'Enter');
    },
    async type(target, text) {
      await reach(target);
      await page.keyboard.type(text);
      await until(async () => (await target.inputValue()) === text, `the field shows ${text}`);
    },
  };
}
