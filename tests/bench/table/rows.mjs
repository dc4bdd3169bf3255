// A million invoices, always the same, as a columnar page of the contract (contract/columns.md): one xorshift32
// stream of state 0x9E3779B9; for every row day = next % 1826 since 2021-01-01, customer = next % 5000,
// status by next % 100, cents = 100 + next % 2,000,000, currency by next % 100, then 4 + next % 5 of 32 words.

export const STATUS = ['paid', 'open', 'overdue', 'draft', 'cancelled'];
export const CURRENCY = ['EUR', 'USD', 'GBP', 'CHF'];
const WORDS = ('monthly service support hosting licence renewal freight pallet steel copper paper toner consulting audit ' +
  'travel repair spare parts training project phase delivery return credit discount retainer maintenance calibration ' +
  'inspection warranty assembly packaging').split(' ');
const NORTH = ('North South East West Blue Green Red Silver Golden Iron Alpine Baltic Coastal Delta Ember Falcon Granite ' +
  'Harbor Indigo Juniper').split(' ');
const TRADE = 'Trading Logistics Foods Textiles Motors Energy Media Pharma Timber Optics'.split(' ');
const FORM = ['GmbH', 'Ltd', 'SA', 'BV', 'Inc'];
export const COLUMNS = ['id', 'date', 'customer', 'status', 'amount', 'currency', 'description'];
const FIRST_DAY = Date.UTC(2021, 0, 1) / 86_400_000;

/** @param {number} i */
const customer = (i) =>
  `${NORTH[i % 20]} ${TRADE[Math.floor(i / 20) % 10]} ${FORM[Math.floor(i / 200) % 5]} ${Math.floor(i / 1000)}`;

/** What a right answer looks like: rows with "calibration", rows overdue, the largest amount, January 2023. */
export const EXPECTED = { text: 172_798, status: 119_693, largest: 2_000_095, january2023: 17_114_041_115, months: 60 };

/**
 * Pages of `perPage` rows each (a power of two, or all rows).
 * @param {number} rows @param {number} perPage
 * @param {Record<string, string>} [names] other names for the columns @returns {Uint8Array[]}
 */
export function makePages(rows, perPage, names = {}) {
  let state = 0x9e3779b9;
  const next = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
  const pages = [];
  for (let first = 0; first < rows; first += perPage) {
    const count = Math.min(perPage, rows - first);
    const id = new Int32Array(count), day = new Int32Array(count), who = new Uint16Array(count);
    const status = new Uint8Array(count), cents = new Int32Array(count), currency = new Uint8Array(count);
    const ends = new Uint32Array(count + 1), letters = new Uint8Array(count * 100);
    let end = 0;
    for (let at = 0; at < count; at++) {
      id[at] = first + at + 1;
      day[at] = FIRST_DAY + (next() % 1826);
      who[at] = next() % 5000;
      const s = next() % 100;
      status[at] = s < 55 ? 0 : s < 80 ? 1 : s < 92 ? 2 : s < 97 ? 3 : 4;
      cents[at] = 100 + (next() % 2_000_000);
      const c = next() % 100;
      currency[at] = c < 70 ? 0 : c < 85 ? 1 : c < 95 ? 2 : 3;
      for (let words = 4 + (next() % 5), w = 0; w < words; w++) {
        if (w > 0) letters[end++] = 32;
        const word = WORDS[next() % 32];
        for (let i = 0; i < word.length; i++) letters[end++] = word.charCodeAt(i);
      }
      ends[at + 1] = end;
    }
    pages.push(page(count, rows, first + count < rows ? String(first + count) : '', [
      { name: 'id', kind: 1, values: id },
      { name: 'date', kind: 3, values: day },
      { name: 'customer', kind: 4, values: who, words: Array.from({ length: 5000 }, (_, i) => customer(i)) },
      { name: 'status', kind: 4, values: status, words: STATUS },
      { name: 'amount', kind: 2, values: cents, unit: 5 },
      { name: 'currency', kind: 4, values: currency, words: CURRENCY },
      { name: 'description', kind: 5, values: ends, letters: letters.subarray(0, end) },
    ].map((column) => ({ ...column, name: names[column.name] ?? column.name }))));
  }
  return pages;
}

/**
 * @typedef {{name: string, kind: number, values: Int32Array | Uint32Array | Uint16Array | Uint8Array, unit?: number,
 *   words?: string[], letters?: Uint8Array}} Source
 */

/** @param {number} rows @param {number} total @param {string} cursor @param {Source[]} columns */
function page(rows, total, cursor, columns) {
  const utf8 = new TextEncoder();
  const parts = /** @type {[number, Uint8Array][]} */ ([]);
  let size = 32 + columns.length * 32;
  /** @param {ArrayBufferView} array @param {number} [align] */
  const put = (array, align = 8) => {
    size = Math.ceil(size / align) * align;
    const at = size;
    parts.push([at, new Uint8Array(array.buffer, array.byteOffset, array.byteLength)]);
    size += array.byteLength;
    return at;
  };
  const head = new DataView(new ArrayBuffer(size));
  head.setUint32(0, 0x4c4f4350, true);
  head.setUint16(4, 1, true);
  head.setUint16(6, columns.length, true);
  head.setUint32(8, rows, true);
  head.setBigUint64(16, BigInt(total), true);
  const next = utf8.encode(cursor);
  head.setUint32(24, put(next, 1), true);
  head.setUint32(28, next.length, true);
  columns.forEach((column, index) => {
    const at = 32 + index * 32, name = utf8.encode(column.name);
    head.setUint8(at, column.kind);
    head.setUint8(at + 1, column.values.BYTES_PER_ELEMENT);
    head.setUint16(at + 2, column.unit ?? 0xffff, true);
    head.setUint32(at + 4, put(name, 1), true);
    head.setUint32(at + 8, name.length, true);
    head.setUint32(at + 12, put(column.values), true);
    let letters = column.letters;
    if (column.words) {
      const encoded = column.words.map((word) => utf8.encode(word));
      const ends = new Uint32Array(encoded.length + 1);
      encoded.forEach((word, i) => (ends[i + 1] = ends[i] + word.length));
      letters = utf8.encode(column.words.join(''));
      head.setUint32(at + 16, put(ends), true);
      head.setUint32(at + 20, encoded.length, true);
    }
    if (letters) {
      head.setUint32(at + 24, put(letters, 1), true);
      head.setUint32(at + 28, letters.length, true);
    }
  });
  const bytes = new Uint8Array(size);
  bytes.set(new Uint8Array(head.buffer));
  for (const [at, part] of parts) bytes.set(part, at);
  return bytes;
}
