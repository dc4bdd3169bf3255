// Writes that wait: none is lost, none is doubled, one tab sends, in order, for one person.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { launch, until } from './browser.mjs';
import { root } from './server.mjs';

const PORT = 8561;
const url = `http://localhost:${PORT}`;
/** What the server did and how it is. */
let state;
const fresh = () => ({ person: 'anna', online: true, hold: false, held: [], status: 200, got: [], made: new Map(), most: 0, now: 0, version: 1 });

/** As the real one: a key that was seen is answered alike, and changes nothing. */
async function write(request, response) {
  const body = Buffer.concat(await request.toArray()).toString();
  const key = request.headers['idempotency-key'];
  state.got.push({ key, body, token: request.headers['x-csrf-token'], version: request.headers['if-match'] });
  state.most = Math.max(state.most, ++state.now);
  response.on('close', () => state.now--);
  if (state.status === 200 && !state.made.has(key)) {
    state.made.set(key, body);
    state.version++;
  }
  if (state.hold) await new Promise((resolve) => state.held.push(resolve));
  response.writeHead(state.status, { 'content-type': 'application/json', etag: `"${state.version}"` });
  response.end('{"type": "urn:portico:problem:invalid", "title": "Not so."}');
}

const server = http.createServer((request, response) => {
  if (!state.online) return void request.socket.destroy();
  if (request.url === '/session') {
    response.end(JSON.stringify({ person: state.person ? { id: state.person } : null, csrf_token: `of ${state.person}` }));
  } else if (request.url === '/write') write(request, response);
  else if (request.url.startsWith('/web/')) {
    response.writeHead(200, { 'content-type': 'text/javascript' });
    response.end(fs.readFileSync(path.join(root, request.url)));
  } else {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>outbox</title>');
  }
});
let browser;
before(async () => {
  await new Promise((resolve) => server.listen(PORT, '127.0.0.1', resolve));
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});
let context;
beforeEach(async () => {
  await context?.close();
  state = fresh();
  context = await browser.newContext();
});

/** A tab of the person's. @param {string} person @param {() => void} [init] before anything else */
async function tab(person = 'anna', init) {
  const page = await context.newPage();
  if (init) await page.addInitScript(init);
  await page.goto(url);
  await page.evaluate(async (who) => {
    const { makeOutbox } = await import('/web/outbox.js');
    window.told = [];
    window.outbox = makeOutbox('/session', (list, sent) => window.told.push({ list, sent }), new AbortController().signal);
    if (who) await window.outbox.belongsTo(who);
  }, person);
  return page;
}
/** Presses without waiting for the answer. */
const press = (page, body, lines = []) =>
  page.evaluate(
    ([text, more]) => {
      const key = `key-of-${text}-0123456789`;
      window.answer = window.outbox.send({ method: 'POST', url: '/write', lines: [`Idempotency-Key: ${key}`, ...more], body: text, waitsAs: `note\t${text}` });
      return undefined;
    },
    [body, lines],
  );
const answer = (page) => page.evaluate(async () => (({ status, type }) => ({ status, type }))(await window.answer));
const list = (page) => page.evaluate(() => window.told.at(-1)?.list ?? '');
const bodies = () => state.got.map(({ body }) => body);

test('a write is answered by the server when there is one', async () => {
  const page = await tab();
  await press(page, 'one');
  assert.equal((await answer(page)).status, 200);
  assert.deepEqual(state.got.map(({ body, token }) => [body, token]), [['one', 'of anna']]);
  await until(async () => (await list(page)) === '', 'nothing waits');
});

test('what is pressed without a network waits, and is sent in order once it is back', async () => {
  const page = await tab();
  state.online = false;
  for (const body of ['one', 'two', 'three']) {
    await press(page, body);
    assert.deepEqual(await answer(page), { status: 0, type: 'waiting' });
  }
  assert.deepEqual((await list(page)).split('\n').map((line) => line.split('\t').slice(4, 6)), [['note', 'one'], ['note', 'two'], ['note', 'three']]);
  state.online = true;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await until(async () => (await list(page)) === '', 'all was sent');
  assert.deepEqual(bodies(), ['one', 'two', 'three']);
  assert.equal(await page.evaluate(() => window.told.at(-1).sent), 3);
});

test('a tab that dies while it sends loses nothing and doubles nothing', async () => {
  const page = await tab();
  state.hold = true;
  await press(page, 'one');
  await until(() => state.held.length === 1, 'the write arrived');
  await page.close();
  state.hold = false;
  const next = await tab();
  await until(async () => (await list(next)) === '' && state.got.length === 2, 'sent again');
  assert.equal(state.got[0].key, state.got[1].key);
  assert.deepEqual([...state.made.values()], ['one']);
});

test('one tab sends at a time, and each write goes once', async () => {
  const tabs = [await tab(), await tab(), await tab()];
  state.online = false;
  for (const [at, page] of tabs.entries()) {
    await press(page, `of ${at}`);
    await answer(page);
  }
  state.online = true;
  await Promise.all(tabs.map((page) => page.evaluate(() => window.dispatchEvent(new Event('online')))));
  for (const page of tabs) await until(async () => (await list(page)) === '', 'all tabs know');
  assert.deepEqual(bodies(), ['of 0', 'of 1', 'of 2']);
  assert.equal(state.most, 1);
});

test('what the server refuses later stays with its reason until the person decides', async () => {
  const page = await tab();
  state.online = false;
  await press(page, 'one');
  await answer(page);
  Object.assign(state, { online: true, status: 422 });
  await page.evaluate(() => window.outbox.sendAgain(''));
  const [id, is, , status, , , reason] = (await list(page)).split('\t');
  assert.deepEqual([is, status], ['refused', '422']);
  assert.match(reason, /Not so/);
  state.status = 200;
  await page.evaluate((one) => window.outbox.sendAgain(one), id);
  await until(async () => (await list(page)) === '', 'sent');
  assert.deepEqual([...state.made.values()], ['one']);
});

test('what is refused at once is told to who pressed, and is not kept', async () => {
  const page = await tab();
  state.status = 422;
  await press(page, 'one');
  assert.equal((await answer(page)).status, 422);
  await until(async () => (await list(page)) === '', 'nothing is kept');
});

test('a discarded write is never sent', async () => {
  const page = await tab();
  state.online = false;
  await press(page, 'one');
  await answer(page);
  await page.evaluate((id) => window.outbox.discard(id), (await list(page)).split('\t')[0]);
  state.online = true;
  await page.evaluate(() => window.outbox.sendAgain(''));
  assert.deepEqual(state.got, []);
});

test('nobody else sends it: it waits for its person, and another one wipes it', async () => {
  const page = await tab();
  state.online = false;
  await press(page, 'one');
  await answer(page);
  Object.assign(state, { online: true, person: '' });
  await page.evaluate(() => window.outbox.sendAgain(''));
  state.person = 'ben';
  await page.evaluate(() => window.outbox.sendAgain(''));
  assert.deepEqual(state.got, []);
  assert.match(await list(page), /waiting/);
  const other = await tab('ben');
  assert.equal(await list(other), '');
  state.person = 'anna';
  const again = await tab('anna');
  assert.equal(await list(again), '');
  assert.deepEqual(state.got, []);
});

test('a session that ended and begins again sends what its person left', async () => {
  const page = await tab();
  state.online = false;
  await press(page, 'one');
  await answer(page);
  state.online = true;
  await page.evaluate(() => window.outbox.belongsTo(''));
  await page.evaluate(() => window.outbox.belongsTo('anna'));
  await until(() => state.got.length === 1, 'sent');
});

test('a change made on top of one that waited is a change of what that one made', async () => {
  const page = await tab();
  state.online = false;
  for (const body of ['one', 'two']) {
    await press(page, body, ['If-Match: "1"']);
    await answer(page);
  }
  state.online = true;
  await page.evaluate(() => window.outbox.sendAgain(''));
  assert.deepEqual(state.got.map(({ version }) => version), ['"1"', '"2"']);
});

for (const [what, deny] of [
  ['denied', () => (indexedDB.open = () => { throw new DOMException('denied', 'SecurityError'); })],
  ['full', () => (IDBObjectStore.prototype.add = () => { throw new DOMException('full', 'QuotaExceededError'); })],
]) {
  test(`where storage is ${what} a write is sent, and without a network says that it was not kept`, async () => {
    const page = await tab('anna', deny);
    await press(page, 'one');
    assert.equal((await answer(page)).status, 200);
    state.online = false;
    await press(page, 'two');
    assert.deepEqual(await answer(page), { status: 0, type: 'not-kept' });
    assert.deepEqual(bodies(), ['one']);
  });
}

test('wiping leaves no database', async () => {
  const page = await tab();
  state.online = false;
  await press(page, 'one');
  await answer(page);
  await page.evaluate(() => window.outbox.wipe());
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
});
