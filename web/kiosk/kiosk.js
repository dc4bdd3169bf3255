// The portal on a device that many people use. The bundler puts web/kiosk/{navigator,storage,panic}.js in
// the places of those that a page of a person's own has.
import { CustomerPortal } from '../element.js';
import { closeWaysOut } from './guard.js';
import { watchTyping } from './keyboard.js';
import { answerHeartbeat } from './supervisor.js';

const portal = /** @type {HTMLElement} */ (document.querySelector('customer-portal'));

closeWaysOut();
watchTyping(portal);
answerHeartbeat(portal);
customElements.define('customer-portal', CustomerPortal);
