// Builds the gallery for the browser and makes pictures of its pages: shoot.mjs [FOLDER [NAME...]].
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { idle, launch, open } from '../../web/browser/browser.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const build = path.join(root, 'build/gallery');
const [out = path.join(build, 'pictures'), ...wanted] = process.argv.slice(2);
const PORT = 8391;
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.json': 'application/json' };

const environment = { ...process.env, EMSDK_PYTHON: '/usr/bin/python3', NODE_PATH: '/usr/share/nodejs' };
/** @param {string} command @param {string[]} args */
const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: environment });

const LIBRARIES = ['ui', 'api', 'domain', 'core', 'imgui'];
run('cmake', ['--preset', 'web-debug', '-B', build, '-DCMAKE_CXX_FLAGS=-O1']);
run('cmake', ['--build', build, '-j2', '--target', ...LIBRARIES.map((name) => `portico_${name}`)]);
const edge = fs.readdirSync(path.join(root, 'src/platform/browser')).filter((name) => name.endsWith('.cpp'));
run('em++', [
  '-std=c++20', '-O1', '-DNDEBUG', '-fno-exceptions', '-fno-rtti', '-Isrc', 'tests/ui/gallery/gallery.cpp', 'src/app/theme.cpp',
  ...edge.map((name) => `src/platform/browser/${name}`), ...LIBRARIES.map((name) => `${build}/libportico_${name}.a`),
  '-o', `${build}/portico_gallery.wasm`, '-sSTANDALONE_WASM=1', '--no-entry', '-sFILESYSTEM=0', '-sMALLOC=emmalloc',
  '-sALLOW_MEMORY_GROWTH=1', '-sERROR_ON_UNDEFINED_SYMBOLS=0', '-sWARN_ON_UNDEFINED_SYMBOLS=0', '-sTOTAL_STACK=262144',
  '-sEXPORTED_FUNCTIONS=_malloc,_free',
]);
run('node', ['web/build/icons.mjs']);

const server = http.createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  /** @param {string} type @param {string | Buffer} body */
  const answer = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
  if (url.pathname === '/web/portico.wasm') {
    return answer('application/wasm', fs.readFileSync(path.join(build, 'portico_gallery.wasm')));
  }
  if (url.pathname === '/app.css') {
    const sheets = fs.readdirSync(path.join(root, 'shell')).filter((name) => name.endsWith('.css'));
    return answer('text/css', sheets.map((name) => fs.readFileSync(path.join(root, 'shell', name))).join('\n'));
  }
  const file = path.join(root, url.pathname);
  if (/^\/(web|themes|build\/gen)\/./.test(url.pathname) && fs.existsSync(file)) {
    return answer(TYPES[path.extname(file)] ?? 'text/plain', fs.readFileSync(file));
  }
  const names = { wasm: 'web/portico.wasm', app_css: 'app.css', app_js: 'web/main.js' };
  const html = fs.readFileSync(path.join(root, 'shell/portal.html'), 'utf8');
  return answer('text/html; charset=utf-8', html.replace(/\{\{(\w+)\}\}/g, (_, name) => names[name] ?? ''));
});
await new Promise((resolve) => server.listen(PORT, '127.0.0.1', () => resolve(undefined)));

const SIZES = { desktop: { width: 1280, height: 860 }, tablet: { width: 820, height: 1000 }, phone: { width: 390, height: 844 } };
const PAGES = { overview: '/', list: '/list', form: '/form', 'sign-in': '/sign-in' };
const VARIANTS = { '': '', rtl: 'rtl', dark: 'dark', amaranth: 'amaranth' };
fs.mkdirSync(out, { recursive: true });
const browser = await launch();
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const [page, address] of Object.entries(PAGES)) {
      for (const [variant, query] of Object.entries(VARIANTS)) {
        const name = [page, size, variant].filter(Boolean).join('-');
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        const context = await browser.newContext({ viewport, hasTouch: size === 'phone', deviceScaleFactor: size === 'phone' ? 2 : 1 });
        const tab = await open(context, `http://localhost:${PORT}${address}?${query}`);
        await idle(tab);
        await tab.screenshot({ path: path.join(out, `${name}.png`) });
        if (tab.errors.length > 0) console.error(name, tab.errors);
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
