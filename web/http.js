// Requests to the portal's own server by fetch. An answer always comes, once: status 0 when there was none
// (off line, timed out, refused, given up).

/** @typedef {{status: number, body: Uint8Array, type: string, etag: string, retryAfter: number, contract: number,
 *   seenAt: number, keepSeconds: number}} Answer seenAt: epoch ms of a copy, else 0; keepSeconds: how long a copy may be shown */
/** @typedef {ReturnType<typeof makeHttp>} Http */

/** @type {Answer} */
export const NONE = { status: 0, body: new Uint8Array(0), type: '', etag: '', retryAfter: 0, contract: 0, seenAt: 0, keepSeconds: 0 };

const AWAY = [0, 502, 503, 504];

/**
 * @param {(request: number, answer: Answer) => void} done
 * @param {AbortSignal} signal ends all requests
 * @param {import('./early.js').Early} [early]
 * @param {import('./later.js').Device} [device]
 */
export function makeHttp(done, signal, early = new Map(), device) {
  /** Reads under way. @type {Set<AbortController>} */
  const reads = new Set();

  return {
    /**
     * @param {number} request
     * @param {string} head method, url, what it waits as, then "name: value" lines
     * @param {string} body
     * @param {number} timeoutMs
     */
    async send(request, head, body, timeoutMs) {
      const [method, url, waitsAs, ...lines] = head.split('\n');
      const abort = new AbortController();
      const stop = () => abort.abort();
      const timer = setTimeout(stop, timeoutMs);
      signal.addEventListener('abort', stop);
      if (method === 'GET') reads.add(abort);
      let answer = NONE;
      try {
        const offline = waitsAs ? await device?.load() : undefined;
        const asked = method === 'GET' ? early.get(url) : undefined;
        early.delete(url);
        answer = offline
          ? await offline.send({ method, url, lines, body, waitsAs })
          : await read(await (asked ?? ask(method, url, lines, body, abort.signal)));
      } catch {
        // No answer is an answer: status 0.
      }
      // No server, or a proxy says so: what was seen, unless the one who saw it has signed out.
      if (reads.has(abort) && AWAY.includes(answer.status)) {
        answer = { ...answer, ...(await (await device?.load())?.find(url)) };
      }
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      const isOurs = reads.delete(abort);
      if (signal.aborted) return;
      done(request, answer); // says whose it is
      if (isOurs && answer.status === 200) device?.keep(url, answer);
    },
    /** Gives up what is being read: it belonged to a person who signed out. */
    forget() {
      for (const abort of reads) abort.abort();
      reads.clear();
    },
  };
}

/**
 * @param {string} method @param {string} url @param {string[]} lines @param {string} body
 * @param {AbortSignal} signal
 */
export function ask(method, url, lines, body, signal) {
  const headers = lines.map((line) => {
    const colon = line.indexOf(': ');
    return /** @type {[string, string]} */ ([line.slice(0, colon), line.slice(colon + 2)]);
  });
  return fetch(url, { method, headers, body: body || undefined, credentials: 'same-origin', signal });
}

/** @param {Response} response @returns {Promise<Answer>} */
export async function read(response) {
  return {
    status: response.status,
    body: new Uint8Array(await response.arrayBuffer()),
    type: response.headers.get('content-type') ?? '',
    etag: response.headers.get('etag') ?? '',
    retryAfter: retryAfterSeconds(response.headers.get('retry-after')),
    contract: Number(response.headers.get('portico-contract')),
    seenAt: 0,
    keepSeconds: Number(/\bstale-if-error=(\d+)/.exec(response.headers.get('portico-cache-control') ?? '')?.[1] ?? 0),
  };
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3). @param {string | null} text */
export function retryAfterSeconds(text) {
  if (!text) return 0;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Math.max(0, Math.ceil(seconds)) || 0;
}
