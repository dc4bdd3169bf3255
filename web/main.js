// Entry of the browser's edge: registers <customer-portal>.
import { CustomerPortal } from './element.js';

customElements.define('customer-portal', CustomerPortal);
