// The seller's clerk voids an invoice and writes one off; the customer sees what it did, and not why.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { violations } from './support/axe.mjs';
import { becomes, open, until } from './support/browser.mjs';
import { keyboard, mouse } from './support/hands.mjs';
import { account } from './support/portal.mjs';
import { browser, portal } from './support/stage.mjs';
import { beginPayment, payable, settled, signIn } from './support/visit.mjs';
import { wordsOf } from './support/words.mjs';

const { word, pattern } = wordsOf('en');
const CUSTOMER = 'harbour-foods';

/** @param {string} key @param {string} number */
const titleOf = (key, number) => word(key).replace('{number}', number);

/** What the ledger says is owed in a currency. @param {import('playwright-core').APIRequestContext} requests @param {string} currency */
async function balance(requests, currency) {
  const { positions } = await (await requests.get(`${portal.url}/api/v1/customers/${CUSTOMER}/overview`)).json();
  return positions.find((/** @type {any} */ one) => one.currency === currency).balance.amount_minor;
}

/** Someone of the customer, who may pay, and an invoice of which nothing is settled. */
async function customerWithOpenInvoice() {
  const { page, context, problems } = await open(browser, 'about:blank');
  await signIn(page.request, portal.url, account(portal, 'anna'));
  const invoice = (await payable(page.request, portal.url, CUSTOMER)).find((one) => one.open.amount_minor === one.total.amount_minor);
  return { page, context, problems, invoice };
}

/** @param {any} document */
const addressOf = ({ type, id }) => `/${type === 'invoice' ? 'invoices' : 'credit-notes'}/${id}`;

/** A credit note of which nothing is used, as its UBL file: one that is there, without the invoice it was for. @param {import('playwright-core').APIRequestContext} requests */
async function importCreditNote(requests) {
  const customer = `${portal.url}/api/v1/customers/${CUSTOMER}`;
  const at = `${customer}/credit-notes`;
  const { data } = await (await requests.get(`${customer}/invoices?type=credit_note&limit=50`)).json();
  const like = data.find((/** @type {any} */ one) => one.total.currency === 'EUR');
  const ubl = await (await requests.get(`${at}/${like.id}/ubl`)).text();
  const file = path.join(portal.var, 'credit-note.xml');
  await writeFile(file, ubl.replaceAll(like.number, 'CN-2026-9001').replace(/<cac:BillingReference>.*?<\/cac:BillingReference>/s, ''));
  await portal.manage('import_ubl', '--customer', CUSTOMER, file);
  return (await requests.get(`${at}/CN-2026-9001`)).json();
}

/** A clerk's page at a document. @param {any} document @param {string[]} [blocked] paths that do not answer */
async function clerkAt(document, blocked = []) {
  const opened = await open(browser, 'about:blank');
  await signIn(opened.page.request, portal.url, account(portal, 'clara'));
  await opened.page.addInitScript((id) => localStorage.setItem('portico:customer', id), CUSTOMER);
  for (const path of blocked) await opened.page.route(path, (route) => route.abort());
  await opened.page.goto(portal.url + addressOf(document));
  await settled(opened.page);
  return { ...opened, main: opened.page.getByRole('main'), dialog: opened.page.getByRole('dialog') };
}

test('AClerkVoidsAnInvoiceAndTheCustomerSeesItVoid', { timeout: 180_000 }, async () => {
  const customer = await customerWithOpenInvoice();
  const { invoice } = customer;
  const owed = await balance(customer.page.request, invoice.open.currency);
  const clara = account(portal, 'clara');
  const { page, context, problems } = await open(browser, portal.url);
  const hands = mouse(page);

  // Signs in, chooses the customer and finds the invoice.
  await hands.type(page.getByLabel(word('sign_in.email')), clara.email);
  await hands.type(page.getByLabel(word('sign_in.password')), clara.password);
  await hands.press(page.getByRole('button', { name: word('sign_in.submit'), exact: true }));
  await page.getByRole('heading', { level: 1, name: word('overview.title') }).waitFor();
  const { customers } = await (await page.request.get(`${portal.url}/api/v1/session`)).json();
  await hands.press(page.getByRole('button', { name: customers[0].name }));
  await hands.press(page.getByRole('menuitemradio', { name: 'Harbour Foods Ltd.' }));
  await page.getByText(word('staff.title').replace('{customer}', 'Harbour Foods Ltd.')).waitFor();
  await hands.press(page.getByRole('link', { name: word('nav.invoices'), exact: true }));
  await hands.type(page.getByRole('searchbox'), invoice.number);
  await hands.press(page.getByRole('main').getByRole('link', { name: invoice.number }).first());
  await page.getByRole('heading', { level: 1, name: invoice.number }).waitFor();

  await hands.press(page.getByRole('button', { name: word('closing.more') }));
  await hands.press(page.getByRole('menuitem', { name: word('closing.void.menu') }));
  const dialog = page.getByRole('dialog', { name: titleOf('closing.void.title', invoice.number) });
  await dialog.waitFor();
  assert.deepEqual(await violations(page), []);
  await hands.type(dialog.getByRole('textbox', { name: word('closing.reason') }), 'Entered twice');
  await hands.press(dialog.getByRole('button', { name: word('closing.void.submit'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(word('closing.void.done')).first().waitFor();
  const history = page.getByRole('region', { name: word('document.history') });
  await history.getByText(word('history.voided')).waitFor();
  await history.getByText('Entered twice').waitFor();
  await history.getByText(`${clara.name} · `).waitFor();
  await becomes(() => page.getByRole('button', { name: word('closing.more') }).count(), 0, 'nothing more can be done with it');

  await customer.page.goto(`${portal.url}/invoices/${invoice.id}`);
  await settled(customer.page);
  const main = customer.page.getByRole('main');
  await main.getByText(word('status.void'), { exact: true }).first().waitFor();
  await main.getByText(pattern('document.void_text')).first().waitFor();
  await main.getByText(word('history.voided')).waitFor();
  assert.equal(await main.getByText('Entered twice').count(), 0, 'the reason is for staff alone');
  assert.equal(await main.getByRole('button', { name: word('document.pay') }).count(), 0);
  assert.equal(await balance(customer.page.request, invoice.open.currency), owed - invoice.open.amount_minor);
  assert.deepEqual([...problems, ...customer.problems], []);
  await context.close();
  await customer.context.close();
});

test('AClerkVoidsACreditNoteAndItsCreditIsTakenBack', { timeout: 120_000 }, async () => {
  const customer = await open(browser, 'about:blank');
  await signIn(customer.page.request, portal.url, account(portal, 'anna'));
  const note = await importCreditNote(customer.page.request);
  assert.deepEqual([note.type, note.open], ['credit_note', note.total]);
  const owed = await balance(customer.page.request, 'EUR');
  const { page, context, problems, dialog, main } = await clerkAt(note);
  const hands = mouse(page);
  await hands.press(page.getByRole('button', { name: word('closing.more') }));
  await becomes(() => page.getByRole('menuitem').allInnerTexts(), [word('closing.void.menu')], 'a credit note is not written off');
  await hands.press(page.getByRole('menuitem', { name: word('closing.void.menu') }));
  await dialog.getByText(word('closing.void.credit_text')).waitFor();
  await hands.type(dialog.getByRole('textbox', { name: word('closing.reason') }), 'The goods did not come back');
  await hands.press(dialog.getByRole('button', { name: word('closing.void.submit'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(word('closing.void.done')).first().waitFor();
  await main.getByText(word('status.void'), { exact: true }).first().waitFor();

  await customer.page.goto(portal.url + addressOf(note));
  await settled(customer.page);
  const seen = customer.page.getByRole('main');
  await seen.getByText(word('status.void'), { exact: true }).first().waitFor();
  await seen.getByText(word('history.voided')).waitFor();
  assert.equal(await balance(customer.page.request, 'EUR'), owed + note.total.amount_minor);
  assert.deepEqual([...problems, ...customer.problems], []);
  await context.close();
  await customer.context.close();
});

test('AClerkWritesAnInvoiceOffByKeyboardAlone', { timeout: 120_000 }, async () => {
  const customer = await customerWithOpenInvoice();
  const { invoice } = customer;
  const owed = await balance(customer.page.request, invoice.open.currency);
  const { page, context, problems, dialog } = await clerkAt(invoice);
  const hands = keyboard(page);
  const more = page.getByRole('button', { name: word('closing.more') });
  await hands.press(more);
  await page.getByRole('menuitem', { name: word('closing.write_off.menu') }).waitFor();
  await page.keyboard.press('Enter'); // the first entry
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await until(() => more.evaluate((button) => button === document.activeElement), 'focus is back at the button');

  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: word('closing.write_off.menu') }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  const submit = dialog.getByRole('button', { name: word('closing.write_off.submit'), exact: true });
  await hands.press(submit);
  const code = dialog.getByRole('combobox', { name: word('closing.code') });
  await until(() => code.evaluate((field) => field === document.activeElement), 'focus is at the first field that wants something');
  await dialog.getByText(word('closing.code_missing')).waitFor();
  await page.keyboard.type(word('closing.code.insolvent').slice(0, 12));
  await hands.type(dialog.getByRole('textbox', { name: word('closing.reason') }), 'Bankrupt since March');
  await hands.press(submit);
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(word('closing.write_off.done')).first().waitFor();
  await page.getByRole('main').getByText(word('status.uncollectible'), { exact: true }).first().waitFor();
  await page.getByRole('region', { name: word('document.history') }).getByText(word('closing.code.insolvent')).waitFor();
  assert.equal(await balance(customer.page.request, invoice.open.currency), owed - invoice.open.amount_minor);
  assert.deepEqual(problems, []);
  await context.close();
  await customer.context.close();
});

test('WhatChangedMeanwhileIsNotVoidedAndTheReasonStays', { timeout: 120_000 }, async () => {
  const customer = await customerWithOpenInvoice();
  const { invoice } = customer;
  // Without the stream the clerk does not hear of the payment before pressing.
  const { page, context, dialog } = await clerkAt(invoice, ['**/api/v1/events*']);
  const hands = mouse(page);
  await hands.press(page.getByRole('button', { name: word('closing.more') }));
  await hands.press(page.getByRole('menuitem', { name: word('closing.void.menu') }));
  const reason = dialog.getByRole('textbox', { name: word('closing.reason') });
  await hands.type(reason, 'Entered twice');
  await beginPayment(customer.page.request, portal.url, CUSTOMER, invoice);

  const submit = dialog.getByRole('button', { name: word('closing.void.submit'), exact: true });
  await hands.press(submit);
  await dialog.getByText(word('closing.changed')).waitFor();
  // The text is as long as two lines.
  const told = (await dialog.getByRole('alert').innerText()).replaceAll('\n', ' ');
  assert.ok(told.includes(word('status.in_payment')) && told.endsWith(word('closing.changed_ended').split('. ')[1]), told);
  assert.equal(await reason.inputValue(), 'Entered twice');
  await becomes(() => submit.isDisabled(), true);
  await hands.press(dialog.getByRole('button', { name: word('action.cancel') }));
  await page.getByRole('main').getByText(word('document.pending')).first().waitFor();
  const shown = await (await customer.page.request.get(`${portal.url}/api/v1/customers/${CUSTOMER}/invoices/${invoice.id}`)).json();
  assert.deepEqual([shown.status, shown.open.amount_minor], ['open', invoice.open.amount_minor]);
  await context.close();
  await customer.context.close();
});
