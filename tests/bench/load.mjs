#!/usr/bin/env node
// First load to a working sign-in: bytes and requests (at most 180 KB in 10), and the time to it under a CPU
// four times slower and Fast 4G, as a ratio to a React + AG Grid page in the same run (at most 0.5). Fails over these.
//   node tests/bench/load.mjs [--runs 3]
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { launch, until } from '../browser/support/browser.mjs';
import { ROOT, startPortal } from '../browser/support/portal.mjs';
import { serveFolder } from './support/folder.mjs';
import { NETWORKS, shape } from './support/shaper.mjs';

const runs = Number(process.argv[process.argv.indexOf('--runs') + 1] || 3) || 3;

/** Installs and bundles the page compared with, in the build folder. @returns {Promise<string>} its folder */
async function buildPeer() {
  const work = path.join(ROOT, 'build/bench-peer');
  const out = path.join(work, 'page');
  mkdirSync(out, { recursive: true });
  cpSync(path.join(ROOT, 'tests/bench/peer'), work, { recursive: true });
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: work, stdio: 'inherit' });
  await build({
    entryPoints: [path.join(work, 'main.jsx')],
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  writeFileSync(path.join(out, 'index.html'), '<!doctype html><html lang=en><meta charset=utf-8><title>Invoices</title>' +
    '<style>body{margin:0}</style><div id=app></div><script type=module src=main.js></script>');
  return out;
}

/**
 * Milliseconds from navigation until what `selector` names is there, laid out, and a frame with it was painted.
 * @param {string} url @param {string} selector @param {number} slowdown
 */
async function timeTo(url, selector, slowdown) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript((wanted) => {
      const look = () => {
        const found = document.querySelector(wanted);
        if (!found || !found.checkVisibility() || found.getBoundingClientRect().height < 10) return false;
        requestAnimationFrame(() => setTimeout(() => (/** @type {any} */ (window).__ready = performance.now())));
        return true;
      };
      const watch = new MutationObserver(() => look() && watch.disconnect());
      document.addEventListener('readystatechange', () => look() && watch.disconnect());
      watch.observe(document, { subtree: true, childList: true, attributes: true });
    }, selector);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(url, { waitUntil: 'commit' });
    return await until(() => page.evaluate(() => /** @type {any} */ (window).__ready ?? 0), selector, 60_000);
  } finally {
    await browser.close();
  }
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const SIGN_IN = 'input[type=password]';
const portal = await startPortal();
const peer = await serveFolder(await buildPeer());
try {
  const weigh = await shape(portal.url, null);
  await timeTo(weigh.url, SIGN_IN, 1);
  const files = weigh.log();
  let total = 0;
  for (const file of files) {
    total += file.wire;
    console.log(`${String(file.wire).padStart(8)} B  ${file.status}  ${file.url}`);
  }
  await weigh.close();
  console.log(`first load: ${(total / 1000).toFixed(1)} KB in ${files.length} requests (at most 180 KB in 10)`);

  const ours = await shape(portal.url, NETWORKS.fast4g), theirs = await shape(peer.url, NETWORKS.fast4g);
  /** @type {number[]} */
  const our = [], their = [];
  for (let run = 0; run <= runs; run++) {
    ours.reset();
    theirs.reset();
    const a = await timeTo(ours.url, SIGN_IN, 4), b = await timeTo(theirs.url, '.ag-row', 4);
    if (run === 0) continue; // fills the servers' caches
    our.push(a);
    their.push(b);
    console.log(`run ${run}: sign-in ${a.toFixed(0)} ms, React + AG Grid ${b.toFixed(0)} ms`);
  }
  console.log(`time to a working sign-in, 4x CPU and Fast 4G: ${median(our).toFixed(0)} ms to ${median(their).toFixed(0)} ms, ` +
    `ratio ${(median(our) / median(their)).toFixed(2)} (at most 0.5)`);
  await ours.close();
  await theirs.close();
  const holds = total <= 180_000 && files.length <= 10 && median(our) <= 0.5 * median(their);
  process.exitCode = holds ? 0 : 1;
} finally {
  await portal.stop();
  await peer.close();
}
