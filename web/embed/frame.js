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

const shown = () => /** @type {CustomerPortal} */ (document.querySelector('customer-portal'));
const origins = (shown().getAttribute('origins') ?? '').split(' ').filter(Boolean);
const embedded = parent !== window;

/** What is awaited of the page while the portal starts. @type {Map<string, (message: import('./messages.js').Message) => void>} */
const awaited = new Map();

/** @param {string} type @returns {Promise<import('./messages.js').Message>} the first of its kind */
const first = (type) => new Promise((resolve) => awaited.set(type, resolve));

/** @template T @param {number} longestMs @param {Promise<T>} coming @returns {Promise<T | undefined>} */
const within = (longestMs, coming) => Promise.race([coming, new Promise((resolve) => setTimeout(resolve, longestMs))]);

/** @param {import('./messages.js').Message} message @param {string} origin */
async function heard(message, origin) {
  if (message.type === 'start') tellTo(origin);
  if (message.type === 'style') restyle(message.roles);
  const take = awaited.get(message.type);
  if (take) take(message);
  else if (message.type === 'go') goTo(message.route);
  else if (message.type !== 'style') {
    if (message.type === 'start') await obey(message); // of a page that was slow to answer
    else if (message.token) await enter(message.token);
    else await signOut(base());
    restart();
  }
}

/** What the page's own CSS says of the theme's roles; none: as the theme has it. @param {Record<string, string>} roles */
function restyle(roles) {
  const { style } = shown();
  for (const name of [...style]) if (name.startsWith('--portico-')) style.removeProperty(name);
  for (const [name, value] of Object.entries(roles)) style.setProperty(name, value);
}

const base = () => shown().getAttribute('base') ?? '/';

/** @param {string} token */
async function enter(token) {
  const refused = await signInByToken(base(), token);
  if (refused) tell('error', { code: 'token-refused', detail: refused });
}

/** Of the page's choice, in place of the server's. @type {object | undefined} */
let theme;

/** @param {Partial<import('./messages.js').Message>} start what the page wants of the portal */
async function obey({ locale, fit, theme: brand }) {
  if (locale) shown().setAttribute('locale', locale);
  if (fit) fitTo((height) => tell('height', { height }));
  theme = brand && (await themeOf(brand));
}

/** Another person, or another wish of the page: nothing of the one before stays. */
function restart() {
  const fresh = /** @type {CustomerPortal} */ (shown().cloneNode(false));
  for (const name of ['class', 'data-theme']) fresh.removeAttribute(name);
  shown().replaceWith(fresh);
  if (theme) fresh.useTheme?.(theme);
}

async function start() {
  const kept = embedded ? keepsCookies(base()).catch(() => true) : true; // off line is said by the portal
  const signing = first('sign-in'); // the page may be faster than what is asked below
  const startMessage = embedded && origins.length ? await greet() : undefined;
  if (!startMessage?.identity) awaited.clear();
  if (!(await kept)) tell('error', { code: 'cookies' });
  if (startMessage) await obey(startMessage);
  if (startMessage?.identity) {
    const said = await within(TOKEN_MS, signing);
    awaited.clear();
    // A page that says nobody is signed in means it.
    if (said?.token) await enter(said.token);
    else if (said) await signOut(base());
  }
  customElements.define('customer-portal', CustomerPortal);
  watchFrames(restart);
  if (theme) shown().useTheme(theme);
}

function greet() {
  listen(() => parent, (origin) => origins.includes(origin), FROM_HOST, heard);
  // Says nothing of anybody, so that it may be heard by whoever frames the page.
  parent.postMessage(write('hello', {}), '*');
  return within(GREETING_MS, first('start'));
}

/** @param {string} id */
async function themeOf(id) {
  const found = await fetch(`${base()}themes/${id}/theme.json`);
  return found.ok ? found.json() : undefined;
}

start();
