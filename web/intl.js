// Numbers, dates and names by ECMA-402, one formatter for each way of writing, made when first asked for.
// Amounts come as decimal strings, which Intl formats exactly.

/** In the order of DateStyle. @type {Intl.DateTimeFormatOptions[]} */
const DATE_STYLES = [
  { year: 'numeric', month: '2-digit', day: '2-digit' },
  { year: 'numeric', month: 'short', day: 'numeric' },
  { year: 'numeric', month: 'long', day: 'numeric' },
  { year: 'numeric', month: 'long' },
  { month: 'short' },
  { weekday: 'narrow' },
  { weekday: 'long' },
  { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  { hour: 'numeric', minute: '2-digit' },
];
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
const DAY_MS = 86400000;

/** @param {readonly string[]} [languages] of the person, most wanted first */
export function makeIntl(languages = navigator.languages) {
  let locale = 'en';
  let zone = ''; // the system's
  /** @type {Map<string, any>} */
  const made = new Map();

  /** @template T @param {string} key @param {() => T} make @returns {T} */
  function once(key, make) {
    if (!made.has(key)) made.set(key, make());
    return made.get(key);
  }
  /** @param {string} text @param {Intl.NumberFormatOptions} options */
  function number(text, options) {
    const format = once(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
    return format.format(/** @type {any} */ (text));
  }
  /** @param {number} ms @param {Intl.DateTimeFormatOptions} options */
  function date(ms, options) {
    const format = once(`d${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
    return format.format(ms);
  }
  /** @param {string} text "decimal\ncurrency" @param {number} digits @param {'narrowSymbol' | 'code'} display */
  function money(text, digits, display) {
    const [amount, currency] = text.split('\n');
    return number(amount, {
      style: 'currency',
      currency,
      currencyDisplay: display,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  }
  // A calendar is known by its formatter alone: the day of the month tells where the month began, and the
  // year begins with the first month that has its number.
  /** @param {number} day days since 1970-01-01 */
  function calendarStarts(day) {
    const format = once('s', () => new Intl.DateTimeFormat(locale, {
      numberingSystem: 'latn', year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC',
    }));
    /** @param {number} of */
    const read = (of) => {
      const parts = Object.fromEntries(format.formatToParts(of * DAY_MS).map(({ type, value }) => [type, value]));
      return { month: of + 1 - Number(parts.day), year: parts.year ?? parts.relatedYear };
    };
    const { month, year } = read(day);
    let first = month;
    for (let before = read(first - 1); before.year === year; before = read(first - 1)) first = before.month;
    return `${month}\n${first}`;
  }
  /** @param {string} text "tag\nzone" */
  function setLocale(text) {
    const [tag, timeZone] = text.split('\n');
    made.clear();
    locale = supported(tag) ? tag : 'en';
    zone = timeZone && validZone(timeZone) ? timeZone : '';
    return '';
  }
  function symbols() {
    const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, useGrouping: true });
    const parts = format.formatToParts(1234567.5);
    /** @param {string} type */
    const part = (type) => parts.find((each) => each.type === type)?.value ?? '';
    return [part('decimal') || '.', part('group') || ',', number('0', {})].join('\n');
  }

  // In the order of IntlCall.
  /** @type {((text: string, number: number, a: number, b: number) => string)[]} */
  const calls = [
    setLocale,
    (text, _, least, most) =>
      number(text, { minimumFractionDigits: least, maximumFractionDigits: most }),
    (text) => number(`${text}e-2`, { style: 'percent', maximumFractionDigits: 2 }),
    (text, _, digits) => money(text, digits, 'narrowSymbol'),
    (text, _, digits) => money(text, digits, 'code'),
    (_, days, style) => date(days * DAY_MS, { ...DATE_STYLES[style], timeZone: 'UTC' }),
    (_, ms, style) =>
      date(ms, { ...DATE_STYLES[style], hour: 'numeric', minute: '2-digit', timeZone: zone || undefined }),
    (_, days) =>
      once('r', () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(days, 'day'),
    (_, value) =>
      String(CATEGORIES.indexOf(once('p', () => new Intl.PluralRules(locale)).select(value))),
    (code) =>
      once('c', () => new Intl.DisplayNames([locale], { type: 'currency' })).of(code) ?? code,
    symbols,
    () => Intl.supportedValuesOf('timeZone').join('\n'),
    systemZone,
    () => languages.join('\n'),
    (code) => once('g', () => new Intl.DisplayNames([locale], { type: 'region' })).of(code) ?? code,
    (_, day) => calendarStarts(day),
  ];

  /**
   * @param {number} call an IntlCall
   * @param {string} text @param {number} value @param {number} a @param {number} b
   */
  return (call, text, value, a, b) => {
    try {
      return calls[call](text, value, a, b);
    } catch {
      return text.split('\n')[0]; // a code or tag that Intl refuses reads as it is
    }
  };
}

const systemZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** @param {string} tag */
function supported(tag) {
  try {
    return new Intl.Locale(tag).language !== '';
  } catch {
    return false;
  }
}

/** @param {string} zone */
function validZone(zone) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
