// What the person and the system prefer, by media queries.

const QUERIES = [
  '(prefers-color-scheme: dark)',
  '(prefers-reduced-motion: reduce)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
  '(pointer: coarse)',
];
const PLAIN = 1 << QUERIES.length;

/**
 * Bit i is the i-th member of platform::Preferences.
 * @param {() => boolean} plain
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
export function watchPreferences(plain, changed, signal) {
  const lists = QUERIES.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', changed, { signal });
  return () => lists.reduce((bits, list, i) => bits | (Number(list.matches) << i), plain() ? PLAIN : 0);
}
