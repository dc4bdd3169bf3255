// Builds the test portal, build/web-demo/portico.wasm, when one of its sources is newer.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const out = path.join(root, 'build/web-demo/portico.wasm');

/** @param {string} folder @param {string} end */
const files = (folder, end) =>
  fs.readdirSync(path.join(root, folder)).filter((name) => name.endsWith(end)).map((name) => path.join(root, folder, name));

const sources = [...files('src/platform/browser', '.cpp'), path.join(here, 'demo.cpp')];
const headers = [...files('src/platform/browser', '.h'), ...files('src/platform', '.h'), path.join(root, 'src/app/app.h')];
const newest = Math.max(...[...sources, ...headers].map((file) => fs.statSync(file).mtimeMs));

if (!fs.existsSync(out) || fs.statSync(out).mtimeMs < newest) {
  fs.mkdirSync(path.dirname(out), { recursive: true });
  const options = [
    '-std=c++20', '-O1', '-Wall', '-Wextra', '-fno-exceptions', '-fno-rtti', `-I${path.join(root, 'src')}`,
    '-sSTANDALONE_WASM=1', '--no-entry', '-sFILESYSTEM=0', '-sMALLOC=emmalloc', '-sALLOW_MEMORY_GROWTH=1',
    '-sERROR_ON_UNDEFINED_SYMBOLS=0', '-sWARN_ON_UNDEFINED_SYMBOLS=0', '-sEXPORTED_FUNCTIONS=_malloc,_free',
  ];
  execFileSync('em++', [...options, ...sources, '-o', out], {
    stdio: 'inherit',
    env: { ...process.env, EMSDK_PYTHON: '/usr/bin/python3', NODE_PATH: '/usr/share/nodejs' },
  });
}
execFileSync(process.execPath, [path.join(root, 'web/build/icons.mjs')], { stdio: 'inherit' });
