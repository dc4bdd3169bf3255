// Loads web/offline.js when the page has time for it, or sooner when something asks for it, and remembers
// until then what it has to know. A page that does not name it does without: a guest, a frame, the gallery.

/**
 * @typedef {object} Page what it runs on, and what it is told
 * @property {string} program its address
 * @property {() => void} updated a newer version is there
 * @property {(list: string, sent: number) => void} waiting writes that wait, see src/api/outbox.h
 */
/** @typedef {import('./offline.js').Offline} Offline */
/** @typedef {ReturnType<typeof makeDevice>} Device */

/**
 * @param {HTMLElement} host its attribute `offline` is the module's address
 * @param {string} base
 * @param {Page} page
 * @param {AbortSignal} signal
 */
export function makeDevice(host, base, page, signal) {
  const file = host.getAttribute('offline');
  /** @type {Promise<Offline | undefined> | undefined} */
  let loaded;
  /** Not said yet: undefined. @type {string | undefined} */
  let person;
  /** Answers of the start. @type {[string, import('./http.js').Answer][]} */
  let early = [];
  let isAsked = false;

  /** Undefined where there is none, or it can't be loaded. */
  async function start() {
    if (!file) return undefined;
    /** @type {typeof import('./offline.js')} */
    const { startOffline } = await import(file);
    if (signal.aborted) return undefined;
    const offline = startOffline(base, page, signal);
    if (person !== undefined) offline.belongsTo(person);
    early.forEach(([url, answer]) => offline.keep(url, answer));
    early = [];
    return offline;
  }
  const load = () => (loaded ??= start().catch(() => undefined));
  /** @param {(offline: Offline) => unknown} work */
  const later = async (work) => {
    const offline = await load();
    return offline && work(offline);
  };

  return {
    load,
    /** The first picture stands. */
    soon() {
      if (isAsked || !file) return;
      isAsked = true;
      (window.requestIdleCallback ?? setTimeout)(load);
    },
    /** @param {string} id of the person signed in, or '' */
    belongsTo(id) {
      person = id;
      if (loaded) later((offline) => offline.belongsTo(id));
    },
    /** @param {string} url @param {import('./http.js').Answer} answer */
    keep(url, answer) {
      if (!file || !answer.keepSeconds) return;
      if (loaded) later((offline) => offline.keep(url, answer));
      else early.push([url, answer]);
    },
    /** @param {string} id */
    sendAgain: (id) => void later((offline) => offline.sendAgain(id)),
    /** @param {string} id */
    discard: (id) => void later((offline) => offline.discard(id)),
    wipe() {
      person = '';
      early = [];
      later((offline) => offline.wipe());
    },
  };
}
