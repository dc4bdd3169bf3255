// Small values that outlive the page, under keys of our own. Denied storage reads as empty.

const PREFIX = 'portico:';

/** @param {boolean} session @returns {Storage | undefined} */
function area(session) {
  try {
    return session ? sessionStorage : localStorage;
  } catch {
    return undefined; // blocked by the browser's settings
  }
}

/** @typedef {ReturnType<typeof makeStorage>} PortalStorage */

export function makeStorage() {
  return {
    /** @param {string} key @param {boolean} session */
    read: (key, session) => area(session)?.getItem(PREFIX + key) ?? null,
    /** @param {string} key @param {string} value @param {boolean} session */
    write(key, value, session) {
      try {
        area(session)?.setItem(PREFIX + key, value);
      } catch {
        // Full or denied: what is kept here can be done without.
      }
    },
    /** @param {string} key @param {boolean} session */
    remove: (key, session) => area(session)?.removeItem(PREFIX + key),
    clear() {
      for (const kept of [area(true), area(false)]) {
        if (!kept) continue;
        for (const key of Object.keys(kept)) if (key.startsWith(PREFIX)) kept.removeItem(key);
      }
    },
  };
}
