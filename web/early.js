// What the program will ask for first, asked for while it is still on its way: session, theme and texts.
// A guess that proves wrong costs a request, no more.

/** @typedef {Map<string, Promise<Response>>} Early answers by address, each used once */

/**
 * The theme shown last is the one to begin with, as long as the server names the same for this page.
 * @param {HTMLElement} host
 * @param {import('./storage.js').PortalStorage} storage
 */
export function keepTheme(host, storage) {
  const named = host.getAttribute('theme');
  if (!named || storage.read('page-theme', false) === named) return;
  storage.write('page-theme', named, false);
  storage.write('theme', named, false);
}

/** A page may name a locale: that of a brand for one language first. @param {HTMLElement} host */
export function preferredLanguages(host) {
  const named = host.getAttribute('locale');
  return [...(named ? [named] : []), ...navigator.languages];
}

/**
 * @param {HTMLElement} host its `theme` and `languages` attributes name what a first visit gets
 * @param {string} base
 * @param {import('./storage.js').PortalStorage} storage
 * @returns {Early}
 */
export function askEarly(host, base, storage) {
  const early = new Map();
  /** @param {string} path */
  const ask = (path) => {
    const answer = fetch(base + path, { credentials: 'same-origin' });
    answer.catch(() => {}); // told to whoever uses it
    early.set(base + path, answer);
  };
  const theme = storage.read('theme', false) ?? host.getAttribute('theme');
  const scheme = storage.read('scheme', false);
  if (scheme === 'dark' || scheme === 'light') document.documentElement.style.colorScheme = scheme;
  const offered = (host.getAttribute('languages') ?? '').split(' ');
  const stored = storage.read('locale', false);
  const wanted = [...(stored ? [stored] : []), ...preferredLanguages(host)];
  const language = wanted
    .map((tag) => offered.find((each) => each === tag) ?? offered.find((each) => each === tag.split('-')[0]))
    .find(Boolean);
  ask('api/v1/session');
  if (theme) ask(`themes/${theme}/theme.json`);
  if (offered[0]) ask(`${host.getAttribute('strings') ?? 'strings'}/${language ?? offered[0]}.json`);
  return early;
}
