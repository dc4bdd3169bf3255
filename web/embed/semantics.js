// The framed portal's overlay: tells when it is there, and how tall what it shows wants to be.
import { makeSemantics as makeOverlay } from '../semantics.js';
import { tell } from './telling.js';

const LIST_PX = 640;
const LEAST_PX = 8; // that a change is worth
let last = 0;
let space = 56; // below what is shown, as far as known

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

/** What around the screen's scroller stays, and all of what it shows. @param {HTMLElement} root */
function measure(root) {
  const outer = [...root.querySelectorAll('.p-content')].filter((each) => !each.parentElement?.closest('.p-content'));
  const content = outer.sort((a, b) => b.clientHeight - a.clientHeight)[0];
  const scroller = content?.parentElement;
  if (!scroller) return;
  // The height that this picture was laid out for; the frame itself may have another by now, and following
  // that would go on for ever.
  const laidOut = Math.max(...[...root.children].map((each) => /** @type {HTMLElement} */ (each).offsetTop + each.clientHeight));
  const around = laidOut - scroller.clientHeight;
  const end = endOf(content);
  // What overflows shows how much space it wants; asking for less, it would overflow again.
  const overflows = content.clientHeight > scroller.clientHeight + 1;
  if (overflows && !content.querySelector('.p-scroller')) space = content.clientHeight - end;
  const height = Math.ceil(around + (overflows ? content.clientHeight : end + space));
  if (Math.abs(height - last) < LEAST_PX) return;
  last = height;
  wanted?.(height);
}

/**
 * Where the lowest thing ends that fills no space for its own sake, from the top. Of a long list within a
 * screen a good part counts, as it has rows without end.
 * @param {Element} content
 */
function endOf(content) {
  const { top } = content.getBoundingClientRect();
  let end = 0;
  for (const each of content.querySelectorAll(':not(:has(*)), .p-scroller')) {
    if (each.parentElement?.closest('.p-scroller') !== content.parentElement) continue;
    const box = each.getBoundingClientRect();
    const rows = each.querySelector(':scope > .p-content')?.clientHeight;
    end = Math.max(end, rows === undefined ? box.bottom - top : box.top - top + Math.min(rows, LIST_PX));
  }
  return end;
}
