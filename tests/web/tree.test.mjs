import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NODE_WORDS, TreeReader, Word } from '../../web/tree.js';

const encoder = new TextEncoder();

/** A tree in memory as the program lays it out. @param {{id: number, text: string, attributes?: [number, string][]}[]} nodes */
function tree(nodes) {
  const words = [];
  const attributes = [];
  let arena = '';
  const keep = (text) => {
    const offset = encoder.encode(arena).length;
    arena += text;
    return [offset, encoder.encode(text).length];
  };
  for (const { id, text, attributes: list = [] } of nodes) {
    const node = new Array(NODE_WORDS).fill(0);
    node[Word.Id] = id;
    [node[Word.Text], node[Word.Text + 1]] = keep(text);
    node[Word.Attributes] = attributes.length / 3;
    node[Word.Attributes + 1] = list.length;
    for (const [key, value] of list) attributes.push(key, ...keep(value));
    words.push(...node);
  }
  const letters = encoder.encode(arena);
  const bytes = new Uint8Array((words.length + attributes.length) * 4 + letters.length);
  new Uint32Array(bytes.buffer, 0, words.length + attributes.length).set([...words, ...attributes]);
  bytes.set(letters, (words.length + attributes.length) * 4);
  return new TreeReader({
    bytes, nodes: 0, count: nodes.length, attributes: words.length * 4,
    arena: (words.length + attributes.length) * 4, arenaBytes: letters.length,
  });
}

test('texts and attributes are read as UTF-8', () => {
  const read = tree([{ id: 1, text: 'Pay' }, { id: 2, text: 'صورتحساب', attributes: [[0, 'é'], [4, '/x']] }]);
  assert.equal(read.text(NODE_WORDS), 'صورتحساب');
  assert.deepEqual([...read.attributes(NODE_WORDS)], [[0, 'é'], [4, '/x']]);
  assert.deepEqual([...read.attributes(0)], []);
});

test('a text that only moved in memory is the same', () => {
  const one = tree([{ id: 2, text: 'Pay', attributes: [[0, 'a']] }]);
  const two = tree([{ id: 1, text: 'before' }, { id: 2, text: 'Pay', attributes: [[0, 'a']] }]);
  assert.equal(two.sameText(NODE_WORDS, one, 0), true);
  assert.equal(two.sameAttributes(NODE_WORDS, one, 0), true);
});

test('a text or attribute that differs is told', () => {
  const one = tree([{ id: 2, text: 'Pay', attributes: [[0, 'a']] }]);
  assert.equal(tree([{ id: 2, text: 'Pat', attributes: [[0, 'a']] }]).sameText(0, one, 0), false);
  for (const attributes of [[[0, 'b']], [[1, 'a']], [], [[0, 'a'], [1, 'b']]]) {
    assert.equal(tree([{ id: 2, text: 'Pay', attributes }]).sameAttributes(0, one, 0), false);
  }
});
