// Writes that may wait for a network. Each is on the device before it is sent, with its idempotency key, so
// that a tab that dies in the middle neither loses nor doubles it. One tab at a time sends (Web Locks), the
// oldest first. They belong to one person: another's are wiped, and nothing is sent while somebody else, or
// nobody, is signed in. Which writes may wait is said in src/api/outbox.h.
import { ask, NONE, read } from './http.js';
import { makeWrites } from './writes.js';

const LOCK = 'portico-outbox';
const TIMEOUT_MS = 20000;

/** @typedef {import('./http.js').Answer} Answer */
/** @typedef {import('./writes.js').Write} Write */

/** What becomes of a write by its answer. @param {Answer} answer @returns {'done' | 'refused' | 'waits'} */
export function verdict({ status, body }) {
  if (status >= 200 && status < 300) return 'done';
  const isLater = status === 0 || status >= 500 || [401, 408, 425, 429].includes(status);
  return isLater || isCsrf(status, body) ? 'waits' : 'refused';
}

/** The token is of another session. @param {number} status @param {Uint8Array} body */
const isCsrf = (status, body) => status === 403 && new TextDecoder().decode(body).includes('problem:csrf');

/** @param {string[]} lines @param {string} name */
const header = (lines, name) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';

/**
 * @param {string} session address that says who is signed in
 * @param {(list: string, sent: number) => void} tell
 * @param {AbortSignal} signal
 */
export function makeOutbox(session, tell, signal) {
  const writes = makeWrites();
  const channel = new BroadcastChannel(LOCK);
  /** Writes whose press is still waiting for its answer. @type {Map<number, (answer: Answer) => void>} */
  const pressed = new Map();
  let person = '';
  let token = '';
  let sending = 0; // id
  let said = '';
  /** @type {Promise<void> | undefined} */
  let draining;
  let isWanted = false; // once more after this time

  /** @param {Write & {id: number}} write */
  const line = (write) =>
    [write.id, write.id === sending ? 'sending' : write.state, write.madeAt, write.status]
      .join('\t') + `\t${write.waitsAs}\t${write.reason.replace(/\s+/g, ' ')}`;

  /** @param {number} sent how many left since the last time */
  async function show(sent = 0) {
    const all = person ? await writes.all().catch(() => []) : [];
    const mine = all.filter((write) => write.person === person);
    const list = mine.map(line).join('\n');
    if (list === said && !sent) return;
    said = list;
    if (!signal.aborted) tell(list, sent);
  }
  const changed = (sent = 0) => {
    channel.postMessage({ sent });
    return show(sent);
  };

  channel.onmessage = ({ data }) => {
    if (data.answer) pressed.get(data.id)?.(data.answer);
    else show(data.sent);
  };

  /** The token of this person's session; '' while nobody or somebody else is signed in. */
  async function freshToken() {
    const answer = await fetch(session, { credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { person: found, csrf_token } = await answer.json();
    return found?.id === person ? String(csrf_token) : '';
  }

  /** @param {Write} write @returns {Promise<Answer>} */
  async function sendOne(write) {
    try {
      for (let times = 0; ; times++) {
        token ||= await freshToken();
        if (!token) return NONE;
        const lines = [...write.lines.filter((each) => !each.startsWith('X-CSRF-Token: ')), `X-CSRF-Token: ${token}`];
        const answer = await read(
          await ask(write.method, write.url, lines, write.body, AbortSignal.timeout(TIMEOUT_MS)),
        );
        if (times || !isCsrf(answer.status, answer.body)) return answer;
        token = '';
      }
    } catch {
      return NONE;
    }
  }

  /** Takes one off the table, or writes down why it stays. @param {Write & {id: number}} done @param {Answer} answer */
  async function settle(done, answer) {
    const isDone = verdict(answer) === 'done';
    // Whoever pressed hears why at once, and still has what was entered.
    const isHeard = pressed.has(done.id);
    await writes.update((write) => {
      if (write.id === done.id) {
        if (isDone || isHeard) return undefined;
        return { ...write, state: 'refused', status: answer.status, reason: new TextDecoder().decode(answer.body) };
      }
      // Made on top of what was just written: it is a change of that version.
      const version = header(done.lines, 'If-Match');
      const follows = isDone && version && write.url === done.url && header(write.lines, 'If-Match') === version;
      if (!follows || write.person !== done.person || !answer.etag) return write;
      const lines = write.lines.map((each) => (each === `If-Match: ${version}` ? `If-Match: ${answer.etag}` : each));
      return { ...write, lines };
    });
    pressed.get(done.id)?.(answer);
    channel.postMessage({ id: done.id, answer });
  }

  async function sendAll() {
    let sent = 0;
    for (;;) {
      const write = (await writes.all()).find((each) => each.person === person && each.state === 'waiting');
      if (!write || !person || signal.aborted) break;
      sending = write.id;
      await show();
      const answer = await sendOne(write);
      sending = 0;
      if (verdict(answer) === 'waits') break;
      const isHeard = pressed.has(write.id);
      await settle(write, answer);
      if (verdict(answer) === 'done' && !isHeard) sent++;
    }
    sending = 0;
    await changed(sent);
  }

  async function work() {
    do {
      isWanted = false;
      // No locks in insecure contexts.
      await (navigator.locks ? navigator.locks.request(LOCK, sendAll) : sendAll()).catch(() => {});
    } while (isWanted);
    draining = undefined;
  }

  async function drain() {
    isWanted = true;
    if (person) await (draining ??= work());
  }

  addEventListener('online', drain, { signal });
  document.addEventListener('visibilitychange', () => document.hidden || drain(), { signal });
  signal.addEventListener('abort', () => channel.close());

  return {
    /** @param {string} id of the person signed in, or '' */
    async belongsTo(id) {
      token = '';
      person = id;
      if (!id) return show();
      await writes.update((write) => (write.person === id ? write : undefined)).catch(() => {});
      await show();
      await drain();
    },
    /**
     * Keeps it, then sends it. Without an answer its type is "waiting", or "not-kept" where the device has no
     * room for it or denies it.
     * @param {{method: string, url: string, lines: string[], body: string, waitsAs: string}} press
     * @returns {Promise<Answer>}
     */
    async send(press) {
      /** @type {Write} */
      const write = { ...press, person, madeAt: Date.now(), state: 'waiting', status: 0, reason: '' };
      let id = 0;
      try {
        id = await writes.add(write);
      } catch {
        const answer = await sendOne(write);
        return answer.status ? answer : { ...NONE, type: 'not-kept' };
      }
      return new Promise((resolve) => {
        const answered = (/** @type {Answer} */ answer) => {
          pressed.delete(id);
          resolve(answer);
        };
        pressed.set(id, answered);
        drain().then(() => {
          pressed.get(id)?.({ ...NONE, type: 'waiting' });
          return changed();
        });
      });
    },
    /** @param {string} id of one that was refused, or '' for all */
    async sendAgain(id) {
      const isMeant = (/** @type {number} */ one) => !id || String(one) === id;
      await writes.update((write) => (isMeant(write.id) ? { ...write, state: 'waiting', reason: '' } : write)).catch(() => {});
      await drain();
    },
    /** @param {string} id or '' for all */
    async discard(id) {
      await writes.update((write) => (!id || String(write.id) === id ? undefined : write)).catch(() => {});
      await changed();
    },
    async wipe() {
      person = token = '';
      await writes.update(() => undefined).catch(() => {});
      await writes.wipe().catch(() => {});
      await changed();
    },
  };
}
