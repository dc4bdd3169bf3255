// What lets the portal open and go on without a network; loaded once the first picture stands, and kept
// out of pages that are not the portal's own.
import { makeOutbox } from './outbox.js';
import { makeSeen } from './seen.js';
import { watchWorker } from './worker.js';

/** @typedef {ReturnType<typeof startOffline>} Offline */

/**
 * @param {string} base where the portal is
 * @param {import('./later.js').Page} page
 * @param {AbortSignal} signal
 */
export function startOffline(base, page, signal) {
  const worker = watchWorker(base, page, signal);
  const seen = makeSeen();
  const outbox = makeOutbox(`${base}api/v1/session`, page.waiting, signal);
  const others = new BroadcastChannel('portico-device');
  others.onmessage = () => {
    seen.wipe();
    outbox.wipe();
  };
  signal.addEventListener('abort', () => others.close());

  return {
    renew: worker.renew,
    keep: seen.keep,
    find: seen.find,
    send: outbox.send,
    sendAgain: outbox.sendAgain,
    discard: outbox.discard,
    /** @param {string} person signed in, or '' */
    belongsTo(person) {
      seen.belongsTo(person);
      outbox.belongsTo(person);
    },
    /** Somebody signed out: of the person nothing is left, and other tabs keep nothing more. */
    wipe() {
      others.postMessage('wiped');
      return Promise.all([seen.wipe(), outbox.wipe()]);
    },
  };
}
