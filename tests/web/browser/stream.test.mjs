// One stream a browser: tabs share it, and it resumes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { idle, launch, open, until } from './browser.mjs';
import { startServer } from './server.mjs';

let server;
let browser;
before(async () => {
  server = await startServer(8531);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
});

test('tabs share one stream, and all hear it', async () => {
  const context = await browser.newContext();
  const tabs = [];
  for (let i = 0; i < 3; i++) tabs.push(await open(context, server.url));
  await until(() => server.streams.size === 1, 'one stream');
  server.send('5', 'five');
  for (const tab of tabs) await tab.getByText('five').waitFor();
  assert.equal(server.streams.size, 1);

  // Another tab takes over where the first one stopped.
  await tabs[0].close();
  await until(() => server.opened.length === 2, 'another leader');
  assert.equal(server.opened[1], '5');
  await until(() => server.streams.size === 1, 'one stream again');
  server.send('6', 'six');
  for (const tab of tabs.slice(1)) await tab.getByText('six').waitFor();
  await context.close();
});

test('a broken stream is opened again after the last message, once the network is back', async () => {
  await until(() => server.streams.size === 0, 'no stream of the test before');
  const page = await open(await browser.newContext(), server.url);
  await until(() => server.streams.size === 1, 'a stream');
  server.send('9', 'nine');
  await page.getByText('nine').waitFor();
  const opened = server.opened.length;
  server.drop();
  await until(() => server.opened.length > opened, 'opened again');
  assert.equal(server.opened.at(-1), '9');
  server.send('10', 'ten');
  await page.getByText('ten').waitFor();
  await idle(page);
});
