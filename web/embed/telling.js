// What the framed portal tells the page around it, once that page has shown who it is.
import { write } from './messages.js';

let origin = '';
/** Last told, by kind: a kind that says the same again says nothing. @type {Map<string, string>} */
const said = new Map();
/** What was told before there was anyone to hear it. @type {Map<string, object>} */
const waiting = new Map();

/** The page around is of this origin, one that the seller lists. @param {string} found */
export function tellTo(found) {
  origin = found;
  for (const [type, fields] of waiting) tell(type, fields);
  waiting.clear();
}

/** @param {string} type @param {object} [fields] */
export function tell(type, fields = {}) {
  if (!origin) {
    waiting.set(type, fields);
    return;
  }
  const now = JSON.stringify(fields);
  if (said.get(type) === now) return;
  said.set(type, now);
  parent.postMessage(write(type, fields), origin);
}
