// When a person is done, or not there any more: nothing of them is seen from now on, all that the page can
// reach is wiped, and another page takes its place; a fresh browser, where a supervisor has one.
import { tell } from './supervisor.js';

const PATIENCE_MS = 3000; // for the browser to forget

/** What the program says right after, of the device (its theme; that the server is owed a sign-out), stays. */
async function wipe() {
  sessionStorage.clear();
  const databases = await indexedDB.databases();
  const kept = await caches.keys();
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all([
    ...databases.map(({ name }) => name && forget(name)),
    ...kept.map((name) => caches.delete(name)),
    ...workers.map((worker) => worker.unregister()),
  ]);
}

/** @param {string} name of a database */
const forget = (name) =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, resolve);
  });

export async function startOver() {
  document.documentElement.classList.add('portico-leaving');
  document.title = '';
  for (const field of document.querySelectorAll('input, textarea')) /** @type {HTMLInputElement} */ (field).value = '';
  getSelection()?.removeAllRanges();
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([wipe().catch(console.error), late]);
  history.replaceState(null, '', '/');
  if (!tell('over')) location.replace('/');
}
