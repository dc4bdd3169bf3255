import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FROM_FRAME, FROM_HOST, listen, read, write } from '../../web/embed/messages.js';

test('what one side writes the other reads', () => {
  const samples = [
    [FROM_FRAME, 'hello', {}],
    [FROM_FRAME, 'ready', {}],
    [FROM_FRAME, 'route', { route: '/invoices?status=open', title: 'Invoices' }],
    [FROM_FRAME, 'height', { height: 812 }],
    [FROM_FRAME, 'signed-in', { signedIn: true }],
    [FROM_FRAME, 'payment', { payment: 'pay_1a', status: 'succeeded' }],
    [FROM_FRAME, 'error', { code: 'cookies' }],
    [FROM_FRAME, 'error', { code: 'token-refused', detail: 'The token has expired (exp).' }],
    [FROM_HOST, 'start', { identity: true, fit: false, locale: 'pt-BR', theme: 'northwind' }],
    [FROM_HOST, 'start', { identity: false, fit: false }],
    [FROM_HOST, 'go', { route: '/' }],
    [FROM_HOST, 'style', { roles: { '--portico-accent': 'rgb(0 80 160 / 90%)', '--portico-font': "'Inter', sans-serif" } }],
    [FROM_HOST, 'style', { roles: {} }],
    [FROM_HOST, 'sign-in', { token: 'a.b-c.d_e' }],
    [FROM_HOST, 'sign-in', {}],
    [FROM_HOST, 'sign-out', {}],
  ];
  for (const [kinds, type, fields] of samples) assert.deepEqual(read(write(type, fields), kinds), { type, ...fields });
});

test('fields that a kind does not have are left behind', () => {
  assert.deepEqual(read({ portico: 1, type: 'go', route: '/', more: 1 }, FROM_HOST), { type: 'go', route: '/' });
});

test('what is not known or not well-formed is no message', () => {
  for (const data of [
    undefined, null, 7, 'go', [], {}, { type: 'go', route: '/' }, { portico: '1', type: 'go', route: '/' },
    { portico: 1, type: 'route', route: '/', title: '' }, // the other side's
    { portico: 1, type: 'toString' }, { portico: 1, type: ['go'], route: '/' }, { portico: 1, type: 'go' },
    { portico: 1, type: 'sign-in', token: 'no token' }, { portico: 1, type: 'start', identity: 1, fit: false },
    { portico: 1, type: 'start', identity: true, fit: true, locale: '"><script>' },
    { portico: 1, type: 'start', identity: true, fit: true, theme: '../secret' },
  ]) assert.equal(read(data, FROM_HOST), undefined, JSON.stringify(data));
  for (const fields of [{ height: -1 }, { height: NaN }, { height: Infinity }, { height: '1' }]) {
    assert.equal(read(write('height', fields), FROM_FRAME), undefined);
  }
});

test('a page restyles roles of the theme, and makes nothing be fetched', () => {
  const style = (/** @type {unknown} */ roles) => read(write('style', { roles }), FROM_HOST) !== undefined;
  for (const roles of [null, 'x', { color: 'red' }, { '--portico-accent': 7 }, { '--portico-accent': '' },
    { '--portico-accent': 'url(https://evil.example/)' }, { '--portico-font': 'x; background: red' }, { '--portico-font': 'a\\75rl(x)' },
    { '--portico-surface': 'IMAGE-SET("x" 1x)'.replace('IMAGE-SET', 'image') }, { '--other': 'red' },
    Object.fromEntries(Array.from({ length: 61 }, (_, n) => [`--portico-${'a'.repeat(1 + (n % 40))}${n > 39 ? '-b' : ''}`, 'red']))]) {
    assert.ok(!style(roles), JSON.stringify(roles));
  }
});

test('a route is a place in the portal and never an address elsewhere', () => {
  const go = (/** @type {unknown} */ route) => read(write('go', { route }), FROM_HOST) !== undefined;
  for (const route of ['/', '/invoices', '/pay?currency=EUR&documents=a,b', '/a/b%20c']) assert.ok(go(route), route);
  for (const route of ['', 'invoices', '//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)',
    '/a b', '/a\nb', '/a#b', `/${'a'.repeat(3000)}`, 7, null, ['/']]) assert.ok(!go(route), String(route));
});

test('only the other window is heard, from an origin that may speak', () => {
  /** @type {((event: object) => void)[]} */
  const listeners = [];
  /** @type {any} */ (globalThis).addEventListener = (_type, listener) => listeners.push(listener);
  const [other, stranger] = [{}, {}];
  const heard = [];
  listen(() => other, (origin) => origin === 'https://company.example', FROM_HOST, ({ route }, origin) => heard.push([route, origin]));
  for (const [source, origin, route] of [
    [stranger, 'https://company.example', '/a'],
    [other, 'https://evil.example', '/b'],
    [other, 'https://company.example.evil.example', '/c'],
    [other, 'null', '/d'],
    [null, 'https://company.example', '/e'],
    [other, 'https://company.example', '/f'],
  ]) listeners[0]({ source, origin, data: write('go', { route }) });
  assert.deepEqual(heard, [['/f', 'https://company.example']]);
});
