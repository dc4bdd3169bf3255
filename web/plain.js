// Plain mode: the overlay is the page, laid out in flow by shell/plain.css. For browsers without WebGL,
// for those who ask for it, and for paper.

/**
 * @param {HTMLElement} host
 * @param {AbortSignal} signal
 */
export function makePlain(host, signal) {
  let always = host.hasAttribute('plain');
  const show = (/** @type {boolean} */ paper) => host.classList.toggle('portico-plain', always || paper);
  show(false);
  addEventListener('beforeprint', () => show(true), { signal });
  addEventListener('afterprint', () => show(false), { signal });
  matchMedia('print').addEventListener('change', ({ matches }) => show(matches), { signal });
  return {
    is: () => always,
    enter() {
      always = true;
      show(false);
    },
  };
}
