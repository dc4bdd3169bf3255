// What starts the browser (tools/portico_cli/kiosk.py) asks now and then whether the page is well, and hears
// when a fresh browser is due. Without it the page helps itself.

/**
 * @param {'over' | 'stopped'} what a person is done, or the page can't go on
 * @returns {boolean} somebody heard it
 */
export function tell(what) {
  const { porticoKioskTold } = /** @type {{porticoKioskTold?: unknown}} */ (globalThis);
  if (typeof porticoKioskTold !== 'function') return false;
  porticoKioskTold(what);
  return true;
}

/** @param {HTMLElement} portal */
export function answerHeartbeat(portal) {
  const beat = () => {
    if (portal.classList.contains('portico-panic')) return 'stopped';
    return portal.classList.contains('portico-ready') ? 'well' : 'starting';
  };
  Object.defineProperty(globalThis, 'porticoKiosk', { value: Object.freeze({ beat }) });
}
