// The framed portal's overlay: tells when it is there, and how tall what it shows wants to be.
import { makeSemantics as makeOverlay } from '../semantics.js';
import { tell } from './telling.js';

/** @type {((height: number) => void) | undefined} */
let wanted;
let waits = false;

/** Wants to be told, and told again when it changes, in CSS px. @param {(height: number) => void} told */
export function fitTo(told) {
  wanted = told;
}

/** @type {typeof makeOverlay} */
export function makeSemantics(...made) {
  const overlay = makeOverlay(...made);
  return {
    ...overlay,
    submit(tree) {
      overlay.submit(tree);
      tell('ready');
      if (wanted && !waits) {
        waits = true;
        requestAnimationFrame(() => {
          waits = false;
          measure(overlay.root);
        });
      }
    },
  };
}

/** The screen's scroller is the tallest; what lies around it stays. @param {HTMLElement} root */
function measure(root) {
  let tallest = 0;
  let height = 0;
  for (const content of root.querySelectorAll('.p-content')) {
    const scroller = /** @type {HTMLElement} */ (content.parentElement);
    if (scroller.clientHeight <= tallest) continue;
    tallest = scroller.clientHeight;
    height = root.clientHeight - tallest + content.clientHeight;
  }
  if (tallest) wanted?.(Math.ceil(height));
}
