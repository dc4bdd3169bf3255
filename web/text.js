// Text runs by the browser's canvas: measured, and painted white (or, with emoji, in colour) into a
// scratch canvas whence the renderer uploads them. The overlay's CSS sets the same font, size and
// rendering, so that DOM text lies over its ink.
import icons from '../build/gen/icons.js';
import { makeBreaker } from './breaks.js';

const ICON_BOX = 24; // units of the icon set's drawings
const ICON_STROKE = 2;
const COLOUR = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}/u;
const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const ICON_FAMILY = 2;
// Characters that a font's tabular figures may replace by others of one width.
const FIGURES = [...'0123456789.,:;+-−/()%$€£¥₱₹ \u00a0'];
const PIECES = /[0-9.,:;+\-−/()%$€£¥₱₹ \u00a0]|[^0-9.,:;+\-−/()%$€£¥₱₹ \u00a0]+/gu;
const FALLBACK = { 0: 'system-ui, sans-serif', 1: 'ui-monospace, monospace', 3: 'system-ui, sans-serif' };
const PROPERTY = { 0: '--portico-font', 1: '--portico-font-mono', 3: '--portico-font-heading' };

/** @typedef {ReturnType<typeof makeText>} Text */
/** @typedef {{family: 0 | 1 | 2 | 3, weight: number, rtl: boolean, tabular: boolean, slanted: boolean, size: number}} Font */

/** As src/platform/browser/imports.h packs it. @param {number} bits @returns {Font} */
export const unpackFont = (bits) => ({
  family: /** @type {0 | 1 | 2 | 3} */ (bits & 3),
  weight: (bits >>> 2) & 2047,
  rtl: (bits & (1 << 13)) !== 0,
  tabular: (bits & (1 << 14)) !== 0,
  slanted: (bits & (1 << 15)) !== 0,
  size: bits >>> 16,
});

/**
 * @param {HTMLElement} host where text is measured
 * @param {HTMLElement} overlay its style names the fonts
 */
export function makeText(host, overlay) {
  const scratch = document.createElement('canvas');
  scratch.width = 1024;
  scratch.height = 128;
  const context = /** @type {CanvasRenderingContext2D} */ (
    scratch.getContext('2d', { willReadFrequently: true })
  );
  const breaker = makeBreaker();
  /** @type {Map<string, Path2D>} */
  const paths = new Map();
  /** Font names by family. @type {Record<number, string>} */
  let families = {};
  /** Widths of figures, CSS px, by font. @type {Map<string, Map<string, number>>} */
  const cells = new Map();
  /** Widths of the same as the context writes them, px, by what it is set to. @type {Map<string, Map<string, number>>} */
  const inks = new Map();
  let ink = /** @type {Map<string, number>} */ (new Map()); // of what it is set to now
  let language = '';
  let used = ''; // font and language that the context is set to: setting them anew is slow

  /** @param {0 | 1 | 3} family */
  function familyNames(family) {
    return (families[family] ??=
      overlay.style.getPropertyValue(PROPERTY[family]).trim() || FALLBACK[family]);
  }

  /** @param {Font} font @param {number} scale */
  function use(font, scale) {
    const css = `${font.slanted ? 'italic ' : ''}${font.weight} ${font.size * scale}px ${familyNames(/** @type {0 | 1 | 3} */ (font.family))}`;
    const wanted = `${language} ${font.rtl} ${css}`;
    if (wanted === used) return;
    used = wanted;
    context.font = css;
    context.direction = font.rtl ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    context.textRendering = 'geometricPrecision';
    ink = inks.get(wanted) ?? new Map();
    inks.set(wanted, ink);
    if ('lang' in context) /** @type {{lang: string}} */ (context).lang = language;
  }

  /**
   * Widths of figures and of what stands between them where figures must be equally wide. Canvas cannot
   * ask a font for its tabular figures, DOM text can: they are measured there, once a font.
   * @param {Font} font
   */
  function figureCells(font) {
    const key = `${font.family} ${font.weight} ${font.size}`;
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = domFigureWidths(host, font, familyNames(/** @type {0 | 1 | 3} */ (font.family)))));
    return cell;
  }

  /**
   * Pieces of a run in visual order: figures one by one in their cells, all else as it stands. Only for
   * left-to-right runs, whose order in memory is the visual one.
   * @param {string} text @param {Map<string, number>} cell @param {number} scale
   */
  function* pieces(text, cell, scale) {
    let x = 0;
    for (const [piece] of text.matchAll(PIECES)) {
      const figure = cell.get(piece);
      let width = ink.get(piece);
      if (width === undefined) {
        width = context.measureText(piece).width;
        if (figure !== undefined) ink.set(piece, width);
      }
      const room = figure === undefined ? width : figure * scale;
      yield { piece, x: x + (room - width) / 2 };
      x += room;
    }
    return x;
  }

  /** @param {string} text @param {Font} font */
  const cellsFor = (text, font) =>
    font.tabular && !font.rtl && /[0-9]/.test(text) && !/[\u0590-\u08FF]/.test(text)
      ? figureCells(font)
      : undefined;

  /** @param {string} name */
  function iconPath(name) {
    let path = paths.get(name);
    if (!path) paths.set(name, (path = new Path2D(icons[name] ?? '')));
    return path;
  }

  return {
    scratch,
    breaks: breaker.breaks,
    graphemes: breaker.graphemes,
    /** @param {string} tag */
    setLanguage(tag) {
      language = tag;
      scratch.lang = tag;
      breaker.setLanguage(tag);
    },
    /** Fonts came or were named anew. */
    forget() {
      families = {};
      used = '';
      cells.clear();
      inks.clear();
    },

    /**
     * The eight floats of RunMetrics.
     * @param {string} text @param {number} bits
     */
    measure(text, bits) {
      const font = unpackFont(bits);
      if (font.family === ICON_FAMILY) {
        return [font.size, font.size, 0, 0, font.size, font.size, 0, 0];
      }
      use(font, 1);
      const all = context.measureText(text);
      const cell = cellsFor(text, font);
      let advance = all.width;
      if (cell) {
        const walk = pieces(text, cell, 1);
        let step = walk.next();
        while (!step.done) step = walk.next();
        advance = step.value;
      }
      const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = all;
      const ink = [
        all.actualBoundingBoxLeft,
        cell ? advance + 1 : all.actualBoundingBoxRight,
        all.actualBoundingBoxAscent,
        all.actualBoundingBoxDescent,
      ];
      // Of a text in two directions Firefox tells the ink of one part alone.
      const least = RTL.test(text) ? [0, advance, ascent, descent] : ink;
      return [
        advance,
        ascent,
        descent,
        ...ink.map((reach, side) => Math.max(reach, least[side])),
        Number(COLOUR.test(text)),
      ];
    },

    /**
     * Paints at the scratch canvas's top left.
     * @param {string} text @param {number} bits @param {number} width device px @param {number} height
     * @param {number} originX @param {number} originY @param {number} scale
     * @param {number} color 0xAABBGGRR
     */
    paint(text, bits, width, height, originX, originY, scale, color) {
      const font = unpackFont(bits);
      if (scratch.width < width || scratch.height < height) {
        scratch.width = Math.max(scratch.width, width);
        scratch.height = Math.max(scratch.height, height);
        used = ''; // a canvas of another size begins anew
      }
      context.clearRect(0, 0, width, height);
      context.fillStyle = context.strokeStyle = COLOUR.test(text) ? cssColor(color) : 'white';
      if (font.family === ICON_FAMILY) {
        context.save();
        const unit = (font.size * scale) / ICON_BOX;
        context.translate(originX + (font.rtl ? font.size * scale : 0), originY - font.size * scale);
        context.scale(font.rtl ? -unit : unit, unit);
        context.lineWidth = ICON_STROKE;
        context.lineCap = context.lineJoin = 'round';
        context.stroke(iconPath(text));
        context.restore();
        return;
      }
      use(font, scale);
      const cell = cellsFor(text, font);
      if (!cell) {
        context.fillText(text, originX, originY);
        return;
      }
      for (const { piece, x } of pieces(text, cell, scale)) context.fillText(piece, originX + x, originY);
    },
  };
}

/** @param {number} color 0xAABBGGRR */
const cssColor = (color) =>
  `rgb(${color & 255} ${(color >>> 8) & 255} ${(color >>> 16) & 255} / ${(color >>> 24) / 255})`;

/** @param {HTMLElement} host @param {Font} font @param {string} names of its family */
function domFigureWidths(host, font, names) {
  const probe = document.createElement('div');
  probe.className = 'portico-probe';
  probe.style.font = `${font.weight} ${font.size}px ${names}`;
  probe.style.fontVariantNumeric = 'tabular-nums'; // after the shorthand, which resets it
  const spans = FIGURES.map((figure) => {
    const span = document.createElement('span');
    span.textContent = figure.repeat(10);
    return span;
  });
  probe.append(...spans);
  host.append(probe);
  const widths = new Map(FIGURES.map((figure, i) => [figure, spans[i].getBoundingClientRect().width / 10]));
  probe.remove();
  return widths;
}
