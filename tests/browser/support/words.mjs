// Texts of the portal by key, so that journeys press what the person sees, in any language.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './portal.mjs';

/** @param {string} file @returns {any} */
const read = (file) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
const PROVIDER = read('server/sandbox_provider/strings.json');

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @param {'en' | 'de' | 'fa' | 'fil'} locale */
export function wordsOf(locale) {
  const catalogue = read(`assets/strings/${locale}.json`);
  /** @param {string} key @returns {string} */
  const word = (key) => {
    if (typeof catalogue[key] !== 'string') throw new Error(`${locale} has no plain text ${key}`);
    return catalogue[key];
  };
  return {
    locale,
    word,
    /** The text with anything in place of its placeholders. @param {string} key */
    pattern: (key) => new RegExp(`^${word(key).split(/\{[^}]*\}/).map(escaped).join('.+')}$`),
    /** The text with a value in place of its one placeholder, between isolates where they are needed. @param {string} key @param {string} value */
    filled: (key, value) => new RegExp(`^${word(key).split(/\{[^}]*\}/).map(escaped).join(`\u2068?${escaped(value)}\u2069?`)}$`),
    /** Of the provider's hosted page. @param {string} key @returns {string} */
    provider: (key) => PROVIDER[locale][key],
  };
}
