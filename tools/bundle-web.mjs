// Joins the browser's edge and the wasm into the folder that the server serves.
//
//   node tools/bundle-web.mjs [--wasm build/web-release/portico.wasm] [--out build/dist] [--debug]
//
// An entrance.wasm beside the wasm goes in too, with the page for who has no session (entrance.html);
// a gallery.wasm, too, with a page of its own; nothing of the portal refers to that one.
//
// app-<hash>.js (web/main.js and what it imports), app-<hash>.css (shell/*.css),
// portico-<hash>.wasm, strings/ (strings/later/ has what no first screen says), themes/ (with the fonts that a fonts.txt names), the pages of shell/
// with the hashed names put in for {{app_js}}, {{app_css}}, {{wasm}} and {{languages}}, and a .br beside
// each. The JS knows the names too:
// PORTICO_FILES = {wasm, css}.
// manifest.json lists what was made; nothing is done when no input has changed.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { execFileSync } from 'node:child_process';

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
const entranceFile = path.join(path.dirname(wasmFile), 'entrance.wasm');
const out = path.resolve(root, options.out);
/** Inputs whose bytes decide the result. */
const inputFolders = ['web', 'shell', 'themes', 'assets'].map((name) => path.join(root, name));
const inputFiles = [
  wasmFile,
  galleryFile,
  entranceFile,
  path.join(root, 'package-lock.json'),
  path.join(here, 'bundle-web.mjs'),
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
  // The page that tries themes has a sheet of its own.
  const sheets = shell.filter((file) => file.endsWith('.css') && !file.endsWith('theme-preview.css'));
  const sheet = sheets.map((file) => fs.readFileSync(file, 'utf8')).join('\n');
  const minified = await esbuild.transform(sheet, { loader: 'css', minify: !options.debug });
  const css = minified.code;
  const cssName = `app-${shortHash(css)}.css`;
  put(cssName, css);

  const js = await join(esbuild, path.join(root, 'web/main.js'), { wasm: wasmName, css: cssName });
  const jsName = `app-${shortHash(js)}.js`;
  put(jsName, js);

  copyAssets();
  const names = { app_js: jsName, app_css: cssName, wasm: wasmName, languages: languages().join(' '), strings: 'strings' };
  const apart = ['gallery.html', 'theme-preview.html', 'frame.html', 'frame-return.html'];
  const pages = shell.filter((file) => file.endsWith('.html') && !apart.includes(path.basename(file)));
  for (const page of pages) {
    const name = path.basename(page) === 'portal.html' ? 'index.html' : path.basename(page);
    put(name, fillPage(fs.readFileSync(page, 'utf8'), names));
  }
  if (fs.existsSync(entranceFile)) {
    const page = fs.readFileSync(path.join(root, 'shell/portal.html'), 'utf8');
    putEntranceStrings();
    const own = { wasm: putProgram(entranceFile), strings: 'strings/entrance' };
    put('entrance.html', fillPage(page, { ...names, ...own }));
  }
  const worker = optional('web/service-worker.js');
  if (worker) {
    put('service-worker.js', await join(esbuild, worker, { ...names, all: [...made.keys()] }));
  }
  putGallery(names);
  await putPreview(esbuild, names);
  await putEmbed(esbuild, names);
}

/** @param {Record<string, string>} names */
function putGallery(names) {
  const page = optional('shell/gallery.html');
  if (!page || !fs.existsSync(galleryFile)) return;
  const wasm = putProgram(galleryFile);
  put('gallery.html', fillPage(fs.readFileSync(page, 'utf8'), { ...names, wasm }));
}

/** Of each language the texts that assets/entrance-strings.txt names, by their beginnings. */
function putEntranceStrings() {
  const list = fs.readFileSync(path.join(root, 'assets/entrance-strings.txt'), 'utf8');
  const beginnings = list.split('\n').filter(Boolean);
  for (const tag of languages()) {
    const all = JSON.parse(fs.readFileSync(path.join(root, 'assets/strings', `${tag}.json`), 'utf8'));
    const some = Object.entries(all).filter(([key]) => beginnings.some((each) => key.startsWith(each)));
    put(`strings/entrance/${tag}.json`, JSON.stringify(Object.fromEntries(some)));
  }
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
    const js = await join(esbuild, path.join(root, `web/embed/${page}.js`), { wasm: names.wasm, css: names.app_css }, [framed]);
    const name = `${page}-${shortHash(js)}.js`;
    put(name, js);
    const html = fs.readFileSync(path.join(root, `shell/${page}.html`), 'utf8');
    put(`${page}.html`, fillPage(html, { ...names, page_js: name }));
  }
}

/**
 * Within a frame some modules of the page have others in their place, of the same name in web/embed.
 * @type {import('esbuild').Plugin}
 */
const framed = {
  name: 'framed',
  setup(build) {
    build.onResolve({ filter: /^\.\/(navigator|events|semantics|panic)\.js$/ }, ({ path: name, importer }) =>
      importer === path.join(root, 'web/portal.js') ? { path: path.join(root, 'web/embed', name) } : undefined,
    );
  },
};

// Topics of texts that no first screen says; they are asked for when a screen does.
const LATER = /^(field|form)\./;

/** @param {string} tag of a language */
function putStrings(tag) {
  const texts = JSON.parse(fs.readFileSync(path.join(root, 'assets/strings', `${tag}.json`), 'utf8'));
  const later = (/** @type {boolean} */ wanted) =>
    JSON.stringify(Object.fromEntries(Object.entries(texts).filter(([key]) => LATER.test(key) === wanted)));
  put(`strings/${tag}.json`, later(false));
  put(`strings/later/${tag}.json`, later(true));
}

function copyAssets() {
  languages().forEach(putStrings);
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
