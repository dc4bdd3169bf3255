import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LAYOUTS, NATIVE_DIGITS, WORDS } from '../../web/kiosk/layouts.js';
import { erased, typed } from '../../web/kiosk/typing.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const languages = fs
  .readdirSync(path.join(root, 'assets/strings'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => path.basename(name, '.json'));

/** @param {string} tag */
function keysOf(tag) {
  const { rows, more = [] } = LAYOUTS[tag];
  return [...rows, ...more].flatMap((row) => row.split(' '));
}

test('each language has a layout and words for its keys', () => {
  assert.deepEqual(Object.keys(LAYOUTS).sort(), [...languages].sort());
  assert.deepEqual(Object.keys(WORDS).sort(), [...languages].sort());
  for (const words of Object.values(WORDS)) for (const word of Object.values(words)) assert.ok(word.trim());
});

test('every letter that a language is written with has a key, by itself or with a mark', () => {
  const own = /[\p{L}\p{M}]/u;
  for (const tag of languages) {
    const texts = JSON.parse(fs.readFileSync(path.join(root, 'assets/strings', `${tag}.json`), 'utf8'));
    const said = Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : Object.values(text)));
    const keys = new Set(keysOf(tag).flatMap((key) => [...key]));
    const script = { ar: 'Arabic', fa: 'Arabic', hi: 'Devanagari', th: 'Thai', ja: 'Hiragana' }[tag] ?? 'Latin';
    const inScript = new RegExp(`\\p{Script=${script}}`, 'u');
    const missing = new Set();
    for (const letter of said.join('').replace(/\{\w+\}/g, '').toLowerCase()) {
      if (!own.test(letter) || !inScript.test(letter) || keys.has(letter)) continue;
      const parts = [...letter.normalize('NFD')].map((part) => ({ '\u3099': '゛', '\u309a': '゜' })[part] ?? part);
      if (!parts.every((part) => keys.has(part))) missing.add(letter);
    }
    assert.deepEqual([...missing], [], tag);
  }
});

test('digits are there in every layout', () => {
  for (const tag of languages) {
    const keys = new Set(keysOf(tag));
    for (const digit of NATIVE_DIGITS[tag] ?? '0123456789') assert.ok(keys.has(digit), `${tag} ${digit}`);
  }
});

test('no key stands twice on a layer', () => {
  for (const [tag, { rows, more = [] }] of Object.entries(LAYOUTS)) {
    for (const layer of [rows, more]) {
      const keys = layer.flatMap((row) => row.split(' '));
      assert.equal(new Set(keys).size, keys.length, `${tag}: ${keys}`);
    }
  }
});

test('a sign changes the kana before it, and nothing else', () => {
  assert.deepEqual(typed('せいか', '゛'), [1, 'が']);
  assert.deepEqual(typed('は', '゜'), [1, 'ぱ']);
  assert.deepEqual(typed('あ', '゛'), [0, '']);
  assert.deepEqual(typed('', '゛'), [0, '']);
  assert.deepEqual(typed('か', 'き'), [0, 'き']);
});

test('erasing takes the last mark of a letter, and a letter outside of the first plane whole', () => {
  assert.equal(erased('कि'), 1);
  assert.equal(erased('a😀'), 2);
  assert.equal(erased(''), 0);
});
