// No way from the portal to the browser around it, or out of the portal: no menu of the browser's, no other
// site, no window, nothing saved, nothing copied. What a page can't keep a browser from, its supervisor does.

/** Keys that a keyboard of one's own would have, which do what the browser does with them. @param {KeyboardEvent} event */
const isBrowsers = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || /^(F\d+|Browser.*|Launch.*|ContextMenu|PrintScreen)$/.test(event.key);

/** @param {Event} event */
function refuse(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** @param {MouseEvent} event */
function leadsAway(event) {
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
  if (!(link instanceof HTMLAnchorElement)) return false;
  const isModified = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return isModified || link.origin !== location.origin || link.hasAttribute('download') || link.target !== '';
}

export function closeWaysOut() {
  for (const kind of ['contextmenu', 'dragstart', 'drop', 'copy', 'cut']) addEventListener(kind, refuse, true);
  addEventListener('keydown', (event) => isBrowsers(event) && refuse(event), true);
  for (const kind of /** @type {const} */ (['click', 'auxclick'])) {
    addEventListener(kind, (event) => leadsAway(event) && refuse(event), true);
  }
  // Back and forward of a mouse.
  for (const kind of /** @type {const} */ (['mousedown', 'mouseup'])) {
    addEventListener(kind, (event) => event.button > 2 && refuse(event), true);
  }
  window.open = () => null;
  if (navigator.clipboard) navigator.clipboard.writeText = async () => {};
}
