// Requests to the portal's own server by fetch. An answer always comes, once: status 0 when there was none
// (off line, timed out, refused, given up).

/** @typedef {{status: number, body: Uint8Array, type: string, etag: string, retryAfter: number}} Answer */
/** @typedef {ReturnType<typeof makeHttp>} Http */

/** @type {Answer} */
const NONE = { status: 0, body: new Uint8Array(0), type: '', etag: '', retryAfter: 0 };

/**
 * @param {(request: number, answer: Answer) => void} done
 * @param {AbortSignal} signal ends all requests
 * @param {import('./early.js').Early} [early]
 */
export function makeHttp(done, signal, early = new Map()) {
  /** Reads under way. @type {Set<AbortController>} */
  const reads = new Set();

  return {
    /**
     * @param {number} request
     * @param {string} head method, url, then "name: value" lines
     * @param {string} body
     * @param {number} timeoutMs
     */
    async send(request, head, body, timeoutMs) {
      const [method, url, ...lines] = head.split('\n');
      const abort = new AbortController();
      const stop = () => abort.abort();
      const timer = setTimeout(stop, timeoutMs);
      signal.addEventListener('abort', stop);
      if (method === 'GET') reads.add(abort);
      let answer = NONE;
      try {
        const asked = method === 'GET' ? early.get(url) : undefined;
        early.delete(url);
        const response = await (asked ?? ask(method, url, lines, body, abort.signal));
        answer = await read(response);
      } catch {
        // No answer is an answer: status 0.
      }
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      reads.delete(abort);
      if (!signal.aborted) done(request, answer);
    },
    /** Gives up what is being read: it belonged to a person who signed out. */
    forget() {
      for (const abort of reads) abort.abort();
    },
  };
}

/**
 * @param {string} method @param {string} url @param {string[]} lines @param {string} body
 * @param {AbortSignal} signal
 */
function ask(method, url, lines, body, signal) {
  const headers = lines.map((line) => {
    const colon = line.indexOf(': ');
    return /** @type {[string, string]} */ ([line.slice(0, colon), line.slice(colon + 2)]);
  });
  return fetch(url, { method, headers, body: body || undefined, credentials: 'same-origin', signal });
}

/** @param {Response} response @returns {Promise<Answer>} */
async function read(response) {
  return {
    status: response.status,
    body: new Uint8Array(await response.arrayBuffer()),
    type: response.headers.get('content-type') ?? '',
    etag: response.headers.get('etag') ?? '',
    retryAfter: retryAfterSeconds(response.headers.get('retry-after')),
  };
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3). @param {string | null} text */
export function retryAfterSeconds(text) {
  if (!text) return 0;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Math.max(0, Math.ceil(seconds)) || 0;
}
