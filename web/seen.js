// Copies of the server's answers that one person saw, for the time without a network. Which answers may be
// kept and how long their copies may be shown is the server's to say: `Portico-Cache-Control:
// stale-if-error=<seconds>` (RFC 9213, RFC 5861), while `Cache-Control: no-store` stays for every other cache.

const PREFIX = 'portico-seen-';
const MOST = 300; // copies; the oldest go first
const LARGEST = 2_000_000; // bytes

/** @typedef {import('./http.js').Answer} Answer */

export function makeSeen() {
  /** Undefined while it is not known, '' for nobody. @type {string | undefined} */
  let person;
  /** One after the other: a copy made before a wipe does not come after it. @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** @template T @param {() => Promise<T>} work @returns {Promise<T | undefined>} */
  const next = (work) => {
    const result = last.then(work).catch(() => undefined); // denied or full: there is no copy
    last = result;
    return result;
  };

  /** @param {string} kept name of the one that stays, or '' */
  async function drop(kept) {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== kept) await caches.delete(name);
  }

  return {
    /** @param {string} id of the person signed in, or '' */
    belongsTo(id) {
      person = id;
      return next(() => drop(id && PREFIX + id));
    },
    /** @param {string} url @param {Answer} answer */
    keep(url, { body, type, etag, keepSeconds }) {
      const owner = person;
      if (!owner || !keepSeconds || body.length > LARGEST) return;
      const now = Date.now();
      next(async () => {
        if (owner !== person) return;
        const cache = await caches.open(PREFIX + owner);
        const headers = { 'content-type': type, etag, seen: String(now), until: String(now + keepSeconds * 1000) };
        await cache.put(url, new Response(/** @type {BodyInit} */ (body), { headers }));
        const keys = await cache.keys();
        if (keys.length > MOST) await cache.delete(keys[0]);
      });
    },
    /** The copy, while it may be shown. @param {string} url @returns {Promise<Partial<Answer> | undefined>} */
    find(url) {
      return next(async () => {
        for (const name of await caches.keys()) {
          if (!name.startsWith(PREFIX) || (person !== undefined && name !== PREFIX + person)) continue;
          const copy = await (await caches.open(name)).match(url);
          const said = (/** @type {string} */ header) => copy?.headers.get(header) ?? '';
          if (!copy || Number(said('until')) < Date.now()) continue;
          const body = new Uint8Array(await copy.arrayBuffer());
          return { status: 200, body, type: said('content-type'), etag: said('etag'), seenAt: Number(said('seen')) };
        }
        return undefined;
      });
    },
    /** Nothing of anybody is left. */
    wipe() {
      person = '';
      return next(() => drop(''));
    },
  };
}
