// Reads the flat semantic tree of src/platform/semantics.h out of the program's memory, and tells what
// differs from the tree before it.

/**
 * Offsets in `bytes`. Valid only during the call that brings it.
 * @typedef {object} Tree
 * @property {Uint8Array} bytes the program's memory
 * @property {number} nodes
 * @property {number} count
 * @property {number} attributes
 * @property {number} arena
 * @property {number} arenaBytes
 */

export const NODE_WORDS = 18;
export const Word = {
  Id: 0,
  Parent: 1,
  Flags: 2,
  Kind: 3, // role, level, align, tabular figures
  X: 4,
  Y: 5,
  Width: 6,
  Height: 7,
  ContentWidth: 8,
  ContentHeight: 9,
  Font: 10, // size, line height
  Face: 11, // weight, family
  Text: 12, // offset, length
  Attributes: 14, // first, count
  Color: 16,
};
const ATTRIBUTE_WORDS = 3; // key, offset, length

const decoder = new TextDecoder();

export class TreeReader {
  #bytes = new Uint8Array(0); // the arena
  #attributes = new Uint32Array(0);
  words = new Uint32Array(0);
  floats = new Float32Array(0);
  count = 0;

  /** @param {Tree} tree */
  constructor({ bytes, nodes, count, attributes, arena, arenaBytes }) {
    // Copies: the next tree is compared with this one.
    this.words = new Uint32Array(bytes.buffer, nodes, count * NODE_WORDS).slice();
    this.floats = new Float32Array(this.words.buffer);
    this.count = count;
    let used = 0;
    for (let at = Word.Attributes; at < this.words.length; at += NODE_WORDS) {
      if (this.words[at + 1] > 0) used = Math.max(used, this.words[at] + this.words[at + 1]);
    }
    this.#attributes = new Uint32Array(bytes.buffer, attributes, used * ATTRIBUTE_WORDS).slice();
    this.#bytes = bytes.slice(arena, arena + arenaBytes);
  }

  /** @param {number} offset @param {number} length */
  #string(offset, length) {
    return length === 0 ? '' : decoder.decode(this.#bytes.subarray(offset, offset + length));
  }

  /** @param {number} node first word of the node */
  text(node) {
    return this.#string(this.words[node + Word.Text], this.words[node + Word.Text + 1]);
  }

  /** @param {number} node first word of the node @returns {Map<number, string>} */
  attributes(node) {
    const first = this.words[node + Word.Attributes] * ATTRIBUTE_WORDS;
    const end = first + this.words[node + Word.Attributes + 1] * ATTRIBUTE_WORDS;
    const found = new Map();
    for (let at = first; at < end; at += ATTRIBUTE_WORDS) {
      const [key, offset, length] = this.#attributes.subarray(at, at + ATTRIBUTE_WORDS);
      found.set(key, this.#string(offset, length));
    }
    return found;
  }

  /** @param {number} node @param {TreeReader} before @param {number} nodeBefore */
  sameText(node, before, nodeBefore) {
    return this.#sameBytes(this.words, node + Word.Text, before, before.words, nodeBefore + Word.Text);
  }

  /** @param {number} node @param {TreeReader} before @param {number} nodeBefore */
  sameAttributes(node, before, nodeBefore) {
    const count = this.words[node + Word.Attributes + 1];
    if (count !== before.words[nodeBefore + Word.Attributes + 1]) return false;
    let at = this.words[node + Word.Attributes] * ATTRIBUTE_WORDS;
    let old = before.words[nodeBefore + Word.Attributes] * ATTRIBUTE_WORDS;
    for (let i = 0; i < count; i++, at += ATTRIBUTE_WORDS, old += ATTRIBUTE_WORDS) {
      if (this.#attributes[at] !== before.#attributes[old]) return false;
      if (!this.#sameBytes(this.#attributes, at + 1, before, before.#attributes, old + 1)) return false;
    }
    return true;
  }

  /**
   * Compares two strings, each an (offset, length) pair of words.
   * @param {Uint32Array} words @param {number} at
   * @param {TreeReader} before @param {Uint32Array} wordsBefore @param {number} atBefore
   */
  #sameBytes(words, at, before, wordsBefore, atBefore) {
    const length = words[at + 1];
    if (length !== wordsBefore[atBefore + 1]) return false;
    const [mine, theirs] = [this.#bytes, before.#bytes];
    const [start, old] = [words[at], wordsBefore[atBefore]];
    for (let i = 0; i < length; i++) if (mine[start + i] !== theirs[old + i]) return false;
    return true;
  }
}
