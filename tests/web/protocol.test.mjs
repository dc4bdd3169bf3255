// The numbers of web/protocol.js are those of src/platform: an enum's order is part of the bridge.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { test } from 'node:test';
import { ATTRIBUTES, Attr, CLASSES, ELEMENTS, EventKind, Flag, Role } from '../../web/protocol.js';

const header = (name) => fs.readFileSync(new URL(`../../src/platform/${name}.h`, import.meta.url), 'utf8');

function members(text, name) {
  const body = new RegExp(`enum class ${name}[^{]*{([^}]*)}`).exec(text)[1].replace(/\/\/.*/g, '');
  return body.split(',').map((member) => member.trim()).filter(Boolean);
}

function agrees(mine, theirs) {
  for (const [name, value] of Object.entries(mine)) assert.equal(theirs.indexOf(name), value, name);
}

test('roles', () => {
  const roles = members(header('semantics'), 'Role');
  agrees(Role, roles);
  assert.equal(ELEMENTS.length, roles.length);
  assert.equal(CLASSES.length, roles.length);
});

test('attributes', () => {
  const attributes = members(header('semantics'), 'Attr');
  agrees(Attr, attributes);
  assert.equal(ATTRIBUTES.length, attributes.length);
});

test('events', () => {
  const events = members(header('input'), 'EventKind');
  agrees(EventKind, events);
  assert.equal(Object.keys(EventKind).length, events.length);
});

test('flags', () => {
  const flags = [...header('semantics').matchAll(/constexpr uint32_t (\w+) =\s+1u << (\d+)/g)];
  assert.equal(flags.length, Object.keys(Flag).length);
  for (const [, name, bit] of flags) assert.equal(Flag[name], 1 << Number(bit), name);
});
