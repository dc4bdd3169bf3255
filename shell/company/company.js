// A company's page around the portal: says who is signed in at its own site, keeps the portal's place in its
// address, and shows what the portal says.
//
// ?person=anna@...  who is signed in here      ?portals=2  as many portals      ?fit  as tall as what they show

const asked = new URLSearchParams(location.search);
const person = asked.get('person') ?? '';
const said = /** @type {HTMLElement} */ (document.querySelector('#said'));
const chooser = /** @type {HTMLSelectElement} */ (document.querySelector('#person'));
const template = /** @type {HTMLTemplateElement} */ (document.querySelector('#portal'));
const MESSAGES = ['ready', 'route', 'height', 'signed-in', 'payment', 'error'];

/** The place in the portal that the page's own address names. */
const placed = () => (location.hash.startsWith('#/') ? location.hash.slice(1) : '/');

/** @param {number} number from 0 @returns {HTMLElement} */
function makePortal(number) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const portal = /** @type {HTMLElement} */ (copy.querySelector('customer-portal'));
  portal.id = `portal-${number + 1}`;
  portal.setAttribute('route', number === 0 ? placed() : '/');
  portal.toggleAttribute('fit', asked.has('fit'));
  for (const name of ['locale', 'theme']) if (asked.get(name)) portal.setAttribute(name, asked.get(name) ?? '');
  // Who this is, the company's own server says; here it believes the page, as this is a demonstration.
  if (person) portal.setAttribute('identity', `/portal-token?person=${encodeURIComponent(person)}`);
  for (const type of MESSAGES) {
    portal.addEventListener(type, (event) => heard(portal, type, /** @type {CustomEvent} */ (event).detail, number));
  }
  return portal;
}

/** @param {HTMLElement} portal @param {string} type @param {any} detail @param {number} number */
function heard(portal, type, detail, number) {
  const line = document.createElement('li');
  line.textContent = `${portal.id} ${type} ${JSON.stringify(detail)}`;
  said.append(line);
  // Deep links out: the address of this page leads to the same place in the portal.
  if (type === 'route' && number === 0) history.replaceState(null, '', `#${detail.route}`);
}

const portals = Array.from({ length: Number(asked.get('portals') ?? 1) }, (_, number) => makePortal(number));
document.querySelector('#portals')?.append(...portals);

// Deep links in.
addEventListener('hashchange', () => portals[0]?.setAttribute('route', placed()));

chooser.value = person;
chooser.addEventListener('change', () => {
  asked.set('person', chooser.value);
  location.search = String(asked);
});
