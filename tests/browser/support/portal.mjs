// A whole portal for a test: its own data folder, ports and demo data; stopped with everything it started.
import { execFile, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const ROOT = path.resolve(import.meta.dirname, '../../..');

// Below those that systems give to connections, which would take the port of a server that isn't up yet.
const FIRST_PORT = 20_000, LAST_PORT = 32_000;

/** @param {number} port @returns {Promise<boolean>} whether nobody listens on it */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A port that is free now, with the two above it, on loopback: serve.py takes these for its own servers. @returns {Promise<number>} */
export async function freePort() {
  for (;;) {
    const port = randomInt(FIRST_PORT, LAST_PORT - 2);
    if ((await isFree(port)) && (await isFree(port + 1)) && (await isFree(port + 2))) return port;
  }
}

/**
 * @typedef {{email: string, password: string, name: string, role: string, customers: string[]}} Account
 * @typedef {{url: string, var: string, accounts: Account[], log: () => string,
 *            stop: (last?: (folder: string) => Promise<void>) => Promise<void>,
 *            manage: (...args: string[]) => Promise<string>,
 *            kill: (process: 'portal.run' | 'sandbox_provider') => Promise<void>, again: () => Promise<void>}} Portal
 * `kill` ends one of its processes as a power cut would, and with it the others; `again` starts all on what they left.
 */

/** A data folder with the demo data made, which portals of one run begin with a copy of. */
const SEEDED = process.env.PORTICO_TEST_SEEDED;

/** Makes one, for `env: {PORTICO_TEST_SEEDED}` of the tests. @returns {Promise<{folder: string, remove: () => Promise<void>}>} */
export async function seedPortal() {
  const portal = await startPortal();
  const folder = await mkdtemp(path.join(tmpdir(), 'portico-seeded-'));
  await portal.stop((made) => cp(made, folder, { recursive: true }));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Starts serve.py on a free port and waits for /healthz.
 * @param {{args?: string[], env?: Record<string, string>, timeoutMs?: number}} [options]
 * @returns {Promise<Portal>}
 */
export async function startPortal({ args = [], env = {}, timeoutMs = 120_000 } = {}) {
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), 'portico-journey-'));
  if (SEEDED) await cp(SEEDED, folder, { recursive: true });
  const url = `http://localhost:${port}`;
  let log = '';
  const serve = () => {
    const child = spawn(path.join(ROOT, 'serve.py'), ['--no-build', '--port', String(port), '--var', folder, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (data) => (log += data));
    child.stderr.on('data', (data) => (log += data));
    return { child, ended: new Promise((resolve) => child.once('exit', resolve)) };
  };
  const isReady = async () => {
    const deadline = Date.now() + timeoutMs;
    while (!(await fetch(`${url}/healthz`).then((answer) => answer.ok, () => false))) {
      const { exitCode } = running.child;
      if (exitCode !== null) throw new Error(`serve.py ended with ${exitCode}:\n${log}`);
      if (Date.now() > deadline) throw new Error(`serve.py was not ready in time:\n${log}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  let running = serve();
  await isReady();
  const accounts = JSON.parse(await readFile(path.join(folder, 'demo-accounts.json'), 'utf8').catch(() => '[]'));
  return {
    url,
    var: folder,
    accounts,
    log: () => log,
    manage: (...words) => manage(folder, words),
    async kill(process) {
      await promisify(execFile)('pkill', ['-KILL', '-P', String(running.child.pid), '-f', process]);
      await running.ended;
    },
    async again() {
      running = serve();
      await isReady();
    },
    async stop(last = async () => {}) {
      running.child.kill('SIGTERM');
      await running.ended;
      await last(folder);
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
