import assert from 'node:assert/strict';
import * as http from 'node:http';
import { after, before, test } from 'node:test';
import { makeHttp, retryAfterSeconds } from '../../web/http.js';

const server = http.createServer((request, response) => {
  if (request.url === '/never') return;
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    response.writeHead(409, { 'content-type': 'application/problem+json', etag: '"7"', 'retry-after': '3' });
    response.end(`${request.method} ${request.headers['x-csrf-token']} ${body}`);
  });
});
let url;
before(async () => {
  await new Promise((resolve) => server.listen(8541, '127.0.0.1', resolve));
  url = 'http://127.0.0.1:8541';
});
after(() => server.closeAllConnections() ?? server.close());

function client(signal = new AbortController().signal) {
  const answers = [];
  const made = makeHttp((request, answer) => answers.push({ request, ...answer }), signal);
  return { ...made, answers };
}

test('an answer brings status, body, type, tag and when to come again', async () => {
  const { send, answers } = client();
  await send(4, `POST\n${url}/x\n\nX-CSRF-Token: a: b`, '{"é":1}', 5000);
  const [{ request, status, body, type, etag, retryAfter }] = answers;
  assert.deepEqual([request, status, type, etag, retryAfter], [4, 409, 'application/problem+json', '"7"', 3]);
  assert.equal(new TextDecoder().decode(body), 'POST a: b {"é":1}');
});

test('no answer in time, and nobody there, are status 0', async () => {
  const { send, answers } = client();
  await send(1, `GET\n${url}/never`, '', 50);
  await send(2, 'GET\nhttp://127.0.0.1:1/', '', 5000);
  assert.deepEqual(answers.map(({ request, status }) => [request, status]), [[1, 0], [2, 0]]);
});

test('signing out gives up what is being read', async () => {
  const { send, forget, answers } = client();
  const sent = send(1, `GET\n${url}/never`, '', 60000);
  forget();
  await sent;
  assert.equal(answers[0].status, 0);
});

test('a stopped portal hears no answer', async () => {
  const ending = new AbortController();
  const { send, answers } = client(ending.signal);
  const sent = send(1, `GET\n${url}/never`, '', 60000);
  ending.abort();
  await sent;
  assert.deepEqual(answers, []);
});

test('Retry-After may be seconds or a date', () => {
  assert.equal(retryAfterSeconds('12'), 12);
  assert.equal(retryAfterSeconds(null), 0);
  assert.equal(retryAfterSeconds('nonsense'), 0);
  const soon = retryAfterSeconds(new Date(Date.now() + 10000).toUTCString());
  assert.ok(soon >= 9 && soon <= 10);
});
