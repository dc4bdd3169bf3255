// Fields: the browser edits them. Their value is written only when the program wants another one than
// what was last written or typed, and never while an input method is composing.

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */

/** What a field last showed or got, by element. @type {WeakMap<Element, string>} */
const shown = new WeakMap();
/** @type {WeakSet<Element>} */
const composing = new WeakSet();
/** Values that wait for the end of a composition. @type {WeakMap<Element, string>} */
const waiting = new WeakMap();

/** @param {Element} element */
export const isTextField = (element) =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !['checkbox', 'radio', 'file'].includes(element.type));

/** The person typed. @param {TextField | HTMLSelectElement} field */
export function noteTyped(field) {
  shown.set(field, field.value);
}

/** @param {Element} field @param {string} value */
export function writeValue(field, value) {
  if (field instanceof HTMLSelectElement) {
    shown.set(field, value);
    field.value = value;
    return;
  }
  if (!isTextField(field) || shown.get(field) === value) return;
  if (composing.has(field)) {
    waiting.set(field, value);
    return;
  }
  const text = /** @type {TextField} */ (field);
  shown.set(text, value);
  if (text.value === value) return;
  const caret = document.activeElement === text ? text.selectionStart : null;
  const atEnd = caret === text.value.length;
  text.value = value;
  if (caret !== null && !atEnd) text.setSelectionRange(caret, caret);
}

/** @param {HTMLElement} root @param {AbortSignal} signal */
export function watchComposition(root, signal) {
  root.addEventListener(
    'compositionstart',
    ({ target }) => composing.add(/** @type {Element} */ (target)),
    { signal },
  );
  root.addEventListener(
    'compositionend',
    (event) => {
      const field = /** @type {Element} */ (event.target);
      composing.delete(field);
      const value = waiting.get(field);
      waiting.delete(field);
      if (value !== undefined) writeValue(field, value);
    },
    { signal },
  );
}

/**
 * One option a line, "value\ttext". The selection is kept where it is still offered.
 * @param {HTMLSelectElement} select @param {string} lines
 */
export function writeOptions(select, lines) {
  const value = shown.get(select);
  const options = lines.split('\n').map((line) => {
    const [key, text] = line.split('\t');
    return new Option(text ?? key, key);
  });
  select.replaceChildren(...options);
  if (value !== undefined) select.value = value;
}
