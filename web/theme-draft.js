// A theme while it is made: colours by scheme and role, joined into a palette when it is written.

/** @typedef {'light' | 'dark' | 'contrast'} Scheme */
/** @type {Scheme[]} */
export const SCHEMES = ['light', 'dark', 'contrast'];

/** Sliders: path in theme.json, least, most, step. @type {[string, number, number, number][]} */
export const SIZES = [
  ['radius.field_px', 0, 24, 1],
  ['radius.button_px', 0, 32, 1],
  ['radius.card_px', 0, 28, 1],
  ['radius.badge_px', 0, 16, 1],
  ['spacing.step_px', 3, 6, 0.5],
  ['spacing.field_px', 36, 56, 2],
  ['density', 0.75, 1.5, 0.05],
  ['elevation.cards', 0, 1, 1],
  ['elevation.outline_px', 0, 2, 1],
  ['elevation.shadow', 0, 2, 0.1],
  ['type.body_px', 13, 18, 1],
  ['type.caption_px', 11, 15, 1],
  ['type.title_px', 16, 28, 1],
  ['type.display_px', 18, 40, 1],
  ['type.figure_px', 20, 48, 1],
  ['type.leading_px', 0, 8, 1],
  ['type.heading', 300, 900, 100],
];

/** @param {any} theme as themes/schema.json has it */
export function makeDraft(theme) {
  const draft = structuredClone(theme);
  /** @type {Record<Scheme, Record<string, string>>} */
  const colors = { light: {}, dark: {}, contrast: {} };
  for (const scheme of SCHEMES) {
    for (const [role, name] of Object.entries(theme.roles[scheme])) colors[scheme][role] = theme.palette[name];
  }
  /** What the palette called a colour first. @type {Map<string, string>} */
  const names = new Map();
  for (const [name, color] of Object.entries(theme.palette)) if (!names.has(color)) names.set(color, name);

  /** @param {string} path @returns {[any, string]} */
  function place(path) {
    const [group, key] = path.split('.');
    return key ? [(draft[group] ??= {}), key] : [draft, group];
  }

  return {
    colors,
    /** @param {string} path */
    size(path) {
      const [group, key] = place(path);
      return /** @type {number} */ (group[key]);
    },
    /** @param {string} path @param {number} value */
    setSize(path, value) {
      const [group, key] = place(path);
      group[key] = value;
    },
    /** @param {'id' | 'name'} key @param {string} value */
    call: (key, value) => (draft[key] = value),
    /** The colour keeps its transparency. @param {Scheme} scheme @param {string} role @param {string} color "#rrggbb" */
    setColor(scheme, role, color) {
      colors[scheme][role] = color + colors[scheme][role].slice(7);
    },

    /**
     * theme.json: each colour once, under the name it had, else that of its first role. A new brand has no
     * style sheet and no texts yet.
     */
    theme() {
      /** @type {Record<string, string>} */
      const palette = {};
      /** @type {Map<string, string>} */
      const called = new Map();
      /** @type {any} */
      const roles = {};
      for (const scheme of SCHEMES) {
        roles[scheme] = {};
        for (const [role, color] of Object.entries(colors[scheme])) {
          let name = called.get(color);
          if (!name) {
            name = names.get(color) ?? `${scheme}-${role}`;
            called.set(color, name);
            palette[name] = color;
          }
          roles[scheme][role] = name;
        }
      }
      const { css, strings, ...own } = draft;
      const kept = draft.id === theme.id ? draft : own;
      return { ...kept, palette, roles };
    },
    /**
     * What shows one scheme, whatever the system prefers; pictures and fonts are those of the brand it began with.
     * @param {Scheme} scheme
     */
    shown(scheme) {
      const { palette, roles, ...rest } = this.theme();
      return { ...rest, id: theme.id, palette, roles: { light: roles[scheme], dark: roles[scheme], contrast: roles[scheme] } };
    },
  };
}
