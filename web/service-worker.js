// Keeps the page and the files that it needs, so that the portal opens without a network. Of people it
// knows nothing: what they saw is kept by web/seen.js, and no request of the API passes through here.
//
// The network comes first for the page and for whatever has no hash in its name; a name with a hash never
// changes what it holds. A new version waits until no tab shows the former one, or until a tab that shows
// the new one is the only one; what it needs is there before it takes over, and the former is deleted then.

/** Put in by the bundler. */
const { all, version } = /** @type {{all: string[], version: string}} */ (PORTICO_FILES);
const PREFIX = 'portico-shell-';
const NAME = PREFIX + version;
const WAIT_MS = 5000; // for a page from a slow network, where one is kept
const HASHED = /-[0-9a-z_]{8,}(\.[a-z0-9]+)$/i;
const FILES = /^(themes|strings)\/|^(favicon\.svg|manifest\.webmanifest)$/;
const NOT_OURS = /^(api|embed|gallery|pair|kiosk-code|theme-preview|healthz)([/.]|$)/;

/** @typedef {{waitUntil: (work: Promise<unknown>) => void}} Extendable */
/** @typedef {Extendable & {request: Request, preloadResponse: Promise<Response | undefined>, respondWith: (answer: Promise<Response>) => void}} FetchEvent */
/** What of ServiceWorkerGlobalScope is used here. @type {any} */
const worker = self;

/** @param {string} url @returns {string} below where the portal is */
const pathOf = (url) => {
  const { origin, pathname } = new URL(url);
  const base = new URL(worker.registration.scope).pathname;
  return origin === location.origin && pathname.startsWith(base) ? pathname.slice(base.length) : 'api';
};
/** @param {string} path */
const address = (path) => new URL(path, worker.registration.scope).href;
const pageKey = () => address('kept-page');
const shell = () => caches.open(NAME);
/** This version's, or else what pages of a former one still use. @param {string} url */
const kept = async (url) => (await (await shell()).match(url)) ?? caches.match(url);

/** @param {string} path */
const stem = (path) => path.replace(HASHED, '$1');

/** Takes a file into this version's cache unless it is there. @param {string} path */
async function take(path) {
  const cache = await shell();
  const hashed = HASHED.test(path);
  if (hashed && (await cache.match(address(path)))) return;
  await cache.add(new Request(address(path), hashed ? {} : { cache: 'no-cache' }));
}

/** Keeps a page once all that it names is kept. @param {Response} page */
async function keepPage(page) {
  const text = await page.clone().text();
  const names = [...text.matchAll(/(?:src|href|wasm|offline)="\/([^"]+)"/g)].map(([, name]) => name);
  await Promise.all(names.filter((name) => HASHED.test(name)).map(take));
  await (await shell()).put(pageKey(), page);
}

/** @param {Response} answer */
const isPage = (answer) =>
  answer.status === 200 && !answer.redirected && /^text\/html/.test(answer.headers.get('content-type') ?? '');

const formers = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);

/** What the former versions kept, in its present form. */
async function inherit() {
  const wanted = new Set();
  for (const name of await formers()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const path = pathOf(url);
      const now = HASHED.test(path) ? all.find((each) => stem(each) === stem(path)) : path;
      if (now && url !== pageKey()) wanted.add(now);
    }
  }
  const taken = [...wanted].map((path) => (HASHED.test(path) ? take(path) : take(path).catch(() => {})));
  await Promise.all(taken);
}

async function install() {
  await inherit();
  const page = await fetch(address(''), { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
  if (isPage(page)) await keepPage(page);
  worker.skipWaiting(); // not awaited: it ends with this event
}

/** Deletes what each former version kept, once no page runs on it. */
async function forgetFormers() {
  const names = await formers();
  if (worker.registration.installing || worker.registration.waiting) return; // one of them is newer
  for (const name of names) {
    for (const { url } of await (await caches.open(name)).keys()) {
      // It may have kept for a page of this version, too.
      if (url.endsWith('.js') && !all.includes(pathOf(url))) await navigator.locks.request(url, () => {});
    }
    await caches.delete(name);
  }
}

async function activate() {
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** @param {FetchEvent} event @returns {Promise<Response>} */
async function page(event) {
  const former = await kept(pageKey());
  const asked = event.preloadResponse.then((answer) => answer ?? fetch(event.request));
  try {
    const answer = await (former ? Promise.race([asked, late(event, asked)]) : asked);
    if (isPage(answer)) event.waitUntil(keepPage(answer.clone()).catch(() => {}));
    // A proxy whose server is away.
    else if (former && [502, 503, 504].includes(answer.status)) return former;
    return answer;
  } catch {
    return former ?? Response.error();
  }
}

/**
 * Fails when no answer came for a while.
 * @param {FetchEvent} event @param {Promise<Response>} asked @returns {Promise<Response>}
 */
function late(event, asked) {
  return new Promise((_, reject) => {
    const timer = setTimeout(reject, WAIT_MS);
    const over = () => clearTimeout(timer);
    event.waitUntil(asked.then(over, over));
  });
}

/** @param {Request} request */
async function hashed(request) {
  const found = await kept(request.url);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.status === 200) await (await shell()).put(request.url, answer.clone()).catch(() => {});
  return answer;
}

/** @param {Request} request */
async function fresh(request) {
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await (await shell()).put(request.url, answer.clone()).catch(() => {});
    return answer;
  } catch (error) {
    const found = await kept(request.url);
    if (found) return found;
    throw error;
  }
}

worker.addEventListener('install', (/** @type {Extendable} */ event) => event.waitUntil(install()));
worker.addEventListener('activate', (/** @type {Extendable} */ event) => event.waitUntil(activate()));

worker.addEventListener('fetch', (/** @type {FetchEvent} */ event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== 'GET' || NOT_OURS.test(path)) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (HASHED.test(path)) event.respondWith(hashed(request));
  else if (FILES.test(path)) event.respondWith(fresh(request));
});

worker.addEventListener('message', (/** @type {Extendable & {data: {runs: string[], used: string[]}, source: any}} */ event) => {
  const { runs, used } = event.data; // what the page wants to be of this version, and what it loaded
  event.source.postMessage({ isCurrent: runs.every((url) => all.includes(pathOf(url))) });
  const paths = used.map(pathOf).filter((path) => HASHED.test(path) || FILES.test(path));
  event.waitUntil(Promise.all(paths.map((path) => take(path).catch(() => {}))).then(forgetFormers));
});
