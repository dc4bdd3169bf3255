// The one file between JS and the wasm: loads it, gives it its imports and calls its exports.
// Everything else in web/ speaks JS values. src/platform/browser/imports.h is the other end.

/**
 * What the rest of web/ does for the program.
 * @typedef {object} Services
 * @property {(tree: import('./tree.js').Tree) => void} semantics
 * @property {(node: number) => void} focus
 * @property {(text: string, assertive: boolean) => void} announce
 * @property {(node: number, x: number, y: number) => void} scrollTo
 * @property {import('./text.js').Text} text
 * @property {import('./renderer.js').Renderer} renderer
 * @property {import('./http.js').Http} http
 * @property {(url: string) => void} openStream
 * @property {() => void} closeStream
 * @property {(call: number, text: string, number: number, a: number, b: number) => string} intl
 * @property {import('./storage.js').PortalStorage} storage
 * @property {import('./later.js').Device} device
 * @property {import('./navigator.js').PortalNavigator} navigator
 * @property {() => number} preferences
 * @property {import('./brand.js').Brand} brand
 * @property {import('./files.js').Files} [files] where the page names its module
 */

/** @typedef {{kind: number, node?: number, x?: number, y?: number, z?: number, text?: string}} PortalEvent */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @type {Map<string, Promise<WebAssembly.Module>>} */
const modules = new Map();

/**
 * Compiled once for all portals of a page. A failed load may be tried again.
 * @param {string} url
 */
export function compile(url) {
  let module = modules.get(url);
  if (!module) {
    module = WebAssembly.compileStreaming(fetch(url, { credentials: 'same-origin' }));
    module.catch(() => modules.delete(url));
    modules.set(url, module);
  }
  return module;
}

/**
 * @param {WebAssembly.Module} module
 * @param {Services} services
 * @param {(error: unknown) => void} panic called once, when the program trapped
 * @param {import('./statistics.js').Statistics} figures
 */
export async function instantiate(module, services, panic, figures) {
  /** @type {any} */
  let exports;
  let bytes = new Uint8Array(0);
  let dead = false;
  let outside = 0; // ms of this frame spent in the page's own work

  const refresh = () => {
    bytes = new Uint8Array(exports.memory.buffer);
    figures.wasm_bytes = bytes.length;
  };
  /** @param {number} at @param {number} length */
  const text = (at, length) => decoder.decode(bytes.subarray(at, at + length));

  /** Puts bytes into the reply buffer. @param {Uint8Array[]} parts */
  function put(...parts) {
    const total = parts.reduce((sum, part) => sum + part.length, 0);
    let at = exports.portico_buffer(total);
    if (bytes.buffer !== exports.memory.buffer) refresh();
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return total;
  }
  /** @param {string | null | undefined} value */
  const reply = (value) => (value == null ? -1 : put(encoder.encode(value)));
  /** @param {Uint32Array} offsets */
  const replyOffsets = (offsets) => put(new Uint8Array(offsets.buffer, 0, offsets.byteLength));

  /** @template T @param {() => T} work */
  function apart(work) {
    const start = performance.now();
    const result = work();
    outside += performance.now() - start;
    return result;
  }

  const { text: runs, renderer, http, storage, device, navigator } = services;
  /** @type {Record<string, (...values: number[]) => number | void>} */
  const portico = {
    semantics: (nodes, count, attributes, arena, arenaBytes) =>
      apart(() => services.semantics({ bytes, nodes, count, attributes, arena, arenaBytes })),
    // WebAssembly hands u32 over as signed.
    focus: (node) => services.focus(node >>> 0),
    announce: (at, length, assertive) => services.announce(text(at, length), assertive !== 0),
    scroll_to: (node, x, y) => services.scrollTo(node >>> 0, x, y),

    measure: (at, length, font, result) =>
      apart(() => new Float32Array(bytes.buffer, result, 8).set(runs.measure(text(at, length), font))),
    breaks: (at, length) => replyOffsets(runs.breaks(text(at, length))),
    graphemes: (at, length) => replyOffsets(runs.graphemes(text(at, length))),
    make_page: (page, size, colour) => renderer.makePage(page, size, colour !== 0),
    drop_page: (page) => renderer.dropPage(page),
    paint: (at, length, font, page, x, y, width, height, originX, originY, scale, color) =>
      apart(() =>
        renderer.upload(page, x, y, width, height, () =>
          runs.paint(text(at, length), font, width, height, originX, originY, scale, color),
        ),
      ),
    text_language: (at, length) => runs.setLanguage(text(at, length)),

    draw: (vertices, vertexCount, indices, indexCount, commands, commandCount, ...picture) =>
      apart(() =>
        renderer.draw(
          bytes.subarray(vertices, vertices + vertexCount * 20),
          bytes.subarray(indices, indices + indexCount * 4),
          new DataView(bytes.buffer, commands, commandCount * 28),
          picture[0],
          picture[1],
          picture[2],
          picture[3] >>> 0,
        ),
      ),
    has_canvas: () => Number(renderer.live()),
    context_restored: () => Number(renderer.takeRestored()),

    http_send: (request, head, headBytes, body, bodyBytes, timeout) =>
      void http.send(request, text(head, headBytes), text(body, bodyBytes), timeout),
    stream_open: (at, length) => services.openStream(text(at, length)),
    stream_close: () => services.closeStream(),

    intl: (call, at, length, number, a, b) =>
      reply(services.intl(call, text(at, length), number, a, b)),
    now_ms: () => Date.now(),
    monotonic_ms: () => performance.now(),
    random_token: () => reply(randomToken()),

    storage_read: (at, length, session) => reply(storage.read(text(at, length), session !== 0)),
    storage_write: (at, length, value, valueBytes, session) =>
      storage.write(text(at, length), text(value, valueBytes), session !== 0),
    storage_remove: (at, length, session) => storage.remove(text(at, length), session !== 0),
    storage_clear: () => {
      storage.clear();
      http.forget();
      device.wipe();
    },
    belongs_to: (at, length) => device.belongsTo(text(at, length)),
    send_again: (at, length) => device.sendAgain(text(at, length)),
    discard: (at, length) => device.discard(text(at, length)),

    ...services.files?.(text),

    route: () => reply(navigator.route()),
    navigate: (at, length, replace) => navigator.go(text(at, length), replace !== 0),
    back: () => navigator.back(),
    leave: (at, length) => navigator.leave(text(at, length)),
    set_title: (at, length) => navigator.setTitle(text(at, length)),
    set_language: (at, length, rtl) => navigator.setLanguage(text(at, length), rtl ? 'rtl' : 'ltr'),
    download: (at, length) => navigator.download(text(at, length)),
    print: () => navigator.print(),
    copy: (at, length) => void globalThis.navigator.clipboard?.writeText(text(at, length)).catch(() => {}),

    preferences: () => services.preferences(),
    set_property: (at, length, value, valueBytes) =>
      services.brand.setProperty(text(at, length), text(value, valueBytes)),
    overrides: () => reply(services.brand.overrides()),
    set_brand: (at, length, css, cssBytes) => services.brand.show(text(at, length), text(css, cssBytes)),
    base_path: () => reply(navigator.base),
  };

  const instance = await WebAssembly.instantiate(module, {
    portico,
    env: { emscripten_notify_memory_growth: refresh },
    wasi_snapshot_preview1: wasi(() => bytes),
  });
  exports = instance.exports;
  refresh();

  /** Calls into the program; a trap ends it. @template T @param {() => T} work @param {T} otherwise */
  function guarded(work, otherwise) {
    if (dead) return otherwise;
    try {
      return work();
    } catch (error) {
      dead = true;
      panic(error);
      return otherwise;
    }
  }

  return {
    create: () =>
      guarded(() => {
        exports._initialize();
        exports.portico_create();
        return true;
      }, false),
    /** @param {PortalEvent} event */
    event({ kind, node = 0, x = 0, y = 0, z = 0, text: words = '' }) {
      guarded(() => exports.portico_event(kind, node, x, y, z, put(encoder.encode(words))), undefined);
    },
    /** @returns {number} */
    frame() {
      outside = 0;
      const start = performance.now();
      const next = guarded(() => exports.portico_frame(), Infinity);
      figures.cpp_ms = performance.now() - start - outside;
      return next;
    },
    /** @param {number} request @param {import('./http.js').Answer} answer */
    httpDone(request, { status, body, type, etag, retryAfter, seenAt }) {
      const parts = [body, encoder.encode(type), encoder.encode(etag)];
      guarded(() => {
        put(...parts);
        const lengths = parts.map((part) => part.length);
        exports.portico_http_done(request, status, ...lengths, retryAfter, seenAt);
      }, undefined);
    },
    /** @param {{id: string, data: string}} message */
    streamMessage({ id, data }) {
      const parts = [encoder.encode(id), encoder.encode(data)];
      guarded(() => {
        put(...parts);
        exports.portico_stream_message(parts[0].length, parts[1].length);
      }, undefined);
    },
    destroy() {
      guarded(() => exports.portico_destroy(), undefined);
      dead = true;
    },
  };
}

// 24 bytes as 32 characters of [A-Za-z0-9_-].
function randomToken() {
  const random = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...random)).replace(/\+/g, '-').replace(/\//g, '_');
}

/**
 * The little of WASI that a build with assertions calls; a release build only ends by proc_exit.
 * @param {() => Uint8Array} bytes
 */
function wasi(bytes) {
  const done = () => 0;
  return {
    /** @param {number} code */
    proc_exit(code) {
      throw new WebAssembly.RuntimeError(`exit ${code}`);
    },
    /** @param {number} stream @param {number} parts @param {number} count @param {number} written */
    fd_write(stream, parts, count, written) {
      const memory = bytes();
      const view = new DataView(memory.buffer);
      let total = 0;
      for (let i = 0; i < count; i++) {
        const at = view.getUint32(parts + i * 8, true);
        const length = view.getUint32(parts + i * 8 + 4, true);
        console.error(decoder.decode(memory.subarray(at, at + length)));
        total += length;
      }
      view.setUint32(written, total, true);
      return 0;
    },
    fd_close: done,
    fd_seek: done,
    environ_get: done,
    /** @param {number} count @param {number} size */
    environ_sizes_get(count, size) {
      const view = new DataView(bytes().buffer);
      view.setUint32(count, 0, true);
      view.setUint32(size, 0, true);
      return 0;
    },
    /** @param {number} clock @param {bigint} precision @param {number} result */
    clock_time_get(clock, precision, result) {
      new DataView(bytes().buffer).setBigUint64(result, BigInt(Date.now()) * 1000000n, true);
      return 0;
    },
  };
}
