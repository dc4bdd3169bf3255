// The overlay: text over its ink, fields, focus, links, scrollers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { idle, launch, open, until } from './browser.mjs';
import { decodePng, inkOf, textRectangles } from './ink.mjs';
import { startServer } from './server.mjs';

const VIEW = { width: 1000, height: 640 };
let server;
let browser;
before(async () => {
  server = await startServer(8501);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
});

const portal = async (route = '/', more = {}) => open(await browser.newContext({ viewport: VIEW, ...more }), server.url + route);
const state = (page) => page.locator('.p-status').textContent();

async function misplaced(page, scale = 1) {
  await idle(page);
  const picture = decodePng(await page.screenshot());
  const wrong = [];
  const rectangles = await textRectangles(page);
  assert.ok(rectangles.length > 10);
  for (const rectangle of rectangles) {
    const ink = inkOf(picture, rectangle, scale);
    if (!ink) wrong.push(`${rectangle.text}: blank`);
    else if (Math.abs(ink.left - rectangle.left) > 4 || Math.abs(ink.right - rectangle.right) > 4) {
      wrong.push(`${rectangle.text}: ink ${ink.left}..${ink.right}, text ${rectangle.left}..${rectangle.right}`);
    }
  }
  return wrong;
}

for (const [name, route] of [['left-to-right', '/'], ['right-to-left', '/?rtl']]) {
  test(`every ${name} text lies over its ink`, async () => {
    assert.deepEqual(await misplaced(await portal(route)), []);
  });
}

test('text lies over its ink at two device pixels a CSS pixel', async () => {
  const sharp = await launch(['--force-device-scale-factor=2', '--window-size=2000,1400']);
  try {
    const page = await open(await sharp.newContext({ viewport: null }), server.url);
    assert.equal(await page.evaluate(() => devicePixelRatio), 2);
    assert.deepEqual(await misplaced(page, 2), []);
  } finally {
    await sharp.close();
  }
});

test('a blank canvas is told from a drawn one', async () => {
  const page = await portal();
  await page.evaluate(() => (document.querySelector('customer-portal').shadowRoot.querySelector('canvas').hidden = true));
  await page.evaluate(() => document.querySelector('customer-portal').shadowRoot.querySelector('canvas').remove());
  assert.ok((await misplaced(page)).length > 10);
});

test('roles and names are those of real elements', async () => {
  const page = await portal();
  for (const [role, name] of [
    ['heading', 'Invoices'], ['textbox', 'E-mail'], ['button', 'Sign in'], ['link', 'Invoice one'],
    ['checkbox', 'Remember me'], ['combobox', 'Country'], ['main', ''], ['region', 'Rows'],
  ]) {
    assert.equal(await page.getByRole(role, name ? { name, exact: true } : {}).count(), 1, `${role} ${name}`);
  }
  assert.equal(await page.title(), 'Invoices');
});

test('fields carry what password managers and screen readers read', async () => {
  const page = await portal();
  const [email, password] = [page.getByLabel('E-mail'), page.getByLabel('Password')];
  assert.equal(await email.getAttribute('autocomplete'), 'username');
  assert.equal(await email.getAttribute('type'), 'email');
  assert.equal(await password.getAttribute('autocomplete'), 'current-password');
  assert.equal(await password.evaluate((field) => field.form !== null && field.getRootNode() === document), true);
  const shown = await email.evaluate((field) => {
    const { opacity, fontSize, visibility } = getComputedStyle(field);
    const { width, height } = field.getBoundingClientRect();
    return { opacity, visibility, big: parseFloat(fontSize) >= 16 && width >= 30 && height >= 15 };
  });
  assert.deepEqual(shown, { opacity: '1', visibility: 'visible', big: true });
  const described = await email.getAttribute('aria-describedby');
  assert.equal(await page.locator(`[id="${described}"]`).textContent(), 'The one on your invoices');
});

test('an error is wired to its field, focus goes there, and it is said', async () => {
  const page = await portal();
  await page.getByRole('button', { name: 'Sign in' }).click();
  const email = page.getByLabel('E-mail');
  await until(() => email.evaluate((field) => field === document.activeElement), 'focus in the field');
  assert.equal(await email.getAttribute('aria-invalid'), 'true');
  const id = await email.getAttribute('aria-errormessage');
  assert.equal(await page.locator(`[id="${id}"]`).textContent(), 'Enter your e-mail');
  assert.ok((await email.getAttribute('aria-describedby')).split(' ').includes(id));
  assert.equal(await page.locator('.portico-unseen[role=status]').textContent(), 'Not signed in');
  assert.match(await state(page), /submits 1/);
});

test('Enter in a field submits the form once, and focus moves to the heading', async () => {
  const page = await portal();
  await page.getByLabel('E-mail').pressSequentially('a@b.example');
  await page.getByLabel('Password').pressSequentially('secret');
  await page.keyboard.press('Enter');
  await until(async () => /submits 1/.test(await state(page)), 'submitted');
  await until(() => page.evaluate(() => document.activeElement.tagName === 'H1'), 'focus on the heading');
  assert.equal(await page.getByLabel('E-mail').inputValue(), 'a@b.example');
  await idle(page);
  assert.match(await state(page), /submits 1 /);
});

test('Tab visits fields, buttons and links in reading order', async () => {
  const page = await portal();
  const visited = [];
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press('Tab');
    visited.push(await page.evaluate(() => document.activeElement.id.replace(/^p\d+-/, '')));
  }
  assert.deepEqual(visited, ['6', '8', '9', '10', '18', '11', '13', '14', '15']);
});

test('mouse, keyboard and touch each press a button once', async () => {
  const page = await portal('/', { hasTouch: true });
  const button = page.getByRole('button', { name: 'Count' });
  await button.click();
  await button.press('Enter');
  await button.press('Space');
  await button.tap();
  await until(async () => /count 4 /.test(await state(page)), 'four presses');
  await idle(page);
  assert.match(await state(page), /count 4 /);
});

test('a checkbox shows what the program holds', async () => {
  const page = await portal();
  const box = page.getByRole('checkbox');
  await page.getByText('Remember me').click();
  await until(async () => /checked/.test(await state(page)), 'checked');
  assert.equal(await box.isChecked(), true);
  await box.press('Space');
  await until(async () => !/checked/.test(await state(page)), 'unchecked');
  assert.equal(await box.isChecked(), false);
});

test('a link goes by the program, with history; a modified press is the browser’s', async () => {
  const page = await portal();
  await idle(page);
  const link = page.getByRole('link', { name: 'Invoice one' });
  assert.equal(await link.getAttribute('href'), '/invoices/INV-1');
  await link.click();
  await until(() => page.evaluate(() => location.pathname === '/invoices/INV-1'), 'the new address');
  await page.goBack();
  await until(async () => /route \/ moved/.test(await state(page)), 'the old route');
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click({ modifiers: ['Control'] })]);
  assert.match(tab.url(), /INV-1/);
  assert.equal(await page.evaluate(() => location.pathname), '/');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Statement' }).click()]);
  assert.equal(file.suggestedFilename(), 'statement.csv');
});

test('composing text is not disturbed by frames', async () => {
  const page = await portal();
  const email = page.getByLabel('Password');
  await email.focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  await idle(page);
  await devtools.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await idle(page);
  await devtools.send('Input.insertText', { text: '日本' });
  await idle(page);
  assert.equal(await email.inputValue(), '日本');
});

test('typing in the middle of a value keeps the caret there', async () => {
  const page = await portal();
  const password = page.getByLabel('Password');
  await password.pressSequentially('abcd');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('XY');
  assert.equal(await password.inputValue(), 'abXYcd');
});

test('a scroller is native, and what it shows follows it', async () => {
  const page = await portal();
  const rows = page.getByRole('region', { name: 'Rows' });
  assert.equal(await rows.getAttribute('tabindex'), '0');
  await page.mouse.move(760, 300);
  await page.mouse.wheel(0, 4000);
  await until(async () => (await page.getByText('Row 100', { exact: true }).count()) === 1, 'row 100');
  assert.equal(await page.getByText('Row 1', { exact: true }).count(), 0);
  assert.deepEqual(await misplaced(page), []);
  assert.equal(await page.evaluate(() => document.scrollingElement.scrollTop), 0);
});

test('text in the overlay is found by find-in-page', async () => {
  const page = await portal();
  assert.equal(await page.evaluate(() => window.find('INV-2024-001')), true);
});

test('behind a dialog nothing is reached or seen', async () => {
  const page = await portal();
  await page.getByRole('button', { name: 'Ask' }).click();
  const close = page.getByRole('button', { name: 'Close' });
  await close.waitFor();
  assert.equal(await page.getByRole('textbox').count(), 0);
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest('[role=dialog]'));
  assert.equal(inside, true);
  await close.click();
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
});

test('Escape is heard', async () => {
  const page = await portal();
  await page.keyboard.press('Escape');
  await page.getByText('Escape').waitFor();
});

test('nothing offends the policy or throws', async () => {
  const page = await portal();
  await idle(page);
  assert.deepEqual(page.errors, []);
  assert.deepEqual(server.reports, []);
});
