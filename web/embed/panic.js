// The framed portal's end: the page around hears of it, too.
import { showPanic as showPage } from '../panic.js';
import { tell } from './telling.js';

/** @type {typeof showPage} */
export function showPanic(host, address, started) {
  tell('error', { code: started ? 'stopped' : 'unreachable' });
  return showPage(host, address, started);
}
