#!/usr/bin/env node
// Runs the journeys, two files side by side where there are two processors, and closes with `N passed, N failed`.
//   node tests/browser/run.mjs [name.test.mjs ...]
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { seedPortal } from './support/portal.mjs';

const here = import.meta.dirname;
const asked = process.argv.slice(2);
const files = (asked.length ? asked : readdirSync(here).filter((name) => name.endsWith('.test.mjs'))).map((name) => path.join(here, name));
const seeded = await seedPortal();
const child = spawn(process.execPath, ['--test', `--test-concurrency=${Math.min(2, availableParallelism())}`, '--test-reporter=spec', ...files], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, PORTICO_TEST_SEEDED: seeded.folder },
});
let output = '';
child.stdout.on('data', (data) => {
  output += data;
  process.stdout.write(data);
});
const code = await new Promise((resolve) => child.once('exit', resolve));
await seeded.remove();
const count = (/** @type {string} */ word) => Number(new RegExp(`^\\S* ?${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
const passed = count('pass'), failed = count('fail') + count('cancelled');
// A runner that died before it counted has failed.
console.log(`${passed} passed, ${failed || (code || !passed ? 1 : 0)} failed`);
process.exitCode = code || !passed ? 1 : 0;
