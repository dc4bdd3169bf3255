/**
 * Runs in the page: the first visible element of a role and a name, or null. Knows the roles that journeys ask
 * for and takes a name from a label before the words within (Accessible Name 1.2, as far as the overlay needs it).
 * @param {string} role @param {{text?: string, pattern?: string}} wanted
 * @returns {Element | null}
 */
export function locate(role, wanted) {
  /** @type {Record<string, string>} */
  const selectors = {
    heading: 'h1, h2, h3',
    button: 'button, [role=button]',
    link: 'a[href]',
    textbox: 'input:not([type]), input[type=text], input[type=email], input[type=password], textarea',
    checkbox: 'input[type=checkbox]',
    radio: 'input[type=radio], [role=radio]',
    alert: '[role=alert]',
  };
  const space = (/** @type {string | null | undefined} */ text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (/** @type {Element} */ element) => {
    const own = element.getAttribute('aria-label');
    if (own) return space(own);
    const labels = /** @type {HTMLInputElement} */ (element).labels;
    return space(labels?.length ? labels[0].textContent : element.textContent);
  };
  const fits = (/** @type {string} */ name) =>
    wanted.pattern ? new RegExp(wanted.pattern).test(name) : role === 'alert' ? name.includes(wanted.text ?? '') : name === wanted.text;
  for (const element of document.querySelectorAll(selectors[role])) {
    const { width, height } = element.getBoundingClientRect();
    if (element.closest('[inert], [hidden]') || width === 0 || height === 0) continue;
    if (fits(nameOf(element))) return element;
  }
  return null;
}
