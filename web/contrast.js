// WCAG 2.2: how far two colours are apart, and which pairs of a theme's roles are too near.

/** @typedef {{front: string, grounds: string[], least: number, where: string}} Pair as in themes/pairs.json */
/** @typedef {{front: string, ground: string, ratio: number, least: number, where: string}} Fault */

/** Relative luminance of "#rrggbb". @param {string} color */
function luminance(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1..21, of two opaque colours. @param {string} one @param {string} other */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @param {Record<string, string>} roles role -> "#rrggbb" @param {Pair[]} pairs @returns {Fault[]} */
export function tooNear(roles, pairs) {
  return pairs.flatMap(({ front, grounds, least, where }) =>
    grounds
      .map((ground) => ({ front, ground, ratio: contrast(roles[front], roles[ground]), least, where }))
      .filter(({ ratio }) => ratio < least),
  );
}
