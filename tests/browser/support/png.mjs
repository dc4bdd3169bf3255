// Decodes the PNGs that Chromium's screenshots are: 8 bits, RGB or RGBA, not interlaced.
import { inflateSync } from 'node:zlib';

/** @typedef {{width: number, height: number, rgb: Uint8Array}} Image 3 bytes a pixel */

/** @param {Buffer} file @returns {Image} */
export function decodePng(file) {
  const width = file.readUInt32BE(16), height = file.readUInt32BE(20);
  const channels = file[25] === 6 ? 4 : 3;
  const parts = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const line = new Uint8Array(stride), above = new Uint8Array(stride);
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const filter = raw[from];
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? line[x - channels] : 0;
      const corner = x >= channels ? above[x - channels] : 0;
      line[x] = raw[from + 1 + x] + predict(filter, left, above[x], corner);
    }
    for (let x = 0; x < width; x++) rgb.set(line.subarray(x * channels, x * channels + 3), (y * width + x) * 3);
    above.set(line);
    // `line` is read through `left` only after being written again, so it need not be cleared.
  }
  return { width, height, rgb };
}

/** PNG filter types 0 to 4 (ISO/IEC 15948, 9.2). @param {number} filter @param {number} a @param {number} b @param {number} c */
function predict(filter, a, b, c) {
  if (filter === 1) return a;
  if (filter === 2) return b;
  if (filter === 3) return (a + b) >> 1;
  if (filter !== 4) return 0;
  const p = a + b - c, pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
