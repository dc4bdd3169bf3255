// Signing in by what the page's own server signed, and out, before the portal runs.

const MOST_TRIES = 5;

/** @param {string} base @param {string} path @param {RequestInit} [more] */
const ask = (base, path, more = {}) =>
  fetch(`${base}api/v1/${path}`, { credentials: 'same-origin', ...more });

/** @param {string} base @returns {Promise<any>} the session, with the token that writes need */
async function session(base) {
  return (await ask(base, 'session')).json();
}

/**
 * Whether the browser keeps the frame's cookie: the token of writes belongs to it, and stays while it does.
 * @param {string} base
 */
export async function keepsCookies(base) {
  let before = (await session(base)).csrf_token;
  for (let tries = 1; tries < MOST_TRIES; tries++) {
    const now = (await session(base)).csrf_token;
    if (now === before) return true;
    before = now; // or another frame of the page got its cookie at this very moment
  }
  return false;
}

/**
 * @param {string} base @param {string} token
 * @returns {Promise<string>} why not, in English for the page's makers; empty: signed in
 */
export async function signInByToken(base, token) {
  try {
    for (let tries = 1; ; tries++) {
      const { csrf_token: csrf } = await session(base);
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf };
      const answer = await ask(base, 'session/host', { method: 'POST', headers, body: JSON.stringify({ token }) });
      if (answer.ok) return '';
      const problem = await answer.json();
      // Another frame of the page got a cookie of its own at this very moment.
      if (problem.type.endsWith(':csrf') && tries < MOST_TRIES) continue;
      await signOut(base);
      return problem.detail ?? problem.title;
    }
  } catch {
    return 'The portal does not answer.';
  }
}

/** Nobody's session is no mistake. @param {string} base */
export async function signOut(base) {
  const { person, csrf_token: csrf } = await session(base);
  if (person) await ask(base, 'session', { method: 'DELETE', headers: { 'X-CSRF-Token': csrf } });
}
