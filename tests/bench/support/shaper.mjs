// A proxy that makes loopback as slow as a phone's network: one token bucket for the downlink, one round
// trip before each answer, two more once (TCP and TLS 1.3). It also weighs what passes.
import http from 'node:http';
import { listen } from '../../browser/support/listen.mjs';

/** @typedef {{name: string, bitsPerSecond: number, roundTripMs: number}} Network */
/** @typedef {{url: string, status: number, wire: number, type: string}} Weighed wire: body bytes as sent */

/** @type {Record<string, Network>} */
export const NETWORKS = {
  fast4g: { name: 'Fast 4G', bitsPerSecond: 9e6, roundTripMs: 60 },
  slow4g: { name: 'Slow 4G', bitsPerSecond: 1.6e6, roundTripMs: 150 },
};

/** @param {number} ms */
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {string} upstream origin of the server measured
 * @param {Network | null} network null: loopback as it is
 */
export async function shape(upstream, network) {
  /** @type {Weighed[]} */
  let log = [];
  let fresh = true, free = 0, inflight = 0;
  const server = http.createServer(async (request, response) => {
    inflight++;
    response.once('close', () => inflight--);
    if (network) {
      const trips = fresh ? 3 : 1;
      fresh = false;
      await delay(network.roundTripMs * trips);
    }
    const target = new URL(request.url ?? '/', upstream);
    const onward = http.request(target, { method: request.method, headers: { ...request.headers, host: target.host } }, async (answer) => {
      const entry = { url: request.url ?? '', status: answer.statusCode ?? 0, wire: 0, type: String(answer.headers['content-type'] ?? '') };
      log.push(entry);
      response.writeHead(entry.status, answer.headers);
      for await (const chunk of answer) {
        entry.wire += chunk.length;
        if (network) {
          const now = performance.now();
          free = Math.max(now, free) + ((chunk.length * 8) / network.bitsPerSecond) * 1000;
          if (free - now > 1) await delay(free - now);
        }
        if (response.destroyed) return;
        response.write(chunk);
      }
      response.end();
    });
    onward.once('error', () => response.destroy());
    request.pipe(onward);
  });
  return {
    ...(await listen(server)),
    log: () => log,
    inflight: () => inflight,
    reset() {
      log = [];
      fresh = true;
      free = 0;
    },
  };
}
