import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makeIntl } from '../../web/intl.js';

// As IntlCall in src/platform/browser/imports.h.
const [SetLocale, Decimal, Percent, MoneySymbol, MoneyCode, DateCall, Instant, RelativeDays, Plural, CurrencyName, Symbols, TimeZones, SystemTimeZone, , RegionName, CalendarStarts] = Array(16).keys();

function intl(locale, zone = 'Asia/Manila') {
  const call = makeIntl(['en']);
  call(SetLocale, `${locale}\n${zone}`, 0, 0, 0);
  return (what, text = '', number = 0, a = 0, b = 0) => call(what, text, number, a, b).replace(/[\u00a0\u202f]/g, ' ');
}
const DAY = 20000; // 2024-10-04

test('amounts are written exactly, whatever their size', () => {
  const en = intl('en');
  assert.equal(en(MoneySymbol, '90071992547409.93\nEUR', 0, 2), '€90,071,992,547,409.93');
  assert.equal(en(MoneySymbol, '-1234\nJPY', 0, 0), '-¥1,234');
  assert.equal(en(MoneyCode, '5.000\nKWD', 0, 3), 'KWD 5.000');
  assert.equal(en(Decimal, '1234567890123456789.5', 0, 0, 1), '1,234,567,890,123,456,789.5');
});

test('Persian has its digits and its calendar', () => {
  const fa = intl('fa');
  assert.equal(fa(Decimal, '1234.5', 0, 2, 2), '۱٬۲۳۴٫۵۰');
  assert.match(fa(DateCall, '', DAY, 1), /مهر/);
  assert.equal(fa(Symbols), '٫\n٬\n۰');
});

test('months and years begin as in the locale’s calendar', () => {
  const day = (text) => Date.parse(text) / 86400000;
  const starts = (locale, at) => intl(locale)(CalendarStarts, '', day(at)).split('\n').map((n) => new Date(n * 86400000).toISOString().slice(0, 10));
  assert.deepEqual(starts('en', '2026-03-16'), ['2026-03-01', '2026-01-01']);
  assert.deepEqual(starts('fa', '2026-03-16'), ['2026-02-20', '2025-03-21']); // 25 Esfand 1404
  assert.deepEqual(starts('fa', '2026-03-21'), ['2026-03-21', '2026-03-21']); // 1 Farvardin 1405
  assert.deepEqual(starts('th', '2024-02-29'), ['2024-02-01', '2024-01-01']);
});

test('countries are named', () => {
  assert.equal(intl('en')(RegionName, 'NL'), 'Netherlands');
  assert.equal(intl('fa')(RegionName, 'IR'), 'ایران');
  assert.equal(intl('en')(RegionName, '1A!'), '1A!');
});

test('calendar dates do not move with the time zone, instants do', () => {
  assert.equal(intl('en', 'Pacific/Honolulu')(DateCall, '', DAY, 1), 'Oct 4, 2024');
  const midnight = DAY * 86400000;
  assert.match(intl('en', 'Pacific/Honolulu')(Instant, '', midnight, 1), /Oct 3, 2024.*2:00 PM/);
  assert.match(intl('en', 'Asia/Manila')(Instant, '', midnight, 1), /Oct 4, 2024.*8:00 AM/);
});

test('percentages keep their fraction', () => {
  assert.equal(intl('en')(Percent, '21'), '21%');
  assert.equal(intl('en')(Percent, '5.5'), '5.5%');
});

test('plurals are CLDR’s', () => {
  assert.equal(intl('en')(Plural, '', 1), '1');
  assert.equal(intl('en')(Plural, '', 2), '5');
  assert.equal(intl('fil')(Plural, '', 4), '5');
});

test('every language has the plural forms that Intl asks for', () => {
  const folder = new URL('../../assets/strings/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  assert.equal(files.length, 10);
  for (const file of files) {
    const categories = new Intl.PluralRules(file.replace('.json', '')).resolvedOptions().pluralCategories;
    const catalogue = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    assert.deepEqual(Object.keys(catalogue['invoices.count']).sort(), [...categories].sort(), file);
  }
});

test('Thai dates have the Buddhist year', () => {
  assert.match(intl('th')(DateCall, '', DAY, 1), /2567/);
});

test('days are told from today', () => {
  assert.equal(intl('en')(RelativeDays, '', -3), '3 days ago');
  assert.equal(intl('en')(RelativeDays, '', 1), 'tomorrow');
});

test('currencies are named in the locale', () => {
  assert.equal(intl('en')(CurrencyName, 'EUR'), 'Euro');
});

test('what Intl refuses reads as it is', () => {
  assert.equal(intl('en')(MoneySymbol, '1.00\n??', 0, 2), '1.00');
  assert.equal(intl('no such tag')(Decimal, '1.5', 0, 1, 1), '1.5');
});

test('time zones are listed, and the system has one', () => {
  assert.ok(intl('en')(TimeZones).split('\n').includes('Asia/Manila'));
  assert.ok(intl('en')(SystemTimeZone).length > 0);
});
