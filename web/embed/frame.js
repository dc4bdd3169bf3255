// The portal in a frame of another site: greets the page around it, lets it hand over who is signed in,
// and then starts as everywhere. The bundler puts web/embed/{navigator,events,semantics,panic}.js in the
// places of those that a page of the portal's own has.
import { CustomerPortal } from '../element.js';
import { watchFrames } from './events.js';
import { FROM_HOST, listen, write } from './messages.js';
import { goTo } from './navigator.js';
import { fitTo } from './semantics.js';
import { keepsCookies, signInByToken, signOut } from './signing.js';
import { tell, tellTo } from './telling.js';

const GREETING_MS = 1500; // for the page to answer; one without the embed script never does
const TOKEN_MS = 20000; // for its own server to sign

const portal = /** @type {CustomerPortal} */ (document.querySelector('customer-portal'));
const origins = (portal.getAttribute('origins') ?? '').split(' ').filter(Boolean);
const embedded = parent !== window;

/** The page's first answers, then none. @type {Map<string, (message: import('./messages.js').Message) => void>} */
const awaited = new Map();

/** @param {string} type @param {number} longestMs @returns {Promise<import('./messages.js').Message | undefined>} */
function answer(type, longestMs) {
  return new Promise((resolve) => {
    awaited.set(type, resolve);
    setTimeout(() => resolve(undefined), longestMs);
  }).finally(() => awaited.delete(type));
}

/** @param {import('./messages.js').Message} message @param {string} origin */
async function heard(message, origin) {
  if (message.type === 'start') tellTo(origin);
  if (message.type === 'style') restyle(message.roles);
  const first = awaited.get(message.type);
  if (first) first(message);
  else if (message.type === 'go') goTo(message.route);
  else if (message.type === 'sign-out' || message.type === 'sign-in') {
    if (message.token) await enter(message.token);
    else await signOut(base());
    restart();
  }
}

/** What the page's own CSS says of the theme's roles; none: as the theme has it. @param {Record<string, string>} roles */
function restyle(roles) {
  const { style } = /** @type {HTMLElement} */ (document.querySelector('customer-portal'));
  for (const name of [...style]) if (name.startsWith('--portico-')) style.removeProperty(name);
  for (const [name, value] of Object.entries(roles)) style.setProperty(name, value);
}

const base = () => portal.getAttribute('base') ?? '/';

/** @param {string} token */
async function enter(token) {
  const refused = await signInByToken(base(), token);
  if (refused) tell('error', { code: 'token-refused', detail: refused });
}

/** Another person: nothing of the one before stays. */
function restart() {
  const shown = document.querySelector('customer-portal');
  const fresh = /** @type {Element | undefined} */ (shown?.cloneNode(false));
  for (const name of ['class', 'data-theme']) fresh?.removeAttribute(name);
  if (fresh) shown?.replaceWith(fresh);
}

async function start() {
  const kept = embedded ? keepsCookies(base()).catch(() => true) : true; // off line is said by the portal
  const startMessage = embedded && origins.length ? await greet() : undefined;
  if (!(await kept)) tell('error', { code: 'cookies' });
  if (startMessage?.locale) portal.setAttribute('locale', startMessage.locale);
  if (startMessage?.fit) fitTo((height) => tell('height', { height }));
  if (startMessage?.identity) {
    const signing = await answer('sign-in', TOKEN_MS);
    // A page that says nobody is signed in means it.
    if (signing?.token) await enter(signing.token);
    else if (signing) await signOut(base());
  }
  const theme = startMessage?.theme && (await themeOf(startMessage.theme));
  customElements.define('customer-portal', CustomerPortal);
  watchFrames(restart);
  if (theme) portal.useTheme(theme);
}

function greet() {
  listen(() => parent, (origin) => origins.includes(origin), FROM_HOST, heard);
  // Says nothing of anybody, so that it may be heard by whoever frames the page.
  parent.postMessage(write('hello', {}), '*');
  return answer('start', GREETING_MS);
}

/** @param {string} id */
async function themeOf(id) {
  const found = await fetch(`${base()}themes/${id}/theme.json`);
  return found.ok ? found.json() : undefined;
}

start();
