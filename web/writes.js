// The outbox's table in IndexedDB: writes in the order of the presses. Every call fails where storage is
// denied or full; a database that was taken away (sign-out elsewhere) is opened anew.

const NAME = 'portico-outbox';
const STORE = 'writes';

/**
 * @typedef {object} Write
 * @property {number} [id]
 * @property {string} person
 * @property {string} method
 * @property {string} url
 * @property {string[]} lines headers, "name: value"
 * @property {string} body
 * @property {string} waitsAs what it is, for the person
 * @property {number} madeAt epoch ms
 * @property {'waiting' | 'refused'} state
 * @property {number} status of the refusal
 * @property {string} reason the refusal's problem
 */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answerOf = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export function makeWrites() {
  /** @type {Promise<IDBDatabase> | undefined} */
  let opened;

  function open() {
    opened ??= (async () => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'id', autoIncrement: true });
      const database = await answerOf(asked);
      const close = () => {
        database.close();
        opened = undefined;
      };
      database.onversionchange = close;
      database.onclose = close;
      return database;
    })();
    opened.catch(() => (opened = undefined));
    return opened;
  }

  /**
   * Done once the transaction is on disk.
   * @template T @param {(store: IDBObjectStore) => Promise<T>} work @param {IDBTransactionMode} [mode]
   */
  async function within(work, mode = 'readwrite') {
    const transaction = (await open()).transaction(STORE, mode, { durability: 'strict' });
    const complete = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const [result] = await Promise.all([work(transaction.objectStore(STORE)), complete]);
    return result;
  }

  return {
    /** @param {Write} write @returns {Promise<number>} its id */
    add: (write) => within(async (store) => Number(await answerOf(store.add(write)))),
    /** Oldest first. @returns {Promise<(Write & {id: number})[]>} */
    all: () => within((store) => answerOf(store.getAll()), 'readonly'),
    /** @param {(write: Write & {id: number}) => Write | undefined} change the same write: as it is; none: dropped */
    update: (change) =>
      within(async (store) => {
        for (const write of await answerOf(store.getAll())) {
          const changed = change(write);
          if (!changed) store.delete(write.id);
          else if (changed !== write) store.put(changed);
        }
      }),
    async wipe() {
      const database = await opened?.catch(() => undefined);
      database?.close();
      opened = undefined;
      await answerOf(indexedDB.deleteDatabase(NAME));
    },
  };
}
