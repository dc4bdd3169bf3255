// The page where a brand is tried on the real portal and written as a theme.json (demonstrations only).
import { tooNear } from './contrast.js';
import { makeDraft, SCHEMES, SIZES } from './theme-draft.js';

/** @param {string} id */
const part = (id) => /** @type {any} */ (document.getElementById(id));
/** @param {string} address */
const json = async (address) => (await fetch(address)).json();

const pairs = await json('/themes/pairs.json');
const frame = /** @type {HTMLIFrameElement} */ (part('portal'));
/** @type {ReturnType<typeof makeDraft>} */
let draft;
/** @type {import('./theme-draft.js').Scheme} */
let scheme = 'light';

/** @param {string} text @param {HTMLElement[]} controls */
function labelled(text, ...controls) {
  const label = document.createElement('label');
  label.append(text, ...controls);
  return label;
}

/** @param {Record<string, string | number>} properties */
const input = (properties) => Object.assign(document.createElement('input'), properties);

/** @param {string} path @param {number} min @param {number} max @param {number} step */
function slider(path, min, max, step) {
  const output = document.createElement('output');
  const range = input({ type: 'range', min, max, step });
  range.value = output.value = String(draft.size(path));
  range.addEventListener('input', () => {
    draft.setSize(path, Number(range.value));
    output.value = range.value;
    show();
  });
  return labelled(path.replace(/_px$/, '').replace('.', ' '), range, output);
}

/** @param {string} role */
function colour(role) {
  const picker = input({ type: 'color', value: draft.colors[scheme][role].slice(0, 7) });
  picker.addEventListener('input', () => {
    draft.setColor(scheme, role, picker.value);
    show();
  });
  return labelled(role, picker);
}

/** @param {string} id @param {HTMLElement[]} controls */
const fill = (id, controls) => part(id).replaceChildren(part(id).querySelector('legend'), ...controls);

function fillControls() {
  fill('sizes', SIZES.map((size) => slider(...size)));
  fill('roles', Object.keys(draft.colors[scheme]).map(colour));
}

function fillSchemes() {
  const choices = SCHEMES.map((each) => {
    const choice = input({ type: 'radio', name: 'scheme', value: each });
    choice.checked = each === scheme;
    choice.addEventListener('change', () => {
      scheme = each;
      fillControls();
      show();
    });
    return labelled(each, choice);
  });
  fill('schemes', choices);
}

/** Shows the draft on the portal, and which of its pairs are too near. */
function show() {
  const portal = /** @type {any} */ (frame.contentDocument?.querySelector('customer-portal'));
  portal?.useTheme?.(draft.shown(scheme));
  const faults = SCHEMES.flatMap((each) => tooNear(draft.colors[each], pairs).map((fault) => ({ each, ...fault })));
  part('count').textContent = faults.length
    ? `${faults.length} pairs are too near: check-theme would refuse them.`
    : 'All pairs can be told apart.';
  const lines = faults.map(({ each, front, ground, ratio, least, where }) => {
    const line = document.createElement('li');
    line.textContent = `${each}: ${front} on ${ground}, ${ratio.toFixed(2)} of ${least} (${where})`;
    return line;
  });
  part('faults').replaceChildren(...lines);
}

/** @param {string} brand */
async function begin(brand) {
  draft = makeDraft(await json(`/themes/${brand}/theme.json`));
  for (const key of /** @type {const} */ (['id', 'name'])) part(key).value = draft.theme()[key];
  fillControls();
  show();
}

const brands = await json('/themes/index.json');
part('brand').replaceChildren(...brands.map((/** @type {any} */ { id, name }) => new Option(name, id)));
part('brand').addEventListener('change', () => begin(part('brand').value));
for (const key of /** @type {const} */ (['id', 'name'])) {
  part(key).addEventListener('input', () => draft.call(key, part(key).value));
}
part('panel').addEventListener('submit', (/** @type {Event} */ event) => {
  event.preventDefault();
  const text = `${JSON.stringify(draft.theme(), null, 2)}\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'theme.json';
  link.click();
  URL.revokeObjectURL(link.href);
});
fillSchemes();
await begin(part('brand').value);
frame.addEventListener('load', show);
frame.src = '/';
