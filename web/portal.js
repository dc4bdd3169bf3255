// One portal on a page: joins the modules around one instance of the program.
import { makeBrand } from './brand.js';
import { compile, instantiate } from './bridge.js';
import { askEarly, keepTheme, preferredLanguages } from './early.js';
import { openEvents } from './events.js';
import { makeHttp } from './http.js';
import { watchInput } from './input.js';
import { makeIntl } from './intl.js';
import { makeLoop } from './loop.js';
import { makeNavigator } from './navigator.js';
import { showPanic } from './panic.js';
import { makePlain } from './plain.js';
import { watchPreferences } from './preferences.js';
import { EventKind } from './protocol.js';
import { makeRenderer } from './renderer.js';
import { watchScrolling } from './scrolling.js';
import { makeSemantics } from './semantics.js';
import { statistics } from './statistics.js';
import { makeStorage } from './storage.js';
import { makeText } from './text.js';
import { watchViewport } from './viewport.js';

/** Put in by the bundler. @type {{wasm: string} | undefined} */
const files = typeof PORTICO_FILES === 'undefined' ? undefined : PORTICO_FILES;
let portals = 0;
/** Class of the element from its first picture on. */
const READY = 'portico-ready';

/** @param {string | null} [named] */
const programUrl = (named) => new URL(named ?? files?.wasm ?? 'portico.wasm', import.meta.url).href;

/**
 * A page that shows another program leads to the whole portal: fetched as soon as somebody types.
 * @param {string} url what the page shows @param {HTMLElement} host @param {AbortSignal} signal
 */
function fetchWhole(url, host, signal) {
  const whole = programUrl();
  if (url === whole) return;
  const ahead = () => document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: whole }));
  host.addEventListener('input', ahead, { once: true, signal });
}

/**
 * @param {HTMLElement} host
 * @param {ShadowRoot} stage where the canvas goes
 * @returns {{stop: () => void, refreshTheme: () => void, useTheme: (json: string) => void}} `stop` takes away what it made
 */
export function startPortal(host, stage) {
  const ending = new AbortController();
  const { signal } = ending;
  const url = programUrl(host.getAttribute('wasm'));
  const module = compile(url);
  const figures = statistics();
  /** @type {Awaited<ReturnType<typeof instantiate>> | undefined} */
  let program;
  /** @type {import('./bridge.js').PortalEvent[]} */
  let queue = [];
  let closeStream = () => {};

  /** @param {import('./bridge.js').PortalEvent} event */
  function send(event) {
    queue.push(event);
    loop.invalidate();
  }
  /** @param {number} kind @param {Partial<import('./bridge.js').PortalEvent>} [more] */
  const tell = (kind, more) => send({ kind, ...more });

  const navigator = makeNavigator(
    host,
    () => tell(EventKind.Route, { text: navigator.route() }),
    signal,
  );
  const storage = makeStorage();
  if (navigator.owner) keepTheme(host, storage);
  const plain = makePlain(host, signal);
  const semantics = makeSemantics(host, `p${++portals}-`, navigator.owner ? navigator.address : (route) => route);
  const text = makeText(host, semantics.root);
  const brand = makeBrand(host, stage, semantics.root, navigator.owner, text.scratch, {
    changed: () => tell(EventKind.Appearance),
    fontsChanged,
  });
  const toPlain = () => {
    plain.enter();
    tell(EventKind.Appearance);
  };
  const loop = makeLoop(draw, figures);
  const renderer = makeRenderer(stage, text.scratch, loop.invalidate, toPlain);
  const http = makeHttp((request, answer) => {
    program?.httpDone(request, answer);
    // The first picture waits for nothing else.
    if (host.classList.contains(READY)) loop.invalidate();
    else loop.now();
  }, signal, navigator.owner ? askEarly(host, navigator.base, storage) : undefined);
  const preferences = watchPreferences(plain.is, () => tell(EventKind.Appearance), signal);
  const keyboard = navigator.owner ? document : host;
  const input = watchInput(semantics.root, keyboard, send, semantics.touch, signal);
  const scrolling = watchScrolling(semantics.root, loop.invalidate, signal);

  function draw() {
    if (!program) return Infinity;
    scrolling(program.event);
    const events = queue;
    queue = [];
    events.forEach(program.event);
    const next = program.frame();
    semantics.settle();
    brand.drawn();
    input.settleFocus(semantics.focusedNode());
    return next;
  }

  /** @type {import('./bridge.js').Services} */
  const services = {
    semantics(tree) {
      host.classList.add(READY); // the page's outline goes when there is something to show
      semantics.submit(tree);
    },
    focus: semantics.focus,
    announce: semantics.announce,
    scrollTo: semantics.scrollTo,
    text,
    renderer,
    http,
    openStream(url) {
      closeStream();
      closeStream = openEvents(url, (message) => {
        program?.streamMessage(message);
        loop.invalidate();
      });
    },
    closeStream: () => closeStream(),
    intl: makeIntl(preferredLanguages(host)),
    storage,
    navigator,
    preferences,
    brand,
  };

  function fontsChanged() {
    text.forget();
    tell(EventKind.Fonts);
  }

  function watchPage() {
    const options = { signal };
    for (const kind of ['online', 'offline']) {
      addEventListener(kind, () => tell(EventKind.Online, { x: Number(kind === 'online') }), options);
    }
    document.addEventListener(
      'visibilitychange',
      () => {
        tell(EventKind.Visible, { x: Number(!document.hidden) });
        loop.visibility();
      },
      options,
    );
    document.fonts.addEventListener('loadingdone', fontsChanged, options);
    const onScreen = (/** @type {boolean} */ visible) => {
      if (plain.is()) return;
      if (visible) renderer.reacquire();
      else renderer.release();
    };
    watchViewport(host, send, onScreen, signal);
  }

  /** @param {boolean} clean the program may still be called */
  function stop(clean) {
    loop.stop();
    ending.abort();
    closeStream();
    if (clean) program?.destroy();
    renderer.release();
    semantics.remove();
    brand.remove();
  }

  /** @param {unknown} error @param {boolean} started */
  function panic(error, started) {
    console.error(error);
    stop(false);
    showPanic(host, navigator.owner ? location.href : '', started);
  }

  async function start() {
    const made = await instantiate(await module, services, (error) => panic(error, true), figures);
    if (signal.aborted) return;
    // As late as can be: it may wait for the GPU.
    if (!plain.is() && !renderer.acquire()) plain.enter();
    watchPage();
    if (!made.create()) return;
    program = made;
    if (!globalThis.navigator.onLine) tell(EventKind.Online, { x: 0 });
    loop.now();
  }
  fetchWhole(url, host, signal);
  start().catch((error) => signal.aborted || panic(error, false));
  return {
    stop: () => stop(true),
    refreshTheme: brand.refresh,
    useTheme: (json) => tell(EventKind.Theme, { text: json }),
  };
}
