// Turns the icons that the portal names (assets/icons.txt: one a line, the set's name after ours where it
// differs) into path data: build/gen/icons.js.
// The set is lucide: 24 units square, drawn by strokes 2 units wide with round ends.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const set = path.dirname(createRequire(import.meta.url).resolve('lucide-static/package.json'));
const list = path.join(root, 'assets/icons.txt');
const out = path.join(root, 'build/gen/icons.js');

// A first `m` is absolute, but what follows it is not; joined to another path it must say so.
/** @param {string} d */
function absoluteStart(d) {
  const [, x, y, rest] = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*(.*)$/s.exec(d) ?? [];
  if (x === undefined) return d;
  return `M${x} ${y}${/^[-\d.]/.test(rest) ? 'l' : ''}${rest}`;
}

/** Path data of one SVG element. @param {string} tag @param {Record<string, string>} a its attributes */
export function pathData(tag, a) {
  /** @param {string} name */
  const n = (name) => Number(a[name] ?? 0);
  switch (tag) {
    case 'path':
      return absoluteStart(a.d);
    case 'circle':
    case 'ellipse': {
      const rx = n(tag === 'circle' ? 'r' : 'rx');
      const ry = n(tag === 'circle' ? 'r' : 'ry');
      return `M${n('cx') - rx} ${n('cy')}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
    }
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'polyline':
      return `M${a.points}`;
    case 'polygon':
      return `M${a.points}z`;
    case 'rect': {
      const [w, h, r] = [n('width'), n('height'), n(a.rx === undefined ? 'ry' : 'rx')];
      if (r === 0) return `M${n('x')} ${n('y')}h${w}v${h}h${-w}z`;
      const corner = (/** @type {number} */ x, /** @type {number} */ y) => `a${r} ${r} 0 0 1 ${x} ${y}`;
      return (
        `M${n('x') + r} ${n('y')}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}` +
        `h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`
      );
    }
    default:
      throw new Error(`icons: <${tag}> is not known`);
  }
}

/** @param {string} svg */
export function svgPath(svg) {
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.indexOf('</svg>'));
  return [...body.matchAll(/<(\w+)\s+([^>]*?)\/?>/g)]
    .map(([, tag, text]) =>
      pathData(tag, Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map((m) => [m[1], m[2]]))),
    )
    .join('');
}

function main() {
  const lines = fs.existsSync(list) ? fs.readFileSync(list, 'utf8').split('\n') : [];
  const names = lines.map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
  const icons = names.map((line) => {
    const [name, theirs = name] = line.split(/\s+/);
    const file = path.join(set, 'icons', `${theirs}.svg`);
    if (!fs.existsSync(file)) throw new Error(`assets/icons.txt: the set has no icon "${theirs}"`);
    return [name, svgPath(fs.readFileSync(file, 'utf8'))];
  });
  const text =
    `/** @type {Record<string, string>} */\nexport default ${JSON.stringify(Object.fromEntries(icons))};\n`;
  fs.mkdirSync(path.dirname(out), { recursive: true });
  if (!fs.existsSync(out) || fs.readFileSync(out, 'utf8') !== text) fs.writeFileSync(out, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
