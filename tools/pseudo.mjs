// English as a language that takes more room: vowels doubled and accented, outside of {places}. What is shown without them, or
// has no room for them, is a mistake that shows without reading another language.

/** BCP 47: English as a trial (X), accented (A). */
export const PSEUDO = 'en-XA';

/** @type {Record<string, string>} */
const ACCENTED = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/** A text, or its plural forms. @template {string | Record<string, string>} T @param {T} text @returns {T} */
export function pseudo(text) {
  if (typeof text !== 'string') {
    return /** @type {T} */ (Object.fromEntries(Object.entries(text).map(([form, each]) => [form, pseudo(each)])));
  }
  const parts = text.split(/(\{[^}]*\})/).map((part) =>
    part.startsWith('{') ? part : part.replace(/[aeiou]/gi, (vowel) => ACCENTED[vowel] + ACCENTED[vowel.toLowerCase()]));
  return /** @type {T} */ (parts.join(''));
}
