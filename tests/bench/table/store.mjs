#!/usr/bin/env node
// The column store over 1,000,000 invoices, in wasm alone: milliseconds of processor time and memory,
// against their bounds.
//   node tests/bench/table/store.mjs [--runs 7] [--pages 1|16]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COLUMNS, EXPECTED, makePages } from './rows.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const option = (/** @type {string} */ name, /** @type {number} */ other) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? other : Number(process.argv[at + 1]);
};
const RUNS = option('runs', 7), ROWS = 1_000_000;
const file = ROOT + 'build/web-release/table_bench.wasm';
execFileSync('cmake', ['--preset', 'web-release'], { cwd: ROOT });
execFileSync('cmake', ['--build', 'build/web-release', '--target', 'table_bench'], { cwd: ROOT, stdio: 'inherit' });

const pages = makePages(ROWS, option('pages', 1) > 1 ? 65_536 : ROWS);
const { instance } = await WebAssembly.instantiate(readFileSync(file), {
  env: { emscripten_notify_memory_growth() {} },
  wasi_snapshot_preview1: { proc_exit() {} },
});
const wasm = /** @type {any} */ (instance.exports);
wasm._initialize?.();
/** @param {Uint8Array} bytes */
const put = (bytes) => {
  const at = wasm.buffer(bytes.length);
  new Uint8Array(wasm.memory.buffer).set(bytes, at);
  return bytes.length;
};
const text = (/** @type {string} */ value) => put(new TextEncoder().encode(value));
const column = (/** @type {string} */ name) => COLUMNS.indexOf(name);
/** Processor time, which others on the machine don't change. @param {NodeJS.CpuUsage} begin */
const spentSince = (begin) => {
  const spent = process.cpuUsage(begin);
  return (spent.user + spent.system) / 1000;
};
/** @type {Map<string, number[]>} */
const times = new Map();
/** @template T @param {string} name @param {() => T} work @returns {T} */
function timed(name, work) {
  const begin = process.cpuUsage();
  const result = work();
  times.set(name, [...(times.get(name) ?? []), spentSince(begin)]);
  return result;
}
/** @param {unknown} found @param {unknown} wanted @param {string} what */
function same(found, wanted, what) {
  if (found !== wanted) throw new Error(`${what}: ${found}, not ${wanted}`);
}

let loading = 0, held = 0;
for (const page of pages) {
  put(page);
  held += page.length;
  const begin = process.cpuUsage();
  if (wasm.load() < 0) throw new Error('the page was refused');
  loading += spentSince(begin);
}
times.set('page to table', [loading]);
const loaded = wasm.memory.buffer.byteLength;
for (let run = 0; run < RUNS; run++) {
  timed('sort by amount', () => wasm.sort(column('amount'), 1));
  wasm.sort(-1, 0);
  timed('sort by customer', () => wasm.sort(column('customer'), 0));
  timed('sort by description', () => wasm.sort(column('description'), 0));
  wasm.sort(-1, 0);
  const word = text('calibration');
  same(timed('filter by substring', () => wasm.quick(word)), EXPECTED.text, 'rows with the word');
  const typed = text('calibrations');
  timed('one more letter', () => wasm.quick(typed));
  wasm.quick(0);
  const status = text('overdue');
  same(timed('filter by status', () => wasm.one_of(column('status'), status)), EXPECTED.status, 'overdue rows');
  wasm.quick(0);
  same(timed('sum by month', () => wasm.months(column('date'), column('amount'))), EXPECTED.months, 'months');
  same(wasm.month_sum(24), EXPECTED.january2023, 'sum of January 2023');
}
/** @type {Record<string, number>} */
const MOST = { 'page to table': 150, 'sort by amount': 40, 'filter by substring': 30, 'filter by status': 3, 'sum by month': 4 };
for (const [name, all] of times) {
  const median = [...all].sort((a, b) => a - b)[all.length >> 1];
  console.log(`${name.padEnd(22)} ${median.toFixed(2).padStart(7)} ms${name in MOST ? `  (at most ${MOST[name]})` : ''}`);
}
const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
console.log(`memory: rows ${megabytes(held)} MB, loaded ${megabytes(loaded)}, after all that ` +
  `${megabytes(wasm.memory.buffer.byteLength)} MB (at most 96)`);
