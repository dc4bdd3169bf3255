// The framed portal's stream: open exactly while someone is signed in, and the first to know of payments.
import { openEvents as openStream } from '../events.js';
import { payments } from './navigator.js';
import { tell } from './telling.js';

/** @type {typeof openStream} */
export function openEvents(url, heard) {
  tell('signed-in', { signedIn: true });
  const close = openStream(url, (message) => {
    heard(message);
    tellPayment(message.data);
  });
  return () => {
    tell('signed-in', { signedIn: false });
    close();
  };
}

/** @param {string} data of an Event of the contract */
function tellPayment(data) {
  const { type, payment_id: payment } = JSON.parse(data);
  const [subject, status] = String(type).split('.');
  if (subject === 'payment' && payments.has(payment)) tell('payment', { payment, status });
}
