// Offsets of native scrollers, told once a frame at most.
import { EventKind, SCROLLS } from './protocol.js';
import { recordOf } from './record.js';

/**
 * @param {HTMLElement} root the overlay
 * @param {() => void} invalidate
 * @param {AbortSignal} signal
 */
export function watchScrolling(root, invalidate, signal) {
  /** @type {Set<import('./record.js').NodeRecord>} */
  const moved = new Set();
  root.addEventListener(
    'scroll',
    ({ target }) => {
      const record = recordOf(target);
      if (!record || !SCROLLS.has(record.role)) return;
      moved.add(record);
      invalidate();
    },
    { signal, passive: true, capture: true },
  );

  /** Just before a frame. @param {(event: import('./bridge.js').PortalEvent) => void} send */
  return (send) => {
    for (const { id, element } of moved) {
      send({ kind: EventKind.Scroll, node: id, x: element.scrollLeft, y: element.scrollTop });
    }
    moved.clear();
  };
}
