// DOM events of the overlay, as events of the program. Activation comes from `click` alone: mouse, touch,
// keyboard and assistive technology share one path. Pointer events only say what is hovered and pressed.
import { isTextField, noteTyped, watchComposition } from './fields.js';
import { EventKind, Role } from './protocol.js';
import { hoveredOf, interactiveOf, isInteractive, recordOf } from './record.js';

/** @typedef {import('./bridge.js').PortalEvent} PortalEvent */
/** @typedef {import('./record.js').NodeRecord} NodeRecord */

/** As Attr::Keys names it. @param {KeyboardEvent} event */
function keyName({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const name = key === ' ' ? 'Space' : key;
  const held = (ctrlKey || metaKey ? 'Control+' : '') + (altKey ? 'Alt+' : '');
  return held + (shiftKey && name.length > 1 ? 'Shift+' : '') + name;
}

/** Something that is written, space excepted: that presses. @param {KeyboardEvent} event */
const isLetter = ({ key, ctrlKey, metaKey, altKey }) =>
  [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

/**
 * @param {HTMLElement} root the overlay
 * @param {EventTarget} keyboard where Escape is heard: the page, or a guest's own element
 * @param {(event: PortalEvent) => void} send
 * @param {(record: NodeRecord) => void} touch a field's DOM state changed
 * @param {AbortSignal} signal
 */
export function watchInput(root, keyboard, send, touch, signal) {
  const options = { signal };
  let hovered = 0;
  let pressed = 0;
  let focused = 0;
  /** Pointer that holds what can be dragged. @type {number | undefined} */
  let holder;

  /** @param {number} kind @param {number} was @param {number} node */
  function tell(kind, was, node) {
    if (node !== was) send({ kind, node });
    return node;
  }
  const hover = (/** @type {number} */ node) => (hovered = tell(EventKind.Hover, hovered, node));
  const press = (/** @type {number} */ node) => (pressed = tell(EventKind.Press, pressed, node));
  const focus = (/** @type {number} */ node) => (focused = tell(EventKind.Focus, focused, node));

  /** @param {PointerEvent} event @param {number} begins */
  function drag({ clientX, clientY }, begins) {
    const { left, top } = root.getBoundingClientRect();
    send({ kind: EventKind.Drag, node: pressed, x: clientX - left, y: clientY - top, z: begins });
  }

  root.addEventListener('click', clicked, options);
  root.addEventListener('submit', submitted, options);
  root.addEventListener('input', ({ target }) => typed(target, EventKind.Input), options);
  root.addEventListener('change', ({ target }) => typed(target, EventKind.Change), options);
  root.addEventListener('focusin', ({ target }) => focus(recordOf(target)?.id ?? 0), options);
  root.addEventListener('focusout', (event) => event.relatedTarget || focus(0), options);
  root.addEventListener(
    'pointerover',
    ({ target, pointerType }) => {
      if (pointerType !== 'touch') hover(hoveredOf(target)?.id ?? 0);
    },
    options,
  );
  root.addEventListener('pointerleave', () => hover(0), options);
  root.addEventListener(
    'pointerdown',
    (event) => {
      const beside = holder !== undefined && holder !== event.pointerId; // a palm, where a pen draws
      if (event.button !== 0 || beside) return;
      const dragged = recordOf(event.target);
      const record = dragged?.drags ? dragged : interactiveOf(event.target);
      press(record?.id ?? 0);
      if (!record?.drags) return;
      holder = event.pointerId;
      record.element.setPointerCapture(event.pointerId);
      drag(event, 1);
    },
    options,
  );
  root.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== holder) return;
      // All that the pen did since the last picture.
      const all = event.getCoalescedEvents?.() ?? [];
      for (const each of all.length ? all : [event]) drag(each, 0);
    },
    options,
  );
  // A list of suggestions is pressed while its field keeps focus.
  root.addEventListener(
    'mousedown',
    (event) => {
      if (/** @type {Element} */ (event.target).closest('.p-scroller:has([role=option])')) event.preventDefault();
    },
    options,
  );
  for (const end of ['pointerup', 'pointercancel', 'dragend']) {
    addEventListener(
      end,
      (event) => {
        if (holder !== undefined && /** @type {PointerEvent} */ (event).pointerId !== holder) return;
        holder = undefined;
        press(0);
      },
      options,
    );
  }
  keyboard.addEventListener('keydown', (event) => keyed(/** @type {KeyboardEvent} */ (event)), options);
  watchComposition(root, signal);

  /** @param {MouseEvent} event */
  function clicked(event) {
    const record = interactiveOf(event.target);
    if (!record) return;
    const { element, role, id } = record;
    if (element.getAttribute('aria-disabled') === 'true') {
      event.preventDefault();
      return;
    }
    if (role === Role.TextField || role === Role.SpinButton || role === Role.Select) return;
    if (role === Role.Link) {
      const browsers = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (browsers || element.getAttribute('target') || element.hasAttribute('download')) return;
      event.preventDefault();
    }
    if (role === Role.Checkbox || role === Role.Radio) touch(record);
    send({ kind: EventKind.Click, node: id, x: event.shiftKey ? 1 : 0 });
  }

  /** @param {SubmitEvent} event */
  function submitted(event) {
    event.preventDefault();
    // A button of the program's own has been clicked already, by Enter too.
    if (event.submitter && recordOf(event.submitter)?.role === Role.Button) return;
    const form = recordOf(event.target);
    if (form) send({ kind: EventKind.Submit, node: form.id });
  }

  /** @param {EventTarget | null} target @param {number} kind */
  function typed(target, kind) {
    const record = recordOf(target);
    if (!record) return;
    const select = record.role === Role.Select;
    if (!select && !isTextField(record.element)) return;
    if (select && kind === EventKind.Input) return;
    const field = /** @type {HTMLInputElement} */ (record.element);
    noteTyped(field);
    touch(record);
    send({ kind, node: record.id, text: field.value });
  }

  /** @param {KeyboardEvent} event */
  function keyed(event) {
    if (event.isComposing || event.defaultPrevented) return;
    const record = recordOf(event.target);
    const node = record?.id ?? 0;
    if (event.key === 'Escape') {
      send({ kind: EventKind.Key, node, text: event.key });
      return;
    }
    if (event.ctrlKey || event.metaKey) shortcut(event);
    const name = keyName(event);
    let taker = record;
    while (taker && !taker.keys?.has(name) && !(taker.keys?.has('Letters') && isLetter(event))) taker = taker.parent;
    if (!taker) return;
    const presses = event.key === ' ' || event.key === 'Enter';
    if (presses && record !== taker && record?.role !== Role.GridCell && isInteractive(record?.role ?? 0)) return;
    // What the person marked on the page is copied as ever.
    if (name === 'Control+c' && !getSelection()?.isCollapsed) return;
    event.preventDefault();
    send({ kind: EventKind.Key, node, text: name });
  }

  /** @param {KeyboardEvent} event */
  function shortcut(event) {
    const name = `${event.ctrlKey ? 'Control' : 'Meta'}+${event.key.toUpperCase()}`;
    const button = root.querySelector(`[aria-keyshortcuts~="${CSS.escape(name)}"]`);
    if (!(button instanceof HTMLElement) || button.closest('[inert]')) return;
    event.preventDefault();
    button.click();
  }

  return {
    /** After a frame: an element that went took focus with it without a word. @param {number} node */
    settleFocus: (node) => focus(node),
  };
}
