// Figures for tests and benchmarks, kept only where a page put an object at window.__portico first.

/** @typedef {{frames: number, timers: number, cpp_ms: number, wasm_bytes: number}} Statistics */

/** @returns {Statistics} */
export function statistics() {
  const asked = /** @type {{__portico?: Partial<Statistics>}} */ (window).__portico;
  const kept = asked ?? {};
  kept.frames ??= 0;
  kept.timers ??= 0;
  kept.cpp_ms ??= 0;
  kept.wasm_bytes ??= 0;
  return /** @type {Statistics} */ (kept);
}
