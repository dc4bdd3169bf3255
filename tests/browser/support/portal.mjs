// A whole portal for a test: its own data folder, ports and demo data; stopped with everything it started.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A port that is free now, on loopback. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/**
 * @typedef {{email: string, password: string, name: string, role: string, customers: string[]}} Account
 * @typedef {{url: string, var: string, accounts: Account[], log: () => string, stop: () => Promise<void>,
 *            manage: (...args: string[]) => Promise<string>}} Portal
 */

/**
 * Starts serve.py on a free port and waits for /healthz.
 * @param {{args?: string[], env?: Record<string, string>, timeoutMs?: number}} [options]
 * @returns {Promise<Portal>}
 */
export async function startPortal({ args = [], env = {}, timeoutMs = 120_000 } = {}) {
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), 'portico-journey-'));
  const url = `http://localhost:${port}`;
  const child = spawn(path.join(ROOT, 'serve.py'), ['--no-build', '--port', String(port), '--var', folder, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (data) => (log += data));
  child.stderr.on('data', (data) => (log += data));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`serve.py ended with ${child.exitCode}:\n${log}`);
    if (Date.now() > deadline) throw new Error(`serve.py was not ready in time:\n${log}`);
    const ready = await fetch(`${url}/healthz`).then((answer) => answer.ok, () => false);
    if (ready) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const accounts = JSON.parse(await readFile(path.join(folder, 'demo-accounts.json'), 'utf8').catch(() => '[]'));
  return {
    url,
    var: folder,
    accounts,
    log: () => log,
    manage: (...words) => manage(folder, words),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Runs a management command on the portal's data.
 * @param {string} folder @param {string[]} words @returns {Promise<string>} what it printed
 */
function manage(folder, words) {
  return new Promise((resolve, reject) => {
    const child = spawn('/usr/bin/python3', [path.join(ROOT, 'server/manage.py'), ...words], {
      env: {
        ...process.env,
        PORTICO_VAR: folder,
        PORTICO_DEMO: '1',
        PORTICO_RULES_DIR: process.env.PORTICO_RULES_DIR ?? path.join(ROOT, 'build/native-release'),
      },
    });
    let out = '';
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (out += data));
    child.once('exit', (code) => (code ? reject(new Error(out)) : resolve(out)));
  });
}

/** The demo account of a role, by part of its e-mail or role. @param {Portal} portal @param {string} word */
export function account(portal, word) {
  const found = portal.accounts.find((one) => one.email.includes(word) || one.role === word);
  if (!found) throw new Error(`no demo account for ${word}: ${JSON.stringify(portal.accounts)}`);
  return found;
}
