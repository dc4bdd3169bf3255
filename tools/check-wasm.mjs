// Fails when the module imports what the browser's edge doesn't give: a function that nobody
// defined, or a part of the C library that wants an operating system.
// usage: node check-wasm.mjs FILE release|debug
import { readFileSync, rmSync } from 'node:fs';

const [file, kind] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(file));
const always = new Set([
  'env.emscripten_notify_memory_growth',
  'wasi_snapshot_preview1.proc_exit',
]);
const unknown = WebAssembly.Module.imports(module)
  .filter(({ module: from }) => from !== 'portico')
  .filter(({ module: from }) => !(kind === 'debug' && from === 'wasi_snapshot_preview1'))
  .map(({ module: from, name }) => `${from}.${name}`)
  .filter((name) => !always.has(name));
if (unknown.length > 0) {
  console.error(`${file} needs what nobody gives: ${unknown.join(', ')}`);
  rmSync(file);
  process.exit(1);
}
