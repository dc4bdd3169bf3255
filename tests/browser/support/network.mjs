// A network between a browser and the portal, which tests cut, mend, and change what comes through. Cutting it
// here also cuts the service worker off, which a browser's own switch does not.
import http from 'node:http';
import { listen } from './listen.mjs';

/** @typedef {{text: (text: string, path: string) => string, path: (asked: string) => string}} Edit of pages and scripts, and of their addresses */

/** @param {string} upstream origin of the portal */
export async function makeNetwork(upstream) {
  let isCut = false;
  /** @type {Edit | undefined} */
  let edit;
  /** Of every answer. @type {Record<string, string>} */
  let heads = {};
  /** @type {{method: string, path: string, key: string}[]} */
  const seen = [];
  const server = http.createServer((request, response) => {
    if (isCut) return void request.socket.destroy();
    const path = request.url ?? '/';
    seen.push({ method: request.method ?? '', path, key: String(request.headers['idempotency-key'] ?? '') });
    const target = new URL(edit ? edit.path(path) : path, upstream);
    const headers = { ...request.headers, host: target.host, ...(edit && { 'accept-encoding': 'identity' }) };
    const onward = http.request(target, { method: request.method, headers }, async (answer) => {
      if (isCut) return void request.socket.destroy();
      const isText = /html|javascript/.test(answer.headers['content-type'] ?? '');
      if (!edit || !isText) {
        response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...heads });
        answer.pipe(response);
        return;
      }
      const text = Buffer.concat(await answer.toArray()).toString();
      const { 'content-length': _, ...kept } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, { ...kept, ...heads });
      response.end(edit.text(text, path));
    });
    onward.once('error', () => response.destroy());
    request.pipe(onward);
  });
  return {
    ...(await listen(server)),
    /** Requests that came through, oldest first. */
    seen,
    cut() {
      isCut = true;
      server.closeAllConnections();
    },
    mend() {
      isCut = false;
    },
    /** @param {Edit} [change] @param {Record<string, string>} [headers] of every answer */
    change(change, headers = {}) {
      edit = change;
      heads = headers;
    },
  };
}
