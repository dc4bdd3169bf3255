// The framed portal's stream: open exactly while someone is signed in, and the first to know of payments.
import { openEvents as openStream } from '../events.js';
import { payments } from './navigator.js';
import { tell } from './telling.js';

// Frames of one page share the session: where one signed in, the others show it.
const frames = new BroadcastChannel('portico frames');
let signedIn = false;

/** @param {() => void} enters what a frame does that shows a sign-in while another has signed in */
export function watchFrames(enters) {
  frames.onmessage = () => signedIn || enters();
}

/** @type {typeof openStream} */
export function openEvents(url, heard) {
  signedIn = true;
  frames.postMessage('signed in');
  tell('signed-in', { signedIn });
  const close = openStream(url, (message) => {
    heard(message);
    tellPayment(message.data);
  });
  return () => {
    signedIn = false;
    tell('signed-in', { signedIn });
    close();
  };
}

/** @param {string} data of an Event of the contract */
function tellPayment(data) {
  const { type, payment_id: payment } = JSON.parse(data);
  const [subject, status] = String(type).split('.');
  if (subject === 'payment' && payments.has(payment)) tell('payment', { payment, status });
}
