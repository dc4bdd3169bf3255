import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { test } from 'node:test';
import { pathData, svgPath } from '../../web/build/icons.mjs';

test('a path that begins relative stays where it was when joined to another', () => {
  assert.equal(svgPath('<svg x="1"><path d="M1 1h2" /><path d="m15 18-6-6 6-6" /></svg>'), 'M1 1h2M15 18l-6-6 6-6');
  assert.equal(pathData('path', { d: 'm5 12h2' }), 'M5 12h2');
});

test('shapes become paths', () => {
  assert.equal(pathData('line', { x1: '1', y1: '2', x2: '3', y2: '4' }), 'M1 2L3 4');
  assert.equal(pathData('circle', { cx: '12', cy: '12', r: '10' }), 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0');
  assert.equal(pathData('rect', { x: '1', y: '2', width: '3', height: '4' }), 'M1 2h3v4h-3z');
});

test('an element that is not known is refused', () => {
  assert.throws(() => pathData('text', {}), /<text> is not known/);
});

test('every icon that the program names is on the list', () => {
  const root = new URL('../../', import.meta.url);
  const listed = fs.readFileSync(new URL('assets/icons.txt', root), 'utf8').split('\n').map((line) => line.split(/\s/)[0]);
  const sources = fs.readdirSync(new URL('src/', root), { recursive: true }).filter((name) => name.endsWith('.cpp'));
  const named = sources.flatMap((name) =>
    [...fs.readFileSync(new URL(`src/${name}`, root), 'utf8').matchAll(/\bicon(?:_end)?(?: = |\()"([a-z0-9-]+)"/g)].map((match) => match[1]),
  );
  assert.deepEqual([...new Set(named)].filter((name) => !listed.includes(name)), []);
});
