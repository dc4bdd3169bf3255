// A kiosk's end of the program: nobody has to press anything. It goes on where the person was; where it
// stops again and again, a fresh browser takes over, or a page on which nobody is signed in.
import { showPanic as showPage } from '../panic.js';
import { startOver } from './leaving.js';
import { tell } from './supervisor.js';

const AGAIN_MS = 4000; // long enough to be read
const OFTEN = 3; // stops within ...
const WITHIN_MS = 120000;
const STOPS = 'portico-kiosk-stops';

/** @returns {number} how often it has stopped lately, this time too */
function stops() {
  const now = Date.now();
  const before = JSON.parse(sessionStorage.getItem(STOPS) ?? '[]');
  const lately = [...before.filter((/** @type {number} */ each) => now - each < WITHIN_MS), now];
  sessionStorage.setItem(STOPS, JSON.stringify(lately));
  return lately.length;
}

/** @type {typeof showPage} */
export function showPanic(host, address, started) {
  showPage(host, address, started);
  host.querySelector('.portico-panic-page a')?.remove();
  const often = started && stops() >= OFTEN;
  setTimeout(() => {
    if (!often) location.reload();
    else if (!tell('stopped')) leaveForThem();
  }, AGAIN_MS);
}

/** The program can't sign them out; the next one does so first. */
function leaveForThem() {
  localStorage.setItem('portico:sign_out_owed', '1');
  startOver();
}
