// Joins the browser's edge and the wasm into the folder that the server serves.
//
//   node tools/bundle-web.mjs [--wasm build/web-release/portico.wasm] [--out build/dist] [--debug]
//
// The kiosk.wasm beside the wasm goes in too, with the pages of a device that many people use.
// The entrance.wasm beside the wasm goes in too, with the page for who has no session (entrance.html);
// a gallery.wasm, if it is there, with a page of its own; nothing of the portal refers to that one.
//
// app-<hash>.js (web/main.js and what it imports), app-<hash>.css (shell/*.css),
// portico-<hash>.wasm, strings/ (strings/later/ has what no first screen says), themes/ (with the fonts that a fonts.txt names), the pages of shell/
// with the hashed names put in for {{app_js}}, {{app_css}}, {{wasm}} and {{languages}}, and a .br beside
// each. The JS knows the names too:
// PORTICO_FILES = {wasm, css, contract}.
// offline-<hash>.js (web/offline.js) is loaded by the page after its first picture; service-worker.js knows the hashed
// names of its version: PORTICO_FILES = {all, version}.
// manifest.json lists what was made; nothing is done when no input has changed.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { pseudo, PSEUDO } from './pseudo.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '..');
const { values: options } = parseArgs({
  options: {
    wasm: { type: 'string', default: 'build/web-release/portico.wasm' },
    out: { type: 'string', default: 'build/dist' },
    debug: { type: 'boolean', default: false },
  },
});
const wasmFile = path.resolve(root, options.wasm);
const galleryFile = path.join(path.dirname(wasmFile), 'gallery.wasm');
const kioskFile = path.join(path.dirname(wasmFile), 'kiosk.wasm');
const entranceFile = path.join(path.dirname(wasmFile), 'entrance.wasm');
const contractFile = path.join(root, 'contract/openapi.yaml');
const out = path.resolve(root, options.out);
/** Inputs whose bytes decide the result. */
const inputFolders = ['web', 'shell', 'themes', 'assets'].map((name) => path.join(root, name));
const inputFiles = [
  wasmFile,
  galleryFile,
  entranceFile,
  kioskFile,
  contractFile,
  path.join(root, 'package-lock.json'),
  path.join(here, 'bundle-web.mjs'),
  path.join(here, 'pseudo.mjs'),
];

/** @param {string} folder @returns {string[]} every file below, sorted */
function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return /** @type {string[]} */ (fs.readdirSync(folder, { recursive: true }))
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile())
    .sort();
}

/** @param {string | Uint8Array} data */
const digest = (data) => createHash('sha256').update(data).digest('hex');
/** @param {string | Uint8Array} data */
const shortHash = (data) => digest(data).slice(0, 10);

function inputsDigest() {
  const files = [...inputFolders.flatMap(filesBelow), ...inputFiles];
  const lines = files.filter((file) => fs.existsSync(file)).map((file) => `${file} ${digest(fs.readFileSync(file))}`);
  return digest(`${lines.join('\n')}\n${options.debug}`);
}

/** What is made, by its address below the web root. @type {Map<string, Uint8Array>} */
const made = new Map();
/** @param {string} name @param {string | Uint8Array} data */
function put(name, data) {
  made.set(name, typeof data === 'string' ? new TextEncoder().encode(data) : data);
}

/** @param {string} name */
function optional(name) {
  const file = path.join(root, name);
  return fs.existsSync(file) ? file : undefined;
}

/**
 * @param {typeof import('esbuild')} esbuild
 * @param {string} entry
 * @param {Record<string, unknown>} files
 * @param {import('esbuild').Plugin[]} [plugins]
 * @returns {Promise<string>}
 */
async function join(esbuild, entry, files, plugins = []) {
  const built = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: ['es2022'],
    minify: !options.debug,
    sourcemap: options.debug ? 'inline' : false,
    legalComments: 'none',
    loader: { '.css': 'text', '.svg': 'text' },
    define: { PORTICO_FILES: JSON.stringify(files) },
    logLevel: 'warning',
    plugins,
  });
  return built.outputFiles[0].text;
}

/** @param {typeof import('esbuild')} esbuild */
async function makeAll(esbuild) {
  const icons = optional('web/build/icons.mjs');
  if (icons) execFileSync(process.execPath, [icons], { cwd: root, stdio: 'inherit' });

  const wasmName = putProgram(wasmFile);

  // shell/company is another site's, and served as one.
  const shell = filesBelow(path.join(root, 'shell')).filter((file) => !file.startsWith(path.join(root, 'shell/company')));
  // The page that tries themes and the kiosk's have a sheet of their own.
  const sheets = shell.filter((file) => file.endsWith('.css') && !/(theme-preview|kiosk)\.css$/.test(file));
  const sheet = sheets.map((file) => fs.readFileSync(file, 'utf8')).join('\n');
  const minified = await esbuild.transform(sheet, { loader: 'css', minify: !options.debug });
  const css = minified.code;
  const cssName = `app-${shortHash(css)}.css`;
  put(cssName, css);

  const contract = contractVersion();
  // Nearly all of it runs before the first picture: V8 may compile it on another thread while it arrives.
  const hint = '//# allFunctionsCalledOnLoad\n';
  const js = hint + (await join(esbuild, path.join(root, 'web/main.js'), { wasm: wasmName, css: cssName, contract }));
  const jsName = `app-${shortHash(js)}.js`;
  put(jsName, js);

  const offline = await join(esbuild, path.join(root, 'web/offline.js'), {});
  const offlineName = `offline-${shortHash(offline)}.js`;
  put(offlineName, offline);

  copyAssets();
  const names = { app_js: jsName, app_css: cssName, wasm: wasmName, languages: languages().join(' '), strings: 'strings', next: '', offline: `/${offlineName}` };
  const apart = ['gallery.html', 'theme-preview.html', 'frame.html', 'frame-return.html', 'kiosk.html'];
  const pages = shell.filter((file) => file.endsWith('.html') && !apart.includes(path.basename(file)));
  for (const page of pages) {
    const name = path.basename(page) === 'portal.html' ? 'index.html' : path.basename(page);
    put(name, fillPage(fs.readFileSync(page, 'utf8'), names));
  }
  putEntrance(names);
  const worker = optional('web/service-worker.js');
  if (worker) {
    const version = shortHash([...made].map(([name, data]) => `${name} ${digest(data)}`).join('\n'));
    put('service-worker.js', await join(esbuild, worker, { all: [...made.keys()].filter(isHashed), version }));
  }
  await putGallery(esbuild, names);
  await putPreview(esbuild, names);
  await putEmbed(esbuild, names);
  await putKiosk(esbuild, names);
}

/** @param {Record<string, string>} names */
function putEntrance(names) {
  const page = fs.readFileSync(path.join(root, 'shell/portal.html'), 'utf8');
  putEntranceStrings();
  const own = { wasm: putProgram(entranceFile), strings: 'strings/entrance', next: `/${names.wasm}` };
  put('entrance.html', fillPage(page, { ...names, ...own }));
}

/** @param {typeof import('esbuild')} esbuild @param {Record<string, string>} names */
async function putGallery(esbuild, names) {
  const page = optional('shell/gallery.html');
  if (!page || !fs.existsSync(galleryFile)) return;
  const js = await join(esbuild, path.join(root, 'web/files.js'), {});
  const own = { wasm: putProgram(galleryFile), files_js: `gallery-files-${shortHash(js)}.js` };
  put(own.files_js, js);
  put('gallery.html', fillPage(fs.readFileSync(page, 'utf8'), { ...names, ...own }));
}

/** Of each language the texts that assets/entrance-strings.txt names, by their beginnings. */
function putEntranceStrings() {
  const list = fs.readFileSync(path.join(root, 'assets/entrance-strings.txt'), 'utf8');
  const beginnings = list.split('\n').filter(Boolean);
  for (const tag of [...languages(), ...trialLanguages()]) {
    const some = Object.entries(textsOf(tag)).filter(([key]) => beginnings.some((each) => key.startsWith(each)));
    put(`strings/entrance/${tag}.json`, JSON.stringify(Object.fromEntries(some)));
  }
}

/** @param {string} name */
const isHashed = (name) => /-[0-9a-f]{10}\.\w+$/.test(name);

/** The contract's version that this client is made for. */
function contractVersion() {
  const contract = fs.readFileSync(contractFile, 'utf8');
  const [, version] = /contract_version: \{type: integer, const: (\d+)\}/.exec(contract) ?? [];
  if (!version) throw new Error('contract/openapi.yaml names no contract_version');
  return Number(version);
}

/** @param {string} file @returns {string} its name with a hash */
function putProgram(file) {
  const wasm = fs.readFileSync(file);
  const name = `${path.basename(file, '.wasm')}-${shortHash(wasm)}.wasm`;
  put(name, wasm);
  return name;
}

/** The default first. */
function languages() {
  const files = fs.readdirSync(path.join(root, 'assets/strings')).filter((name) => name.endsWith('.json'));
  const tags = files.map((name) => path.basename(name, '.json'));
  return ['en', ...tags.filter((tag) => tag !== 'en').sort()];
}

/** The page where a theme is tried. @param {typeof import('esbuild')} esbuild @param {Record<string, string>} names */
async function putPreview(esbuild, names) {
  const page = optional('shell/theme-preview.html');
  if (!page) return;
  const js = await join(esbuild, path.join(root, 'web/theme-preview.js'), {});
  const sheet = fs.readFileSync(path.join(root, 'shell/theme-preview.css'), 'utf8');
  const css = (await esbuild.transform(sheet, { loader: 'css', minify: !options.debug })).code;
  const own = {
    preview_js: `theme-preview-${shortHash(js)}.js`,
    preview_css: `theme-preview-${shortHash(css)}.css`,
  };
  put(own.preview_js, js);
  put(own.preview_css, css);
  put('theme-preview.html', fillPage(fs.readFileSync(page, 'utf8'), { ...names, ...own }));
}

/**
 * The script that pages of other sites load (embed.js, and under a name that never changes what it holds),
 * and what it shows in a frame.
 * @param {typeof import('esbuild')} esbuild @param {Record<string, string>} names
 */
async function putEmbed(esbuild, names) {
  if (!optional('web/embed/element.js')) return;
  const element = await join(esbuild, path.join(root, 'web/embed/element.js'), {});
  put(`embed-${shortHash(element)}.js`, element);
  put('embed.js', element);
  for (const page of ['frame', 'frame-return']) {
    const js = await join(esbuild, path.join(root, `web/embed/${page}.js`), { wasm: names.wasm, css: names.app_css, contract: contractVersion() }, [instead('embed', ['navigator', 'events', 'semantics', 'panic'])]);
    const name = `${page}-${shortHash(js)}.js`;
    put(name, js);
    const html = fs.readFileSync(path.join(root, `shell/${page}.html`), 'utf8');
    put(`${page}.html`, fillPage(html, { ...names, page_js: name }));
  }
}

/**
 * The page of a device that many people use, and the one where a person does on their own what they need for it.
 * @param {typeof import('esbuild')} esbuild @param {Record<string, string>} names
 */
async function putKiosk(esbuild, names) {
  if (!optional('web/kiosk/kiosk.js')) return;
  const own = { ...names, wasm: putProgram(kioskFile), strings: 'strings/kiosk' };
  const files = { wasm: own.wasm, css: names.app_css, contract: contractVersion() };
  const js = await join(esbuild, path.join(root, 'web/kiosk/kiosk.js'), files, [instead('kiosk', ['navigator', 'storage', 'panic'])]);
  const sheet = fs.readFileSync(path.join(root, 'shell/kiosk.css'), 'utf8');
  const css = (await esbuild.transform(sheet, { loader: 'css', minify: !options.debug })).code;
  const kiosk = { ...own, page_js: `kiosk-${shortHash(js)}.js`, kiosk_css: `kiosk-${shortHash(css)}.css` };
  put(kiosk.page_js, js);
  put(kiosk.kiosk_css, css);
  put('kiosk.html', fillPage(fs.readFileSync(path.join(root, 'shell/kiosk.html'), 'utf8'), kiosk));
  put('for-kiosks.html', fillPage(fs.readFileSync(path.join(root, 'shell/portal.html'), 'utf8'), own));
}

/**
 * Elsewhere than on a page some modules of the portal have others in their place, of the same name.
 * @param {string} home folder of web/ @param {string[]} modules @returns {import('esbuild').Plugin}
 */
const instead = (home, modules) => ({
  name: home,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^\\./(${modules.join('|')})\\.js$`) }, ({ path: name, importer }) =>
      importer === path.join(root, 'web/portal.js') ? { path: path.join(root, 'web', home, name) } : undefined,
    );
  },
});

// Topics of texts that no first screen says; they are asked for when a screen does.
const LATER = /^(field|form|table)\./;
// Texts of a kiosk's program alone.
const KIOSK = /^kiosk\./;

/** For those who work on the kit, as the gallery is. */
const trialLanguages = () => (fs.existsSync(galleryFile) ? [PSEUDO] : []);

/** @param {string} tag of a language @returns {Record<string, any>} */
function textsOf(tag) {
  const file = path.join(root, 'assets/strings', `${tag === PSEUDO ? 'en' : tag}.json`);
  const texts = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (tag !== PSEUDO) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pseudo(text)]));
}

/** @param {string} tag of a language */
function putStrings(tag) {
  const texts = textsOf(tag);
  const of = (/** @type {(key: string) => boolean} */ wanted) =>
    JSON.stringify(Object.fromEntries(Object.entries(texts).filter(([key]) => wanted(key))));
  put(`strings/${tag}.json`, of((key) => !LATER.test(key) && !KIOSK.test(key)));
  put(`strings/later/${tag}.json`, of((key) => LATER.test(key)));
  put(`strings/kiosk/${tag}.json`, of((key) => !LATER.test(key)));
}

function copyAssets() {
  [...languages(), ...trialLanguages()].forEach(putStrings);
  for (const file of filesBelow(path.join(root, 'themes'))) {
    const name = path.relative(root, file);
    if (name.endsWith('.md') || name.endsWith('schema.json')) continue;
    if (path.basename(name) === 'fonts.txt') {
      copyFonts(path.dirname(name), fs.readFileSync(file, 'utf8'));
      continue;
    }
    put(name, file.endsWith('.json') ? compactJson(file) : fs.readFileSync(file));
  }
  for (const file of filesBelow(path.join(root, 'assets/static'))) {
    put(path.basename(file), fs.readFileSync(file));
  }
}

/**
 * A brand's web fonts, and what their licences say, out of npm packages.
 * @param {string} theme folder of the theme @param {string} list files below node_modules, one a line
 */
function copyFonts(theme, list) {
  for (const name of list.split('\n').filter(Boolean)) {
    const file = path.join(root, 'node_modules', name);
    put(`${theme}/fonts/${path.basename(name)}`, fs.readFileSync(file));
    const [scope, packageName] = name.split('/');
    const licence = path.join(root, 'node_modules', scope, packageName, 'LICENSE');
    put(`${theme}/fonts/${packageName}-licence.txt`, fs.readFileSync(licence));
  }
}

/** @param {string} file */
const compactJson = (file) => JSON.stringify(JSON.parse(fs.readFileSync(file, 'utf8')));

/** @param {string} html @param {Record<string, string>} names */
function fillPage(html, names) {
  const filled = html.replace(/\{\{(\w+)\}\}/g, (whole, key) => {
    if (!(key in names)) throw new Error(`shell page asks for ${whole}, which nothing makes`);
    return names[key];
  });
  return filled.replace(/<!--[\s\S]*?-->/g, '').replace(/\n\s+/g, '\n').trimStart();
}

/** @param {string} name */
const worthCompressing = (name) => !/\.(png|webp|jpg|woff2|ico)$/.test(name);

function writeAll() {
  /** @type {Record<string, {bytes: number, brotli: number}>} */
  const manifest = {};
  for (const [name, data] of made) {
    const file = path.join(out, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const unchanged = fs.existsSync(file) && fs.readFileSync(file).equals(data);
    if (!unchanged) writeWhole(file, data);
    manifest[name] = { bytes: data.length, brotli: data.length };
    if (!worthCompressing(name)) continue;
    if (!unchanged || !fs.existsSync(`${file}.br`)) {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 22,
        [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
      };
      writeWhole(`${file}.br`, brotliCompressSync(data, { params }));
    }
    manifest[name].brotli = fs.statSync(`${file}.br`).size;
  }
  writeWhole(path.join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  const names = [...made.keys()];
  const kept = new Set(['manifest.json', ...names, ...names.map((name) => `${name}.br`)]);
  for (const file of filesBelow(out)) {
    if (!kept.has(path.relative(out, file))) fs.rmSync(file);
  }
  return manifest;
}

/**
 * A reader sees the old file or the new one.
 * @param {string} file @param {string | Uint8Array} data
 */
function writeWhole(file, data) {
  fs.writeFileSync(`${file}.new`, data);
  fs.renameSync(`${file}.new`, file);
}

const stamp = path.join(root, 'build', `.bundle-${path.basename(out)}`);
const now = inputsDigest();
const fresh = fs.existsSync(path.join(out, 'manifest.json')) && fs.existsSync(stamp);
if (!fresh || fs.readFileSync(stamp, 'utf8') !== now) {
  await makeAll(await import('esbuild'));
  const manifest = writeAll();
  fs.writeFileSync(stamp, now);
  const total = Object.values(manifest).reduce((sum, { brotli }) => sum + brotli, 0);
  const count = Object.keys(manifest).length;
  console.log(`${count} files in ${path.relative(root, out)}, ${total} bytes with brotli`);
}
