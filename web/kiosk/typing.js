// What a key of the on-screen keyboard does to a field: as if the person had typed it.

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */

// Marks that change the letter before them: the sign on the key, and what Unicode puts after the letter.
const MARKS = new Map([['゛', '\u3099'], ['゜', '\u309a']]);

/** @param {string} before @param {string} key @returns {[number, string]} letters to take away, and what comes instead */
export function typed(before, key) {
  const mark = MARKS.get(key);
  if (!mark) return [0, key];
  const last = [...before].pop() ?? '';
  const joined = (last + mark).normalize('NFC');
  return [...joined].length === 1 && last ? [last.length, joined] : [0, ''];
}

/** Of a letter and its marks the last mark, as keyboards do; of a pair of surrogates both. @param {string} before */
export const erased = (before) => [...before].pop()?.length ?? 0;

/** @param {TextField} field @param {string} text in the place of what is chosen, or of `back` units before the caret */
function put(field, text, back = 0) {
  const { value, maxLength } = field;
  const start = field.selectionStart ?? value.length;
  const end = field.selectionEnd ?? value.length;
  const from = start === end ? Math.max(0, start - back) : start;
  const length = value.length - (end - from) + text.length;
  if (text && maxLength >= 0 && length > maxLength) return;
  if (field.selectionStart === null) field.value = value.slice(0, from) + text; // types without a caret
  else field.setRangeText(text, from, end, 'end');
  const inputType = text ? 'insertText' : 'deleteContentBackward';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType, data: text || null }));
}

/** @param {TextField} field */
const beforeCaret = (field) => field.value.slice(0, field.selectionStart ?? field.value.length);

/** @param {TextField} field @param {string} key */
export function type(field, key) {
  const [back, text] = typed(beforeCaret(field), key);
  if (text) put(field, text, back);
}

/** @param {TextField} field */
export function erase(field) {
  put(field, '', erased(beforeCaret(field)));
}

/** Enter. @param {TextField} field */
export function enter(field) {
  if (field instanceof HTMLTextAreaElement) {
    put(field, '\n');
    return;
  }
  const button = field.form?.querySelector('[type="submit"]');
  field.dispatchEvent(new Event('change', { bubbles: true }));
  if (button instanceof HTMLElement) button.click();
  else field.form?.requestSubmit();
}
