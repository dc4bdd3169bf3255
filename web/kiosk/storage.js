// A kiosk's storage: what is wiped with a person is all that the page can reach, and the page with it.
import { makeStorage as makePageStorage } from '../storage.js';
import { startOver } from './leaving.js';

/** @type {typeof makePageStorage} */
export function makeStorage() {
  const kept = makePageStorage();
  return {
    ...kept,
    // The program asks whether the device is a kiosk before the server can say so.
    read: (key, session) => (key === 'kiosk' ? '1' : kept.read(key, session)),
    clear() {
      kept.clear();
      startOver();
    },
  };
}
