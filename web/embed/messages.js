// What a page and the portal in its frame say to each other (docs/embed.md): plain objects
// {portico: 1, type, ...fields}. Both sides read by this table; what it does not know is ignored.

/** @typedef {(value: unknown) => boolean} Check */
/** @typedef {Record<string, Record<string, Check>>} Kinds fields that end in ? may be missing */
/** @typedef {{type: string, [field: string]: any}} Message */

const VERSION = 1;

/** @param {number} longest @returns {Check} */
const text = (longest) => (value) => typeof value === 'string' && value.length <= longest;
/** @param {RegExp} pattern @returns {Check} */
const like = (pattern) => (value) => typeof value === 'string' && value.length <= 2000 && pattern.test(value);
/** @param {string[]} words @returns {Check} */
const one = (...words) => (value) => words.includes(/** @type {string} */ (value));
/** @type {Check} */
const yesOrNo = (value) => typeof value === 'boolean';
/** @type {Check} CSS px */
const pixels = (value) => typeof value === 'number' && value >= 0 && value <= 1e5;

/** A place in the portal: "/invoices?status=open". Never an address elsewhere. */
export const ROUTE = /^\/(?![/\\])[^\\#\s]*$/;
const route = like(ROUTE);
const token = like(/^[\w-]+\.[\w-]+\.[\w-]+$/);

const ROLE = /^--portico-[a-z-]{1,40}$/;
const VALUE = /^(?!.*(url|image|var|env|attr)\()[#\w(),.%\s"'/-]{1,200}$/i;
/** Roles of the theme and what they are instead: colours, lengths, fonts, and nothing that is fetched. @type {Check} */
const roles = (value) =>
  typeof value === 'object' && value !== null && Object.keys(value).length <= 60 &&
  Object.entries(value).every(([name, to]) => ROLE.test(name) && typeof to === 'string' && VALUE.test(to));

/** @type {Kinds} */
export const FROM_FRAME = {
  hello: {},
  ready: {},
  route: { route, title: text(300) },
  height: { height: pixels },
  'signed-in': { signedIn: yesOrNo },
  payment: { payment: like(/^[\w-]{1,64}$/), status: one('pending', 'succeeded', 'failed', 'expired') },
  error: { code: one('stopped', 'unreachable', 'cookies', 'token-refused'), 'detail?': text(300) },
};

/** @type {Kinds} */
export const FROM_HOST = {
  start: {
    identity: yesOrNo, // `sign-in` follows
    fit: yesOrNo, // wants `height`
    'locale?': like(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/),
    'theme?': like(/^[a-z][a-z0-9-]{0,39}$/),
  },
  style: { roles },
  go: { route },
  'sign-in': { 'token?': token },
  'sign-out': {},
};

/** @param {string} type @param {object} fields */
export const write = (type, fields) => ({ portico: VERSION, type, ...fields });

/**
 * The message with the fields that its kind has, or nothing.
 * @param {any} data @param {Kinds} kinds @returns {Message | undefined}
 */
export function read(data, kinds) {
  if (typeof data?.type !== 'string' || data.portico !== VERSION || !Object.hasOwn(kinds, data.type)) return undefined;
  /** @type {Message} */
  const message = { type: data.type };
  for (const [field, check] of Object.entries(kinds[data.type])) {
    const name = field.replace('?', '');
    const value = data[name];
    if (value === undefined && name !== field) continue;
    if (!check(value)) return undefined;
    message[name] = value;
  }
  return message;
}

/**
 * Hears the other window, from origins that may speak.
 * @param {() => Window | null} other @param {(origin: string) => boolean} trusted @param {Kinds} kinds
 * @param {(message: Message, origin: string) => void} heard @param {AbortSignal} [signal]
 */
export function listen(other, trusted, kinds, heard, signal) {
  addEventListener(
    'message',
    ({ source, origin, data }) => {
      if (source !== other() || !trusted(origin)) return;
      const message = read(data, kinds);
      if (message) heard(message, origin);
    },
    { signal },
  );
}
