// When frames are drawn: at most one pending animation frame or one timer for a far deadline, none while
// idle or hidden, and nothing that recurs.

/**
 * @param {() => number} draw draws; answers when to draw next without an event: monotonic ms, 0 for the
 *   next animation frame, Infinity for never
 * @param {import('./statistics.js').Statistics} figures
 */
export function makeLoop(draw, figures) {
  let frame = 0;
  let timer = 0;
  let stopped = false;

  function cancel() {
    if (frame) cancelAnimationFrame(frame);
    if (timer) clearTimeout(timer);
    frame = timer = 0;
  }

  function invalidate() {
    if (frame || stopped || document.hidden) return;
    cancel();
    frame = requestAnimationFrame(run);
  }

  function run() {
    frame = 0;
    if (stopped) return;
    figures.frames++;
    const next = draw();
    if (frame || stopped || document.hidden || next === Infinity) return;
    const wait = next - performance.now();
    if (wait <= 4) invalidate();
    else timer = setTimeout(fire, Math.min(wait, 0x7fffffff));
  }

  function fire() {
    timer = 0;
    figures.timers++;
    invalidate();
  }

  return {
    invalidate,
    /** Draws without waiting for the browser's next frame (start). */
    now() {
      cancel();
      run();
    },
    /** The page was hidden or shown. */
    visibility() {
      if (document.hidden) cancel();
      else invalidate();
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
