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
import { makeDevice } from './later.js';
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

/** Put in by the bundler. @type {{wasm: string, contract: number} | undefined} */
const files = typeof PORTICO_FILES === 'undefined' ? undefined : PORTICO_FILES;
let portals = 0;
/** Class of the element from its first picture on. */
const READY = 'portico-ready';
/** Class of the element while there is no canvas, at first and after a loss: the overlay itself is seen. */
const UNDRAWN = 'portico-undrawn';

/** @param {HTMLElement} host */
const programUrl = (host) =>
  new URL(host.getAttribute('wasm') ?? files?.wasm ?? 'portico.wasm', import.meta.url).href;

/**
 * A client meets a server one version older or newer; beyond that it is not the server's any more.
 * @param {number} contract of an answer; 0 where it names none
 */
const outdated = (contract) => contract > 0 && files !== undefined && Math.abs(contract - files.contract) > 1;

/**
 * A page may name the program that its own leads to: fetched as soon as somebody types.
 * @param {HTMLElement} host @param {AbortSignal} signal
 */
function fetchNext(host, signal) {
  const href = host.getAttribute('next');
  if (!href) return;
  const ahead = () => document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href }));
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
  const module = compile(programUrl(host));
  const figures = statistics();
  /** @type {Awaited<ReturnType<typeof instantiate>> | undefined} */
  let program;
  /** @type {import('./bridge.js').PortalEvent[]} */
  let queue = [];
  let closeStream = () => {};
  let told = 0; // contract of the server, where it is too far from this client's
  let onScreen = false;

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
  const device = makeDevice(host, navigator.base, {
    program: programUrl(host),
    updated: () => tell(EventKind.Update),
    waiting: (list, sent) => tell(EventKind.Waiting, { text: list, x: sent }),
  }, signal);
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
    if (outdated(answer.contract)) renew(answer.contract);
    // The first picture waits for nothing else.
    if (host.classList.contains(READY)) loop.invalidate();
    else loop.now();
  }, signal, navigator.owner ? askEarly(host, navigator.base, storage) : undefined, device);
  const preferences = watchPreferences(plain.is, () => tell(EventKind.Appearance), signal);
  const keyboard = navigator.owner ? document : host;
  const input = watchInput(semantics.root, keyboard, send, semantics.touch, signal);
  const scrolling = watchScrolling(semantics.root, loop.invalidate, signal);

  /** The server's contract and this client's are too far apart. @param {number} contract */
  async function renew(contract) {
    if (told === contract) return;
    told = contract;
    const typing = host.classList.contains(READY);
    const isRenewed = !typing && (await (await device.load())?.renew(contract));
    if (!isRenewed) tell(EventKind.Update, { x: 1 });
  }

  function draw() {
    if (!program) return Infinity;
    scrolling(program.event);
    const events = queue;
    queue = [];
    events.forEach(program.event);
    const next = program.frame();
    semantics.settle();
    host.classList.toggle(UNDRAWN, !plain.is() && !renderer.live());
    brand.drawn();
    input.settleFocus(semantics.focusedNode());
    return next;
  }

  /** A canvas is there while it can be seen, from the first picture on. @param {boolean} visible */
  function keepCanvas(visible) {
    onScreen = visible;
    if (plain.is() || signal.aborted) return;
    if (!visible) renderer.release();
    else if (host.classList.contains(READY)) renderer.acquire();
  }

  /** The page's outline goes; what was drawn is seen, and can be used, before a GPU is asked for. */
  function showFirst() {
    host.classList.add(READY);
    const next = (/** @type {() => void} */ then) => requestAnimationFrame(() => setTimeout(then));
    next(() => next(() => keepCanvas(onScreen)));
  }

  /** @type {import('./bridge.js').Services} */
  const services = {
    semantics(tree) {
      if (!host.classList.contains(READY)) showFirst();
      device.soon();
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
    device,
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
    watchViewport(host, send, keepCanvas, signal);
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
    const picking = host.getAttribute('files');
    /** @type {typeof import('./files.js') | undefined} */
    const picker = picking ? await import(picking) : undefined;
    services.files = picker?.watchFiles(semantics.root, send, signal);
    const made = await instantiate(await module, services, (error) => panic(error, true), figures);
    if (signal.aborted) return;
    watchPage();
    if (!made.create()) return;
    program = made;
    if (!globalThis.navigator.onLine) tell(EventKind.Online, { x: 0 });
    loop.now();
  }
  fetchNext(host, signal);
  start().catch((error) => signal.aborted || panic(error, false));
  return {
    stop: () => stop(true),
    refreshTheme: brand.refresh,
    useTheme: (json) => tell(EventKind.Theme, { text: json }),
  };
}
