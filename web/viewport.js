// Size of the portal and of its pixels, the on-screen keyboard, and whether the portal is to be seen.
import { EventKind } from './protocol.js';

/**
 * @param {HTMLElement} host
 * @param {(event: import('./bridge.js').PortalEvent) => void} send
 * @param {(visible: boolean) => void} onScreen the portal came into, or left, the part of the page in sight
 * @param {AbortSignal} signal
 */
export function watchViewport(host, send, onScreen, signal) {
  let last = '';
  const resized = () => {
    const { width, height } = host.getBoundingClientRect();
    const size = [width, height, devicePixelRatio];
    if (String(size) === last) return;
    last = String(size);
    send({ kind: EventKind.Resize, x: width, y: height, z: devicePixelRatio });
  };
  const sizes = new ResizeObserver(resized);
  sizes.observe(host);
  const sight = new IntersectionObserver(([{ isIntersecting }]) => onScreen(isIntersecting));
  sight.observe(host);
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    sight.disconnect();
  });

  // Fires once for each change of the ratio: zoom, or another screen.
  const watchRatio = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        resized();
        watchRatio();
      },
      { once: true, signal },
    );
  };
  watchRatio();

  const view = window.visualViewport;
  let covered = 0;
  view?.addEventListener(
    'resize',
    () => {
      const height = view.scale > 1.01 ? 0 : Math.max(0, innerHeight - view.height - view.offsetTop);
      if (height === covered) return;
      covered = height;
      send({ kind: EventKind.Inset, y: height });
    },
    { signal },
  );
  resized();
}
