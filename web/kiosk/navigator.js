// A kiosk's navigator: what a person saw is no history of the browser's, and nothing leads elsewhere.
import { makeNavigator as makePageNavigator } from '../navigator.js';

/** @type {typeof makePageNavigator} */
export function makeNavigator(host, routeChanged, signal) {
  const made = makePageNavigator(host, routeChanged, signal);
  /** Routes before this one. @type {string[]} */
  const visited = [];
  return {
    ...made,
    go(route, replace) {
      if (!replace) visited.push(made.route());
      made.go(route, true);
    },
    back() {
      const before = visited.pop();
      if (before === undefined) return;
      made.go(before, true);
      routeChanged();
    },
    leave(url) {
      const { origin, href } = new URL(url, location.href);
      if (origin === location.origin) location.replace(href);
    },
    download() {},
  };
}
