// The page's side of the service worker: registers it, hands it what the page has already loaded, and
// says when a newer version is there than the one that is shown.

const CHECK_MS = 3600000; // between two questions for a new version, by a page that stays open
const RENEWED = 'portico:renewed'; // in the tab's storage: the page was loaded anew for a newer server

/**
 * @param {string} base
 * @param {import('./later.js').Page} page
 * @param {AbortSignal} signal
 */
export function watchWorker(base, page, signal) {
  const container = navigator.serviceWorker; // not in insecure contexts, nor where storage is denied
  let checked = performance.now();

  /** @param {ServiceWorker | null} active @param {string[]} runs what it should know if it is of this page's version */
  function meet(active, runs = []) {
    const used = performance.getEntriesByType('resource').map(({ name }) => name);
    if (!signal.aborted) active?.postMessage({ runs, used });
  }

  async function register() {
    const registration = await container.register(`${base}service-worker.js`, { scope: base, updateViaCache: 'none' });
    meet((await container.ready).active);
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.hidden || performance.now() - checked < CHECK_MS) return;
        checked = performance.now();
        registration.update().catch(() => {});
      },
      { signal },
    );
  }

  if (container) {
    // While it is held, the files of this page's version are kept.
    const held = () => new Promise((over) => signal.addEventListener('abort', over));
    navigator.locks?.request(script(), { mode: 'shared', signal }, held).catch(() => {});
    container.addEventListener('message', ({ data }) => data.isCurrent === false && page.updated(), { signal });
    container.addEventListener('controllerchange', () => meet(container.controller, [page.program, script()]), { signal });
    container.startMessages();
    register().catch(() => {}); // denied or off line: the portal works without
  }

  return {
    /**
     * The server speaks a newer contract than this client: what is kept of the client goes, and the page
     * comes from the network. False where that was tried for this contract already.
     * @param {number} contract
     */
    async renew(contract) {
      if (sessionStorage.getItem(RENEWED) === String(contract)) return false;
      sessionStorage.setItem(RENEWED, String(contract));
      for (const name of await caches.keys()) if (name.startsWith('portico-shell-')) await caches.delete(name);
      await (await container?.getRegistration(base))?.unregister();
      location.reload();
      return true;
    },
  };
}

/** The page's own script: this module may be part of another file. */
const script = () => /** @type {HTMLScriptElement | null} */ (document.querySelector('script[type=module]'))?.src ?? '';
