import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitMs } from '../../web/events.js';
import { makeSseParser } from '../../web/sse.js';

function parse(...chunks) {
  const heard = [];
  const take = makeSseParser((message) => heard.push(message));
  chunks.forEach(take);
  return heard;
}

test('a message is told when its empty line comes', () => {
  assert.deepEqual(parse('id: 1\ndata: {"a":1}\n'), []);
  assert.deepEqual(parse('id: 1\ndata: {"a":1}\n\n'), [{ id: '1', data: '{"a":1}' }]);
});

test('chunks may cut anywhere, also within a line end', () => {
  const text = 'id: 7\r\ndata: one\r\ndata: two\r\n\r\nid: 8\r\ndata: x\r\n\r\n';
  for (let cut = 0; cut <= text.length; cut++) {
    assert.deepEqual(parse(text.slice(0, cut), text.slice(cut)), [
      { id: '7', data: 'one\ntwo' },
      { id: '8', data: 'x' },
    ]);
  }
});

test('comments and messages without data say nothing', () => {
  assert.deepEqual(parse(': beat\n\n', 'id: 3\n\n', 'event: x\n\n'), []);
});

test('an id holds for the messages after it', () => {
  assert.deepEqual(parse('id: 3\n\ndata: a\n\n'), [{ id: '3', data: 'a' }]);
});

test('back-off doubles to a minute and is spread over its upper half', () => {
  assert.equal(waitMs(0, 0), 500);
  assert.equal(waitMs(0, 1), 1000);
  assert.equal(waitMs(3, 1), 8000);
  assert.equal(waitMs(50, 1), 60000);
  assert.equal(waitMs(50, 0), 30000);
});
