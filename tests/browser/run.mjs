#!/usr/bin/env node
// Runs the journeys and closes with `N passed, N failed`.
//   node tests/browser/run.mjs [name.test.mjs ...]
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const asked = process.argv.slice(2);
const files = (asked.length ? asked : readdirSync(here).filter((name) => name.endsWith('.test.mjs'))).map((name) => path.join(here, path.basename(name)));
const child = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
let output = '';
child.stdout.on('data', (data) => {
  output += data;
  process.stdout.write(data);
});
const code = await new Promise((resolve) => child.once('exit', resolve));
const count = (/** @type {string} */ word) => Number(new RegExp(`^\\S* ?${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
const passed = count('pass'), failed = count('fail') + count('cancelled');
// A runner that died before it counted has failed.
console.log(`${passed} passed, ${failed || (code || !passed ? 1 : 0)} failed`);
process.exitCode = code || !passed ? 1 : 0;
