// <customer-portal src="https://portal.example/"> on a page of another site: the portal in a frame.
//
//   src       where the portal is; its seller must list this page's origin
//   route     the screen to begin with, and to go to when it changes
//   locale    language of those who have chosen none; theme: one of the portal's brands
//   identity  address at this page's own site that answers POST with {"token"}: who is signed in here
//   fit       as tall as what is shown
//   label     what assistive technology calls the frame
//
// Tells of itself by events: ready, route, height, signed-in, payment, error (docs/embed.md). What stands
// between the tags is shown where the portal can't be.
import { FROM_FRAME, listen, ROUTE, write } from './messages.js';

// Of the theme's roles, those that a page's own CSS may say: --portico-accent and so on.
const ROLES = ['canvas', 'surface', 'surface-sunken', 'border', 'border-strong', 'text', 'text-muted', 'text-on-accent', 'accent',
  'accent-hover', 'accent-text', 'accent-soft', 'focus', 'field', 'radius', 'font', 'font-mono'].map((role) => `--portico-${role}`);
const SILENCE_MS = 10000; // after which a frame that loaded is not the portal

// The page's own rules stop at the shadow root, but for those that hit the element itself.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host{display:block!important}
:host([hidden]){display:none!important}
iframe{display:block;width:100%;height:100%;min-height:480px;border:0;color-scheme:normal}
iframe[hidden]{display:none}
:host([fit]) iframe{height:var(--fit,480px)}
slot{display:none}
iframe[hidden]+slot{display:block}
`);

export class EmbeddedPortal extends HTMLElement {
  static observedAttributes = ['src', 'route'];
  /** In place of the attribute `identity`. @type {(() => Promise<string>) | undefined} */
  identify;
  #frame = document.createElement('iframe');
  #origin = '';
  #heardOf = false;
  #useless = false;
  #silence = 0;
  /** @type {AbortController | undefined} */
  #ending;

  constructor() {
    super();
    const stage = this.attachShadow({ mode: 'open' });
    stage.adoptedStyleSheets = [sheet];
    this.#frame.referrerPolicy = 'strict-origin';
    stage.append(this.#frame, document.createElement('slot'));
  }

  connectedCallback() {
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    const address = this.#address();
    this.#frame.title = this.getAttribute('label') ?? 'Customer portal';
    this.#frame.hidden = !address;
    if (!address) {
      console.error('<customer-portal>: src must be the https address of a portal', this.getAttribute('src'));
      return;
    }
    this.#origin = address.origin;
    listen(() => this.#frame.contentWindow, (origin) => origin === this.#origin, FROM_FRAME, this.#heard, signal);
    this.#frame.addEventListener('load', this.#loaded, { signal });
    this.#frame.src = address.href;
  }

  disconnectedCallback() {
    this.#ending?.abort();
    clearTimeout(this.#silence);
    this.#heardOf = this.#useless = false;
    this.#frame.removeAttribute('src');
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (!this.#ending || this.#ending.signal.aborted || before === now) return;
    if (name === 'route') this.go(now ?? '/');
    else {
      this.disconnectedCallback();
      this.connectedCallback();
    }
  }

  /** @param {string} route a place in the portal, as "/invoices" */
  go(route) {
    this.#say('go', { route });
  }

  /** Hands over who is signed in at this site; again after a sign-in here. @param {string} [token] */
  async signIn(token) {
    this.#say('sign-in', { token: token ?? (await this.#token()) });
  }

  /** Reads the page's own CSS anew. */
  refreshTheme() {
    const style = getComputedStyle(this);
    const said = ROLES.map((name) => [name, style.getPropertyValue(name).trim()]).filter(([, value]) => value);
    this.#say('style', { roles: Object.fromEntries(said) });
  }

  /** Ends the portal's session in this frame. */
  signOut() {
    this.#say('sign-out', {});
  }

  #address() {
    try {
      const src = new URL(this.getAttribute('src') ?? '', document.baseURI);
      const wanted = this.getAttribute('route') ?? '/';
      const base = src.pathname.endsWith('/') ? src.pathname : `${src.pathname}/`;
      const safe = src.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(src.hostname);
      return safe ? new URL(`${src.origin}${base}embed${ROUTE.test(wanted) ? wanted : '/'}`) : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {string} type @param {object} fields */
  #say(type, fields) {
    this.#frame.contentWindow?.postMessage(write(type, fields), this.#origin);
  }

  // A frame that was refused loads, too: the browser's own page.
  #loaded = () => {
    if (!this.#heardOf) this.#silence = setTimeout(() => this.#refused(), SILENCE_MS);
  };

  /** @param {import('./messages.js').Message} message */
  #heard = ({ type, ...detail }) => {
    this.#heardOf = true;
    clearTimeout(this.#silence);
    if (type === 'hello') {
      this.#greet();
      return;
    }
    if (type === 'height') this.#frame.style.setProperty('--fit', `${detail.height}px`);
    // In a frame that keeps no cookie nobody can sign in.
    if (type === 'error' && detail.code === 'cookies') this.#useless = true;
    this.#frame.hidden = this.#useless;
    this.dispatchEvent(new CustomEvent(type, { detail }));
  };

  #greet() {
    const identity = !!this.identify || this.hasAttribute('identity');
    const locale = this.getAttribute('locale') ?? undefined;
    const theme = this.getAttribute('theme') ?? undefined;
    this.#say('start', { identity, locale, theme, fit: this.hasAttribute('fit') });
    this.refreshTheme();
    if (identity) this.signIn();
  }

  /** @returns {Promise<string | undefined>} none: nobody is signed in at this site */
  async #token() {
    try {
      if (this.identify) return (await this.identify()) || undefined;
      const address = new URL(this.getAttribute('identity') ?? '', document.baseURI);
      const answer = await fetch(address, { method: 'POST', credentials: 'same-origin' });
      return answer.ok ? (await answer.json()).token : undefined;
    } catch (error) {
      console.error('<customer-portal>: no token', error);
      return undefined;
    }
  }

  #refused() {
    this.#frame.hidden = true;
    this.dispatchEvent(new CustomEvent('error', { detail: { code: 'unreachable' } }));
  }
}

if (!customElements.get('customer-portal')) customElements.define('customer-portal', EmbeddedPortal);
