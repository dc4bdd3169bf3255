// The browser's one event stream, shared by all its tabs: the tab that holds the lock reads it, the
// others hear it by a channel. Resumes after the last message heard, backs off when the server is away,
// and has no timer while connected.
import { makeSseParser } from './sse.js';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60000;

/** @typedef {import('./sse.js').Message} Message */

/**
 * @param {string} url
 * @param {(message: Message) => void} heard
 * @returns {() => void} closes it
 */
export function openEvents(url, heard) {
  const closing = new AbortController();
  const { signal } = closing;
  const channel = new BroadcastChannel(`portico ${url}`);
  let last = '';
  let leads = false;

  /** @param {Message} message */
  function take(message) {
    if (message.id) {
      if (message.id === last) return;
      last = message.id;
    }
    heard(message);
  }

  channel.onmessage = ({ data }) => {
    if (data.ask) {
      if (leads && last) channel.postMessage({ last });
    } else if (data.last) last ||= data.last;
    else take(data);
  };
  channel.postMessage({ ask: true });
  signal.addEventListener('abort', () => channel.close());

  const lead = async () => {
    leads = true;
    await follow(url, () => last, signal, (message) => {
      take(message);
      channel.postMessage(message);
    });
    leads = false;
  };
  // Web Locks exist in secure contexts, and are denied to frames of other sites by browsers that block
  // their cookies; there each reads for itself.
  if (navigator.locks) {
    navigator.locks.request(`portico ${url}`, { signal }, lead).catch(() => {
      if (!signal.aborted) lead();
    });
  } else lead();

  return () => closing.abort();
}

/**
 * Reads the stream again and again until `signal`.
 * @param {string} url
 * @param {() => string} last id of the last message heard
 * @param {AbortSignal} signal
 * @param {(message: Message) => void} message
 */
async function follow(url, last, signal, message) {
  let failures = 0;
  while (!signal.aborted) {
    const ended = await readOnce(url, last(), signal, message);
    if (signal.aborted) return;
    failures = ended.connected ? 0 : failures + 1;
    // Signed out: nothing to hear until the person comes back to the page.
    if (ended.refused) await wake(signal, Infinity);
    else await wake(signal, waitMs(failures, Math.random()));
  }
}

/**
 * Doubles up to a minute; spread over the upper half so that many clients do not return at once.
 * @param {number} failures in a row @param {number} random 0..1
 */
export function waitMs(failures, random) {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
  return longest * (0.5 + random / 2);
}

/**
 * @param {string} url @param {string} last @param {AbortSignal} signal
 * @param {(message: Message) => void} message
 * @returns {Promise<{connected: boolean, refused: boolean}>}
 */
async function readOnce(url, last, signal, message) {
  let connected = false;
  try {
    const answer = await fetch(url, {
      headers: { Accept: 'text/event-stream', ...(last && { 'Last-Event-ID': last }) },
      cache: 'no-store',
      signal,
    });
    if (!answer.ok || !answer.body) {
      return { connected, refused: answer.status === 401 || answer.status === 403 };
    }
    connected = true;
    const parse = makeSseParser(message);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parse(value);
    }
  } catch {
    // Off line, server gone or closed by us: the caller sees to it.
  }
  return { connected, refused: false };
}

/**
 * Until the time is over, or sooner when the browser is on line again or the page is shown.
 * @param {AbortSignal} signal @param {number} ms
 * @returns {Promise<void>}
 */
function wake(signal, ms) {
  return new Promise((resolve) => {
    const over = new AbortController();
    const timer = ms === Infinity ? 0 : setTimeout(finish, ms);
    function finish() {
      clearTimeout(timer);
      over.abort();
      resolve();
    }
    const options = { signal: over.signal };
    addEventListener('online', finish, options);
    document.addEventListener('visibilitychange', () => document.hidden || finish(), options);
    signal.addEventListener('abort', finish, options);
  });
}
