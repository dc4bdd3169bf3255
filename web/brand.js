// The theme on the page. What the program set stands on the overlay, for fields, focus ring and plain mode;
// what the page's own CSS says for the same names is read at the element and told to the program.
//
// A change of that CSS, whatever made it (a class on an ancestor, a style sheet, a media query), is noticed
// by a transition of the custom properties on an unseen element beside the canvas: no timer, no polling, and
// nothing to do while nothing changes.

const COLOUR = /^#[0-9a-f]{8}$/;
const SIZE = /^[\d.]+(px)?$/;

/** @typedef {ReturnType<typeof makeBrand>} Brand */

/**
 * @param {HTMLElement} host
 * @param {ShadowRoot} stage
 * @param {HTMLElement} overlay
 * @param {boolean} owner the portal is the page
 * @param {HTMLCanvasElement} scratch turns any CSS colour into bytes
 * @param {{changed: () => void, fontsChanged: () => void}} tell
 */
export function makeBrand(host, stage, overlay, owner, scratch, tell) {
  const sense = document.createElement('span');
  sense.className = 'sense';
  const probe = document.createElement('span'); // resolves values; the other's are under way at first
  probe.className = 'sense';
  stage.append(sense, probe);
  /** By name, what the program set last. @type {Map<string, string>} */
  const set = new Map();
  let watched = 0;
  let said = '';
  /** @type {{theme: string, css: string} | undefined} */
  let coming;
  /** @type {HTMLLinkElement | undefined} */
  let sheet;
  const page = owner ? document.documentElement : host;

  sense.addEventListener('transitionrun', refresh);

  function watch() {
    if (watched === set.size) return;
    watched = set.size;
    sense.style.transition = [...set.keys()].map((name) => `${name} 1ms allow-discrete`).join();
  }

  /** Any CSS colour as #rrggbbaa. @param {string} name */
  function colour(name) {
    probe.style.color = `var(${name})`;
    const context = /** @type {CanvasRenderingContext2D} */ (scratch.getContext('2d'));
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const bytes = context.getImageData(0, 0, 1, 1).data;
    context.restore();
    return `#${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  /** Any CSS length in px; a bare number as it stands. @param {string} name @param {string} value */
  function size(name, value) {
    if (/^[\d.]+$/.test(value)) return value;
    probe.style.width = `var(${name})`;
    const px = parseFloat(getComputedStyle(probe).width);
    probe.style.width = '';
    return String(Math.round(px * 100) / 100);
  }

  function overrides() {
    watch();
    const style = getComputedStyle(host);
    let lines = '';
    for (const [name, own] of set) {
      const value = style.getPropertyValue(name).trim();
      if (!value) continue;
      const plain = COLOUR.test(own) ? colour(name) : SIZE.test(own) ? size(name, value) : value;
      lines += `${name.slice('--portico-'.length)}\t${plain}\n`;
    }
    return (said = lines);
  }

  function refresh() {
    const before = said;
    if (overrides() !== before) tell.changed();
  }

  return {
    overrides,
    refresh,
    /** @param {string} name @param {string} value */
    setProperty(name, value) {
      if (name === 'color-scheme') {
        page.style.colorScheme = value;
        return;
      }
      const before = set.get(name);
      if (before === value) return;
      set.set(name, value);
      overlay.style.setProperty(name, value);
      if (name === '--portico-canvas') page.style.setProperty('--portico-page', value);
      if (name.startsWith('--portico-font') && (before ?? '') !== value) tell.fontsChanged();
    },
    /** @param {string} theme @param {string} css address of its style sheet, or '' */
    show(theme, css) {
      host.dataset.theme = theme;
      coming = { theme, css };
    },
    /** A frame was drawn: what may come after the first paint comes now. */
    drawn() {
      if (!coming) return;
      const { css } = coming;
      coming = undefined;
      sheet?.remove();
      sheet = undefined;
      if (!css) return;
      sheet = document.createElement('link');
      sheet.rel = 'stylesheet';
      sheet.href = css;
      document.head.append(sheet);
    },
    remove() {
      sheet?.remove();
      sense.remove();
      probe.remove();
    },
  };
}
