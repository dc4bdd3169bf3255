// The on-screen keyboard: there while a field has focus, in the layout of the page's language, or with the
// digits alone for codes and numbers. Its keys never take focus from the field.
import { isTextField } from '../fields.js';
import { LAYOUTS, NATIVE_DIGITS, NUMBERS, WORDS } from './layouts.js';
import { enter, erase, type } from './typing.js';

/** @typedef {import('./typing.js').TextField} TextField */

/** Of the theme, as the program put them on the overlay. */
const ROLES = ['surface', 'surface-sunken', 'border', 'border-strong', 'text', 'accent', 'text-on-accent', 'font'];
const UNTYPED = ['date', 'time', 'file', 'range', 'color'];

/** @param {Element | null} element @returns {element is TextField} */
const isTyped = (element) =>
  element !== null &&
  isTextField(element) &&
  !(/** @type {TextField} */ (element).readOnly) &&
  !UNTYPED.includes(/** @type {TextField} */ (element).type);

/** @param {TextField} field */
const wantsNumber = (field) =>
  ['numeric', 'decimal', 'tel'].includes(field.inputMode) || field.autocomplete === 'one-time-code';

/** @param {HTMLElement} portal */
export function watchTyping(portal) {
  const board = document.createElement('div');
  board.className = 'portico-keyboard';
  board.dir = 'ltr'; // keys stand where they do, whatever is written with them
  board.setAttribute('role', 'group');
  /** @type {TextField | undefined} */
  let field;
  let shifted = false;
  let isLatin = false;
  let made = '';

  const language = () => (portal.lang in LAYOUTS ? portal.lang : 'en');

  /** @param {string} text @param {string} label @param {() => void} press @param {string} [kind] */
  function key(text, label, press, kind) {
    const button = document.createElement('button');
    button.type = 'button';
    button.tabIndex = -1;
    button.textContent = text;
    if (label !== text) button.setAttribute('aria-label', label);
    if (kind) button.className = kind;
    button.addEventListener('click', () => {
      press();
      draw();
    });
    return button;
  }

  /** @param {Node[]} keys */
  function row(keys) {
    const line = document.createElement('div');
    line.append(...keys);
    board.append(line);
  }

  /** @param {string} text */
  function letter(text) {
    return key(text, text, () => {
      if (field) type(field, text);
      if (!isMarks(text)) shifted = false;
    });
  }

  function draw() {
    if (!field) return;
    const tag = language();
    const numbers = wantsNumber(field);
    const wanted = `${tag} ${numbers} ${shifted} ${isLatin}`;
    if (wanted === made) return;
    made = wanted;
    board.replaceChildren();
    board.lang = tag;
    board.setAttribute('aria-label', WORDS[tag].label);
    board.classList.toggle('portico-numbers', numbers);
    if (numbers) drawNumbers(tag);
    else drawLetters(tag);
  }

  /** @param {string} tag */
  function drawNumbers(tag) {
    const words = WORDS[tag];
    const digits = NATIVE_DIGITS[tag] ?? '0123456789';
    NUMBERS.forEach((line, at) => {
      const keys = line.split(' ').map((digit) => letter(digits[Number(digit)]));
      const isLast = at === NUMBERS.length - 1;
      row(isLast ? [erasing(words), ...keys, entering(words)] : keys);
    });
  }

  /** @param {string} tag */
  function drawLetters(tag) {
    const words = WORDS[tag];
    const own = LAYOUTS[tag];
    const layout = isLatin ? LAYOUTS.en : own;
    const rows = shifted ? (layout.more ?? layout.rows.map((line) => upper(line, tag))) : layout.rows;
    for (const line of rows) row(line.split(' ').map(letter));
    const shift = key('⇧', words.shift, () => (shifted = !shifted), shifted ? 'wide on' : 'wide');
    shift.setAttribute('aria-pressed', String(shifted));
    const keys = [shift];
    if (!own.latin) {
      const other = isLatin ? words.letters : 'ABC';
      keys.push(key(other, other, () => ((isLatin = !isLatin), (shifted = false)), 'wide'));
    }
    keys.push(key(' ', words.space, () => field && type(field, ' '), 'space'));
    row([...keys, erasing(words), entering(words), key('▾', words.hide, () => field?.blur())]);
  }

  /** @param {import('./layouts.js').Words} words */
  const erasing = (words) => key('⌫', words.erase, () => field && erase(field), 'wide');
  /** @param {import('./layouts.js').Words} words */
  const entering = (words) => key('⏎', words.done, () => field && enter(field), 'wide done');

  /** @param {TextField} element */
  function show(element) {
    field = element;
    shifted = false;
    // A customer's number is written as on paper.
    isLatin = element.name === 'customer-number' || ['email', 'url', 'password'].includes(element.type);
    element.setAttribute('inputmode', element.inputMode || 'none'); // no second keyboard of the system's
    dress();
    draw();
    document.body.append(board);
    document.documentElement.classList.add('portico-typing');
    document.documentElement.style.setProperty('--portico-keyboard', `${board.offsetHeight}px`);
    // Once the portal is as high as what the keyboard leaves of the page.
    requestAnimationFrame(() => requestAnimationFrame(() => element.isConnected && element.scrollIntoView({ block: 'nearest' })));
  }

  function hide() {
    field = undefined;
    made = '';
    board.remove();
    document.documentElement.classList.remove('portico-typing');
  }

  function dress() {
    const style = getComputedStyle(portal.querySelector('.portico-overlay') ?? portal);
    for (const role of ROLES) board.style.setProperty(`--portico-${role}`, style.getPropertyValue(`--portico-${role}`));
  }

  // The field keeps focus, and its caret.
  for (const kind of ['pointerdown', 'mousedown', 'touchstart']) {
    board.addEventListener(kind, (event) => kind !== 'touchstart' && event.preventDefault(), { passive: kind === 'touchstart' });
  }
  portal.addEventListener('focusin', ({ target }) => {
    const element = /** @type {Element | null} */ (target);
    if (isTyped(element)) show(element);
    else hide();
  });
  portal.addEventListener('focusout', ({ relatedTarget }) => {
    if (!isTyped(/** @type {Element | null} */ (relatedTarget))) hide();
  });
}

/** @param {string} text */
const isMarks = (text) => /^\p{M}$/u.test(text);

/** @param {string} line @param {string} tag */
const upper = (line, tag) =>
  line
    .split(' ')
    .map((each) => (each === 'ß' ? 'ẞ' : each.toLocaleUpperCase(tag)))
    .join(' ');
