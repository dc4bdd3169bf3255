// Where a line may break and where an ellipsis may cut, as UTF-8 byte offsets. UAX 14 by way of
// Intl.Segmenter where words are not parted by spaces (Thai and its neighbours, CJK); everything else
// breaks after spaces only, so that "INV-2024-001" stays whole.

// Scripts written without spaces between words.
const SPACELESS =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SPACE = /[ \t\n\u200B\u2000-\u2006\u2008-\u200A\u3000]/;
// May not begin a line (UAX 14 classes CL, CP, EX, IS, NS) or end one (OP).
const CLOSING = /^[)\]}»”’!?,.:;%…、。」』】〕〉》！？，．：；）％ーっゃゅょッャュョ々ฯๆ]/u;
const OPENING = /[([{«“‘「『【〔〈《（]$/u;

/** Bytes in UTF-8 of one UTF-16 code unit; the two of a pair count two each. @param {number} unit */
function bytesOf(unit) {
  if (unit < 0x80) return 1;
  if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) return 2;
  return 3;
}

/** @param {string} text @param {number[]} positions ascending UTF-16 positions */
function toBytes(text, positions) {
  const offsets = new Uint32Array(positions.length);
  let unit = 0;
  let bytes = 0;
  positions.forEach((position, i) => {
    while (unit < position) bytes += bytesOf(text.charCodeAt(unit++));
    offsets[i] = bytes;
  });
  return offsets;
}

/** @param {string} text @param {() => Intl.Segmenter} words @returns {number[]} */
function breakPositions(text, words) {
  /** @type {number[]} */
  const positions = [];
  /** A break between two segments, unless punctuation forbids. @param {string} piece @param {number} start */
  const within = (piece, start) => {
    let before = '';
    for (const { segment, index } of words().segment(piece)) {
      const spaceless = SPACELESS.test(segment) || SPACELESS.test(before);
      if (index > 0 && spaceless && !CLOSING.test(segment) && !OPENING.test(before)) {
        positions.push(start + index);
      }
      before = segment;
    }
  };
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!SPACE.test(text[i]) || (i + 1 < text.length && SPACE.test(text[i + 1]))) continue;
    const piece = text.slice(start, i + 1);
    if (SPACELESS.test(piece)) within(piece, start);
    positions.push(i + 1);
    start = i + 1;
  }
  const rest = text.slice(start);
  if (SPACELESS.test(rest)) within(rest, start);
  if (rest || positions.length === 0) positions.push(text.length);
  return positions;
}

/** @param {number} [kept] how many texts are remembered: the segmenter is slow */
export function makeBreaker(kept = 1000) {
  /** @type {string | undefined} */
  let language;
  /** Made when a text first needs them: that takes long. @type {Partial<Record<'word' | 'grapheme', Intl.Segmenter>>} */
  let segmenters = {};
  /** @param {'word' | 'grapheme'} granularity */
  const segmenter = (granularity) => (segmenters[granularity] ??= new Intl.Segmenter(language, { granularity }));
  /** @type {Map<string, Uint32Array>} */
  const known = new Map();

  /** @param {string} key @param {() => Uint32Array} find */
  function remembered(key, find) {
    let offsets = known.get(key);
    if (!offsets) {
      if (known.size >= kept) known.clear();
      known.set(key, (offsets = find()));
    }
    return offsets;
  }

  return {
    /** @param {string} tag BCP 47 */
    setLanguage(tag) {
      language = tag;
      segmenters = {};
      known.clear();
    },
    /** @param {string} text */
    breaks: (text) => remembered(`b${text}`, () => toBytes(text, breakPositions(text, () => segmenter('word')))),
    /** @param {string} text */
    graphemes: (text) =>
      remembered(`g${text}`, () =>
        toBytes(
          text,
          Array.from(segmenter('grapheme').segment(text), ({ segment, index }) => index + segment.length),
        ),
      ),
  };
}
