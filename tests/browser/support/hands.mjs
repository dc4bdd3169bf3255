// Three ways to use the portal. Each finds things by role and name alone.
import { becomes, until } from './browser.mjs';

/**
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{press: (target: Locator) => Promise<void>, type: (target: Locator, text: string) => Promise<void>, back: () => Promise<unknown>}} Hands
 */

/** @param {Page} page @returns {Hands} */
export function mouse(page) {
  return {
    back: () => page.goBack(),
    press: (target) => target.click(),
    async type(target, text) {
      await target.click();
      await target.pressSequentially(text);
    },
  };
}

/** @param {Page} page @returns {Hands} */
export function touch(page) {
  return {
    back: () => page.goBack(),
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

  /** The driver's keys end in the page; what it leaves to the browser's own shortcut, the driver does in its place. */
  async function back() {
    await page.evaluate(() => {
      const heard = (/** @type {KeyboardEvent} */ event) => {
        if (event.altKey && event.key === 'ArrowLeft') document.documentElement.dataset.back = event.defaultPrevented ? 'taken' : 'left';
      };
      addEventListener('keydown', heard);
    });
    await page.keyboard.press('Alt+ArrowLeft');
    await becomes(() => page.evaluate(() => document.documentElement.dataset.back), 'left', 'the page leaves Alt+Left to the browser');
    await page.goBack();
  }

  return {
    back,
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
