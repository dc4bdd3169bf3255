// <customer-portal>: the canvas in a shadow root, fields and semantics slotted in light DOM, so that
// password managers, labels and the page's own tools see them.
//
//   <customer-portal base="/"></customer-portal>        has the page's history below `base`
//   <customer-portal></customer-portal>                  a guest on a page: keeps its route to itself
//
// Attributes: base, route (of a guest's first screen), wasm (address of the program), plain (no canvas).
import { startPortal } from './portal.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host{display:block;position:relative;overflow:clip;contain:layout style}
:host([hidden]){display:none}
canvas{position:absolute;inset:0 auto auto 0;pointer-events:none}
.sense{position:absolute;width:0;height:0;visibility:hidden}
:host(.portico-plain) canvas,:host(.portico-panic) canvas{display:none}
`);

export class CustomerPortal extends HTMLElement {
  /** @type {ReturnType<typeof startPortal> | undefined} */
  #portal;
  #stage;

  constructor() {
    super();
    this.#stage = this.attachShadow({ mode: 'open' });
    this.#stage.adoptedStyleSheets = [sheet];
    const slot = document.createElement('slot');
    slot.part.add('overlay');
    this.#stage.append(slot);
  }

  connectedCallback() {
    this.#portal = startPortal(this, this.#stage);
  }

  disconnectedCallback() {
    this.#portal?.stop();
    this.#portal = undefined;
  }

  /** Reads the page's own CSS anew. Changes are noticed without it; browsers that cannot are told so here. */
  refreshTheme() {
    this.#portal?.refreshTheme();
  }

  /** Shows a theme that is no folder of the server, as themes/schema.json has it. @param {object} theme */
  useTheme(theme) {
    this.#portal?.useTheme(JSON.stringify(theme));
  }
}
