// History, title and language of the page. A portal with a base path owns the page's address; a guest
// on someone's page keeps its routes to itself.

/** @typedef {ReturnType<typeof makeNavigator>} PortalNavigator */

/**
 * @param {HTMLElement} host
 * @param {() => void} routeChanged the history moved
 * @param {AbortSignal} signal
 */
export function makeNavigator(host, routeChanged, signal) {
  const owner = host.hasAttribute('base');
  const base = `/${host.getAttribute('base') ?? ''}/`.replace(/\/{2,}/g, '/');
  const visited = [host.getAttribute('route') ?? '/'];

  if (owner) addEventListener('popstate', routeChanged, { signal });

  /** @param {string} route an address below the base */
  const address = (route) => base + route.replace(/^\/+/, '');

  return {
    base,
    owner,
    address,
    route() {
      if (!owner) return visited[visited.length - 1];
      const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
      return `/${path}${location.search}`;
    },
    /** @param {string} route @param {boolean} replace */
    go(route, replace) {
      if (owner) history[replace ? 'replaceState' : 'pushState'](null, '', address(route));
      else if (replace) visited[visited.length - 1] = route;
      else visited.push(route);
    },
    back() {
      if (owner) history.back();
      else if (visited.length > 1) {
        visited.pop();
        routeChanged();
      }
    },
    /** @param {string} url */
    leave(url) {
      location.assign(url);
    },
    /** @param {string} title */
    setTitle(title) {
      if (owner) document.title = title;
      else host.setAttribute('aria-label', title);
    },
    /** @param {string} tag @param {string} direction */
    setLanguage(tag, direction) {
      for (const element of owner ? [document.documentElement, host] : [host]) {
        element.lang = tag;
        element.dir = direction;
      }
    },
    /** @param {string} url */
    download(url) {
      const link = document.createElement('a');
      link.href = url;
      link.download = '';
      link.click();
    },
    /** After the frame, so that what is printed is what is shown. */
    print() {
      requestAnimationFrame(() => print());
    },
  };
}
