// Files that a person picked in a file input or dropped on it, and their way out. A module of its own, loaded
// where the page names it (attribute `files` of the element).
import { EventKind } from './protocol.js';

// As UploadState of src/platform/uploads.h.
const WAITING = 0;
const SENDING = 1;
const SENT = 2;
const FAILED = 3;

/** @typedef {{file: File, state: number, bytes: number, way?: XMLHttpRequest}} Picked bytes: that were sent */
/** What the program asks for, by the names of its imports. @typedef {ReturnType<typeof watchFiles>} Files */

/** The file input that an event is about. @param {Event} event */
const inputOf = ({ target }) =>
  target instanceof HTMLInputElement && target.type === 'file' ? target : undefined;

/** Id of the node that an element of the overlay shows. @param {Element} element */
const nodeOf = ({ id }) => Number(id.slice(id.indexOf('-') + 1));

/** One line of a Change event. @param {number} number @param {File} file */
const lineOf = (number, { size, type, name }) =>
  [number, size, type, name].map((part) => String(part).replace(/[\t\n\r]/g, ' ')).join('\t');

/**
 * @param {HTMLElement} root the overlay
 * @param {(event: import('./bridge.js').PortalEvent) => void} send
 * @param {AbortSignal} signal
 */
export function watchFiles(root, send, signal) {
  /** @type {Map<number, Picked>} */
  const all = new Map();
  let last = 0;

  /** @param {Event} event */
  function picked(event) {
    const input = inputOf(event);
    if (!input?.files?.length) return;
    const lines = Array.from(input.files, (file) => {
      all.set(++last, { file, state: WAITING, bytes: 0 });
      return lineOf(last, file);
    });
    input.value = ''; // the same file may be picked again
    send({ kind: EventKind.Change, node: nodeOf(input), text: lines.join('\n') });
  }

  /** Dropped beside a file input, a file would take the page's place. @param {DragEvent} event */
  function dragged(event) {
    if (inputOf(event)?.disabled === false) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  }

  root.addEventListener('change', picked, { signal });
  root.addEventListener('dragover', dragged, { signal });
  root.addEventListener('drop', dragged, { signal });
  for (const [name, over] of /** @type {const} */ ([['dragenter', true], ['dragleave', false], ['drop', false]])) {
    root.addEventListener(
      name,
      (event) => {
        const input = inputOf(event);
        if (input) send({ kind: EventKind.Hover, node: over ? nodeOf(input) : 0 });
      },
      { signal },
    );
  }
  signal.addEventListener('abort', () => all.forEach(stop));

  /** @param {Picked | undefined} one */
  function stop(one) {
    const way = one?.way;
    if (!one || !way) return;
    one.way = undefined;
    one.state = WAITING;
    way.abort();
  }

  /**
   * By XMLHttpRequest: fetch tells nothing of how far a body is.
   * @param {number} number @param {string} address
   */
  function start(number, address) {
    const one = all.get(number);
    if (!one) return;
    stop(one);
    const way = (one.way = new XMLHttpRequest());
    one.state = SENDING;
    one.bytes = 0;
    /** @param {number} state @param {number} bytes */
    const tell = (state, bytes) => {
      if (one.way !== way) return;
      one.state = state;
      one.bytes = bytes;
      if (state !== SENDING) one.way = undefined;
      send({ kind: EventKind.Upload });
    };
    way.upload.onprogress = ({ loaded }) => tell(SENDING, loaded);
    way.onload = () => tell(way.status >= 200 && way.status < 300 ? SENT : FAILED, one.file.size);
    way.onerror = way.ontimeout = () => tell(FAILED, 0);
    way.open('POST', address);
    way.setRequestHeader('Content-Type', one.file.type || 'application/octet-stream');
    way.send(one.file);
  }

  /** @param {(at: number, length: number) => string} text of the program's memory */
  return (text) => ({
    upload_send: (/** @type {number} */ number, /** @type {number} */ at, /** @type {number} */ length) =>
      start(number, text(at, length)),
    upload_state: (/** @type {number} */ number) => all.get(number)?.state ?? FAILED,
    upload_bytes: (/** @type {number} */ number) => all.get(number)?.bytes ?? 0,
    upload_stop: (/** @type {number} */ number) => stop(all.get(number)),
    upload_forget(/** @type {number} */ number) {
      stop(all.get(number));
      all.delete(number);
    },
  });
}
