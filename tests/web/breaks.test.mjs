import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeBreaker } from '../../web/breaks.js';

const breaker = makeBreaker();
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The pieces between the offsets. */
function pieces(text, offsets) {
  const bytes = encoder.encode(text);
  let start = 0;
  return Array.from(offsets, (end) => decoder.decode(bytes.subarray(start, (start = end))));
}
const broken = (text) => pieces(text, breaker.breaks(text));

test('Latin breaks after spaces only: an invoice number stays whole', () => {
  assert.deepEqual(broken('Pay INV-2024-001 by 3/4/2024, please'), ['Pay ', 'INV-2024-001 ', 'by ', '3/4/2024, ', 'please']);
});

test('spaces in a row stay together at the end of a piece', () => {
  assert.deepEqual(broken('a  b'), ['a  ', 'b']);
});

test('a no-break space does not break', () => {
  assert.deepEqual(broken('12\u00a0000 €'), ['12\u00a0000 ', '€']);
});

test('Persian words break at spaces and keep their joiners', () => {
  assert.deepEqual(broken('صورتحساب‌های باز'), ['صورتحساب‌های ', 'باز']);
});

test('Thai breaks between words that no space parts', () => {
  const parts = broken('ใบแจ้งหนี้ค้างชำระ');
  assert.ok(parts.length > 1);
  assert.equal(parts.join(''), 'ใบแจ้งหนี้ค้างชำระ');
});

test('Japanese punctuation does not begin a line', () => {
  for (const part of broken('請求書です。支払ってください。').slice(1)) assert.doesNotMatch(part, /^[。、]/);
});

test('offsets are bytes, ascending, and end with the text', () => {
  for (const text of ['é ü', '😀 a', 'صورتحساب INV-1 آماده', '請求書']) {
    const offsets = [...breaker.breaks(text)];
    assert.deepEqual(offsets, [...new Set(offsets)].sort((a, b) => a - b));
    assert.equal(offsets.at(-1), encoder.encode(text).length);
  }
});

test('an empty text has one offset, its end', () => assert.deepEqual([...breaker.breaks('')], [0]));

test('an ellipsis never cuts a cluster', () => {
  assert.deepEqual(pieces('a👨‍👩‍👧é', breaker.graphemes('a👨‍👩‍👧é')), ['a', '👨‍👩‍👧', 'é']);
  assert.deepEqual(pieces('हिन्दी', breaker.graphemes('हिन्दी')).join(''), 'हिन्दी');
});

test('what was asked before is remembered, until the language changes', () => {
  const once = breaker.breaks('a b');
  assert.equal(breaker.breaks('a b'), once);
  breaker.setLanguage('th');
  assert.notEqual(breaker.breaks('a b'), once);
});
